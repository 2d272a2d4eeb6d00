import type { Threshold } from 'backstage-plugin-perf-coverage-common';
import { settled, toNumber, Value } from '../javascript';
import type { GatlingAssertion } from './model';

interface Target {
  metric: string;
  stat: string;
  unit: Threshold['unit'];
  /** Factor from the written value to the unit. */
  factor: number;
  /** The share of successes is told as that of failures. */
  inverted: boolean;
  /** Larger is better: of two limits the lower one counts. */
  higher: boolean;
}

/** Gatling's four percentiles, unless its configuration sets others. */
const percentiles: Record<string, string> = {
  percentile1: 'p50',
  percentile2: 'p75',
  percentile3: 'p95',
  percentile4: 'p99',
};
const timeStats: Record<string, string> = {
  min: 'min',
  max: 'max',
  mean: 'avg',
  stdDev: 'stddev',
  ...percentiles,
};
const operators: Record<string, Threshold['operator']> = {
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  is: '==',
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
};
const reversed: Record<string, Threshold['operator']> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
};

/** A limit that Gatling checks; null where it is not known on what. */
export interface ReadAssertion {
  threshold: Threshold | null;
  /** Why it can never fail. */
  neverFails: string | null;
  line: number;
}

export function readAssertion(assertion: GatlingAssertion): ReadAssertion {
  const { line } = assertion.place;
  const target = targetOf(assertion);
  const limit = target && limitOf(assertion, target);
  if (!target || !limit) return { threshold: null, neverFails: null, line };
  const selector = selectorOf(assertion.path);
  const value = limit.value === null ? null : inUnit(limit.value, target);
  const operator = target.inverted ? reversed[limit.operator] : limit.operator;
  const threshold: Threshold = {
    metric: target.metric,
    stat: target.stat,
    operator,
    value,
    unit: target.unit,
    selector: selector ?? {},
    expression: expressionOf(assertion),
    valid: true,
    line,
  };
  return { threshold, neverFails: neverFails(threshold), line };
}

function inUnit(written: number, { factor, inverted }: Target): number {
  return rounded(inverted ? 1 - written * factor : written * factor);
}

function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

function numberOf(value: Value | undefined): number | null {
  if (!value) return null;
  const number = toNumber(settled(value));
  return number === undefined || !Number.isFinite(number) ? null : number;
}

function targetOf({
  target,
  stat,
  statArgument,
}: GatlingAssertion): Target | null {
  const plain = { factor: 1, inverted: false, higher: false };
  switch (target) {
    case 'responseTime': {
      const named =
        stat && Object.hasOwn(timeStats, stat) ? timeStats[stat] : null;
      const share = numberOf(statArgument ?? undefined);
      const name =
        stat === 'percentile' && share !== null ? `p${share}` : named;
      return name
        ? { ...plain, metric: 'http_req_duration', stat: name, unit: 'ms' }
        : null;
    }
    case 'requestsPerSec':
    case 'meanRequestsPerSec':
      return {
        ...plain,
        metric: 'http_reqs',
        stat: 'rate',
        unit: 'per_second',
        higher: true,
      };
    case 'failedRequests':
    case 'successfulRequests':
    case 'allRequests':
      return countTarget(target, stat);
    default:
      return null;
  }
}

function countTarget(target: string, stat: string | null): Target | null {
  const inverted = target === 'successfulRequests';
  const whole = target === 'allRequests';
  if (stat === 'percent') {
    return {
      metric: whole ? 'http_reqs' : 'http_req_failed',
      stat: 'rate',
      unit: 'ratio',
      factor: 0.01,
      inverted,
      higher: inverted,
    };
  }
  if (stat !== 'count') return null;
  const metrics: Record<string, string> = {
    failedRequests: 'http_req_failed',
    successfulRequests: 'http_req_succeeded',
    allRequests: 'http_reqs',
  };
  return {
    metric: metrics[target],
    stat: 'count',
    unit: 'count',
    factor: 1,
    inverted: false,
    higher: target !== 'failedRequests',
  };
}

/** Of an interval the end that a slower or more broken system would cross. */
function limitOf(
  { condition, values }: GatlingAssertion,
  target: Target,
): { operator: Threshold['operator']; value: number | null } | null {
  const numbers = values.map(one => numberOf(one));
  if (condition === null || numbers.length === 0) return null;
  if (Object.hasOwn(operators, condition)) {
    return { operator: operators[condition], value: numbers[0] };
  }
  if (condition === 'in' && numbers.length === 1) {
    return { operator: '==', value: numbers[0] };
  }
  if (!/^(?:in|between|around|deviatesAround)$/.test(condition)) return null;
  const operator = target.higher ? '>=' : '<=';
  const known = numbers.flatMap(one => (one === null ? [] : [one]));
  return known.length < numbers.length
    ? { operator, value: null }
    : { operator, value: endOf(condition, known, target) };
}

function endOf(
  condition: string,
  values: readonly number[],
  { higher }: Target,
): number | null {
  if (condition === 'in') {
    return higher ? Math.min(...values) : Math.max(...values);
  }
  const [first, second] = values;
  if (second === undefined) return null;
  switch (condition) {
    case 'between':
      return higher ? first : second;
    case 'around':
      return higher ? first - second : first + second;
    default: {
      const distance = Math.floor(first * second);
      return higher ? first - distance : first + distance;
    }
  }
}

/** As the reader of Gatling's reports names its scopes. */
function selectorOf(
  path: GatlingAssertion['path'],
): Record<string, string> | null {
  if (path === 'global') return {};
  if (path === 'all') return { operation: '*' };
  if (!path) return { operation: '{}' };
  const groups = path.slice(0, -1);
  return {
    operation: path[path.length - 1],
    ...(groups.length > 0 ? { group: groups.join(' / ') } : {}),
  };
}

function expressionOf(assertion: GatlingAssertion): string {
  const { path, target, stat, statArgument, condition, values } = assertion;
  let start = 'details(…)';
  if (path === 'global') start = 'global';
  else if (path === 'all') start = 'forAll';
  else if (path) start = `details("${path.join('" / "')}")`;
  const statText =
    stat === null
      ? ''
      : `.${stat}${statArgument ? `(${numberOf(statArgument) ?? '…'})` : ''}`;
  const numbers = values.map(one => numberOf(one) ?? '…').join(', ');
  return `${start}.${target}${statText}.${condition}(${numbers})`;
}

function neverFails(threshold: Threshold): string | null {
  const { operator, value, unit, stat } = threshold;
  if (value === null) return null;
  const upper = operator === '<' || operator === '<=';
  if (unit === 'ratio') {
    if (operator === '<=' && value >= 1)
      return 'no share is greater than 100 %';
    if (operator === '<' && value > 1) return 'no share is greater than 100 %';
    if (operator === '>=' && value <= 0) return 'no share is less than 0 %';
    if (operator === '>' && value < 0) return 'no share is less than 0 %';
    return null;
  }
  if (upper || operator === '==') return null;
  if (operator === '>=' && value <= 0) return `${stat} is never less than 0`;
  return operator === '>' && value < 0 ? `${stat} is never less than 0` : null;
}
