import { endOf, literalOf, partsOf, reads, Token, wholeNumber } from '../clike';
import { rangeOf } from './ranges';

/** What a chain behind a registration says: `->Arg(8)->Range(8, 512)->…`. */
export interface RegisteredCases {
  count: number | null;
  /** Of `->Name("…")`. */
  name: string | null;
  /** Index of the chain's last token. */
  end: number;
}

interface Counting {
  tokens: readonly Token[];
  constants: ReadonlyMap<string, number>;
  multiplier: number;
}

/** More than a person would wait for is not worth counting one by one. */
const maxCases = 1_000_000;

type Count = (counting: Counting, open: number) => number | null;

/** Methods that add arguments, and how many sets of them. */
const argumentCounts: Record<string, Count> = {
  Arg: () => 1,
  Args: () => 1,
  ArgPair: () => 1,
  Range: (counting, open) => {
    const [low, high] = numbersOf(counting, open) ?? [];
    return rangeOf(low, high, counting.multiplier);
  },
  DenseRange: (counting, open) => {
    const [low, high, step = 1] = numbersOf(counting, open) ?? [];
    return low === undefined || high === undefined || step < 1
      ? null
      : Math.max(0, Math.floor((high - low) / step) + 1);
  },
  Ranges: (counting, open) =>
    productOf(counting, open, pair => {
      const [low, high] = numbersOf(counting, pair) ?? [];
      return rangeOf(low, high, counting.multiplier);
    }),
  RangePair: (counting, open) => {
    const [a, b, c, d] = numbersOf(counting, open) ?? [];
    const first = rangeOf(a, b, counting.multiplier);
    const second = rangeOf(c, d, counting.multiplier);
    return first === null || second === null ? null : first * second;
  },
  ArgsProduct: (counting, open) =>
    productOf(counting, open, list => elementsOf(counting, list)),
};

const threadCounts: Record<string, Count> = {
  Threads: () => 1,
  ThreadRange: (counting, open) => {
    const [low, high] = numbersOf(counting, open) ?? [];
    // Threads double from one to the next, whatever the multiplier.
    return rangeOf(low, high, 2);
  },
  DenseThreadRange: (counting, open) => {
    const [low, high, step = 1] = numbersOf(counting, open) ?? [];
    if (low === undefined || high === undefined || step < 1) return null;
    const whole = Math.floor((high - low) / step) + 1;
    // The last number is always among them.
    return (high - low) % step === 0 ? whole : whole + 1;
  },
  ThreadPerCpu: () => null,
};

function add(sum: number | null, more: number | null): number | null {
  return sum === null || more === null ? null : sum + more;
}

/** The arguments of a call as numbers; undefined where one is unknown. */
function numbersOf(
  { tokens, constants }: Counting,
  open: number,
): number[] | undefined {
  const numbers = partsOf(tokens, open).map(part =>
    wholeNumber(tokens, part, constants),
  );
  return numbers.every(number => number !== null) ? numbers : undefined;
}

/** The product over the lists in `({ {…}, {…} })`. */
function productOf(
  { tokens }: Counting,
  open: number,
  countOf: (list: number) => number | null,
): number | null {
  if (!reads(tokens, open + 1, '{')) return null;
  let product = 1;
  for (const { from } of partsOf(tokens, open + 1)) {
    const count = countOf(from);
    if (count === null) return null;
    product *= count;
  }
  return product;
}

/** `{1, 2}`, `benchmark::CreateRange(8, 512, 8)`, `CreateDenseRange(1, 4, 1)`. */
function elementsOf(counting: Counting, start: number): number | null {
  const { tokens } = counting;
  if (reads(tokens, start, '{')) return partsOf(tokens, start).length;
  const call = reads(tokens, start, 'benchmark', '::') ? start + 2 : start;
  if (!reads(tokens, call + 1, '(')) return null;
  if (tokens[call].text === 'CreateDenseRange') {
    return argumentCounts.DenseRange(counting, call + 1);
  }
  if (tokens[call].text !== 'CreateRange') return null;
  const [low, high, multiplier] = numbersOf(counting, call + 1) ?? [];
  return rangeOf(low, high, multiplier);
}

/** Counts the cases of a chain; null where a part of it can't be known. */
export function readCases(
  tokens: readonly Token[],
  start: number,
  constants: ReadonlyMap<string, number>,
): RegisteredCases {
  const counting: Counting = { tokens, constants, multiplier: 8 };
  let args: number | null = 0;
  let threads: number | null = 0;
  let name: string | null = null;
  let at = start;
  while (
    reads(tokens, at, '->') &&
    tokens[at + 1]?.kind === 'word' &&
    reads(tokens, at + 2, '(')
  ) {
    const method = tokens[at + 1].text;
    const open = at + 2;
    if (method === 'RangeMultiplier') {
      counting.multiplier = numbersOf(counting, open)?.[0] ?? NaN;
    } else if (method === 'Name') {
      name = literalOf(tokens, partsOf(tokens, open)[0]) ?? name;
    } else if (Object.hasOwn(argumentCounts, method)) {
      args = add(args, argumentCounts[method](counting, open));
    } else if (Object.hasOwn(threadCounts, method)) {
      threads = add(threads, threadCounts[method](counting, open));
    } else if (method === 'Apply') {
      args = null;
    }
    at = endOf(tokens, open) + 1;
  }
  const count =
    args === null || threads === null
      ? null
      : Math.max(1, args) * Math.max(1, threads);
  return {
    count: count !== null && count <= maxCases ? count : null,
    name,
    end: at - 1,
  };
}
