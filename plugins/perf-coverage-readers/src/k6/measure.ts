import { Direction, knownMetric } from 'backstage-plugin-perf-coverage-common';
import { Measure } from '../run/RunBuilder';

/** @see https://grafana.com/docs/k6/latest/using-k6/metrics/#metric-types */
export type K6MetricType = 'counter' | 'gauge' | 'rate' | 'trend';

/** What a trend holds, where the file says so. */
export type K6Contains = 'time' | 'data' | 'default';

/**
 * Unit and direction of a k6 metric. Where the file does not say what a trend
 * holds (`--summary-export` does not), its name decides: k6 times end in
 * `_duration` and the like, and k6 writes every time in ms.
 */
export function k6Measure(
  name: string,
  type: K6MetricType,
  contains: K6Contains | undefined,
): Measure {
  const unit = unitOf(name, type, contains);
  const known = knownMetric(name);
  return {
    unit,
    direction: known?.unit === unit ? known.direction : directionOf(name, type),
  };
}

function unitOf(
  name: string,
  type: K6MetricType,
  contains: K6Contains | undefined,
): string {
  if (type === 'rate') {
    return 'ratio';
  }
  if (contains === 'data' || knownMetric(name)?.unit === 'bytes') {
    return 'bytes';
  }
  if (contains === 'time' || (type === 'trend' && isTimeName(name))) {
    return 'ms';
  }
  return type === 'trend' ? 'unknown' : 'count';
}

const timeWords = new Set([
  'duration',
  'time',
  'latency',
  'ms',
  'blocked',
  'connecting',
  'handshaking',
  'sending',
  'waiting',
  'receiving',
  'ping',
]);

function isTimeName(name: string): boolean {
  const words = name.toLowerCase().split(/[_.-]/);
  return (
    timeWords.has(words.at(-1) ?? '') ||
    name.startsWith('browser_web_vital_') ||
    /(?:Duration|Time|Latency)$/.test(name)
  );
}

function directionOf(name: string, type: K6MetricType): Direction {
  if (type === 'trend') {
    return 'lower';
  }
  const words = name.toLowerCase().split(/[_.\s-]/);
  if (
    words.some(word => /^(?:err|errors?|fail|failed|failures?)$/.test(word))
  ) {
    return 'lower';
  }
  return type === 'rate' &&
    words.some(word => /^(?:ok|success|successful)$/.test(word))
    ? 'higher'
    : 'neutral';
}
