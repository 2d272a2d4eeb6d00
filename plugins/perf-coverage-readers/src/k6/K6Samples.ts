import { Histogram } from '../histogram';
import { operationName } from '../run/operation';
import { RunBuilder, requestTotals } from '../run/RunBuilder';
import { K6Contains, K6MetricType, k6Measure } from './measure';
import { parseMetricKey } from './metricKey';
import { ThresholdExpression, holds, parseThreshold } from './threshold';

/** Series beyond this many are part of the whole-run figures alone. */
const maxSeries = 1500;
const maxChecks = 10_000;

/** A metric as the output defines it, or as its name tells. */
export interface K6MetricDefinition {
  type: K6MetricType | undefined;
  contains: K6Contains | undefined;
  /** Expressions by the metric key that they are set on. */
  thresholds: { key: string; expressions: string[] }[];
}

export type Tags = ReadonlyMap<string, string>;

/** Samples of one metric in one scope. */
interface Series {
  scope: [string, string][];
  values: Histogram;
  sum: number;
  last: number;
}

/** What k6 itself measures, for outputs that do not define their metrics. */
const builtInTypes = new Map<string, K6MetricType>([
  ['checks', 'rate'],
  ['http_req_failed', 'rate'],
  ['http_reqs', 'counter'],
  ['iterations', 'counter'],
  ['dropped_iterations', 'counter'],
  ['data_sent', 'counter'],
  ['data_received', 'counter'],
  ['ws_sessions', 'counter'],
  ['ws_msgs_sent', 'counter'],
  ['ws_msgs_received', 'counter'],
  ['vus', 'gauge'],
  ['vus_max', 'gauge'],
]);

/**
 * Gathers the samples of k6's raw outputs: whole run, per operation and per
 * scenario for requests, checks, and the thresholds that the output names.
 */
export class K6Samples {
  count = 0;

  readonly #definitions = new Map<string, K6MetricDefinition>();
  readonly #series = new Map<string, Map<string, Series>>();
  readonly #narrowed = new Map<
    string,
    { key: string; tags: [string, string][] }[]
  >();
  readonly #checks = new Map<
    string,
    { name: string; group: string; passes: number; fails: number }
  >();
  #seriesCount = 0;
  #folded = 0;
  #start = Infinity;
  #end = -Infinity;

  define(name: string, definition: K6MetricDefinition): void {
    this.#definitions.set(name, definition);
    this.#narrowed.set(
      name,
      definition.thresholds
        .map(({ key }) => ({ key, tags: parseMetricKey(key).tags }))
        .filter(({ tags }) => tags.length > 0),
    );
  }

  add(name: string, value: number, time: number | undefined, tags: Tags): void {
    this.count += 1;
    if (time !== undefined) {
      this.#start = Math.min(this.#start, time);
      this.#end = Math.max(this.#end, time);
    }
    this.#addTo(name, '', value, () => []);
    if (name === 'http_req_duration' || name === 'http_req_failed') {
      const target = tags.get('name') || tags.get('url');
      if (target) {
        const operation = operationName(tags.get('method') ?? '', target);
        this.#addTo(name, `operation ${operation}`, value, () => [
          ['operation', operation],
        ]);
      }
      const scenario = tags.get('scenario');
      if (scenario) {
        this.#addTo(name, `scenario ${scenario}`, value, () => [
          ['scenario', scenario],
        ]);
      }
    }
    for (const narrowed of this.#narrowed.get(name) ?? []) {
      if (narrowed.tags.every(([key, want]) => tags.get(key) === want)) {
        this.#addTo(name, narrowed.key, value, () => narrowed.tags);
      }
    }
    if (name === 'checks') {
      this.#addCheck(tags, value);
    }
  }

  addTo(run: RunBuilder): void {
    if (this.#end >= this.#start) {
      run.startedAt = new Date(this.#start).toISOString();
      run.durationSeconds = (this.#end - this.#start) / 1000;
    }
    const sent = this.#series.get('http_reqs')?.get('');
    const failed = this.#series.get('http_req_failed')?.get('');
    run.requests = requestTotals(
      sent ? sent.sum : null,
      failed ? failed.sum : null,
    );
    if (failed) {
      run.requests.errorRate = failed.sum / failed.values.count;
    }
    this.#addMetrics(run, series => series.scope.length === 0);
    this.#addMetrics(run, series => series.scope.length > 0);
    this.#addThresholds(run);
    for (const check of this.#checks.values()) {
      run.check(check);
    }
    if (this.#folded > 0) {
      run.warn(
        'operations-folded',
        'Samples of further operations and scenarios are part of the whole run alone; give requests a name tag, so that URLs with identifiers are one',
        this.#folded,
      );
    }
  }

  #typeOf(name: string): K6MetricType {
    return (
      this.#definitions.get(name)?.type ?? builtInTypes.get(name) ?? 'trend'
    );
  }

  #addTo(
    name: string,
    key: string,
    value: number,
    scope: () => [string, string][],
  ): void {
    let byKey = this.#series.get(name);
    if (!byKey) {
      byKey = new Map();
      this.#series.set(name, byKey);
    }
    let series = byKey.get(key);
    if (!series) {
      if (this.#seriesCount >= maxSeries) {
        this.#folded += 1;
        return;
      }
      this.#seriesCount += 1;
      series = { scope: scope(), values: new Histogram(), sum: 0, last: 0 };
      byKey.set(key, series);
    }
    series.values.add(value);
    series.sum += value;
    series.last = value;
  }

  #addCheck(tags: Tags, value: number): void {
    const name = tags.get('check');
    if (name === undefined) {
      return;
    }
    const group = tags.get('group') ?? '';
    const key = JSON.stringify([group, name]);
    let check = this.#checks.get(key);
    if (!check) {
      if (this.#checks.size >= maxChecks) {
        this.#folded += 1;
        return;
      }
      check = { name, group, passes: 0, fails: 0 };
      this.#checks.set(key, check);
    }
    check[value > 0 ? 'passes' : 'fails'] += 1;
  }

  #addMetrics(run: RunBuilder, wanted: (series: Series) => boolean): void {
    for (const [name, byKey] of this.#series) {
      const type = this.#typeOf(name);
      const measure = k6Measure(
        name,
        type,
        this.#definitions.get(name)?.contains,
      );
      for (const series of byKey.values()) {
        if (wanted(series)) {
          run.metric(
            name,
            series.scope,
            measure,
            statsOf(type, series, run.durationSeconds),
          );
        }
      }
    }
  }

  /** The raw outputs name thresholds but not whether they held: it is worked out. */
  #addThresholds(run: RunBuilder): void {
    for (const [name, definition] of this.#definitions) {
      for (const { key, expressions } of definition.thresholds) {
        const { tags } = parseMetricKey(key);
        const series = this.#series.get(name)?.get(tags.length > 0 ? key : '');
        for (const expression of expressions) {
          const parsed = parseThreshold(expression);
          const ok =
            parsed &&
            thresholdHolds(
              parsed,
              this.#typeOf(name),
              series,
              run.durationSeconds,
            );
          if (ok === undefined) {
            run.warn(
              'threshold-unreadable',
              `Whether '${expression}' of ${key} held cannot be worked out`,
            );
          } else {
            run.threshold({
              metric: name,
              selector: Object.fromEntries(tags),
              expression,
              ok,
            });
          }
        }
      }
    }
  }
}

function statsOf(
  type: K6MetricType,
  series: Series,
  seconds: number | null,
): [string, number | undefined][] {
  const { values } = series;
  switch (type) {
    case 'counter':
      return [
        ['count', series.sum],
        ['rate', seconds ? series.sum / seconds : undefined],
      ];
    case 'rate':
      return [
        ['rate', series.sum / values.count],
        ['count', values.count],
      ];
    case 'gauge':
      return [
        ['value', series.last],
        ['min', values.min],
        ['max', values.max],
      ];
    default:
      return values.stats();
  }
}

/** k6 lets a threshold pass on a metric that has no samples. */
function thresholdHolds(
  threshold: ThresholdExpression,
  type: K6MetricType,
  series: Series | undefined,
  seconds: number | null,
): boolean | undefined {
  if (!series) {
    return true;
  }
  const stats = new Map(statsOf(type, series, seconds));
  const actual =
    threshold.percentile === undefined
      ? stats.get(threshold.stat)
      : series.values.quantiles([threshold.percentile / 100])[0];
  return actual === undefined ? undefined : holds(threshold, actual);
}
