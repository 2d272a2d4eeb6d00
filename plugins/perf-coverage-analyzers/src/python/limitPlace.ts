import {
  Threshold,
  ThresholdUnit,
} from 'backstage-plugin-perf-coverage-common';
import { Expr } from './ast';
import { Scope } from './scope';
import { TimedParams, Timing } from './timing';
import { Value } from './value';

/** Where limits are looked for. */
export interface Place {
  scope: Scope;
  timed: TimedParams;
  /** Where a helper asserts: the call in the test. */
  at: { line: number; expression: string } | null;
  depth: number;
  /** Helpers that may still be looked into for one test. */
  fuel: { helpers: number };
}

/** A limit and whether the clock was followed to it or names alone tell. */
export interface Limit {
  threshold: Threshold;
  by: Timing['by'];
}

/** The number of a limit; a `timedelta` in seconds. */
export function numberOf(value: Value | undefined): number | undefined {
  if (typeof value === 'number') {
    return value;
  }
  return typeof value === 'object' && value?.kind === 'duration'
    ? value.seconds
    : undefined;
}

const toMilliseconds: Record<string, number> = { us: 1e-3, ns: 1e-6 };

export function limitWith(
  timing: Timing,
  operator: string,
  value: number,
  at: { line: number; expression: string },
): Limit {
  const { unit } = timing;
  const factor = unit === null ? undefined : toMilliseconds[unit];
  const known: ThresholdUnit | null =
    factor === undefined ? (unit as 's' | 'ms' | null) : 'ms';
  return {
    by: timing.by,
    threshold: {
      metric: 'duration',
      stat: timing.stat ?? 'value',
      operator,
      value:
        factor === undefined ? value : Number((value * factor).toPrecision(12)),
      unit: known,
      selector: {},
      expression: at.expression,
      valid: true,
      line: at.line,
    },
  };
}

/** An expression as written, on one line. */
export function written(source: string, expr: Expr): string {
  return source.slice(expr.from, expr.to).replace(/\s+/g, ' ').slice(0, 300);
}
