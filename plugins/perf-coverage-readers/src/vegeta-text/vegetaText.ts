/*
 * The output of `vegeta report` (`-type=text`, the default):
 * https://github.com/tsenart/vegeta#text
 */
import { textReader } from '../input/textReader';
import { goSeconds } from '../run/goDuration';
import { addLoad, loadMeasures } from '../run/load';
import { RunBuilder } from '../run/RunBuilder';

const figureLine =
  /^([A-Z][A-Za-z ]{2,20}?)\s{1,20}\[([^\]]{1,100})\]\s{1,40}(\S.{0,500})$/;

const stats = new Map([
  ['min', 'min'],
  ['mean', 'avg'],
  ['50', 'p50'],
  ['90', 'p90'],
  ['95', 'p95'],
  ['99', 'p99'],
  ['max', 'max'],
]);

/**
 * Reads Vegeta's report for people; older versions give fewer percentiles.
 *
 * @public
 */
export const vegetaTextReader = textReader({
  format: 'vegeta-text',
  title: 'Vegeta report as text (vegeta report)',
  tool: 'vegeta',
  mend: 'vegeta report prints it when the attack has ended',
  recognise: text =>
    /^Requests\s{1,20}\[total, rate/m.test(text) &&
    /^Latencies\s{1,20}\[/m.test(text)
      ? 0.96
      : 0,
  begins: line => /^Requests\s{1,20}\[total, rate/.test(line),
  read(lines, run) {
    const figures = new Map<string, Map<string, string>>();
    for (const line of lines) {
      const match = figureLine.exec(line.slice(0, 700).trimEnd());
      if (match) {
        const values = match[3].split(/,\s{0,20}/);
        figures.set(
          match[1],
          new Map(
            match[2]
              .split(/,\s{0,9}/)
              .map((name, n) => [name, values[n] ?? '']),
          ),
        );
      }
    }
    const requests = Number(figures.get('Requests')?.get('total') ?? NaN);
    if (!Number.isFinite(requests)) {
      return false;
    }
    addFigures(run, figures, requests);
    return true;
  },
});

function addFigures(
  run: RunBuilder,
  figures: ReadonlyMap<string, ReadonlyMap<string, string>>,
  requests: number,
): void {
  const success = Number.parseFloat(figures.get('Success')?.get('ratio') ?? '');
  const known = Number.isFinite(success);
  const failed = known ? Math.round(requests * (1 - success / 100)) : undefined;
  const total = goSeconds(figures.get('Duration')?.get('total') ?? '');
  run.durationSeconds = total ?? null;
  run.requests = {
    requests,
    failedRequests: failed ?? null,
    errorRate: known ? Math.max(0, 1 - success / 100) : null,
  };
  const latencies = [...(figures.get('Latencies') ?? [])].flatMap(
    ([name, value]): [string, number][] => {
      const stat = stats.get(name);
      const seconds = goSeconds(value);
      return stat === undefined || seconds === undefined
        ? []
        : [[stat, seconds * 1000]];
    },
  );
  const median = latencies.find(([stat]) => stat === 'p50');
  addLoad(run, {
    scope: [],
    requests,
    failed,
    perSecond: Number(figures.get('Requests')?.get('rate') ?? NaN),
    milliseconds: [
      ...latencies,
      ...(median ? [['med', median[1]] as [string, number]] : []),
    ],
  });
  for (const [line, metric] of [
    ['Bytes In', 'data_received'],
    ['Bytes Out', 'data_sent'],
  ] as const) {
    run.metric(metric, [], loadMeasures[metric], [
      ['count', Number(figures.get(line)?.get('total') ?? NaN)],
    ]);
  }
}
