/*
 * The table that JMH prints and writes with `-rf text`, and its `-rf csv` and
 * `-rf scsv`:
 * https://github.com/openjdk/jmh/tree/master/jmh-core/src/main/java/org/openjdk/jmh/results/format
 */
import { times } from '../input/numbers';
import { findLine, textReader } from '../input/textReader';
import { scoreMeasure, secondaryName } from '../jmh/score';
import { benchScope } from '../run/bench';
import { RunBuilder } from '../run/RunBuilder';
import { JmhRow, isJmhHeader, plainLine, rowReader } from './rows';

/** A percentile of mode `sample`: `method·p0.50`, since JMH 1.36 `p0.50`. */
const percentile = /(?:^|·)p(\d\.\d{1,6})$/;
const percentileStats = new Map([
  ['0.00', 'min'],
  ['0.50', 'p50'],
  ['0.90', 'p90'],
  ['0.95', 'p95'],
  ['0.99', 'p99'],
  ['0.999', 'p99.9'],
  ['1.00', 'max'],
]);

/**
 * Reads JMH's table of results, alone or at the end of what JMH prints, and
 * its CSV. The table shortens the names of benchmarks and has no threads.
 *
 * @public
 */
export const jmhTextReader = textReader({
  format: 'jmh-text',
  title: 'JMH output, or its result as text or CSV (-rf text, csv, scsv)',
  tool: 'jmh',
  mend: 'JMH writes its table of results when the last benchmark has ended',
  recognise(text) {
    if (text.split('\n').some(isJmhHeader)) {
      return 0.97;
    }
    return /^(?:\[(?:info|INFO)\] )?# JMH version: \d/m.test(text) ? 0.9 : 0;
  },
  begins: isJmhHeader,
  read(lines, run) {
    run.tool.version =
      findLine(lines, /# JMH version: (\d\S{0,40})/)?.[1] ?? null;
    const header = lines.findIndex(isJmhHeader);
    if (header < 0) {
      return false;
    }
    const read = rowReader(plainLine(lines[header]));
    const rows = lines.map((line, n) =>
      n > header ? read(plainLine(line)) : undefined,
    );
    const first = rows.findIndex(row => row !== undefined);
    const after = rows.findIndex((row, n) => n > first && row === undefined);
    const end = first < 0 || after < 0 ? rows.length : after;
    if (end === lines.length - 1 && lines[end].trim() !== '') {
      run.warn(
        'lines-unreadable',
        'The last line is cut; everything before it was read',
        1,
        end + 1,
      );
    }
    const strays = rows.slice(end).filter(row => row !== undefined);
    if (strays.length > 0) {
      run.warn(
        'rows-left-out',
        'Rows behind the end of the table were left out: they are of another run',
        strays.length,
        rows.findIndex((row, n) => n > end && row !== undefined) + 1,
      );
    }
    for (const benchmark of byBenchmark(rows.slice(0, end))) {
      addBenchmark(run, benchmark);
    }
    return run.metricCount > 0;
  },
});

/** The rows of a benchmark with the same parameters together. */
function byBenchmark(rows: readonly (JmhRow | undefined)[]): JmhRow[][] {
  const groups = new Map<string, JmhRow[]>();
  for (const row of rows) {
    if (row) {
      const { benchmark, parameters, mode, threads } = row;
      const key = JSON.stringify([benchmark, parameters, mode, threads]);
      const group = groups.get(key) ?? [];
      group.push(row);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

/** The rows of one benchmark with the same parameters. */
function addBenchmark(run: RunBuilder, rows: readonly JmhRow[]): void {
  const { benchmark, parameters, mode, threads } = rows[0];
  const scope = benchScope(
    benchmark,
    parameters,
    [['mode', mode]],
    threads === undefined || threads === '1' ? [] : [['threads', threads]],
  );
  const percentiles = rows.flatMap((row): [string, number | undefined][] => {
    const rank = row.secondary && percentile.exec(row.secondary)?.[1];
    const stat = rank && percentileStats.get(rank);
    return stat ? [[stat, row.score]] : [];
  });
  for (const row of rows) {
    const { name, measure, factor } = scoreMeasure(row.unit);
    if (row.secondary !== undefined && percentile.test(row.secondary)) {
      continue;
    }
    if (row.score === undefined) {
      run.warn(
        'scores-unreadable',
        'A score is no number, or only its order of magnitude is known (≈); -rf json has all digits',
      );
      continue;
    }
    const stats: [string, number | undefined][] =
      row.secondary === undefined
        ? [['avg', row.score], ...percentiles]
        : [['avg', row.score]];
    run.metric(
      row.secondary === undefined ? name : secondaryName(row.secondary),
      scope,
      measure,
      stats.map(([stat, value]) => [stat, times(value, factor)]),
    );
  }
}
