import { endOf, partsOf, reads, Token, wholeNumber } from '../clike';

/** How often a place in a function runs for the loops around it. */
export interface Rounds {
  /** 1 without loops; null where one can't be counted. */
  count: number | null;
}

/** The product of the loops between a function's body and a place in it. */
export function roundsAround(
  tokens: readonly Token[],
  body: number,
  at: number,
): Rounds {
  let count: number | null = 1;
  for (let index = body + 1; index < at; index += 1) {
    const { close } = tokens[index];
    if (reads(tokens, index, 'for') && !reads(tokens, index + 1, '<')) {
      const block = blockOf(tokens, index);
      if (block < at && at < endOf(tokens, block)) {
        const rounds = roundsOf(tokens, index, block);
        count = count === null || rounds === null ? null : count * rounds;
        index = block;
        continue;
      }
    } else if (
      (reads(tokens, index, 'while') || reads(tokens, index, 'loop')) &&
      at < endOf(tokens, blockOf(tokens, index)) &&
      blockOf(tokens, index) < at
    ) {
      count = null;
    } else if (reads(tokens, index, 'for_each', '(')) {
      if (at < endOf(tokens, index + 1)) count = null;
    } else if (reads(tokens, index, '!')) {
      // A macro's block may be repeated by its caller, as in macro_rules.
      if (reads(tokens, index - 1, 'macro_rules')) count = null;
    }
    // What closes before the place does not hold it.
    if (close >= 0 && close < at) index = close;
  }
  return { count };
}

function blockOf(tokens: readonly Token[], loop: number): number {
  for (let index = loop + 1; index < tokens.length; index += 1) {
    if (reads(tokens, index, '{')) return index;
    if (tokens[index].close >= 0) index = tokens[index].close;
  }
  return tokens.length;
}

/** `for x in [1, 2].iter()`, `in &[1, 2]`, `in 0..8`, `in vec![1, 2]`. */
function roundsOf(
  tokens: readonly Token[],
  loop: number,
  block: number,
): number | null {
  let at = loop;
  while (at < block && !reads(tokens, at, 'in')) {
    at = Math.max(at, tokens[at].close) + 1;
  }
  at += 1;
  while (reads(tokens, at, '&') || reads(tokens, at, 'mut')) at += 1;
  if (reads(tokens, at, 'vec', '!')) at += 2;
  if (reads(tokens, at, '[')) {
    return onlyIterates(tokens, endOf(tokens, at) + 1, block)
      ? elementsOf(tokens, at)
      : null;
  }
  const from = reads(tokens, at, '(') ? at + 1 : at;
  const to = from === at ? block : endOf(tokens, at);
  if (from !== at && to + 1 !== block) return null;
  return rangeOf(tokens, from, to);
}

function elementsOf(tokens: readonly Token[], open: number): number | null {
  const close = endOf(tokens, open);
  for (let at = open + 1; at < close; at += 1) {
    // `[x; 4]`.
    if (reads(tokens, at, ';')) {
      return wholeNumber(tokens, { from: at + 1, to: close });
    }
    if (tokens[at].close >= 0) at = tokens[at].close;
  }
  return partsOf(tokens, open).length;
}

/** `.iter()`, `.into_iter()`, `.iter().enumerate()` keep the number. */
function onlyIterates(
  tokens: readonly Token[],
  from: number,
  to: number,
): boolean {
  const keeping = /^(?:iter|into_iter|copied|cloned|enumerate|rev)$/;
  let at = from;
  while (at < to) {
    if (
      !reads(tokens, at, '.') ||
      !keeping.test(tokens[at + 1].text) ||
      !reads(tokens, at + 2, '(', ')')
    ) {
      return false;
    }
    at += 4;
  }
  return true;
}

function rangeOf(
  tokens: readonly Token[],
  from: number,
  to: number,
): number | null {
  for (let at = from; at < to; at += 1) {
    if (!reads(tokens, at, '..')) continue;
    const inclusive = reads(tokens, at + 1, '=');
    const low = wholeNumber(tokens, { from, to: at });
    const high = wholeNumber(tokens, {
      from: inclusive ? at + 2 : at + 1,
      to,
    });
    if (low === null || high === null) return null;
    return Math.max(0, high - low + (inclusive ? 1 : 0));
  }
  return null;
}
