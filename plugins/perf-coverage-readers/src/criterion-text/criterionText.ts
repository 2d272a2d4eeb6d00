/*
 * What `cargo bench` prints: Criterion.rs
 * (https://bheisler.github.io/criterion.rs/book/user_guide/command_line_output.html),
 * its `--output-format bencher`, and Rust's own benchmarks (libtest).
 */
import { withoutColours } from '../input/colours';
import { textReader } from '../input/textReader';
import { benchMeasures, benchScope, secondsIn } from '../run/bench';
import { Measure, RunBuilder } from '../run/RunBuilder';

/** `time:   [2.0246 ns 2.2311 ns 2.4461 ns]`, behind the name or on a line of its own. */
const estimate =
  /(time|thrpt):\s{1,20}\[\S{1,30} \S{1,12} (\S{1,30}) (\S{1,12}) \S{1,30} \S{1,12}\]/y;

/** `bench:   3,296 ns/iter (+/- 521) = 120 MB/s`, behind `test name ... `. */
const libtest =
  /bench:\s{1,40}([\d.,]{1,40}) (\S{1,12})\/iter \(\+\/- [\d.,]{1,40}\)(?: = ([\d.,]{1,30}) MB\/s)?/y;

const testStart = 'test ';
const separator = '... ';

/** A line of a result: what stands before it is the name. */
interface Found {
  name: string;
  match: RegExpExecArray;
}

function foundAt(line: string, at: number, pattern: RegExp): Found | undefined {
  pattern.lastIndex = at;
  const match = at < 0 ? null : pattern.exec(line);
  return match ? { name: line.slice(0, at).trim(), match } : undefined;
}

function findEstimate(line: string): Found | undefined {
  const time = line.indexOf('time:');
  return foundAt(line, time < 0 ? line.indexOf('thrpt:') : time, estimate);
}

function findLibtest(line: string): Found | undefined {
  const at = line.startsWith(testStart) ? line.indexOf(separator) : -1;
  const found =
    at < 0 ? undefined : foundAt(line, at + separator.length, libtest);
  return found && { ...found, name: line.slice(testStart.length, at).trim() };
}

/**
 * Reads the estimate in the middle of Criterion's interval; the bounds are of
 * its confidence, not of the samples, and stay out.
 *
 * @public
 */
export const criterionTextReader = textReader({
  format: 'criterion-text',
  title: 'Rust benchmarks as text (Criterion.rs, or libtest)',
  tool: 'criterion',
  mend: 'no benchmark ran: see the output of cargo bench',
  recognise(text) {
    const lines = plainLines(text.split('\n', 3000));
    return lines.some(line => findEstimate(line) || findLibtest(line))
      ? 0.95
      : 0;
  },
  read(lines, run) {
    let name = '';
    for (const line of plainLines(lines)) {
      const bench = findLibtest(line);
      const found = bench ? undefined : findEstimate(line);
      if (bench) {
        addLibtest(run, bench);
      } else if (found) {
        name = found.name || name;
        addEstimate(run, name, found.match);
      } else if (line.startsWith(testStart) && line.endsWith('... FAILED')) {
        run.test({
          name: line
            .slice(testStart.length, line.lastIndexOf(separator))
            .trim(),
          suite: null,
          status: 'failed',
          durationSeconds: null,
        });
      } else if (isName(line)) {
        name = line.trim();
      }
    }
    return run.metricCount > 0 || run.testCount > 0;
  },
});

/** What a terminal shows of each line: a return starts it again. */
function plainLines(lines: readonly string[]): string[] {
  return lines.map(line => {
    const shown = line.slice(line.lastIndexOf('\r', line.length - 2) + 1);
    return withoutColours(shown.slice(0, 2000)).trimEnd();
  });
}

/** A name that is too long for its column stands alone, not indented. */
function isName(line: string): boolean {
  return line !== '' && !/^\s|^Benchmarking |^Found \d/.test(line);
}

function decimal(text: string): number {
  return Number(text.replaceAll(',', ''));
}

function addLibtest(run: RunBuilder, { name, match }: Found): void {
  const [, value, unit, megabytes] = match;
  const factor = secondsIn(unit);
  if (factor === undefined) {
    run.metric(unit, benchScope(name), { unit, direction: 'lower' }, [
      ['med', decimal(value)],
    ]);
  } else {
    run.metric('duration', benchScope(name), benchMeasures.duration, [
      ['med', decimal(value) * factor],
    ]);
  }
  run.metric(
    'bytes_per_second',
    benchScope(name),
    benchMeasures.bytesPerSecond,
    [['med', megabytes === undefined ? undefined : decimal(megabytes) * 1e6]],
  );
}

function addEstimate(
  run: RunBuilder,
  name: string,
  match: RegExpExecArray,
): void {
  const [, kind, value, unit] = match;
  const number = decimal(value);
  if (kind === 'time') {
    const factor = unit === 'ps' ? 1e-12 : secondsIn(unit);
    run.metric('duration', benchScope(name), benchMeasures.duration, [
      ['avg', factor === undefined ? undefined : number * factor],
    ]);
    return;
  }
  const { metric, measure, factor } = throughputOf(unit);
  run.metric(metric, benchScope(name), measure, [['avg', number * factor]]);
}

const multiples = new Map([
  ['', 1],
  ['K', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['Ki', 1024],
  ['Mi', 1024 ** 2],
  ['Gi', 1024 ** 3],
  ['Ti', 1024 ** 4],
]);

/** `GiB/s`, `MB/s` and `Kelem/s`; anything else is kept as it is. */
function throughputOf(unit: string): {
  metric: string;
  measure: Measure;
  factor: number;
} {
  const match = /^([KMGT]i?|)(B|elem)\/s$/.exec(unit);
  const factor = match ? multiples.get(match[1]) : undefined;
  if (!match || factor === undefined) {
    return {
      metric: 'throughput',
      measure: { unit, direction: 'higher' },
      factor: 1,
    };
  }
  return match[2] === 'B'
    ? {
        metric: 'bytes_per_second',
        measure: benchMeasures.bytesPerSecond,
        factor,
      }
    : { metric: 'throughput', measure: benchMeasures.throughput, factor };
}
