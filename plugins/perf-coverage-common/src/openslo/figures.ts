import { canonicalUnit } from '../plan/units';
import { SlaOperator } from '../vocabulary';

type Fields = Record<string, unknown>;

/** What an SLO limits, as a plan says it. */
export interface Figure {
  metric: string;
  stat: string;
  operator: SlaOperator;
  value: number;
  unit: string;
}

type Reading = Figure | { unknown: string };

const operators = new Map<unknown, SlaOperator>([
  ['lte', '<='],
  ['lt', '<'],
  ['gte', '>='],
  ['gt', '>'],
]);

/**
 * Reads what an objective of an indicator limits: by annotations, else by a
 * query whose meaning is fixed.
 */
export function figureOf(
  indicator: Fields,
  objective: Fields,
  said: { metric: string | null; stat: string | null; unit: string | null },
): Reading {
  const threshold = fieldsOf(indicator.thresholdMetric);
  const ratio = fieldsOf(indicator.ratioMetric);
  if (threshold) return ofThreshold(threshold, objective, said);
  if (ratio) return ofRatio(ratio, targetOf(objective));
  return { unknown: 'it has neither a thresholdMetric nor a ratioMetric' };
}

function ofThreshold(
  metric: Fields,
  objective: Fields,
  said: { metric: string | null; stat: string | null; unit: string | null },
): Reading {
  const operator = operators.get(objective.op);
  const { value } = objective;
  if (!operator || typeof value !== 'number' || !Number.isFinite(value)) {
    return { unknown: 'its objective has no op and value' };
  }
  const query = queryOf(metric);
  const quantile = /histogram_quantile\(\s{0,9}(0?\.\d{1,5})\s{0,9},/.exec(
    query,
  );
  const time = timeUnit(query);
  const stat = said.stat ?? (quantile ? percentile(Number(quantile[1])) : null);
  const name = said.metric ?? (quantile && time ? 'duration' : null);
  const unit = canonicalUnit(said.unit ?? time ?? '');
  if (stat === null || name === null) {
    return {
      unknown: 'its query does not say which metric and statistic it is',
    };
  }
  if (unit === null || (said.unit === null && time === null)) {
    return { unknown: 'its query does not say the unit' };
  }
  return { metric: name, stat, operator, value, unit };
}

/** A share of good or bad events: a latency's by its bucket, errors by their code. */
function ofRatio(ratio: Fields, target: number | null): Reading {
  if (target === null) return { unknown: 'its objective has no target' };
  const good = queryOf(fieldsOf(ratio.good) ?? {});
  const bad = queryOf(fieldsOf(ratio.bad) ?? {});
  const bucket = /_bucket\{[^{}]{0,500}\ble="(\d{1,9}(?:\.\d{1,9})?)"/.exec(
    good,
  );
  const time = timeUnit(good);
  if (bucket && time) {
    return {
      metric: 'duration',
      stat: percentile(target),
      operator: '<=',
      value: Number(bucket[1]),
      unit: time,
    };
  }
  const failed = /\b(?:code|status|status_code|http_status)=~"5[^"]{0,20}"/;
  const succeeded = /\b(?:code|status|status_code|http_status)!~"5[^"]{0,20}"/;
  if (failed.test(bad) || succeeded.test(good)) {
    return {
      metric: 'error rate',
      stat: 'rate',
      operator: '<=',
      value: Number(((1 - target) * 100).toPrecision(9)),
      unit: '%',
    };
  }
  return { unknown: 'its queries do not say what is good or bad' };
}

/** 0–1, of `target` or `targetPercent`. */
function targetOf({ target, targetPercent }: Fields): number | null {
  const percent = typeof targetPercent === 'number' ? targetPercent / 100 : 0;
  const share = typeof target === 'number' ? target : percent;
  return share > 0 && share < 1 ? share : null;
}

/** 0.95 → `p95` */
function percentile(share: number): string {
  return `p${Number((share * 100).toPrecision(6))}`;
}

/** As Prometheus names metrics: the unit stands in front of the suffix. */
function timeUnit(query: string): string | null {
  if (/_seconds(?:_bucket)?\b/.test(query)) return 's';
  return /_(?:milliseconds|ms)(?:_bucket)?\b/.test(query) ? 'ms' : null;
}

function queryOf(metric: Fields): string {
  const spec = fieldsOf(fieldsOf(metric.metricSource)?.spec);
  return typeof spec?.query === 'string' ? spec.query.slice(0, 5_000) : '';
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : null;
}
