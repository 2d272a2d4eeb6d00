import { JvmLanguage, SyntaxProblem } from './syntax';

export type TokenPiece =
  | { text: string; offset: number; line: number }
  | { tokens: Token[] };

export interface Token {
  kind: 'name' | 'number' | 'text' | 'symbol' | 'end';
  /** The name, the symbol, or the digits. */
  text: string;
  pieces: TokenPiece[];
  start: number;
  end: number;
  line: number;
  /** A line ends between the token before and this one. */
  newline: boolean;
  /** Index of the bracket that closes this one; -1 where none does. */
  close: number;
  /** A name in backquotes is never a keyword. */
  quoted: boolean;
}

export interface TokenizedSource {
  tokens: Token[];
  problems: SyntaxProblem[];
}

/** More tokens are generated code and not read. */
const maxTokens = 1_500_000;
/** Interpolations in interpolations. */
const maxNesting = 12;

const symbols: Record<JvmLanguage, string[]> = {
  java: '... -> :: == != <= >= && || ++ -- += -= *= /= %= |= &='.split(' '),
  kotlin:
    '=== !== ..< -> :: == != <= >= && || ++ -- += -= *= /= %= ?. ?: !! ..'.split(
      ' ',
    ),
  scala: [],
};

const scalaOperator = '!#%&*+-/:<=>?@\\^|~';
const brackets: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

function isNameStart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    code === 36 ||
    (code > 127 && code !== 160 && code !== 0xfeff)
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || isDigit(code);
}

class Lexer {
  readonly problems: SyntaxProblem[] = [];
  private at = 0;
  private line = 1;
  private count = 0;

  constructor(
    private readonly source: string,
    private readonly language: JvmLanguage,
  ) {}

  /** Tokens to the end, or to the brace that closes an interpolation. */
  tokens(nesting: number): Token[] {
    const found: Token[] = [];
    const open: number[] = [];
    for (;;) {
      const newline = this.skipBlank();
      const { at, line } = this;
      const isEnd = at >= this.source.length || this.count >= maxTokens;
      const char = this.source[at];
      if (isEnd || (nesting > 0 && open.length === 0 && char === '}')) {
        if (isEnd && this.count >= maxTokens) this.at = this.source.length;
        found.push(this.made('end', '', at, line, newline));
        break;
      }
      const token = this.token(at, line, newline, nesting);
      if (char in brackets && token.kind === 'symbol') {
        open.push(found.length);
      } else if (token.kind === 'symbol' && ')]}'.includes(token.text)) {
        this.closeBracket(found, open, token);
      }
      found.push(token);
    }
    const unclosed = open.pop();
    if (unclosed !== undefined && this.count < maxTokens) {
      const { text, line } = found[unclosed];
      this.problem(`'${text}' is never closed`, line);
    }
    return found;
  }

  private closeBracket(found: Token[], open: number[], token: Token): void {
    // A bracket that fits no open one is left alone; one further out closes
    // those in between.
    for (let back = open.length - 1; back >= Math.max(0, open.length - 50); ) {
      const opener = found[open[back]];
      if (brackets[opener.text] === token.text) {
        if (back < open.length - 1) {
          const inner = found[open[open.length - 1]];
          this.problem(`'${inner.text}' is never closed`, inner.line);
        }
        opener.close = found.length;
        open.length = back;
        return;
      }
      back -= 1;
    }
    this.problem(`'${token.text}' closes nothing`, token.line);
  }

  private problem(message: string, line: number): void {
    if (this.problems.length < 20) this.problems.push({ message, line });
  }

  private made(
    kind: Token['kind'],
    text: string,
    start: number,
    line: number,
    newline: boolean,
  ): Token {
    this.count += 1;
    return {
      kind,
      text,
      pieces: [],
      start,
      end: this.at,
      line,
      newline,
      close: -1,
      quoted: false,
    };
  }

  /** Goes over blanks and comments; true where a line ended. */
  private skipBlank(): boolean {
    const { source } = this;
    let newline = false;
    for (; this.at < source.length; ) {
      const code = source.charCodeAt(this.at);
      if (code === 10) {
        this.line += 1;
        newline = true;
        this.at += 1;
      } else if (code <= 32 || code === 160 || code === 0xfeff) {
        this.at += 1;
      } else if (code === 47 && source[this.at + 1] === '/') {
        const end = source.indexOf('\n', this.at);
        this.at = end < 0 ? source.length : end;
      } else if (code === 47 && source[this.at + 1] === '*') {
        if (this.skipComment()) newline = true;
      } else {
        break;
      }
    }
    return newline;
  }

  private skipComment(): boolean {
    const { source, line } = this;
    const nests = this.language !== 'java';
    let depth = 1;
    this.at += 2;
    while (this.at < source.length && depth > 0) {
      const code = source.charCodeAt(this.at);
      if (code === 42 && source[this.at + 1] === '/') {
        depth -= 1;
        this.at += 2;
      } else if (nests && code === 47 && source[this.at + 1] === '*') {
        depth += 1;
        this.at += 2;
      } else {
        if (code === 10) this.line += 1;
        this.at += 1;
      }
    }
    if (depth > 0) this.problem('A comment is never closed', line);
    return this.line > line;
  }

  private token(
    at: number,
    line: number,
    newline: boolean,
    nesting: number,
  ): Token {
    const { source } = this;
    const code = source.charCodeAt(at);
    if (isDigit(code)) return this.number(at, line, newline);
    if (isNameStart(code)) {
      const end = this.nameEnd(at);
      if (this.language === 'scala' && source[end] === '"') {
        this.at = end;
        const isPlain = source.slice(at, end) === 'raw';
        return this.textToken(at, line, newline, nesting, true, isPlain);
      }
      this.at = end;
      return this.made('name', source.slice(at, end), at, line, newline);
    }
    if (code === 96 && this.language !== 'java') {
      const end = source.indexOf('`', at + 1);
      const stop = end < 0 ? at + 1 : end;
      this.at = stop + 1;
      const token = this.made(
        'name',
        source.slice(at + 1, stop),
        at,
        line,
        newline,
      );
      token.quoted = true;
      return token;
    }
    if (code === 34) {
      const fills = this.language === 'kotlin';
      return this.textToken(at, line, newline, nesting, fills, false);
    }
    if (code === 39) return this.character(at, line, newline);
    return this.symbol(at, line, newline);
  }

  private nameEnd(at: number): number {
    const { source } = this;
    let end = at + 1;
    while (end < source.length && isNamePart(source.charCodeAt(end))) end += 1;
    return end;
  }

  private number(at: number, line: number, newline: boolean): Token {
    const { source } = this;
    const hex = /[xXbB]/.test(source[at + 1] ?? '') && source[at] === '0';
    let end = at + (hex ? 2 : 1);
    for (; end < source.length; end += 1) {
      const code = source.charCodeAt(end);
      const point = code === 46 && isDigit(source.charCodeAt(end + 1));
      const sign =
        (code === 45 || code === 43) && /[eE]/.test(source[end - 1]) && !hex;
      if (!isNamePart(code) && !point && !sign) break;
    }
    this.at = end;
    return this.made('number', source.slice(at, end), at, line, newline);
  }

  /** `'x'`; `'name` in Scala is a symbol. */
  private character(at: number, line: number, newline: boolean): Token {
    const { source } = this;
    const escape = source[at + 1] === '\\';
    const end = source.indexOf("'", at + (escape ? 3 : 2));
    const isChar = end > 0 && end - at <= (escape ? 8 : 3);
    this.at = isChar ? end + 1 : this.nameEnd(at);
    const token = this.made('text', '', at, line, newline);
    const inner = source.slice(at + 1, isChar ? end : this.at);
    const text = escape ? unescaped(inner) : inner;
    token.pieces.push({ text, offset: at, line });
    return token;
  }

  /** A string; `fills` where `$name` and `${…}` stand for values. */
  private textToken(
    start: number,
    line: number,
    newline: boolean,
    nesting: number,
    fills: boolean,
    plain: boolean,
  ): Token {
    const { source } = this;
    const triple = source.startsWith('"""', this.at);
    const pieces: TokenPiece[] = [];
    this.at += triple ? 3 : 1;
    let text = '';
    let offset = this.at;
    let pieceLine = this.line;
    const finish = () => {
      if (text !== '') pieces.push({ text, offset, line: pieceLine });
      text = '';
    };
    const raw = triple && this.language !== 'java';
    let closed = false;
    while (this.at < source.length && !closed) {
      const char = source[this.at];
      if (char === '"' && (!triple || source.startsWith('"""', this.at))) {
        // Of `""""` at the end the first belongs to the text.
        while (triple && source[this.at + 3] === '"') {
          text += '"';
          this.at += 1;
        }
        this.at += triple ? 3 : 1;
        closed = true;
      } else if (char === '\\' && !raw && !plain) {
        text += unescaped(source.slice(this.at, this.at + 6));
        this.at += escapeLength(source, this.at);
      } else if (char === '\n' && !triple) {
        break;
      } else if (char === '$' && fills && this.startsValue()) {
        finish();
        pieces.push(this.value(nesting));
        offset = this.at;
        pieceLine = this.line;
      } else {
        if (char === '$' && fills && source[this.at + 1] === '$') this.at += 1;
        if (char === '\n') this.line += 1;
        text += char;
        this.at += 1;
      }
    }
    finish();
    if (!closed) this.problem('A text is never closed', line);
    const token = this.made('text', '', start, line, newline);
    token.pieces = pieces;
    return token;
  }

  private startsValue(): boolean {
    const next = this.source.charCodeAt(this.at + 1);
    return next === 123 || (isNameStart(next) && next !== 36);
  }

  private value(nesting: number): TokenPiece {
    const { source, at, line } = this;
    if (source[at + 1] === '{') {
      this.at += 2;
      if (nesting >= maxNesting) {
        this.skipToBrace();
        return { tokens: [this.made('end', '', at, line, false)] };
      }
      const tokens = this.tokens(nesting + 1);
      this.at += 1;
      this.skipFormat();
      return { tokens };
    }
    let end = at + 2;
    while (isNamePart(source.charCodeAt(end)) && source[end] !== '$') end += 1;
    this.at = end;
    const name = this.made('name', source.slice(at + 1, end), at, line, false);
    this.skipFormat();
    return { tokens: [name, this.made('end', '', end, line, false)] };
  }

  /** `f"$x%05d"`: the format belongs to the value. */
  private skipFormat(): void {
    if (this.language !== 'scala' || this.source[this.at] !== '%') return;
    const match = /^%[-+0-9.,]{0,8}[dfsxXeEgG]/.exec(
      this.source.slice(this.at, this.at + 12),
    );
    if (match && match[0].length > 2) this.at += match[0].length;
  }

  private skipToBrace(): void {
    const end = this.source.indexOf('}', this.at);
    this.at = end < 0 ? this.source.length : end + 1;
  }

  private symbol(at: number, line: number, newline: boolean): Token {
    const { source } = this;
    let end = at + 1;
    if (this.language === 'scala') {
      if (scalaOperator.includes(source[at])) {
        while (
          end < source.length &&
          scalaOperator.includes(source[end]) &&
          !/^\/[/*]/.test(source.slice(end, end + 2))
        ) {
          end += 1;
        }
      }
    } else {
      const long = symbols[this.language].find(one =>
        source.startsWith(one, at),
      );
      if (long) end = at + long.length;
    }
    this.at = end;
    return this.made('symbol', source.slice(at, end), at, line, newline);
  }
}

const escapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  s: ' ',
  '0': '\0',
  '\n': '',
};

/** The character that an escape at the start of a text stands for. */
function unescaped(text: string): string {
  const name = text[1];
  if (name === 'u') {
    const code = Number.parseInt(text.slice(2, 6), 16);
    return Number.isNaN(code) ? '' : String.fromCharCode(code);
  }
  return Object.hasOwn(escapes, name ?? '') ? escapes[name] : name ?? '';
}

function escapeLength(source: string, at: number): number {
  return source[at + 1] === 'u' ? 6 : 2;
}

/** Takes a source apart into tokens. Never throws; defects are problems. */
export function tokenize(
  source: string,
  language: JvmLanguage,
): TokenizedSource {
  const lexer = new Lexer(source, language);
  const tokens = lexer.tokens(0);
  return { tokens, problems: lexer.problems };
}
