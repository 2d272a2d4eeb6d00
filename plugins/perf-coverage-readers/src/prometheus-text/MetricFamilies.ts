import { benchMeasures } from '../run/bench';
import { addLoad } from '../run/load';
import { operationName } from '../run/operation';
import { Measure, RunBuilder, requestTotals } from '../run/RunBuilder';
import { ExpositionSample } from './exposition';

/** What clients of Prometheus add about themselves. */
const runtimes =
  /^(?:go|process|python|promhttp|nodejs|jvm|dotnet|scrape|prometheus)_/;

/** Histograms and summaries of response times, by their customary names. */
const responseTime =
  /(?:^|_)http_(?:server_|client_)?req(?:uest)?s?_(?:duration|latency)(?:_|$)/;

/** Label sets beyond this many are part of the whole alone. */
const maxSeries = 20_000;

const stats = new Map([
  ['0.5', 'p50'],
  ['0.75', 'p75'],
  ['0.9', 'p90'],
  ['0.95', 'p95'],
  ['0.99', 'p99'],
  ['0.999', 'p99.9'],
]);

type Kind = 'counter' | 'distribution';

interface Series {
  scope: [string, string][];
  count: number | undefined;
  sum: number | undefined;
  quantiles: [string, number][];
}

interface Family {
  kind: Kind;
  series: Map<string, Series>;
}

/** Collects the samples of counters, histograms and summaries by family. */
export class MetricFamilies {
  readonly #families = new Map<string, Family>();
  #series = 0;
  #folded = 0;

  define(name: string, type: string): void {
    if (runtimes.test(name) || this.#families.has(name)) {
      return;
    }
    if (type === 'counter') {
      this.#families.set(name, { kind: 'counter', series: new Map() });
    } else if (type === 'histogram' || type === 'summary') {
      this.#families.set(name, { kind: 'distribution', series: new Map() });
    }
  }

  take({ name, labels, value }: ExpositionSample): void {
    const found = this.#find(name);
    if (!found) {
      return;
    }
    const { family, suffix } = found;
    const series = this.#seriesOf(
      family,
      labels.filter(([key]) => key !== 'le' && key !== 'quantile'),
    );
    if (!series) {
      return;
    }
    if (suffix === '_count' || family.kind === 'counter') {
      series.count = value;
    } else if (suffix === '_sum') {
      series.sum = value;
    } else if (suffix === '') {
      const share = labels.find(([key]) => key === 'quantile')?.[1];
      const stat = share === undefined ? undefined : stats.get(share);
      if (stat !== undefined) {
        series.quantiles.push([stat, value]);
      }
    }
  }

  addTo(run: RunBuilder): void {
    let requests = 0;
    for (const [name, family] of this.#families) {
      const all = [...family.series.values()];
      const whole = wholeOf(all);
      const named = all.filter(({ scope }) => scope.length > 0);
      const isResponse = responseTime.test(name) && family.kind !== 'counter';
      requests += isResponse ? whole.count ?? 0 : 0;
      for (const series of whole.count === undefined
        ? named
        : [whole, ...named]) {
        if (isResponse) {
          addResponseTime(run, name, series);
        } else {
          addSeries(run, name, family.kind, series);
        }
      }
    }
    if (requests > 0) {
      run.requests = requestTotals(requests, null);
    }
    if (this.#folded > 0) {
      run.warn(
        'series-folded',
        `Only the first ${maxSeries} combinations of labels are read`,
        this.#folded,
      );
    }
  }

  #find(name: string): { family: Family; suffix: string } | undefined {
    // OpenMetrics defines a counter without the `_total` of its samples.
    for (const suffix of ['', '_total', '_count', '_sum', '_bucket']) {
      const family = name.endsWith(suffix)
        ? this.#families.get(name.slice(0, name.length - suffix.length))
        : undefined;
      if (family && suffix !== '_bucket') {
        return { family, suffix };
      }
    }
    return undefined;
  }

  #seriesOf(family: Family, labels: [string, string][]): Series | undefined {
    const key = JSON.stringify(labels);
    let series = family.series.get(key);
    if (!series) {
      if (this.#series >= maxSeries) {
        this.#folded += 1;
        return undefined;
      }
      this.#series += 1;
      series = {
        scope: labels,
        count: undefined,
        sum: undefined,
        quantiles: [],
      };
      family.series.set(key, series);
    }
    return series;
  }
}

/** Counts and sums add up; quantiles do not, unless there is one series. */
function wholeOf(all: readonly Series[]): Series {
  const add = (key: 'count' | 'sum') =>
    all.reduce<number | undefined>(
      (sum, series) =>
        series[key] === undefined ? sum : (sum ?? 0) + (series[key] ?? 0),
      undefined,
    );
  return {
    scope: [],
    count: add('count'),
    sum: add('sum'),
    quantiles: all.length === 1 ? all[0].quantiles : [],
  };
}

/** The unit that a name ends in, as Prometheus' conventions ask for. */
function measureOf(name: string): Measure {
  if (/_seconds$/.test(name)) {
    return benchMeasures.duration;
  }
  if (/_(?:ms|milliseconds|millis)$/.test(name)) {
    return { unit: 'ms', direction: 'lower' };
  }
  if (/_bytes$/.test(name)) {
    return { unit: 'bytes', direction: 'neutral' };
  }
  return benchMeasures.other;
}

function addSeries(
  run: RunBuilder,
  name: string,
  kind: Kind,
  series: Series,
): void {
  if (kind === 'counter') {
    run.metric(name, series.scope, { unit: 'count', direction: 'neutral' }, [
      ['count', series.count],
    ]);
    return;
  }
  run.metric(name, series.scope, measureOf(name), statsOf(series, 1));
}

function statsOf(
  { count, sum, quantiles }: Series,
  factor: number,
): [string, number | undefined][] {
  const scaled = quantiles.map(([stat, value]): [string, number] => [
    stat,
    value * factor,
  ]);
  const median = scaled.find(([stat]) => stat === 'p50');
  return [
    ['count', count],
    ['avg', count && sum !== undefined ? (sum / count) * factor : undefined],
    ['med', median?.[1]],
    ...scaled,
  ];
}

/** In ms, unless its name says so already, with method and route as operation. */
function addResponseTime(run: RunBuilder, name: string, series: Series): void {
  const labels = new Map(series.scope);
  const route = ['route', 'path', 'handler', 'uri', 'url', 'endpoint'].find(
    key => labels.has(key),
  );
  const method = labels.get('method') ?? labels.get('verb') ?? '';
  const scope =
    route === undefined
      ? series.scope
      : [
          ['operation', operationName(method, labels.get(route) ?? '')] as [
            string,
            string,
          ],
          ...series.scope.filter(
            ([key]) => key !== route && key !== 'method' && key !== 'verb',
          ),
        ];
  const factor = /_(?:ms|milliseconds|millis)$/.test(name) ? 1 : 1000;
  addLoad(run, {
    scope,
    requests: series.count,
    failed: undefined,
    perSecond: undefined,
    milliseconds: statsOf(series, factor),
  });
}
