import { Token } from './tokens';

const maxDepth = 50;
const operators: Record<string, [number, (a: number, b: number) => number]> = {
  '*': [3, (a, b) => a * b],
  '/': [3, (a, b) => Math.trunc(a / b)],
  '%': [3, (a, b) => a % b],
  '+': [2, (a, b) => a + b],
  '-': [2, (a, b) => a - b],
  '<<': [1, (a, b) => a * 2 ** b],
  '>>': [1, (a, b) => Math.floor(a / 2 ** b)],
};

class NumberReader {
  private at: number;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly part: { from: number; to: number },
    private readonly constants: ReadonlyMap<string, number>,
  ) {
    this.at = part.from;
  }

  get atEnd(): boolean {
    return this.at === this.part.to;
  }

  expression(weakest: number, depth: number): number | null {
    let left = this.operand(depth);
    for (;;) {
      const sign = this.peek()?.text ?? '';
      const known = Object.hasOwn(operators, sign)
        ? operators[sign]
        : undefined;
      if (left === null || !known || known[0] <= weakest) return left;
      this.at += 1;
      const right = this.expression(known[0], depth + 1);
      if (right === null) return null;
      left = known[1](left, right);
    }
  }

  private operand(depth: number): number | null {
    const token = this.peek();
    if (token === undefined || depth > maxDepth) return null;
    this.at += 1;
    if (token.kind === 'number') return numberOf(token.text);
    if (token.kind === 'word') return this.constants.get(token.text) ?? null;
    if (token.text === '-') {
      const value = this.operand(depth + 1);
      return value === null ? null : -value;
    }
    if (token.text !== '(') return null;
    const value = this.expression(0, depth + 1);
    if (this.peek()?.text !== ')') return null;
    this.at += 1;
    return value;
  }

  private peek(): Token | undefined {
    return this.at < this.part.to ? this.tokens[this.at] : undefined;
  }
}

/**
 * The whole number that an expression of literals and known constants stands
 * for (`8 << 10`, `kMax * 2`); null where it can't be known.
 */
export function wholeNumber(
  tokens: readonly Token[],
  part: { from: number; to: number },
  constants: ReadonlyMap<string, number> = new Map(),
): number | null {
  const reader = new NumberReader(tokens, part, constants);
  const value = reader.expression(0, 0);
  return value !== null && reader.atEnd && Number.isSafeInteger(value)
    ? value
    : null;
}

function numberOf(text: string): number | null {
  const plain = text.replace(/[_']/g, '');
  const match =
    /^(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|[0-9]+(?:\.0*)?(?:[eE][0-9]+)?)(?:[uUlLzZ]{1,3}|[iu](?:8|16|32|64|128|size))?$/.exec(
      plain,
    );
  return match ? Number(match[1]) : null;
}
