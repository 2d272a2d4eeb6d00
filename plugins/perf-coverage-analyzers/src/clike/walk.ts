import { Token } from './tokens';

/** Whether the tokens from an index on have these texts. */
export function reads(
  tokens: readonly Token[],
  at: number,
  ...texts: string[]
): boolean {
  return texts.every((text, offset) => {
    const token = tokens[at + offset];
    return (
      token !== undefined && token.kind !== 'string' && token.text === text
    );
  });
}

/** The end of a bracket at an index: its partner, or the end of the source. */
export function endOf(tokens: readonly Token[], open: number): number {
  const close = tokens[open]?.close ?? -1;
  return close < 0 ? tokens.length : close;
}

/**
 * The parts between the commas of a bracket, as ranges of tokens; brackets
 * within are passed over. A comma before the end makes no further part.
 */
export function partsOf(
  tokens: readonly Token[],
  open: number,
): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  const end = endOf(tokens, open);
  let from = open + 1;
  let index = from;
  while (index < end) {
    const token = tokens[index];
    if (token.kind === 'sign' && token.text === ',') {
      parts.push({ from, to: index });
      from = index + 1;
    }
    index = Math.max(index, token.close) + 1;
  }
  if (from < end) parts.push({ from, to: end });
  return parts;
}

/** The text of a part that is one literal string. */
export function literalOf(
  tokens: readonly Token[],
  part: { from: number; to: number } | undefined,
): string | null {
  if (part === undefined) return null;
  const own = tokens.slice(part.from, part.to);
  return own.length > 0 && own.every(token => token.literal)
    ? own.map(token => token.text).join('')
    : null;
}

/** The tokens of a part as they read, without blanks. */
export function textOf(
  tokens: readonly Token[],
  part: { from: number; to: number },
): string {
  return tokens
    .slice(part.from, part.to)
    .map(token => (token.kind === 'string' ? `"${token.text}"` : token.text))
    .join('');
}
