import { Expression, JvmLanguage, Range } from './syntax';
import { Token } from './tokens';

/** Deeper nesting is passed over as a hole. */
const maxDepth = 150;

/** A place in the tokens of a source, with what all parts of the parser need. */
export class Cursor {
  protected at = 0;
  /** Line ends separate statements here: not inside parentheses. */
  protected lines: boolean;
  protected depth = 0;

  constructor(readonly language: JvmLanguage, protected tokens: Token[]) {
    this.lines = language !== 'java';
  }

  protected get token(): Token {
    return this.tokens[this.at];
  }

  protected peek(ahead = 1): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
  }

  protected get isEnd(): boolean {
    return this.token.kind === 'end';
  }

  /** The token is this symbol or keyword. */
  protected is(text: string, token = this.token): boolean {
    return (
      token.text === text &&
      !token.quoted &&
      (token.kind === 'symbol' || token.kind === 'name')
    );
  }

  protected isAny(texts: ReadonlySet<string>, token = this.token): boolean {
    return (
      (token.kind === 'symbol' || token.kind === 'name') &&
      !token.quoted &&
      texts.has(token.text)
    );
  }

  protected next(): Token {
    const { token } = this;
    if (token.kind !== 'end') this.at += 1;
    return token;
  }

  protected take(text: string): boolean {
    if (!this.is(text)) return false;
    this.next();
    return true;
  }

  protected takeName(): string | null {
    return this.token.kind === 'name' ? this.next().text : null;
  }

  /** A line ends before the token where that matters. */
  protected get breaks(): boolean {
    return this.lines && this.token.newline;
  }

  protected range(start: Token): Range {
    const last = this.tokens[Math.max(0, this.at - 1)];
    return {
      start: start.start,
      end: Math.max(last.end, start.start),
      line: start.line,
    };
  }

  protected hole(start: Token = this.token): Expression {
    return { kind: 'hole', ...this.range(start) };
  }

  /** Goes to the token behind the bracket that closes the current one. */
  protected skipBrackets(): void {
    const { close } = this.token;
    this.at = close < 0 ? this.tokens.length - 1 : close + 1;
  }

  /** Index of the closing bracket; the last token where there is none. */
  protected closeOf(index: number): number {
    const { close } = this.tokens[index];
    return close < 0 ? this.tokens.length - 1 : close;
  }

  /** Runs inside a bracket that stands at the cursor, and leaves it behind its end. */
  protected inside<T>(lines: boolean, action: (end: number) => T): T {
    const before = this.lines;
    const end = this.closeOf(this.at);
    this.next();
    this.lines = lines && this.language !== 'java';
    try {
      return action(end);
    } finally {
      this.lines = before;
      this.at = Math.min(end + 1, this.tokens.length - 1);
    }
  }

  /** Runs one level deeper; gives `null` and passes over brackets where that is too deep. */
  protected deeper<T>(action: () => T): T | null {
    if (this.depth >= maxDepth) {
      if ('([{'.includes(this.token.text) && this.token.kind === 'symbol') {
        this.skipBrackets();
      } else {
        this.next();
      }
      return null;
    }
    this.depth += 1;
    try {
      return action();
    } finally {
      this.depth -= 1;
    }
  }

  /**
   * Behind type arguments `<…>` that start at the index; -1 where what stands
   * there can not be any.
   */
  protected typeArgumentsEnd(index: number): number {
    let depth = 0;
    for (let at = index; at < Math.min(index + 200, this.tokens.length); ) {
      const token = this.tokens[at];
      if (token.kind === 'end') return -1;
      if (token.text === '<' && token.kind === 'symbol') depth += 1;
      else if (token.text === '>' && token.kind === 'symbol') {
        depth -= 1;
        if (depth === 0) return at + 1;
      } else if (token.kind === 'symbol') {
        if (token.text === '(' || token.text === '[') {
          at = this.closeOf(at);
        } else if (!['.', ',', '?', '*', '->', '&', '@'].includes(token.text)) {
          return -1;
        }
      } else if (token.kind !== 'name') {
        return -1;
      }
      at += 1;
    }
    return -1;
  }

  /** Reads a type; its text without arguments. Stops at what no type contains. */
  protected type(): string | null {
    const words: string[] = [];
    let expectsMore = true;
    for (;;) {
      const { token } = this;
      if (token.kind === 'name') {
        const word = /^(?:with|forSome|extends|super|in|out|suspend)$/.test(
          token.text,
        );
        if (!expectsMore && !word) break;
        if (!expectsMore && this.breaks) break;
        if (!word) words.push(token.text);
        expectsMore = word;
        this.next();
      } else if (this.is('.') || this.is('#')) {
        words.push('.');
        this.next();
        expectsMore = true;
      } else if (this.is('[')) {
        this.skipBrackets();
        expectsMore = false;
      } else if (this.is('<')) {
        const end = this.typeArgumentsEnd(this.at);
        if (end < 0) break;
        this.at = end;
        expectsMore = false;
      } else if (this.is('(')) {
        if (!expectsMore) break;
        this.skipBrackets();
        expectsMore = false;
      } else if (this.is('=>') || this.is('->')) {
        if (words.length === 0 && this.is('->')) break;
        this.next();
        expectsMore = true;
      } else if (this.is('?') || this.is('...') || this.is('*')) {
        this.next();
        expectsMore = false;
      } else if (this.is('@')) {
        this.next();
      } else {
        break;
      }
    }
    return words.length > 0 ? words.join('') : null;
  }
}
