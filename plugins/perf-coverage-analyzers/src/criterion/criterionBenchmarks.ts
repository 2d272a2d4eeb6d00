import { Finding, InventoryTest } from 'backstage-plugin-perf-coverage-common';
import { benchmarkFinding, benchmarkTest } from '../benchmarks';
import { endOf, literalOf, partsOf, reads, textOf, Token } from '../clike';
import { bodyOf } from './benchAttributes';
import { Rounds, roundsAround } from './loops';
import { registeredFunctions } from './registered';

/** A range of tokens. */
interface Part {
  from: number;
  to: number;
}

/** Methods that register a benchmark, and which argument names it. */
const registering: Record<string, { name: number }> = {
  bench_function: { name: 0 },
  bench_with_input: { name: 0 },
  // Of Criterion before 0.4.
  bench: { name: 0 },
  bench_functions: { name: 0 },
  bench_function_over_inputs: { name: 0 },
};
const manyCases = new Set(['bench_functions', 'bench_function_over_inputs']);

/**
 * What a file registers with Criterion: names as in its reports, the group as
 * suite. A name that a loop computes stands once with the number of its rounds.
 */
export function findCriterionBenchmarks(tokens: readonly Token[]): {
  tests: InventoryTest[];
  findings: Finding[];
} {
  const tests: InventoryTest[] = [];
  const findings: Finding[] = [];
  const registered = registeredFunctions(tokens);
  for (let at = 0; at < tokens.length; at += 1) {
    if (!reads(tokens, at, 'fn') || tokens[at + 1]?.kind !== 'word') continue;
    const body = bodyOf(tokens, at + 2);
    const { text: name, line } = tokens[at + 1];
    const found = benchmarksIn(tokens, body);
    tests.push(...found);
    if (found.length > 0 && registered && !registered.has(name)) {
      findings.push(
        benchmarkFinding(
          'benchmark-not-run',
          line,
          `no criterion_group! of the file names ${name}`,
        ),
      );
    }
    at = endOf(tokens, body);
  }
  return { tests, findings };
}

function benchmarksIn(tokens: readonly Token[], body: number): InventoryTest[] {
  const tests: InventoryTest[] = [];
  const end = endOf(tokens, body);
  const groups = new Map<string, string | null>();
  for (let at = body + 1; at < end; at += 1) {
    noteGroup(tokens, at, groups);
    const { text, kind } = tokens[at];
    if (
      kind !== 'word' ||
      !Object.hasOwn(registering, text) ||
      !reads(tokens, at - 1, '.')
    ) {
      continue;
    }
    const open = openOf(tokens, at + 1);
    if (open === null) continue;
    const receiver = receiverOf(tokens, at - 1, body);
    if (text === 'bench' && !isGroup(receiver, groups)) continue;
    const named = partsOf(tokens, open)[registering[text].name];
    if (!named) continue;
    const rounds = roundsAround(tokens, body, at);
    const id = idOf(tokens, named, rounds);
    tests.push(
      benchmarkTest({
        name: id.name ?? `(computed name, line ${tokens[at].line})`,
        suite: suiteOf(receiver, groups),
        line: tokens[at].line,
        cases: manyCases.has(text) ? null : rounds.count,
      }),
    );
  }
  return tests;
}

/** The `(` of a call, over `::<T>`. */
function openOf(tokens: readonly Token[], at: number): number | null {
  if (reads(tokens, at, '(')) return at;
  if (!reads(tokens, at, '::', '<')) return null;
  let angles = 0;
  for (let index = at + 1; index < tokens.length; index += 1) {
    if (tokens[index].text === '<') angles += 1;
    if (tokens[index].text === '>') angles -= 1;
    if (tokens[index].text === '>>') angles -= 2;
    if (angles <= 0) {
      return reads(tokens, index + 1, '(') ? index + 1 : null;
    }
  }
  return null;
}

/** What a method is called on: a variable, or a group that the chain opens. */
type Receiver =
  | { kind: 'variable'; name: string }
  | { kind: 'group'; name: string | null }
  | { kind: 'other' };

function receiverOf(
  tokens: readonly Token[],
  dot: number,
  body: number,
): Receiver {
  let at = dot;
  while (at > body) {
    // Before a dot: a name, a call, or an index.
    let before = at - 1;
    if (reads(tokens, before, ')') || reads(tokens, before, ']')) {
      const close = before;
      before -= 1;
      while (before > body && tokens[before].close !== close) before -= 1;
      const method = tokens[before - 1];
      if (method?.text === 'benchmark_group') {
        return {
          kind: 'group',
          name: nameOf(tokens, partsOf(tokens, before)[0]),
        };
      }
      before -= 1;
    }
    if (tokens[before]?.kind !== 'word') return { kind: 'other' };
    if (!reads(tokens, before - 1, '.')) {
      return { kind: 'variable', name: tokens[before].text };
    }
    at = before - 1;
  }
  return { kind: 'other' };
}

/** `let mut g = c.benchmark_group("name")`, also with more calls behind it. */
function noteGroup(
  tokens: readonly Token[],
  at: number,
  groups: Map<string, string | null>,
): void {
  if (!reads(tokens, at, 'benchmark_group', '(')) return;
  let start = at;
  while (start > 0 && !reads(tokens, start, '=')) {
    if (/^[;{}]$/.test(tokens[start].text) && tokens[start].kind === 'sign') {
      return;
    }
    start -= 1;
  }
  let variable = start - 1;
  while (variable > 0 && !reads(tokens, variable, 'let')) {
    if (/^[;{}]$/.test(tokens[variable].text)) return;
    variable -= 1;
  }
  const name =
    tokens[reads(tokens, variable + 1, 'mut') ? variable + 2 : variable + 1];
  if (name?.kind === 'word') {
    groups.set(name.text, nameOf(tokens, partsOf(tokens, at + 1)[0]));
  }
}

function isGroup(
  receiver: Receiver,
  groups: ReadonlyMap<string, string | null>,
): boolean {
  return (
    receiver.kind === 'group' ||
    (receiver.kind === 'variable' && groups.has(receiver.name))
  );
}

function suiteOf(
  receiver: Receiver,
  groups: ReadonlyMap<string, string | null>,
): string | null {
  if (receiver.kind === 'group') return receiver.name ?? '{}';
  if (receiver.kind !== 'variable' || !groups.has(receiver.name)) return null;
  return groups.get(receiver.name) ?? '{}';
}

/** A name, or the parts of `BenchmarkId::new("function", parameter)`. */
function idOf(
  tokens: readonly Token[],
  part: Part,
  rounds: Rounds,
): { name: string | null } {
  const from = reads(tokens, part.from, '&') ? part.from + 1 : part.from;
  const { to } = part;
  const at = idCall(tokens, { from, to });
  if (at === null) return { name: nameOf(tokens, part) };
  const [first, second] = partsOf(tokens, at.open);
  const name = first && nameOf(tokens, first);
  if (at.method === 'from_parameter') {
    return { name: first ? parameterOf(tokens, first, rounds) : null };
  }
  if (name === null || name === undefined) return { name: null };
  const parameter = second && parameterOf(tokens, second, rounds);
  return { name: parameter === undefined ? name : `${name}/${parameter}` };
}

function idCall(
  tokens: readonly Token[],
  { from, to }: Part,
): { method: string; open: number } | null {
  for (let at = from; at < to && !reads(tokens, at, '('); at += 1) {
    if (reads(tokens, at, 'BenchmarkId', '::') && reads(tokens, at + 3, '(')) {
      return { method: tokens[at + 2].text, open: at + 3 };
    }
  }
  return null;
}

/** A parameter as Criterion prints it; `{}` where a run decides. */
function parameterOf(
  tokens: readonly Token[],
  part: Part,
  rounds: Rounds,
): string {
  const literal = literalOf(tokens, part);
  if (literal !== null) return literal;
  const text = textOf(tokens, part);
  return rounds.count === 1 && /^-?[0-9][0-9_]*$/.test(text)
    ? text.replaceAll('_', '')
    : '{}';
}

/** A literal name; of `format!("…{}…", x)` its pattern with `{}` for holes. */
function nameOf(
  tokens: readonly Token[],
  part: Part | undefined,
): string | null {
  if (!part) return null;
  let { from } = part;
  const { to } = part;
  if (reads(tokens, from, '&')) from += 1;
  const literal = tokens[from];
  if (literal?.kind === 'string' && literal.literal) {
    // `"name"`, `"name".to_string()`, `"name".into()`.
    return to === from + 1 || reads(tokens, from + 1, '.')
      ? literal.text
      : null;
  }
  if (reads(tokens, from, 'format', '!', '(')) {
    const pattern = literalOf(tokens, partsOf(tokens, from + 2)[0]);
    return pattern === null ? null : pattern.replace(/\{[^{}]{0,100}\}/g, '{}');
  }
  const inner = reads(tokens, from, 'String', '::', 'from', '(')
    ? partsOf(tokens, from + 3)[0]
    : undefined;
  return inner ? literalOf(tokens, inner) : null;
}
