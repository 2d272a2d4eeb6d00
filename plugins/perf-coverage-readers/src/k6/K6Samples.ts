import { Histogram } from 'backstage-plugin-perf-coverage-common';
import { operationName } from '../run/operation';
import { RunBuilder, requestTotals } from '../run/RunBuilder';
import { Span } from '../run/Span';
import { Timeline } from '../run/Timeline';
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
  /** Tags of the sub-metrics that the output defines. */
  submetrics: [string, string][][];
}

export type Tags = Pick<ReadonlyMap<string, string>, 'get'>;

/** Samples of one metric in one scope. */
interface Series {
  scope: [string, string][];
  values: Histogram;
  sum: number;
  last: number;
}

interface CheckCount {
  name: string;
  group: string;
  passes: number;
  fails: number;
}

/** Where the samples of a metric go whose tags are the same. */
export interface K6Route {
  series: Series[];
  check: CheckCount | undefined;
  /** Series and checks that the bounds have no room for. */
  folded: number;
}

/** Which tags tell the route of a metric's samples. */
export type WantedTags = 'none' | 'common' | 'all';

/** The tags that `common` stands for. */
export const commonTags = [
  'name',
  'url',
  'method',
  'scenario',
  'check',
  'group',
] as const;

/** What a metric tells about the run over time. */
type Role = 'requests' | 'failed' | 'times';

const roles = new Map<string, Role>([
  ['http_reqs', 'requests'],
  ['http_req_failed', 'failed'],
  ['http_req_duration', 'times'],
]);

/** A metric of the output. */
export interface K6Metric {
  readonly name: string;
  readonly role: Role | undefined;
  /** Counts from 0. */
  readonly index: number;
  wants: WantedTags;
  /** Of samples whose tags say nothing. */
  readonly plain: K6Route;
  /** Series by their scope. */
  readonly series: Map<string, Series>;
  /** Scopes that the output defines: tags that a sample must have. */
  narrowed: [string, string][][];
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
  /** Counts up when routes that were given may be others now. */
  version = 0;

  readonly #definitions = new Map<string, K6MetricDefinition>();
  readonly #metrics = new Map<string, K6Metric>();
  readonly #checks = new Map<string, CheckCount>();
  readonly #timeline = new Timeline();
  #seriesCount = 0;
  #folded = 0;
  readonly #span = new Span();

  define(name: string, definition: K6MetricDefinition): void {
    if (this.#definitions.size >= maxSeries && !this.#definitions.has(name)) {
      this.#folded += 1;
      return;
    }
    this.#definitions.set(name, definition);
    const metric = this.metric(name);
    metric.narrowed = definition.submetrics.filter(tags => tags.length > 0);
    metric.wants = wantedTags(metric);
    this.version += 1;
  }

  /** The metric of a name; make of it what the bounds allow. */
  metric(name: string): K6Metric {
    let metric = this.#metrics.get(name);
    if (!metric) {
      metric = {
        name,
        role: roles.get(name),
        index: this.#metrics.size,
        wants: 'none',
        plain: { series: [], check: undefined, folded: 0 },
        series: new Map(),
        narrowed: [],
      };
      if (this.#metrics.size < maxSeries) {
        metric.wants = wantedTags(metric);
        this.#metrics.set(name, metric);
      } else {
        metric.plain.folded = 1;
      }
    }
    return metric;
  }

  /** Where samples of a metric with these tags go. */
  route(metric: K6Metric, tags: Tags): K6Route {
    if (metric.wants === 'none') {
      const { plain } = metric;
      if (plain.series.length === 0 && plain.folded === 0) {
        this.#addSeries(plain, metric, '', () => []);
      }
      return plain;
    }
    const route: K6Route = { series: [], check: undefined, folded: 0 };
    this.#addSeries(route, metric, '', () => []);
    if (metric.role === 'times' || metric.role === 'failed') {
      const target = tags.get('name') || tags.get('url');
      if (target) {
        const operation = operationName(tags.get('method') ?? '', target);
        this.#addSeries(route, metric, `operation ${operation}`, () => [
          ['operation', operation],
        ]);
      }
      const scenario = tags.get('scenario');
      if (scenario) {
        this.#addSeries(route, metric, `scenario ${scenario}`, () => [
          ['scenario', scenario],
        ]);
      }
    }
    for (const narrowed of metric.narrowed) {
      if (narrowed.every(([key, want]) => tags.get(key) === want)) {
        const key = `tags ${JSON.stringify(narrowed)}`;
        this.#addSeries(route, metric, key, () => narrowed);
      }
    }
    if (metric.name === 'checks') {
      this.#addCheck(route, tags);
    }
    return route;
  }

  /** Takes a sample in; the time is in ms since 1970. */
  take(
    metric: K6Metric,
    route: K6Route,
    value: number,
    time: number | undefined,
  ): void {
    this.count += 1;
    this.#folded += route.folded;
    if (time !== undefined) {
      this.#span.add(time, time);
      if (metric.role !== undefined) {
        this.#takeTime(metric.role, value, time);
      }
    }
    const bucket = Histogram.bucketOf(value);
    for (let n = 0; n < route.series.length; n += 1) {
      const series = route.series[n];
      series.values.addTo(bucket, value);
      series.sum += value;
      series.last = value;
    }
    if (route.check) {
      route.check[value > 0 ? 'passes' : 'fails'] += 1;
    }
  }

  #takeTime(role: Role, value: number, time: number): void {
    const step = this.#timeline.at(time);
    if (step === undefined) {
      return;
    }
    if (role === 'times') {
      step.times.add(value);
    } else if (role === 'requests') {
      step.requests += value;
    } else {
      step.failed += value;
    }
  }

  add(name: string, value: number, time: number | undefined, tags: Tags): void {
    const metric = this.metric(name);
    this.take(metric, this.route(metric, tags), value, time);
  }

  addTo(run: RunBuilder): void {
    this.#span.addTo(run);
    const sent = this.#metrics.get('http_reqs')?.series.get('');
    const failed = this.#metrics.get('http_req_failed')?.series.get('');
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
    run.timeline = this.#timeline.build(failed !== undefined);
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

  #addSeries(
    route: K6Route,
    metric: K6Metric,
    key: string,
    scope: () => [string, string][],
  ): void {
    let series = metric.series.get(key);
    if (!series) {
      if (this.#seriesCount >= maxSeries) {
        route.folded += 1;
        return;
      }
      this.#seriesCount += 1;
      series = { scope: scope(), values: new Histogram(), sum: 0, last: 0 };
      metric.series.set(key, series);
    }
    route.series.push(series);
  }

  #addCheck(route: K6Route, tags: Tags): void {
    const name = tags.get('check');
    if (name === undefined) {
      return;
    }
    const group = tags.get('group') ?? '';
    const key = JSON.stringify([group, name]);
    let check = this.#checks.get(key);
    if (!check) {
      if (this.#checks.size >= maxChecks) {
        route.folded += 1;
        return;
      }
      check = { name, group, passes: 0, fails: 0 };
      this.#checks.set(key, check);
    }
    route.check = check;
  }

  #addMetrics(run: RunBuilder, wanted: (series: Series) => boolean): void {
    for (const { name, series: byKey } of this.#metrics.values()) {
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
            type === 'trend' ? series.values : undefined,
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
        const series = this.#metrics
          .get(name)
          ?.series.get(tags.length > 0 ? `tags ${JSON.stringify(tags)}` : '');
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

function wantedTags(metric: K6Metric): WantedTags {
  if (metric.narrowed.length > 0) {
    return 'all';
  }
  return metric.role === 'times' ||
    metric.role === 'failed' ||
    metric.name === 'checks'
    ? 'common'
    : 'none';
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
