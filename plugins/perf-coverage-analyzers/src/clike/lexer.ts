import { Dialect } from './dialects';
import { Preprocessor } from './preprocessor';
import { Token } from './tokens';

/** Where a source can't be what its author meant. */
export interface Defect {
  line: number;
  what: string;
}

const wordStart = /[A-Za-z_$@\u0080-\uFFFF]/;
const wordPart = /[A-Za-z0-9_$@\u0080-\uFFFF]/;
const digit = /[0-9]/;
const numberPart = /[0-9A-Za-z_.']/;
const space = /\s/;
/** Signs of two characters that change what a source means to its readers. */
const pairs = new Set([
  '->',
  '::',
  '<<',
  '>>',
  '=>',
  ':=',
  '==',
  '!=',
  '&&',
  '||',
  '<=',
  '>=',
  '..',
]);
const escapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
};

/** Cuts a source into tokens, one at a time. */
export class Lexer {
  defect: Defect | null = null;
  private at = 0;
  private line = 1;
  private lineStart = true;
  private readonly preprocessor = new Preprocessor();

  constructor(
    private readonly source: string,
    private readonly dialect: Dialect,
  ) {}

  next(): Token | undefined {
    for (;;) {
      this.skipBlanks();
      if (this.at >= this.source.length) return undefined;
      if (this.dialect.directives && this.lineStart && this.here === '#') {
        this.preprocessor.take(this.restOfLine());
        continue;
      }
      if (this.preprocessor.leavesOut) {
        this.restOfLine();
        continue;
      }
      this.lineStart = false;
      return this.read();
    }
  }

  private get here(): string {
    return this.source[this.at];
  }

  private skipBlanks(): void {
    while (this.at < this.source.length) {
      if (this.here === '\n') {
        this.line += 1;
        this.lineStart = true;
        this.at += 1;
      } else if (space.test(this.here)) {
        this.at += 1;
      } else if (this.source.startsWith('//', this.at)) {
        const end = this.source.indexOf('\n', this.at);
        this.at = end < 0 ? this.source.length : end;
      } else if (this.source.startsWith('/*', this.at)) {
        this.skipComment();
      } else {
        return;
      }
    }
  }

  private skipComment(): void {
    const started = this.line;
    let depth = 0;
    while (this.at < this.source.length) {
      if (
        this.source.startsWith('/*', this.at) &&
        (depth === 0 || this.dialect.nestedComments)
      ) {
        depth += 1;
        this.at += 2;
      } else if (this.source.startsWith('*/', this.at)) {
        depth -= 1;
        this.at += 2;
        if (depth === 0) return;
      } else {
        if (this.here === '\n') this.line += 1;
        this.at += 1;
      }
    }
    this.fail(started, 'a comment is not closed');
  }

  /** A line of the preprocessor with those that it continues on. */
  private restOfLine(): string {
    const start = this.at;
    let end = this.source.indexOf('\n', this.at);
    while (end > 0 && /\\\r?$/.test(this.source.slice(end - 2, end))) {
      this.line += 1;
      end = this.source.indexOf('\n', end + 1);
    }
    this.at = end < 0 ? this.source.length : end;
    return this.source.slice(start, this.at);
  }

  private read(): Token {
    const { line } = this;
    const start = this.at;
    if (this.here === '"') return this.string('');
    if (this.here === '`' && this.dialect.backticks) {
      return this.raw(1, '`', line);
    }
    if (this.here === "'") return this.character();
    if (digit.test(this.here)) {
      while (numberPart.test(this.here ?? '')) {
        // A range such as `0..10` is no number with points.
        if (this.source.startsWith('..', this.at)) break;
        this.at += 1;
      }
      return this.token('number', this.source.slice(start, this.at), line);
    }
    if (wordStart.test(this.here)) {
      while (wordPart.test(this.here ?? '')) this.at += 1;
      const word = this.source.slice(start, this.at);
      const quoted =
        this.here === '"' ||
        (this.dialect.hashedRaw && this.here === '#' && /^[bc]?r$/.test(word));
      if (quoted && this.dialect.stringPrefix.test(word)) {
        return this.string(word);
      }
      return this.token('word', word, line);
    }
    const pair = this.source.slice(this.at, this.at + 2);
    const text = pairs.has(pair) ? pair : this.here;
    this.at += text.length;
    return this.token('sign', text, line);
  }

  private string(prefix: string): Token {
    const { line } = this;
    if (this.dialect.hashedRaw && prefix.endsWith('r')) return this.hashedRaw();
    if (this.dialect.delimitedRaw && prefix.endsWith('R')) {
      const open = this.source.indexOf('(', this.at);
      const mark = this.source.slice(this.at + 1, open);
      if (open > 0 && mark.length <= 16) {
        return this.raw(mark.length + 2, `)${mark}"`, line);
      }
    }
    const interpolated = prefix.includes('$');
    if (this.dialect.verbatim && this.source.startsWith('"""', this.at)) {
      let quotes = 3;
      while (this.source[this.at + quotes] === '"') quotes += 1;
      return this.raw(quotes, '"'.repeat(quotes), line, !interpolated);
    }
    return this.quoted(prefix.includes('@'), interpolated);
  }

  private quoted(verbatim: boolean, interpolated: boolean): Token {
    const { line } = this;
    let text = '';
    this.at += 1;
    while (this.at < this.source.length) {
      const character = this.here;
      if (character === '"') {
        this.at += 1;
        if (!verbatim || this.here !== '"') {
          return this.token('string', text, line, !interpolated);
        }
        text += '"';
        this.at += 1;
      } else if (character === '\\' && !verbatim) {
        const next = this.source[this.at + 1] ?? '';
        if (next === '\n') this.line += 1;
        text += escapes[next] ?? next;
        this.at += 2;
      } else {
        if (character === '\n') {
          // Rust's strings and C#'s verbatim ones go over lines; others end.
          if (!verbatim && !this.dialect.hashedRaw) break;
          this.line += 1;
        }
        text += character;
        this.at += 1;
      }
    }
    this.fail(line, 'a text is not closed');
    return this.token('string', text, line, false);
  }

  private hashedRaw(): Token {
    const { line } = this;
    const start = this.at;
    while (this.here === '#') this.at += 1;
    const hashes = this.source.slice(start, this.at);
    if (this.here !== '"') {
      // `r#type`: a name that is also a keyword.
      const from = this.at;
      while (wordPart.test(this.here ?? '')) this.at += 1;
      return this.token('word', this.source.slice(from, this.at), line);
    }
    return this.raw(1, `"${hashes}`, line);
  }

  private raw(
    open: number,
    close: string,
    line: number,
    literal = true,
  ): Token {
    const start = this.at + open;
    const end = this.source.indexOf(close, start);
    if (end < 0) this.fail(line, 'a text is not closed');
    const text = this.source.slice(start, end < 0 ? undefined : end);
    for (const character of text) if (character === '\n') this.line += 1;
    this.at = end < 0 ? this.source.length : end + close.length;
    return this.token('string', text, line, literal && end >= 0);
  }

  private character(): Token {
    const { line } = this;
    const escaped = this.source[this.at + 1] === '\\';
    const end = this.source.indexOf("'", this.at + (escaped ? 3 : 2));
    // Ten characters hold any escape, such as '\u{10FFFF}' but for its braces.
    const closes = end > 0 && end - this.at <= 12;
    const text = this.source.slice(this.at, end + 1);
    if (
      closes &&
      !text.includes('\n') &&
      (escaped || !this.dialect.lifetimes || Array.from(text).length === 3)
    ) {
      this.at = end + 1;
      return this.token('character', text, line);
    }
    this.at += 1;
    return this.token('sign', "'", line);
  }

  private token(
    kind: Token['kind'],
    text: string,
    line: number,
    literal = false,
  ): Token {
    return { kind, text, line, literal, close: -1 };
  }

  private fail(line: number, what: string): void {
    this.defect ??= { line, what };
  }
}
