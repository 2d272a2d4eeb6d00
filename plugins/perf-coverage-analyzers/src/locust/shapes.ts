import { ClassDef, Expr, FunctionDef, Stmt, statementsIn } from '../python/ast';
import { classConstant } from '../python/definitions';
import { localsOf } from '../python/locals';
import { PythonModule, PythonProject } from '../python/project';
import { localBefore, moduleScope, Scope } from '../python/scope';
import { isDict, isList, Value } from '../python/value';
import { evaluate } from '../python/values';

/** The load that a shape asks for, as far as its `tick` shows it. */
export interface ShapeLoad {
  /** Seconds from the start until which a number of users runs. */
  stages: { until: number; users: number }[];
  durationSeconds: number | null;
  maxVUs: number | null;
}

/**
 * Reads a `LoadTestShape`: its list of `stages` (dicts or tuples of duration and
 * users), or a `tick` that compares the run time with numbers and returns users.
 */
export function shapeLoad(
  definition: ClassDef,
  module: PythonModule,
  project: PythonProject,
): ShapeLoad | undefined {
  const scope = moduleScope(project, module, definition);
  const tick = definition.body.find(
    (stmt): stmt is FunctionDef =>
      stmt.type === 'function' && stmt.name === 'tick',
  );
  const stages = listedStages(definition, tick, scope);
  if (stages) {
    return {
      stages,
      durationSeconds: stages[stages.length - 1].until,
      maxVUs: Math.max(...stages.map(stage => stage.users)),
    };
  }
  return tick && tickLoad(tick, { ...scope, locals: localsOf(tick.body) });
}

function listedStages(
  definition: ClassDef,
  tick: FunctionDef | undefined,
  scope: Scope,
) {
  const loop = tick
    ? statementsIn(tick.body).find(stmt => stmt.type === 'for')
    : undefined;
  const listed =
    classConstant(definition, 'stages') ??
    (loop?.type === 'for' ? loop.iterable : undefined);
  const value = listed && evaluate(listed, scope);
  if (!isList(value) || value.items.length === 0) {
    return undefined;
  }
  const names =
    loop?.type === 'for' &&
    (loop.target.type === 'tuple' || loop.target.type === 'list')
      ? loop.target.items.map(item => (item.type === 'name' ? item.name : ''))
      : [];
  const read = value.items.map(item => stageOf(item, names));
  if (!read.every(stage => stage !== undefined)) {
    return undefined;
  }
  // `duration` counts from the start, unless `tick` adds durations up.
  const addsUp =
    tick !== undefined &&
    statementsIn(tick.body).some(
      stmt => stmt.type === 'update' && (stmt.op === '+=' || stmt.op === '-='),
    );
  const rises = read.every(
    (stage, i) => i === 0 || stage.until > read[i - 1].until,
  );
  let end = 0;
  return addsUp || !rises
    ? read.map(stage => {
        end += stage.until;
        return { until: end, users: stage.users };
      })
    : read;
}

function stageOf(item: Value | undefined, names: readonly string[]) {
  const part = (pattern: RegExp) => {
    if (isDict(item)) {
      const key = [...item.entries.keys()].find(
        name => typeof name === 'string' && pattern.test(name),
      );
      return key === undefined ? undefined : item.entries.get(key);
    }
    const at = names.findIndex(name => pattern.test(name));
    return isList(item) && at >= 0 ? item.items[at] : undefined;
  };
  const until = part(/duration|time|until|end/i);
  const users = part(/user/i);
  return typeof until === 'number' && typeof users === 'number'
    ? { until, users }
    : undefined;
}

/** `if run_time < 60: return (10, 1)`, in a row or one inside of another. */
function tickLoad(tick: FunctionDef, scope: Scope): ShapeLoad | undefined {
  const found: { until: number; users: number | null }[] = [];
  let end: number | null = null;
  const visit = (body: readonly Stmt[], within: number | null) => {
    for (const stmt of body) {
      if (stmt.type === 'return' && stmt.value && within !== null) {
        if (stmt.value.type === 'tuple') {
          const users = numberOf(stmt.value.items[0], scope);
          found.push({ until: within, users });
        }
        return;
      }
      if (stmt.type !== 'if') {
        continue;
      }
      for (const branch of stmt.branches) {
        const limit = timeLimit(branch.test, scope);
        if (limit?.side === 'below') {
          visit(
            branch.body,
            within === null ? limit.seconds : Math.min(within, limit.seconds),
          );
        } else if (limit?.side === 'above' && endsRun(branch.body)) {
          end = limit.seconds;
        } else {
          visit(branch.body, within);
        }
      }
      visit(stmt.otherwise, within);
    }
  };
  visit(tick.body, null);
  const known = found.filter(stage => stage.users !== null);
  const last = found.reduce<number | null>(
    (most, { until }) => Math.max(most ?? 0, until),
    null,
  );
  const durationSeconds = end ?? last;
  if (durationSeconds === null) {
    return undefined;
  }
  const complete = found.length > 0 && known.length === found.length;
  const stages = complete
    ? found
        .map(({ until, users }) => ({ until, users: users ?? 0 }))
        .sort((a, b) => a.until - b.until)
    : [];
  return {
    stages,
    durationSeconds,
    maxVUs: complete ? Math.max(...stages.map(stage => stage.users)) : null,
  };
}

function numberOf(expr: Expr | undefined, scope: Scope): number | null {
  const value = expr && evaluate(expr, scope);
  return typeof value === 'number' ? value : null;
}

function endsRun(body: readonly Stmt[]): boolean {
  return body.some(
    stmt =>
      stmt.type === 'return' &&
      (stmt.value === null ||
        (stmt.value.type === 'constant' && stmt.value.value === null)),
  );
}

/** `run_time < 60`, `self.get_run_time() > self.time_limit`, `0 <= t < 60`. */
function timeLimit(
  test: Expr,
  scope: Scope,
): { side: 'below' | 'above'; seconds: number } | undefined {
  if (test.type === 'bool' && test.op === 'and') {
    return timeLimit(test.right, scope) ?? timeLimit(test.left, scope);
  }
  if (test.type !== 'compare') {
    return undefined;
  }
  let left = test.left;
  let found: { side: 'below' | 'above'; seconds: number } | undefined;
  for (const { op, right } of test.links) {
    const less = op === '<' || op === '<=';
    const more = op === '>' || op === '>=';
    const after = numberOf(right, scope);
    const before = numberOf(left, scope);
    if ((less || more) && isRunTime(left, scope) && after !== null) {
      found = { side: less ? 'below' : 'above', seconds: after };
    } else if ((less || more) && isRunTime(right, scope) && before !== null) {
      found ??= { side: more ? 'below' : 'above', seconds: before };
    }
    left = right;
  }
  return found;
}

function isRunTime(expr: Expr, scope: Scope, hops = 3): boolean {
  if (expr.type === 'call' && expr.callee.type === 'attribute') {
    return expr.callee.name === 'get_run_time';
  }
  if (
    expr.type === 'call' &&
    expr.callee.type === 'name' &&
    ['round', 'int'].includes(expr.callee.name) &&
    expr.args[0]
  ) {
    return isRunTime(expr.args[0].value, scope, hops - 1);
  }
  const local =
    expr.type === 'name' && hops > 0
      ? localBefore(scope, expr.name, expr.from)
      : undefined;
  return local?.kind === 'value' && isRunTime(local.value, scope, hops - 1);
}
