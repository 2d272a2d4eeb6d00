/*
 * The output of wrk (https://github.com/wg/wrk) and wrk2
 * (https://github.com/giltene/wrk2).
 */
import { findLine, textReader } from '../input/textReader';
import { secondsIn } from '../run/bench';
import { addLoad, loadMeasures } from '../run/load';

const time = '(\\d{1,12}(?:\\.\\d{1,6})?)(us|ms|s|m|h)';

/**
 * Reads wrk's and wrk2's output. Percentiles are there with `--latency`; of
 * wrk2's spectrum, p95 is read where it has that very share.
 *
 * @public
 */
export const wrkReader = textReader({
  format: 'wrk',
  title: 'wrk or wrk2 output',
  tool: 'wrk',
  mend: 'wrk prints it when the run has ended',
  recognise: text =>
    /^Running \d+\w+ test @ /m.test(text) && /Thread Stats/.test(text)
      ? 0.96
      : 0,
  begins: line => /^Running \d{1,9}[a-z]{1,2} test @ /.test(line),
  read(lines, run) {
    const total = findLine(
      lines,
      new RegExp(`^\\s{0,9}(\\d{1,15}) requests in ${time}, `),
    );
    if (!total) {
      return false;
    }
    const requests = Number(total[1]);
    run.durationSeconds = Number(total[2]) * (secondsIn(total[3]) ?? NaN);
    const refused = findLine(lines, /Non-2xx or 3xx responses: (\d{1,15})/);
    const socket = findLine(
      lines,
      /Socket errors: connect (\d{1,15}), read (\d{1,15}), write (\d{1,15}), timeout (\d{1,15})/,
    );
    const withoutResponse = (socket ?? [])
      .slice(1)
      .reduce((sum, count) => sum + Number(count), 0);
    const failed = Number(refused?.[1] ?? 0) + withoutResponse;
    run.requests = {
      requests,
      failedRequests: failed,
      errorRate:
        requests + withoutResponse > 0
          ? failed / (requests + withoutResponse)
          : null,
    };
    const perSecond = findLine(lines, /^Requests\/sec:\s{1,20}([\d.]{1,20})/);
    if (lines.some(line => line.includes('(HdrHistogram'))) {
      run.tool.name = 'wrk2';
    }
    addLoad(run, {
      scope: [],
      requests,
      failed,
      perSecond: perSecond ? Number(perSecond[1]) : undefined,
      milliseconds: [...threadStats(lines), ...percentiles(lines)],
    });
    const read = findLine(lines, /, ([\d.]{1,20})(B|KB|MB|GB|TB) read/);
    run.metric('data_received', [], loadMeasures.data_received, [
      ['count', read ? Number(read[1]) * bytesIn(read[2]) : undefined],
    ]);
    return true;
  },
});

function threadStats(lines: readonly string[]): [string, number][] {
  const found = findLine(
    lines,
    new RegExp(
      `^\\s{0,9}Latency\\s{1,20}${time}\\s{1,20}${time}\\s{1,20}${time}`,
    ),
  );
  return found
    ? [
        ['avg', milliseconds(found[1], found[2])],
        ['stddev', milliseconds(found[3], found[4])],
        ['max', milliseconds(found[5], found[6])],
      ]
    : [];
}

function percentiles(lines: readonly string[]): [string, number][] {
  const share = new RegExp(
    `^\\s{0,9}(\\d{1,3}(?:\\.\\d{1,6})?)%\\s{1,20}${time}$`,
  );
  const spectrum = /^\s{1,20}([\d.]{1,20})\s{1,20}0\.950000\s{1,20}\d{1,15}\s/;
  const listed = corrected(lines).flatMap((line): [string, number][] => {
    const match = line.length < 200 ? share.exec(line.trimEnd()) : null;
    return match && Number(match[1]) < 100
      ? [[`p${Number(match[1])}`, milliseconds(match[2], match[3])]]
      : [];
  });
  const p95 = findLine(corrected(lines), spectrum);
  const median = listed.find(([name]) => name === 'p50');
  return [
    ...listed,
    ...(median ? [['med', median[1]] as [string, number]] : []),
    ...(p95 ? [['p95', Number(p95[1])] as [string, number]] : []),
  ];
}

/** wrk2's `--u_latency` adds a spectrum that leaves out what a request waited. */
function corrected(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex(line => line.includes('Uncorrected Latency'));
  return end < 0 ? lines : lines.slice(0, end);
}

function milliseconds(value: string, unit: string): number {
  return Number(value) * (secondsIn(unit) ?? NaN) * 1000;
}

/** wrk divides by 1024. */
function bytesIn(unit: string): number {
  return 1024 ** ['B', 'KB', 'MB', 'GB', 'TB'].indexOf(unit);
}
