/*
 * The output of `go test -bench`, in the format of
 * https://go.googlesource.com/proposal/+/master/design/14313-benchmark-format.md
 */
import { textMember } from '../input/json';
import { textReader } from '../input/textReader';
import { benchMeasures, benchScope, statsOfValues } from '../run/bench';
import { Measure, RunBuilder } from '../run/RunBuilder';

const benchmarkLine =
  /^Benchmark\S{0,400}\s{1,200}\d{1,18}\s{1,200}[\d.][\d.eE+-]{0,30}\s{1,200}\S/;

/** A line of `go test -json`, which wraps what the test prints. */
const eventLine = /^\s{0,9}\{"(?:Time|Action|ImportPath|Package)":/;

interface Benchmark {
  name: string;
  pkg: string | undefined;
  /** Values by unit; several where `-count` repeats a benchmark. */
  values: Map<string, number[]>;
}

/**
 * Reads Go's benchmarks, also as events of `go test -json`. The number of processors that ends a name (`-8`) is
 * taken off where all names end with the same.
 *
 * @public
 */
export const goBenchTextReader = textReader({
  format: 'go-bench-text',
  title: 'Go benchmarks (go test -bench)',
  tool: 'go',
  mend: 'no benchmark ran: go test needs -bench=.',
  recognise(text) {
    const lines = printed(text.split('\n', 2000)).map(line =>
      line.slice(0, 900),
    );
    const results = lines.filter(line => benchmarkLine.test(line));
    if (results.length > 0) {
      return results.some(line => line.includes('ns/op')) ? 0.95 : 0.85;
    }
    return lines.some(line => /^goos: \S/.test(line)) &&
      lines.some(line => /^goarch: \S/.test(line))
      ? 0.6
      : 0;
  },
  read(raw, run) {
    const lines = printed(raw);
    const benchmarks = collect(lines);
    const suffix = sharedSuffix(benchmarks);
    for (const benchmark of benchmarks) {
      const name = benchmark.name.slice(
        0,
        benchmark.name.length - suffix.length,
      );
      addBenchmark(run, name, benchmark);
    }
    const failed = lines.filter(line => line.startsWith('--- FAIL: ')).length;
    if (failed > 0) {
      run.warn('benchmark-failed', 'A benchmark or test failed', failed);
    }
    return benchmarks.length > 0;
  },
});

/** The lines that the tests printed, package by package where they are events. */
function printed(lines: readonly string[]): readonly string[] {
  if (!lines.some(line => eventLine.test(line))) {
    return lines;
  }
  const byPackage = new Map<string, string[]>();
  for (const line of lines) {
    const event = eventLine.test(line) ? parsed(line) : undefined;
    const output = textMember(event, 'Output');
    if (textMember(event, 'Action') === 'output' && output !== undefined) {
      const name = textMember(event, 'Package') ?? '';
      const parts = byPackage.get(name) ?? [`pkg: ${name}\n`];
      byPackage.set(name, parts);
      parts.push(output);
    }
  }
  return [...byPackage.values()].flatMap(parts => parts.join('').split('\n'));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function collect(lines: readonly string[]): Benchmark[] {
  const byKey = new Map<string, Benchmark>();
  let pkg: string | undefined;
  for (const line of lines) {
    if (line.startsWith('pkg: ')) {
      pkg = line.slice('pkg: '.length).trim();
    } else if (line.length < 2000 && benchmarkLine.test(line)) {
      const [name, , ...pairs] = line.trim().split(/\s+/);
      const key = JSON.stringify([pkg, name]);
      const benchmark = byKey.get(key) ?? { name, pkg, values: new Map() };
      byKey.set(key, benchmark);
      for (let at = 0; at + 1 < pairs.length; at += 2) {
        const value = Number(pairs[at]);
        if (Number.isFinite(value)) {
          const values = benchmark.values.get(pairs[at + 1]) ?? [];
          values.push(value);
          benchmark.values.set(pairs[at + 1], values);
        }
      }
    }
  }
  return [...byKey.values()];
}

function sharedSuffix(benchmarks: readonly Benchmark[]): string {
  const suffixes = new Set(
    benchmarks.map(({ name }) => /-\d{1,4}$/.exec(name)?.[0] ?? ''),
  );
  return suffixes.size === 1 ? [...suffixes][0] : '';
}

const units = new Map<
  string,
  { name: string; measure: Measure; factor: number }
>([
  [
    'ns/op',
    { name: 'duration', measure: benchMeasures.duration, factor: 1e-9 },
  ],
  [
    'MB/s',
    {
      name: 'bytes_per_second',
      measure: benchMeasures.bytesPerSecond,
      factor: 1e6,
    },
  ],
  [
    'B/op',
    { name: 'allocated_bytes', measure: benchMeasures.bytes, factor: 1 },
  ],
  [
    'allocs/op',
    { name: 'allocations', measure: benchMeasures.count, factor: 1 },
  ],
]);

function addBenchmark(
  run: RunBuilder,
  name: string,
  benchmark: Benchmark,
): void {
  const scope = benchScope(
    name,
    benchmark.pkg === undefined ? [] : [['package', benchmark.pkg]],
  );
  for (const [unit, values] of benchmark.values) {
    const known = units.get(unit);
    run.metric(
      known?.name ?? unit,
      scope,
      known?.measure ?? { unit, direction: 'neutral' },
      statsOfValues(values.map(value => value * (known?.factor ?? 1))),
    );
  }
}
