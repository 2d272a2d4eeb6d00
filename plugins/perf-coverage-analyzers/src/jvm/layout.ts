/*
 * Optional braces of Scala 3 (https://docs.scala-lang.org/scala3/reference/other-new-features/indentation.html):
 * lines that are indented further make a block. The braces that are meant are
 * put among the tokens, so that the parser needs to know one form only.
 */
import { Token } from './tokens';

/** Words and signs at the end of a line behind which a block may stand. */
const openers = new Set(
  (
    '= => ?=> <- catch do else finally for if match return then throw try ' +
    'while yield'
  ).split(' '),
);

/** A block without braces, or a bracket that is written. */
interface Region {
  bracket: boolean;
  /** Columns by which its lines are indented. */
  width: number;
  /** `case` of a `match`, no further in than the `match` itself. */
  casesOnly: boolean;
  /** Index of the brace that was put in. */
  open: number;
}

class Layout {
  private readonly made: Token[] = [];
  private readonly moved: number[] = [];
  private readonly regions: Region[] = [];
  /** Columns by which the current line is indented. */
  private lineWidth = 0;

  constructor(
    private readonly source: string,
    private readonly tokens: Token[],
  ) {}

  run(): Token[] {
    for (let index = 0; index < this.tokens.length; index += 1) {
      const token = this.tokens[index];
      if (token.newline || index === 0) {
        this.lineWidth = this.widthAt(token.start);
        this.closeIndented(token);
      }
      if (token.kind === 'end') this.closeAll();
      if (isEndMarker(this.tokens, index)) {
        this.moved[index] = this.made.length;
        this.moved[index + 1] = this.made.length;
        index += 1;
        continue;
      }
      if (closesBracket(token)) this.closeBracket();
      this.moved[index] = this.made.length;
      const next = this.tokens[index + 1];
      if (next && this.opens(index)) {
        this.openBlock(token, index);
      } else {
        this.made.push({ ...token });
        if (token.kind === 'symbol' && '([{'.includes(token.text)) {
          this.regions.push({
            bracket: true,
            width: 0,
            casesOnly: false,
            open: -1,
          });
        }
      }
    }
    for (const [index, token] of this.tokens.entries()) {
      if (token.close >= 0) {
        const moved = this.made[this.moved[index]];
        if (moved) moved.close = this.moved[token.close] ?? -1;
      }
    }
    return this.made;
  }

  private widthAt(start: number): number {
    return start - this.source.lastIndexOf('\n', start - 1) - 1;
  }

  /** A block starts behind the token. */
  private opens(index: number): boolean {
    const token = this.tokens[index];
    const next = this.tokens[index + 1];
    if (token.quoted || next.kind === 'end') return false;
    if (token.text === ':' && token.kind === 'symbol') {
      const behind = next.newline ? next : this.lambdaBody(index);
      return behind !== null && this.widthAt(behind.start) > this.lineWidth;
    }
    if (!next.newline || !openers.has(token.text)) return false;
    if (token.kind !== 'symbol' && token.kind !== 'name') return false;
    if (next.text === '{') return false;
    const width = this.widthAt(next.start);
    const isCase = next.text === 'case' && /^(?:match|catch)$/.test(token.text);
    return width > this.lineWidth || (isCase && width === this.lineWidth);
  }

  /** `xs.map: x =>` at the end of a line: the first token of the next one. */
  private lambdaBody(index: number): Token | null {
    const before = this.tokens[index - 1];
    const first = this.tokens[index + 1];
    const isCall = before?.kind === 'name' || before?.text === ')';
    if (!isCall) return null;
    const isName = first.kind === 'name' && /^[a-z_]/.test(first.text);
    if (!isName && first.text !== '(') return null;
    const arrow = isName ? index + 2 : first.close + 1;
    const behind = this.tokens[arrow + 1];
    return this.tokens[arrow]?.text === '=>' && behind?.newline ? behind : null;
  }

  private openBlock(token: Token, index: number): void {
    const next = this.tokens[index + 1];
    if (token.text !== ':') this.made.push({ ...token });
    const body = next.newline ? next : this.lambdaBody(index) ?? next;
    const width = this.widthAt(body.start);
    this.regions.push({
      bracket: false,
      width,
      casesOnly: width === this.lineWidth,
      open: this.made.length,
    });
    this.made.push(brace('{', token));
  }

  /** Closes the blocks whose lines are indented further than the token. */
  private closeIndented(token: Token): void {
    for (;;) {
      const top = this.regions[this.regions.length - 1];
      if (!top || top.bracket) return;
      const isOut =
        this.lineWidth < top.width ||
        (top.casesOnly &&
          this.lineWidth === top.width &&
          token.text !== 'case');
      if (!isOut) return;
      this.close(top);
    }
  }

  private closeBracket(): void {
    for (;;) {
      const top = this.regions.pop();
      if (!top || top.bracket) return;
      this.regions.push(top);
      this.close(top);
    }
  }

  private closeAll(): void {
    for (const top of [...this.regions].reverse()) {
      if (!top.bracket) this.close(top);
    }
  }

  private close(region: Region): void {
    this.regions.splice(this.regions.indexOf(region), 1);
    this.made[region.open].close = this.made.length;
    this.made.push(brace('}', this.made[this.made.length - 1]));
  }
}

function brace(text: string, at: Token): Token {
  return {
    kind: 'symbol',
    text,
    pieces: [],
    start: at.end,
    end: at.end,
    line: at.line,
    newline: false,
    close: -1,
    quoted: false,
  };
}

function closesBracket(token: Token): boolean {
  return token.kind === 'symbol' && ')]}'.includes(token.text);
}

/** `end Name` on a line of its own. */
function isEndMarker(tokens: Token[], index: number): boolean {
  const token = tokens[index];
  if (token.kind !== 'name' || token.text !== 'end' || !token.newline) {
    return false;
  }
  const name = tokens[index + 1];
  const after = tokens[index + 2];
  return (
    name?.kind === 'name' &&
    !name.newline &&
    (!after || after.newline || after.kind === 'end')
  );
}

/** It starts a declaration: where a value is wanted, a block begins there. */
function declares(token: Token): boolean {
  return (
    token.kind === 'name' &&
    !token.quoted &&
    /^(?:val|var|def|lazy|import)$/.test(token.text)
  );
}

/** A block without braces stands in the source: Scala 2 has none of these. */
function leavesBracesOut(tokens: Token[]): boolean {
  return tokens.some((token, index) => {
    const next = tokens[index + 1];
    if (!next?.newline || next.kind === 'end') return false;
    if (token.kind === 'symbol') {
      return token.text === ':' || (token.text === '=' && declares(next));
    }
    return (
      token.kind === 'name' &&
      !token.quoted &&
      (token.text === 'then' ||
        (token.text === 'match' && next.text === 'case'))
    );
  });
}

/** The tokens of a source of Scala, with the braces that its indentation means. */
export function withBraces(source: string, tokens: Token[]): Token[] {
  return leavesBracesOut(tokens) ? new Layout(source, tokens).run() : tokens;
}
