/*
 * What ApacheBench prints, and its files of `-e` (CSV of percentiles) and `-g`
 * (gnuplot, a line per request):
 * https://httpd.apache.org/docs/2.4/programs/ab.html
 */
import { findLine, textReader } from '../input/textReader';
import { LoadSamples } from '../run/LoadSamples';
import { addLoad, loadMeasures } from '../run/load';
import { RunBuilder, requestTotals } from '../run/RunBuilder';

const percentilesHeader = 'Percentage served,Time in ms';
const reportStart = 'This is ApacheBench, Version ';
const gnuplotHeader = 'starttime\tseconds\tctime\tdtime\tttime\twait';

/**
 * Reads what ab writes. A response whose length differs is no failure here,
 * a status other than 2xx is.
 *
 * @public
 */
export const abReader = textReader({
  format: 'ab',
  title: 'ApacheBench output, or its files of -e and -g',
  tool: 'ab',
  mend: 'ab prints it when the run has ended',
  recognise: text =>
    /^This is ApacheBench, Version /m.test(text) ||
    text.startsWith(percentilesHeader) ||
    text.startsWith(gnuplotHeader)
      ? 0.97
      : 0,
  begins: line =>
    line.startsWith(reportStart) || line.startsWith(percentilesHeader),
  read(lines, run) {
    if (lines[0]?.startsWith(percentilesHeader)) {
      return readPercentiles(lines, run);
    }
    return lines[0]?.startsWith(gnuplotHeader)
      ? readGnuplot(lines, run)
      : readReport(lines, run);
  },
});

function figure(lines: readonly string[], label: string): number | undefined {
  const line = lines.find(each => each.startsWith(`${label}:`));
  const found = /^\s{0,40}([\d.]{1,20})/.exec(
    line?.slice(label.length + 1) ?? '',
  );
  return found ? Number(found[1]) : undefined;
}

function readReport(lines: readonly string[], run: RunBuilder): boolean {
  const requests = figure(lines, 'Complete requests');
  if (requests === undefined) {
    return false;
  }
  run.tool.version =
    findLine(lines, /ApacheBench, Version (\S{1,40})/)?.[1] ?? null;
  run.durationSeconds = figure(lines, 'Time taken for tests') ?? null;
  const causes = findLine(
    lines,
    /\(Connect: (\d{1,15}), Receive: (\d{1,15}), Length: \d{1,15}, Exceptions: (\d{1,15})\)/,
  );
  const broken = (causes ?? [])
    .slice(1)
    .reduce((sum, count) => sum + Number(count), 0);
  const failed = broken + (figure(lines, 'Non-2xx responses') ?? 0);
  run.requests = requestTotals(requests, failed);
  const total = findLine(
    lines,
    /^Total:\s{1,20}(\d{1,12})\s{1,20}(\d{1,12})\s{1,20}([\d.]{1,15})\s{1,20}(\d{1,12})\s{1,20}(\d{1,12})/,
  );
  addLoad(run, {
    scope: [],
    requests,
    failed,
    perSecond: figure(lines, 'Requests per second'),
    milliseconds: [
      ...(['min', 'avg', 'stddev', 'med', 'max'] as const).map(
        (stat, n) => [stat, total ? Number(total[n + 1]) : undefined] as const,
      ),
      ...servedWithin(lines),
    ],
  });
  run.metric('data_received', [], loadMeasures.data_received, [
    ['count', figure(lines, 'Total transferred')],
  ]);
  return true;
}

function servedWithin(lines: readonly string[]): [string, number][] {
  return lines.flatMap((line): [string, number][] => {
    const match = /^\s{1,5}(50|75|90|95|99)%\s{1,20}(\d{1,12})\s{0,20}$/.exec(
      line.slice(0, 100),
    );
    return match ? [[`p${match[1]}`, Number(match[2])]] : [];
  });
}

/** `-e`: the time within which each percentage was served. */
function readPercentiles(lines: readonly string[], run: RunBuilder): boolean {
  const wanted = ['50', '75', '90', '95', '99'];
  const times = lines.slice(1).flatMap((line): [string, number][] => {
    const [percentage, time] = line.split(',', 3);
    return time !== undefined && /^[\d.]{1,20}$/.test(time.trim())
      ? [[percentage, Number(time)]]
      : [];
  });
  addLoad(run, {
    scope: [],
    requests: undefined,
    failed: undefined,
    perSecond: undefined,
    milliseconds: times
      .filter(([percentage]) => wanted.includes(percentage))
      .flatMap(([percentage, time]): [string, number][] =>
        percentage === '50'
          ? [
              ['p50', time],
              ['med', time],
            ]
          : [[`p${percentage}`, time]],
      ),
  });
  return times.length > 0;
}

/** `-g`: a line per request, without its status. */
function readGnuplot(lines: readonly string[], run: RunBuilder): boolean {
  const samples = new LoadSamples();
  lines.slice(1).forEach((line, n) => {
    const fields = line.split('\t');
    const [seconds, elapsed] = [Number(fields[1]), Number(fields[4])];
    if (fields.length >= 6 && elapsed >= 0 && seconds >= 0) {
      samples.add({
        elapsed,
        failed: false,
        operation: undefined,
        start: seconds * 1000,
      });
    } else if (line.trim() !== '') {
      run.warn(
        'lines-unreadable',
        'Lines that are no record of the format were left out',
        1,
        n + 2,
      );
    }
  });
  if (samples.count === 0) {
    return false;
  }
  samples.addTo(run, { failuresKnown: false });
  return true;
}
