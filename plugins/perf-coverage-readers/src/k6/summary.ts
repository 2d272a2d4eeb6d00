import { JsonObject, member, numberMember } from '../input/json';
import { RequestTotals, RunBuilder } from '../run/RunBuilder';
import { K6Contains, K6MetricType, k6Measure } from './measure';
import { parseMetricKey } from './metricKey';

/** One metric of an end-of-test summary, whichever shape it came in. */
export interface K6SummaryMetric {
  /** With the tags of a sub-metric: `http_req_duration{name:login}`. */
  key: string;
  type: K6MetricType;
  contains: K6Contains | undefined;
  values: JsonObject;
  thresholds: { expression: string; ok: boolean }[];
  /** The group and the scenario that the figures are of, where a summary gives them apart. */
  within?: [string, string][];
}

/** Whole-run metrics first, so that a cap on metrics folds sub-metrics. */
export function addK6Metrics(
  run: RunBuilder,
  metrics: readonly K6SummaryMetric[],
): void {
  const parsed = metrics.map(metric => {
    const key = parseMetricKey(metric.key);
    return { metric, key, scope: [...(metric.within ?? []), ...key.tags] };
  });
  const wholeRunFirst = [
    ...parsed.filter(({ scope }) => scope.length === 0),
    ...parsed.filter(({ scope }) => scope.length > 0),
  ];
  for (const { metric, key, scope } of wholeRunFirst) {
    run.metric(
      key.name,
      scope,
      k6Measure(key.name, metric.type, metric.contains),
      k6Stats(metric.type, metric.values),
    );
    for (const { expression, ok } of metric.thresholds) {
      run.threshold({
        metric: key.name,
        selector: Object.fromEntries(key.tags),
        expression,
        ok,
      });
    }
  }
}

/**
 * Requests of a summary. `http_req_failed` is a rate of *failed* requests: its
 * "passes" (`matches` in the newer shape) count the requests that failed.
 */
export function k6Requests(metrics: readonly K6SummaryMetric[]): RequestTotals {
  const whole = metrics.filter(metric => metric.within === undefined);
  const sent = whole.find(metric => metric.key === 'http_reqs');
  const failed = whole.find(metric => metric.key === 'http_req_failed');
  const failedRequests = failed
    ? numberMember(failed.values, 'passes') ??
      numberMember(failed.values, 'matches') ??
      null
    : null;
  return {
    requests: sent ? numberMember(sent.values, 'count') ?? null : null,
    failedRequests,
    errorRate: failed ? rateOf(failed.values) ?? null : null,
  };
}

/** The kind of a metric that does not name it, told by the values it has. */
export function inferType(values: JsonObject): K6MetricType | undefined {
  const has = (key: string) => member(values, key) !== undefined;
  if ((has('passes') && has('fails')) || (has('matches') && has('total'))) {
    return 'rate';
  }
  if (has('avg') || has('med') || Object.keys(values).some(isPercentile)) {
    return 'trend';
  }
  if (has('value')) {
    return 'gauge';
  }
  if (has('rate') || has('count')) {
    return has('min') || has('max') ? 'trend' : 'counter';
  }
  return has('min') || has('max') ? 'trend' : undefined;
}

/** Statistics by the common names: `p(95)` becomes `p95`. */
export function k6Stats(
  type: K6MetricType,
  values: JsonObject,
): [string, number | undefined][] {
  if (type === 'rate') {
    return [
      ['rate', rateOf(values)],
      ['count', countOf(values)],
    ];
  }
  return Object.keys(values).flatMap((key): [string, number | undefined][] => {
    const stat = statName(key);
    return stat ? [[stat, numberMember(values, key)]] : [];
  });
}

const plainStats = new Set([
  'avg',
  'min',
  'med',
  'max',
  'count',
  'rate',
  'value',
]);

function statName(key: string): string | undefined {
  if (plainStats.has(key)) {
    return key;
  }
  return isPercentile(key) ? `p${Number(key.slice(2, -1))}` : undefined;
}

function isPercentile(key: string): boolean {
  return /^p\(\d{1,3}(?:\.\d{1,6})?\)$/.test(key);
}

function rateOf(values: JsonObject): number | undefined {
  const stated = numberMember(values, 'rate') ?? numberMember(values, 'value');
  if (stated !== undefined) {
    return stated;
  }
  const passes = numberMember(values, 'passes');
  const total = countOf(values);
  return passes !== undefined && total ? passes / total : undefined;
}

function countOf(values: JsonObject): number | undefined {
  const total = numberMember(values, 'total');
  if (total !== undefined) {
    return total;
  }
  const passes = numberMember(values, 'passes');
  const fails = numberMember(values, 'fails');
  return passes !== undefined && fails !== undefined
    ? passes + fails
    : undefined;
}
