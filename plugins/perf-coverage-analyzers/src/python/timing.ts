import { dottedName, Expr, lastName, statementsIn } from './ast';
import type { TimeUnit } from './clocks';
import { Callee, calleeOf, originOf } from './instances';
import { localsOf } from './locals';
import { percentileOf, rankOf } from './ranks';
import { localBefore, Scope } from './scope';
import { timingOfBinary } from './timedArithmetic';
import { isTimeName, statOfName, unitOfName } from './timeNames';
import { evaluate } from './values';
import { wordsOf } from './words';

/** A measured time: its unit, and its statistic where it is one of many. */
export interface Timing {
  unit: TimeUnit;
  stat: string | null;
  /** `flow` where the clock was followed, `name` where only a name says so. */
  by: 'flow' | 'name';
}

const keepers = new Set([
  'max',
  'min',
  'sum',
  'mean',
  'fmean',
  'median',
  'average',
  'avg',
  'round',
  'float',
  'int',
  'abs',
  'sorted',
  'list',
  'total_seconds',
  'percentile',
  'quantile',
  'quantiles',
]);

const maxSteps = 10;

/** Names of parameters that a caller gave a measured time to. */
export type TimedParams = ReadonlyMap<string, Timing>;

/** The measured time that an expression is, or undefined. */
export function timingOf(
  expr: Expr,
  scope: Scope,
  timed: TimedParams = new Map(),
  steps = maxSteps,
): Timing | undefined {
  if (steps <= 0) {
    return undefined;
  }
  const go = (part: Expr) => timingOf(part, scope, timed, steps - 1);
  switch (expr.type) {
    case 'name':
      return (
        timed.get(expr.name) ??
        withName(flowOfName(expr, scope, timed, steps), expr.name) ??
        namedTiming(expr.name)
      );
    case 'attribute': {
      const flow = go(expr.object);
      if (isBenchmarkStats(expr)) {
        return { unit: 's', stat: statOfName(expr.name), by: 'flow' };
      }
      const kept =
        flow?.by === 'flow' ? flow : keptTiming(expr, scope, timed, steps);
      return (
        withName(kept, expr.name) ??
        namedTiming(expr.name) ??
        (flow?.by === 'flow' ? flow : undefined)
      );
    }
    case 'index': {
      if (isBenchmarkStats(expr)) {
        const key = expr.index.type === 'string' ? expr.index.value : '';
        return { unit: 's', stat: statOfName(key), by: 'flow' };
      }
      if (expr.index.type === 'string') {
        const key = expr.index.value;
        const set = itemTiming(expr.object, key, scope, timed, steps);
        const named = withName(set, key) ?? namedTiming(key);
        if (named) {
          return named;
        }
        const whole = statOfName(key) ? go(expr.object) : undefined;
        return whole && { ...whole, stat: statOfName(key) };
      }
      const list = go(expr.object);
      const stat = list && rankOf(expr, scope);
      return list && stat ? { ...list, stat } : list;
    }
    case 'await':
    case 'named':
    case 'star':
      return go(expr.value);
    case 'conditional':
      return go(expr.then) ?? go(expr.otherwise);
    case 'bool':
      return go(expr.left);
    case 'list':
    case 'tuple':
      return expr.items[0] && go(expr.items[0]);
    case 'comprehension':
      return (
        go(expr.element) ??
        (expr.element.type === 'name' &&
        expr.clauses[0]?.target.type === 'name' &&
        expr.clauses[0].target.name === expr.element.name
          ? go(expr.clauses[0].iterable)
          : undefined)
      );
    case 'binary':
      return timingOfBinary(expr, scope, steps, go);
    case 'call':
      return timingOfCall(expr, scope, timed, steps);
    default:
      return undefined;
  }
}

function namedTiming(name: string): Timing | undefined {
  return isTimeName(name)
    ? { unit: unitOfName(name), stat: statOfName(name), by: 'name' }
    : undefined;
}

function withName(timing: Timing | undefined, name: string) {
  return (
    timing && {
      ...timing,
      unit: timing.unit ?? unitOfName(name),
      stat: timing.stat ?? statOfName(name),
    }
  );
}

/** `benchmark.stats["mean"]`, `benchmark.stats.stats.mean` of pytest-benchmark: seconds. */
function isBenchmarkStats(expr: Expr): boolean {
  if (expr.type === 'index') {
    return (
      expr.index.type === 'string' &&
      /(^|\.)benchmark\.stats(\.stats)?$/.test(dottedName(expr.object) ?? '')
    );
  }
  return /(^|\.)benchmark\.stats(\.stats)?\.\w+$/.test(dottedName(expr) ?? '')
    ? !/\.stats$/.test(dottedName(expr) ?? '')
    : false;
}

function flowOfName(
  expr: Extract<Expr, { type: 'name' }>,
  scope: Scope,
  timed: TimedParams,
  steps: number,
): Timing | undefined {
  const local = localBefore(scope, expr.name, expr.from);
  if (!local) {
    return undefined;
  }
  const appended = scope.locals
    .get(expr.name)
    ?.find(binding => binding.kind === 'append');
  if (appended?.kind === 'append') {
    const item = timingOf(appended.value, scope, timed, steps - 1);
    if (item) {
      return item;
    }
  }
  switch (local.kind) {
    case 'value':
      return timingOf(local.value, scope, timed, steps - 1);
    case 'update':
      return timingOf(local.value, scope, timed, steps - 1);
    case 'part':
      return partTiming(local.value, local.at, scope, timed, steps);
    case 'each':
      return local.at === null
        ? timingOf(local.iterable, scope, timed, steps - 1)
        : undefined;
    default:
      return undefined;
  }
}

/** The time that `results["small"]` was set to, or any item where keys come from a loop. */
function itemTiming(
  object: Expr,
  key: string,
  scope: Scope,
  timed: TimedParams,
  steps: number,
): Timing | undefined {
  const set = (
    object.type === 'name' ? scope.locals.get(object.name) ?? [] : []
  ).flatMap(binding => (binding.kind === 'item' ? [binding] : []));
  const exact = set.filter(
    item => item.key.type === 'string' && item.key.value === key,
  );
  const open = set.filter(item => item.key.type !== 'string');
  const times = (exact.length > 0 ? exact : open).map(item =>
    timingOf(item.value, scope, timed, steps - 1),
  );
  const [first] = times;
  return first?.by === 'flow' && times.every(time => time?.by === 'flow')
    ? first
    : undefined;
}

/** `result, elapsed = measure(…)` */
function partTiming(
  value: Expr,
  at: number,
  scope: Scope,
  timed: TimedParams,
  steps: number,
): Timing | undefined {
  if (value.type === 'tuple') {
    return (
      value.items[at] && timingOf(value.items[at], scope, timed, steps - 1)
    );
  }
  const call = value.type === 'await' ? value.value : value;
  return call.type === 'call'
    ? returnedTiming(call, at, scope, steps)
    : undefined;
}

function timingOfCall(
  expr: Extract<Expr, { type: 'call' }>,
  scope: Scope,
  timed: TimedParams,
  steps: number,
): Timing | undefined {
  const go = (part: Expr) => timingOf(part, scope, timed, steps - 1);
  const name = dottedName(expr.callee) ?? '';
  const last = lastName(expr.callee) ?? '';
  if (
    name === 'timeit.timeit' ||
    name === 'timeit' ||
    name === 'timeit.repeat'
  ) {
    return { unit: 's', stat: null, by: 'flow' };
  }
  if (last === 'total_seconds' && expr.callee.type === 'attribute') {
    const inner = go(expr.callee.object);
    return inner && { ...inner, unit: 's' };
  }
  const [first] = expr.args;
  if (keepers.has(last) && first) {
    const inner = go(first.value);
    if (!inner) {
      return undefined;
    }
    const asked =
      last === 'percentile' || last === 'quantile'
        ? percentileOf(expr.args[1] && evaluate(expr.args[1].value, scope))
        : null;
    return { ...inner, stat: asked ?? statOfName(last) ?? inner.stat };
  }
  return (
    returnedTiming(expr, null, scope, steps) ??
    yieldedTiming(expr.callee, scope, steps) ??
    (wordsOf(last).some(word =>
      ['elapsed', 'duration', 'latency'].includes(word),
    ) && !/^assert|^check/.test(last)
      ? { unit: unitOfName(last), stat: statOfName(last), by: 'name' }
      : undefined)
  );
}

/** The time that a function of the tree measures and returns. */
function returnedTiming(
  call: Extract<Expr, { type: 'call' }>,
  at: number | null,
  scope: Scope,
  steps: number,
): Timing | undefined {
  const target = calleeOf(call.callee, scope);
  return target && timingReturned(target, at, steps);
}

function timingReturned(
  target: Callee,
  at: number | null,
  steps: number,
): Timing | undefined {
  if (steps <= 3) {
    return undefined;
  }
  const inside = insideOf(target);
  for (const stmt of statementsIn(target.definition.body)) {
    if (stmt.type === 'return' && stmt.value) {
      const parts = stmt.value.type === 'tuple' ? stmt.value.items : [];
      const value = at === null ? stmt.value : parts[at];
      const timing =
        value && value.type !== 'tuple'
          ? timingOf(value, inside, new Map(), Math.min(steps - 3, 5))
          : undefined;
      if (timing?.by === 'flow') {
        return timing;
      }
    }
  }
  return undefined;
}

function insideOf({ definition, scope }: Callee): Scope {
  return { ...scope, locals: localsOf(definition.body) };
}

/** `with stopwatch() as took: …`, where `took()` is what the context yields. */
function yieldedTiming(
  callee: Expr,
  scope: Scope,
  steps: number,
): Timing | undefined {
  const origin = originOf({ expr: callee, scope });
  if (steps <= 3 || callee.type !== 'name' || origin.expr.type !== 'call') {
    return undefined;
  }
  const context = calleeOf(origin.expr.callee, origin.scope);
  for (const stmt of statementsIn(context?.definition.body ?? [])) {
    const [given] = stmt.type === 'other' ? stmt.children : [];
    if (context && given?.type === 'lambda') {
      return timingOf(given.body, insideOf(context), new Map(), steps - 3);
    }
  }
  return undefined;
}

/** The time that an attribute of an object of the tree holds, or a property of it returns. */
function keptTiming(
  expr: Extract<Expr, { type: 'attribute' }>,
  scope: Scope,
  timed: TimedParams,
  steps: number,
): Timing | undefined {
  if (steps <= 3) {
    return undefined;
  }
  const origin = originOf({ expr, scope });
  const kept =
    origin.expr === expr
      ? undefined
      : timingOf(origin.expr, origin.scope, timed, steps - 3);
  if (kept) {
    return kept.by === 'flow' ? kept : undefined;
  }
  const property = calleeOf(expr, scope);
  return property?.definition.decorators.some(item =>
    /(^|_)property$/.test(lastName(item) ?? ''),
  )
    ? timingReturned(property, null, steps)
    : undefined;
}
