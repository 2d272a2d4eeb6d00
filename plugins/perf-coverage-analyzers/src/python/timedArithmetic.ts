import { Expr, expressionsIn, lastName } from './ast';
import { clockOf, TimeUnit } from './clocks';
import { originOf } from './instances';
import { Scope } from './scope';
import type { Timing } from './timing';
import { evaluate } from './values';

/**
 * The measured time that a sum, difference, product or quotient is; `go` tells
 * that of its sides.
 */
export function timingOfBinary(
  expr: Extract<Expr, { type: 'binary' }>,
  scope: Scope,
  steps: number,
  go: (part: Expr) => Timing | undefined,
): Timing | undefined {
  const { op, left, right } = expr;
  if (op === '-') {
    const clock =
      readingOf(left, scope, steps - 1) ?? readingOf(right, scope, steps - 1);
    if (clock !== undefined) {
      return { unit: clock, stat: null, by: 'flow' };
    }
    const start = lastName(right);
    const end = lastName(left);
    if (
      start &&
      end &&
      /start|begin|t0/i.test(start) &&
      /end|stop|t1|now/i.test(end)
    ) {
      return { unit: null, stat: null, by: 'name' };
    }
    return go(left);
  }
  if (op === '+') {
    return go(left) ?? go(right);
  }
  if (op === '*') {
    const [timing, factor] = go(left)
      ? [go(left), evaluate(right, scope)]
      : [go(right), evaluate(left, scope)];
    return timing && { ...timing, unit: scaled(timing.unit, factor, 1) };
  }
  if (op === '/' || op === '//') {
    const timing = go(left);
    if (!timing || go(right)) {
      return undefined;
    }
    const unit = scaled(timing.unit, evaluate(right, scope), -1);
    const summed = expressionsIn(left).some(
      part =>
        part.type === 'call' &&
        /^(sum|timeit)$/.test(lastName(part.callee) ?? ''),
    );
    return { ...timing, unit, stat: summed ? 'avg' : timing.stat };
  }
  return undefined;
}

/** The clock reading that an expression or the name of one is. */
function readingOf(
  expr: Expr,
  scope: Scope,
  steps: number,
): TimeUnit | undefined {
  const clock = clockOf(expr);
  if (clock !== undefined || steps <= 0) {
    return clock;
  }
  const origin = originOf({ expr, scope });
  return origin.expr === expr ? undefined : clockOf(origin.expr);
}

const ladder: TimeUnit[] = ['s', 'ms', 'us', 'ns'];

/** The unit after a multiplication (or division, `sign` -1) by a power of 1000. */
function scaled(unit: TimeUnit, factor: unknown, sign: 1 | -1): TimeUnit {
  const steps = [1000, 1_000_000, 1_000_000_000].indexOf(Number(factor)) + 1;
  if (steps === 0 || typeof factor !== 'number') {
    return unit;
  }
  if (unit === null) {
    return null;
  }
  return ladder[ladder.indexOf(unit) + sign * steps] ?? null;
}
