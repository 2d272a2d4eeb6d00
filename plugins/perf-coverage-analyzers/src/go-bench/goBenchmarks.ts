import { Finding, InventoryTest } from 'backstage-plugin-perf-coverage-common';
import { benchmarkFinding, benchmarkTest } from '../benchmarks';
import { endOf, literalOf, partsOf, reads, Token } from '../clike';
import { loopsAround } from './loops';

/** `Benchmark` alone or with a name that starts with no small letter, as `go test` asks. */
const benchmarkName = /^Benchmark(?![\p{Ll}])/u;

/** Functions of benchmarks in a file, and what is wrong with them. */
export function findGoBenchmarks(tokens: readonly Token[]): {
  tests: InventoryTest[];
  findings: Finding[];
} {
  const tests: InventoryTest[] = [];
  const findings: Finding[] = [];
  const packageName = testingName(tokens);
  const runners = functionsThatRun(tokens);
  for (let at = 0; at < tokens.length; at += 1) {
    const found = benchmarkAt(tokens, at, packageName);
    if (found) {
      const { name, line, parameter, body } = found;
      if (endOf(tokens, body) === body + 1) {
        findings.push(benchmarkFinding('benchmark-empty', line, name));
      }
      tests.push(
        benchmarkTest({
          name,
          suite: null,
          line,
          skipped: isSkipped(tokens, body, parameter),
          ...casesOf(tokens, found, runners),
        }),
      );
    }
    // Only what stands at the top of the file counts.
    at = Math.max(at, tokens[at].close);
  }
  return { tests, findings };
}

interface Found {
  name: string;
  line: number;
  /** Name of the `*testing.B`. */
  parameter: string | null;
  /** Index of the body's `{`. */
  body: number;
}

function benchmarkAt(
  tokens: readonly Token[],
  at: number,
  packageName: string | null,
): Found | undefined {
  const name = tokens[at + 1];
  if (
    !reads(tokens, at, 'func') ||
    name?.kind !== 'word' ||
    !benchmarkName.test(name.text) ||
    !reads(tokens, at + 2, '(')
  ) {
    return undefined;
  }
  const open = at + 2;
  const close = endOf(tokens, open);
  const type =
    packageName === '.' ? ['*', 'B'] : ['*', packageName ?? '', '.', 'B'];
  const typeStart = close - type.length;
  const parameters = typeStart - open - 1;
  if (
    parameters < 0 ||
    parameters > 1 ||
    !reads(tokens, typeStart, ...type) ||
    !reads(tokens, close + 1, '{')
  ) {
    return undefined;
  }
  const parameter = parameters === 1 ? tokens[open + 1].text : null;
  return { name: name.text, line: tokens[at].line, parameter, body: close + 1 };
}

/** How the file calls the package `testing`; null where it does not import it. */
function testingName(tokens: readonly Token[]): string | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token.kind === 'word' && token.text === 'func') break;
    if (token.kind === 'string' && token.text === 'testing') {
      const before = tokens[at - 1];
      const named =
        before?.line === token.line &&
        (before.kind === 'word' || before.text === '.') &&
        before.text !== 'import';
      return named ? before.text : 'testing';
    }
  }
  return null;
}

/** `b.Skip()` among the statements of the body itself. */
function isSkipped(
  tokens: readonly Token[],
  body: number,
  parameter: string | null,
): boolean {
  if (parameter === null) return false;
  const end = endOf(tokens, body);
  for (let at = body + 1; at < end; at += 1) {
    if (
      reads(tokens, at, parameter, '.') &&
      /^Skip(?:f|Now)?$/.test(tokens[at + 2]?.text ?? '')
    ) {
      return true;
    }
    at = Math.max(at, tokens[at].close);
  }
  return false;
}

/** What `b.Run` makes of a benchmark: its leaves, where all can be counted. */
function casesOf(
  tokens: readonly Token[],
  { name, body, parameter }: Found,
  runners: ReadonlySet<string>,
): { cases: number | null; caseNames?: string[] } {
  if (parameter === null) return { cases: 1 };
  const leaves = leavesOf(tokens, name, body, parameter, 0);
  if (leaves === null) return { cases: null };
  const end = endOf(tokens, body);
  for (let at = body + 1; at < end; at += 1) {
    const helps = runners.has(tokens[at].text) && tokens[at].kind === 'word';
    if (helps && reads(tokens, at + 1, '(', parameter)) return { cases: null };
  }
  if (leaves.length === 0) return { cases: 1 };
  const names = leaves.flatMap(leaf => (leaf.name === null ? [] : [leaf.name]));
  return {
    cases: leaves.reduce((sum, leaf) => sum + leaf.count, 0),
    ...(names.length === leaves.length ? { caseNames: names } : {}),
  };
}

/** Names of the file's own functions that call `Run`. */
function functionsThatRun(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  for (let at = 0; at < tokens.length; at += 1) {
    if (!reads(tokens, at, 'func') || tokens[at + 1]?.kind !== 'word') continue;
    const name = tokens[at + 1].text;
    let open = at + 2;
    while (open < tokens.length && !reads(tokens, open, '{')) {
      open = Math.max(open, tokens[open].close) + 1;
    }
    const end = endOf(tokens, open);
    for (let inner = open; inner < end; inner += 1) {
      if (reads(tokens, inner, '.', 'Run', '(')) names.add(name);
    }
    at = end;
  }
  return names;
}

interface Leaf {
  /** Null where it is computed. */
  name: string | null;
  count: number;
}

const maxDepth = 20;

/** The sub-benchmarks of a body; null where their number can't be known. */
function leavesOf(
  tokens: readonly Token[],
  prefix: string | null,
  body: number,
  parameter: string,
  depth: number,
): Leaf[] | null {
  const leaves: Leaf[] = [];
  const end = endOf(tokens, body);
  for (let at = body + 1; at < end; at += 1) {
    if (!reads(tokens, at, parameter, '.', 'Run', '(')) continue;
    const open = at + 3;
    const rounds = loopsAround(tokens, body, at);
    if (rounds === null || depth >= maxDepth) return null;
    const [first, second] = partsOf(tokens, open);
    const literal = rounds === 1 ? literalOf(tokens, first) : null;
    const name =
      prefix === null || literal === null
        ? null
        : `${prefix}/${literal.replace(/\s/g, '_')}`;
    const inner = second && closureOf(tokens, second);
    const below = inner
      ? leavesOf(tokens, name, inner.body, inner.parameter, depth + 1)
      : [];
    if (below === null) return null;
    if (below.length === 0) leaves.push({ name, count: rounds });
    for (const leaf of below) {
      leaves.push({ name: leaf.name, count: leaf.count * rounds });
    }
    at = endOf(tokens, open);
  }
  return leaves;
}

/** `func(b *testing.B) { … }` as an argument. */
function closureOf(
  tokens: readonly Token[],
  part: { from: number; to: number },
): { parameter: string; body: number } | undefined {
  if (!reads(tokens, part.from, 'func', '(')) return undefined;
  const body = endOf(tokens, part.from + 1) + 1;
  return reads(tokens, body, '{')
    ? { parameter: tokens[part.from + 2].text, body }
    : undefined;
}
