import { endOf, partsOf, reads, Token, wholeNumber } from '../clike';

/**
 * How often the place at `at` runs within a body for the loops around it: 1
 * without any, the product of loops over literal lists
 * (`for _, n := range []int{1, 10}`), null where a loop can't be counted.
 */
export function loopsAround(
  tokens: readonly Token[],
  body: number,
  at: number,
): number | null {
  let rounds = 1;
  for (let index = body + 1; index < at; index += 1) {
    const token = tokens[index];
    if (token.kind === 'word' && token.text === 'for') {
      const block = blockOf(tokens, index);
      if (block !== null && block < at && at < endOf(tokens, block)) {
        const count = roundsOf(tokens, index, block);
        if (count === null) return null;
        rounds *= count;
        index = block;
        continue;
      }
    }
    // What closes before the place does not hold it.
    if (token.close >= 0 && token.close < at) index = token.close;
  }
  return rounds;
}

/** The `{` of a loop's block: the last one that opens in its header's line of brackets. */
function blockOf(tokens: readonly Token[], loop: number): number | null {
  for (let index = loop + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token.text === '{' && token.kind === 'sign') {
      // `[]int{1, 2} {`: the list's brace stands behind a type.
      const after = tokens[endOf(tokens, index) + 1];
      const isList = after?.kind === 'sign' && after.text === '{';
      if (!isList) return index;
    }
    if (token.close >= 0) index = token.close;
  }
  return null;
}

/** How many elements the header ranges over: a literal list or number. */
function roundsOf(
  tokens: readonly Token[],
  loop: number,
  block: number,
): number | null {
  for (let index = loop + 1; index < block; index += 1) {
    if (!reads(tokens, index, 'range')) continue;
    if (index + 2 === block)
      return wholeNumber(tokens, { from: index + 1, to: block });
    for (let list = index + 1; list < block; list += 1) {
      // A type such as `struct{…}` has braces too: the list stands last.
      if (reads(tokens, list, '{') && endOf(tokens, list) + 1 === block) {
        return partsOf(tokens, list).length;
      }
    }
  }
  return null;
}
