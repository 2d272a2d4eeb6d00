import { Finding, InventoryTest } from 'backstage-plugin-perf-coverage-common';
import { benchmarkFinding, benchmarkTest, times } from '../benchmarks';
import {
  endOf,
  literalOf,
  partsOf,
  reads,
  textOf,
  Token,
  wholeNumber,
} from '../clike';
import { readConstants } from './constants';
import { readCases } from './cases';
import { rangeOf } from './ranges';

/** A range of tokens. */
interface Part {
  from: number;
  to: number;
}

/** Who a benchmark is, from the arguments of its macro. */
interface Identity {
  name: string;
  suite: string | null;
}

/** Other libraries have a macro `BENCHMARK` too, with the body behind it. */
const shared = 'BENCHMARK';

type Identify = (texts: string[]) => Identity | undefined;

const ofFunction: Identify = ([name]) =>
  name ? { name, suite: null } : undefined;
const ofTemplate: Identify = ([name, ...types]) =>
  name ? { name: `${name}<${types.join(', ')}>`, suite: null } : undefined;
const ofLabel: Identify = ([name, label]) =>
  name && label ? { name: `${name}/${label}`, suite: null } : undefined;
const ofFixture: Identify = ([suite, name]) =>
  suite && name ? { name, suite } : undefined;
const ofTemplateFixture: Identify = ([suite, name, ...types]) =>
  suite && name ? { name, suite: `${suite}<${types.join(', ')}>` } : undefined;

/** Macros that register a benchmark; a fixture's class is its suite. */
const macros: Record<string, Identify> = {
  BENCHMARK: ofFunction,
  BENCHMARK_RANGE: ofFunction,
  BENCHMARK_RANGE2: ofFunction,
  BENCHMARK_WITH_ARG: ofFunction,
  BENCHMARK_WITH_ARG2: ofFunction,
  BENCHMARK_WITH_UNIT: ofFunction,
  BENCHMARK_TEMPLATE: ofTemplate,
  BENCHMARK_TEMPLATE1: ofTemplate,
  BENCHMARK_TEMPLATE2: ofTemplate,
  BENCHMARK_CAPTURE: ofLabel,
  BENCHMARK_NAMED: ofLabel,
  BENCHMARK_TEMPLATE1_CAPTURE: ([name, type, label]) =>
    name ? { name: `${name}<${type}>/${label}`, suite: null } : undefined,
  BENCHMARK_TEMPLATE2_CAPTURE: ([name, a, b, label]) =>
    name ? { name: `${name}<${a}, ${b}>/${label}`, suite: null } : undefined,
  BENCHMARK_F: ofFixture,
  BENCHMARK_REGISTER_F: ofFixture,
  BENCHMARK_TEMPLATE_F: ofTemplateFixture,
  BENCHMARK_TEMPLATE1_F: ofTemplateFixture,
  BENCHMARK_TEMPLATE2_F: ofTemplateFixture,
  BENCHMARK_TEMPLATE_INSTANTIATE_F: ofTemplateFixture,
};

/** Macros with the ends of ranges behind the function, and how many ranges. */
const rangeMacros: Record<string, number> = {
  BENCHMARK_RANGE: 1,
  BENCHMARK_RANGE2: 2,
};
const defaultMultiplier = 8;

/** Macros that only define, and wait for `BENCHMARK_REGISTER_F`. */
const defining = new Set([
  'BENCHMARK_DEFINE_F',
  'BENCHMARK_TEMPLATE_DEFINE_F',
  'BENCHMARK_TEMPLATE1_DEFINE_F',
  'BENCHMARK_TEMPLATE2_DEFINE_F',
  'BENCHMARK_TEMPLATE_METHOD_F',
]);
/** Macros that end in a function's body rather than in a chain. */
const withBody = new Set([
  'BENCHMARK_F',
  'BENCHMARK_TEMPLATE_F',
  'BENCHMARK_TEMPLATE1_F',
  'BENCHMARK_TEMPLATE2_F',
]);

/** The registrations of a file, each a test; what is defined and never registered. */
export function findRegistrations(tokens: readonly Token[]): {
  tests: InventoryTest[];
  findings: Finding[];
  /** Something that only Google Benchmark has is among them. */
  distinct: boolean;
} {
  const tests: InventoryTest[] = [];
  const findings: Finding[] = [];
  const constants = readConstants(tokens);
  const defined = new Map<string, { line: number; name: string }>();
  const registered = new Set<string>();
  let distinct = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const { kind, text, line } = tokens[at];
    if (kind !== 'word' || !reads(tokens, at + 1, '(')) continue;
    const parts = partsOf(tokens, at + 1);
    const texts = parts.map(part => nameText(tokens, part));
    const end = endOf(tokens, at + 1);
    if (defining.has(text)) {
      const key = texts.slice(0, 2).join('/');
      defined.set(key, { line, name: key });
      at = end;
      continue;
    }
    const found = identityAt(tokens, at, parts, texts);
    if (!found) continue;
    const chain = withBody.has(text)
      ? { count: 1, name: null, end }
      : readCases(tokens, end + 1, constants);
    distinct ||= text !== shared || chain.end > end;
    registered.add(texts.slice(0, 2).join('/'));
    tests.push(
      benchmarkTest({
        name: chain.name ?? found.name,
        suite: found.suite,
        line,
        cases: Object.hasOwn(rangeMacros, text)
          ? times(
              chain.count,
              rangesIn(tokens, parts.slice(1), rangeMacros[text], constants),
            )
          : chain.count,
      }),
    );
    at = chain.end;
  }
  for (const [key, { line, name }] of defined) {
    if (!registered.has(key)) {
      findings.push(benchmarkFinding('benchmark-not-run', line, name));
    }
  }
  return { tests, findings, distinct };
}

/** What a macro or a call of `RegisterBenchmark` registers. */
function identityAt(
  tokens: readonly Token[],
  at: number,
  parts: readonly Part[],
  texts: string[],
): Identity | undefined {
  const { text } = tokens[at];
  const open = at + 1;
  if (Object.hasOwn(macros, text)) {
    const hasBody = reads(tokens, endOf(tokens, open) + 1, '{');
    return text === shared && hasBody ? undefined : macros[text](texts);
  }
  const name = literalOf(tokens, parts[0]);
  return text === 'RegisterBenchmark' && name !== null && parts.length > 1
    ? { name, suite: null }
    : undefined;
}

/** The product of ranges that stand as pairs of arguments. */
function rangesIn(
  tokens: readonly Token[],
  parts: readonly Part[],
  ranges: number,
  constants: ReadonlyMap<string, number>,
): number | null {
  let product: number | null = 1;
  for (let at = 0; at < ranges; at += 1) {
    const [low, high] = [parts[2 * at], parts[2 * at + 1]].map(part =>
      part ? wholeNumber(tokens, part, constants) ?? undefined : undefined,
    );
    product = times(product, rangeOf(low, high, defaultMultiplier));
  }
  return product;
}

function nameText(tokens: readonly Token[], part: Part): string {
  return textOf(tokens, part);
}
