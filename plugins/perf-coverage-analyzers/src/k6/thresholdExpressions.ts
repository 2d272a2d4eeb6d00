import type { ThresholdUnit } from 'backstage-plugin-perf-coverage-common';

/** A threshold expression taken apart; `problem` says why k6 rejects it. */
export interface ParsedExpression {
  stat: string;
  operator: string;
  /** NaN where no number can be read; JSON writes it as null. */
  value: number;
  problem: string | null;
}

/**
 * Longer operators first: the grammar takes the first that occurs, in this
 * order (metrics/thresholds_parser.go of grafana/k6).
 */
const operators = ['<=', '<', '>=', '>', '===', '==', '!='];
const methods = ['value', 'count', 'rate', 'avg', 'min', 'med', 'max', 'p'];

/** Floating-point numbers as Go's `strconv.ParseFloat` takes them. */
function goFloat(text: string): number | undefined {
  if (/^[+-]?(\d[\d]*\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    return Number(text);
  }
  if (/^[+-]?(inf|infinity)$/i.test(text)) {
    return text.startsWith('-') ? -Infinity : Infinity;
  }
  if (/^0x[0-9a-f]+p[+-]?\d+$/i.test(text)) return NaN;
  return undefined;
}

/** Parses `p(95)<200` after k6's grammar. */
export function parseExpression(expression: string): ParsedExpression {
  const operator = operators.find(one => expression.includes(one));
  if (operator === undefined) {
    return {
      stat: expression.trim(),
      operator: '',
      value: NaN,
      problem: 'it has no comparison',
    };
  }
  const at = expression.indexOf(operator);
  const method = expression.slice(0, at).trim();
  const right = expression.slice(at + operator.length).trim();
  const value = goFloat(right);
  const percentile = /^p\((.*)\)$/.exec(method);
  const quantile = percentile ? goFloat(percentile[1]) : undefined;
  let problem: string | null = null;
  if (percentile ? quantile === undefined : !methods.includes(method)) {
    problem = `'${method}' is no aggregation; known are avg, min, med, max, p(N), rate, count, value`;
  } else if (value === undefined) {
    problem = `'${right}' is no number`;
  }
  return {
    stat: quantile === undefined ? method : `p${quantile}`,
    operator: operator === '===' ? '==' : operator,
    value: value ?? NaN,
    problem,
  };
}

export type MetricType = 'counter' | 'gauge' | 'rate' | 'trend';

/** What a metric measures: time in ms, bytes, a share, or a plain number. */
export interface MetricKind {
  type: MetricType;
  contains: 'time' | 'data' | 'other';
}

function kinds(
  type: MetricType,
  contains: MetricKind['contains'],
  names: string,
): [string, MetricKind][] {
  return names.split(' ').map(name => [name, { type, contains }]);
}

/** Metrics that exist without being declared (metrics/builtin.go and modules). */
export const builtInMetrics: ReadonlyMap<string, MetricKind> = new Map([
  ...kinds('gauge', 'other', 'vus vus_max'),
  ...kinds('counter', 'other', 'iterations dropped_iterations http_reqs'),
  ...kinds('rate', 'other', 'checks http_req_failed browser_http_req_failed'),
  ...kinds(
    'counter',
    'other',
    'ws_sessions ws_msgs_sent ws_msgs_received grpc_streams grpc_streams_msgs_sent grpc_streams_msgs_received',
  ),
  ...kinds(
    'trend',
    'time',
    'iteration_duration group_duration http_req_duration http_req_blocked http_req_connecting http_req_tls_handshaking http_req_sending http_req_waiting http_req_receiving ws_ping ws_session_duration ws_connecting grpc_req_duration browser_http_req_duration browser_web_vital_fcp browser_web_vital_fid browser_web_vital_fp browser_web_vital_inp browser_web_vital_lcp browser_web_vital_ttfb',
  ),
  ...kinds('trend', 'other', 'browser_web_vital_cls'),
  ...kinds(
    'counter',
    'data',
    'data_sent data_received browser_data_sent browser_data_received',
  ),
]);

const supported: Record<MetricType, readonly string[]> = {
  counter: ['count', 'rate'],
  gauge: ['value'],
  rate: ['rate'],
  trend: ['avg', 'min', 'max', 'med', 'p'],
};

/** Aggregations that k6 lets a metric of the type have. */
export function supportsStat(type: MetricType, stat: string): boolean {
  const method = /^p\d/.test(stat) ? 'p' : stat;
  return supported[type].includes(method);
}

export function supportedStats(type: MetricType): string {
  return supported[type].map(one => (one === 'p' ? 'p(N)' : one)).join(', ');
}

export function unitOf(
  kind: MetricKind | undefined,
  stat: string,
): ThresholdUnit | null {
  if (!kind) return null;
  if (kind.type === 'rate') return 'ratio';
  if (kind.type === 'counter') {
    if (stat === 'rate') return 'per_second';
    return kind.contains === 'data' ? 'bytes' : 'count';
  }
  if (kind.contains === 'time') return 'ms';
  if (kind.contains === 'data') return 'bytes';
  return kind.type === 'gauge' ? 'count' : null;
}

/** The metric and tags of `metric{tag:value,other:value}`. */
export function parseMetricName(written: string): {
  metric: string;
  selector: Record<string, string>;
  problem: string | null;
} {
  const open = written.indexOf('{');
  if (open < 0) {
    return { metric: written.trim(), selector: {}, problem: null };
  }
  const metric = written.slice(0, open).trim();
  const close = written.lastIndexOf('}');
  if (close < open || written.slice(close + 1).trim() !== '') {
    return { metric, selector: {}, problem: 'its tags are not closed by }' };
  }
  const selector: [string, string][] = [];
  let problem: string | null = null;
  for (const pair of splitPairs(written.slice(open + 1, close))) {
    const colon = pair.indexOf(':');
    if (colon < 0) {
      problem = `'${pair.trim()}' is no tag:value`;
      continue;
    }
    selector.push([
      unquoted(pair.slice(0, colon)),
      unquoted(pair.slice(colon + 1)),
    ]);
  }
  return { metric, selector: Object.fromEntries(selector), problem };
}

/** Splits at commas outside of quotes; the last of no text is left out. */
function splitPairs(tags: string): string[] {
  const pairs: string[] = [];
  let current = '';
  let quote = '';
  for (const char of tags) {
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === ',') {
      pairs.push(current);
      current = '';
      continue;
    }
    current += char;
  }
  pairs.push(current);
  return pairs.filter(pair => pair.trim() !== '');
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  return /^(["']).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
