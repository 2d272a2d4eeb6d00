/**
 * Texts of a plan with variables and functions, as JMeter compiles them
 * (FunctionParser and CompoundVariable): `${name}`, `${__function(a,b)}`,
 * `\` before `$`, `,` and `\`.
 */
export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'variable'; name: string }
  | { kind: 'call'; name: string; args: Part[][] };

/** Functions within one another. */
const maxNesting = 20;

class Reader {
  at = 0;
  constructor(readonly text: string) {}

  /** Parts up to one of the ending characters, which is consumed. */
  parts(ends: string, nesting: number): { parts: Part[]; end: string } {
    const parts: Part[] = [];
    let literal = '';
    let depth = 0;
    const flush = () => {
      if (literal !== '') parts.push({ kind: 'text', text: literal });
      literal = '';
    };
    while (this.at < this.text.length) {
      const char = this.text[this.at];
      if (char === '\\' && this.at + 1 < this.text.length) {
        const next = this.text[this.at + 1];
        literal += '$,\\'.includes(next) ? next : char + next;
        this.at += 2;
      } else if (this.text.startsWith('${', this.at) && nesting < maxNesting) {
        flush();
        this.at += 2;
        parts.push(this.reference(nesting + 1));
      } else if (depth === 0 && ends.includes(char)) {
        this.at += 1;
        flush();
        return { parts, end: char };
      } else {
        if (ends !== '' && char === '(') depth += 1;
        if (ends !== '' && char === ')') depth -= 1;
        literal += char;
        this.at += 1;
      }
    }
    flush();
    return { parts, end: '' };
  }

  /** What follows `${`, with its `}`. */
  private reference(nesting: number): Part {
    let name = '';
    while (this.at < this.text.length) {
      const char = this.text[this.at++];
      if (char === '}') return { kind: 'variable', name: name.trim() };
      if (char === '(' && name.trimStart().startsWith('__')) {
        const args = this.args(nesting);
        const close = this.text.indexOf('}', this.at);
        this.at = close < 0 ? this.text.length : close + 1;
        return { kind: 'call', name: name.trim(), args };
      }
      // `${user_${n}}` is no variable of JMeter: what is inside is not replaced.
      name += char;
    }
    return { kind: 'variable', name: name.trim() };
  }

  private args(nesting: number): Part[][] {
    const args: Part[][] = [];
    for (;;) {
      const { parts, end } = this.parts(',)', nesting);
      args.push(parts);
      if (end !== ',') return args;
    }
  }
}

/** The parts of a text. */
export function parseExpression(text: string): Part[] {
  if (!text.includes('$') && !text.includes('\\')) {
    return text === '' ? [] : [{ kind: 'text', text }];
  }
  return new Reader(text).parts('', 0).parts;
}
