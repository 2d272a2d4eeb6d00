import {
  dottedName,
  Expr,
  expressionsIn,
  expressionsOf,
  FunctionDef,
  lastName,
  Stmt,
  statementsIn,
} from './ast';
import { Callee, calleeOf } from './instances';
import { Limit, limitWith, numberOf, Place, written } from './limitPlace';
import {
  unitOfComment,
  unitOfDefinition,
  unitOfExpr,
  unitOfMessage,
} from './limitUnits';
import { localsOf } from './locals';
import { limitsByName } from './namedLimits';
import { bindArguments } from './parameters';
import { Scope } from './scope';
import { unitOfName } from './timeNames';
import { Timing, timingOf } from './timing';
import { Value } from './value';
import { evaluate } from './values';

/** How many helpers deep an assertion is followed. */
const maxHelperDepth = 3;

/**
 * The time limits that a function asserts: comparisons of a measured time with
 * a known number, by `assert`, `unittest`, `if … fail`, and through helpers of
 * the tree. Lower bounds are no limits.
 */
export function limitsOf(definition: FunctionDef, scope: Scope): Limit[] {
  const inside = { ...scope, locals: localsOf(definition.body) };
  return limitsIn(definition.body, {
    scope: inside,
    timed: new Map(),
    at: null,
    depth: 0,
    fuel: { helpers: 500 },
  });
}

function limitsIn(body: readonly Stmt[], place: Place): Limit[] {
  const limits: Limit[] = [];
  for (const stmt of statementsIn(body)) {
    if (stmt.type === 'assert') {
      limits.push(...comparisons(stmt.test, stmt.message, place, false));
    } else if (stmt.type === 'if') {
      for (const branch of stmt.branches) {
        if (branch.body.some(isFailure)) {
          limits.push(...comparisons(branch.test, null, place, true));
        }
      }
    }
    for (const outer of expressionsOf(stmt)) {
      for (const expr of expressionsIn(outer)) {
        if (expr.type === 'call') {
          limits.push(...limitsOfCall(expr, place));
        }
      }
    }
  }
  return limits;
}

function isFailure(stmt: Stmt): boolean {
  if (stmt.type === 'raise' && stmt.value) {
    const name =
      stmt.value.type === 'call'
        ? dottedName(stmt.value.callee)
        : dottedName(stmt.value);
    return name === 'AssertionError';
  }
  return (
    stmt.type === 'expression' &&
    stmt.value.type === 'call' &&
    ['pytest.fail', 'self.fail', 'fail'].includes(
      dottedName(stmt.value.callee) ?? '',
    )
  );
}

const flipped: Record<string, string> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const negated: Record<string, string> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

function comparisons(
  test: Expr,
  message: Expr | null,
  place: Place,
  negate: boolean,
): Limit[] {
  if (test.type === 'bool' && test.op === (negate ? 'or' : 'and')) {
    return [
      ...comparisons(test.left, message, place, negate),
      ...comparisons(test.right, message, place, negate),
    ];
  }
  if (test.type === 'unary' && test.op === 'not') {
    return comparisons(test.operand, message, place, !negate);
  }
  if (test.type === 'call' && lastName(test.callee) === 'all' && !negate) {
    const inner = test.args[0]?.value;
    if (inner?.type === 'comprehension' && inner.element.type === 'compare') {
      const timed = new Map(place.timed);
      for (const clause of inner.clauses) {
        const timing = timingOf(clause.iterable, place.scope, place.timed);
        if (timing && clause.target.type === 'name') {
          timed.set(clause.target.name, { ...timing, stat: 'max' });
        }
      }
      return comparisons(
        inner.element,
        message,
        { ...place, timed },
        false,
      ).map(limit => ({
        ...limit,
        threshold: { ...limit.threshold, stat: 'max' },
      }));
    }
    return [];
  }
  if (test.type !== 'compare') {
    return [];
  }
  const limits: Limit[] = [];
  let left = test.left;
  for (const { op, right } of test.links) {
    const wanted = negate ? negated[op] : op;
    let limit: Limit | undefined;
    if (wanted === '<' || wanted === '<=') {
      limit = limitOf(left, wanted, right, message, test, place);
    } else if (wanted === '>' || wanted === '>=') {
      limit = limitOf(right, flipped[wanted], left, message, test, place);
    }
    if (limit) {
      limits.push(limit);
    }
    left = right;
  }
  return limits;
}

function limitOf(
  measured: Expr,
  operator: string,
  bound: Expr,
  message: Expr | null,
  whole: Expr,
  place: Place,
): Limit | undefined {
  const timing = timingOf(measured, place.scope, place.timed);
  if (!timing || timingOf(bound, place.scope, place.timed)?.by === 'flow') {
    return undefined;
  }
  const value = numberOf(evaluate(bound, place.scope));
  if (value === undefined) {
    return undefined;
  }
  const { module } = place.scope;
  const isDuration =
    typeof evaluate(bound, place.scope) === 'object' ? ('s' as const) : null;
  const unit =
    isDuration ??
    timing.unit ??
    unitOfExpr(measured) ??
    unitOfExpr(bound) ??
    unitOfMessage(message, module.source) ??
    unitOfComment(module.source, whole.to, value) ??
    unitOfDefinition(bound, place.scope, value);
  return limitWith(
    { ...timing, unit },
    operator,
    value,
    place.at ?? {
      line: module.lineOf(whole.from),
      expression: written(module.source, whole),
    },
  );
}

const unittestOperators: Record<string, string> = {
  assertLess: '<',
  assertLessEqual: '<=',
  assertGreater: '>',
  assertGreaterEqual: '>=',
};

/** `assert_that(elapsed).is_less_than(2)` of assertion libraries. */
const fluentOperators = new Map([
  ['is_less_than', '<'],
  ['is_less_than_or_equal_to', '<='],
  ['to_be_less_than', '<'],
  ['to_be_less_than_or_equal', '<='],
  ['less_than', '<'],
]);

function limitsOfCall(
  call: Extract<Expr, { type: 'call' }>,
  place: Place,
): Limit[] {
  const name = lastName(call.callee) ?? '';
  const [first, second] = call.args;
  const op = Object.hasOwn(unittestOperators, name)
    ? unittestOperators[name]
    : undefined;
  if (op && first && second) {
    const test: Expr = {
      type: 'compare',
      left: first.value,
      links: [{ op, right: second.value }],
      from: call.from,
      to: call.to,
    };
    return comparisons(test, call.args[2]?.value ?? null, place, false);
  }
  const compared = fluentOperators.get(name);
  const subject =
    call.callee.type === 'attribute' && call.callee.object.type === 'call'
      ? call.callee.object.args[0]?.value
      : undefined;
  if (compared && subject && first) {
    const test: Expr = {
      type: 'compare',
      left: subject,
      links: [{ op: compared, right: first.value }],
      from: call.from,
      to: call.to,
    };
    return comparisons(test, null, place, false);
  }
  if (name === 'assertTrue' && first) {
    return comparisons(first.value, second?.value ?? null, place, false);
  }
  const helper = calleeOf(call.callee, place.scope);
  if (helper && place.depth < maxHelperDepth && place.fuel.helpers > 0) {
    place.fuel.helpers -= 1;
    return limitsOfHelper(call, helper, place);
  }
  return helper ? [] : limitsByName(call, place);
}

function limitsOfHelper(
  call: Extract<Expr, { type: 'call' }>,
  helper: Callee,
  place: Place,
): Limit[] {
  const { definition, scope } = helper;
  const bound = new Map<string, Value | undefined>();
  const timed = new Map<string, Timing>();
  for (const [param, value] of bindArguments(
    definition.params,
    call.args,
    helper.bound,
  )) {
    bound.set(param, evaluate(value, place.scope));
    const timing = timingOf(value, place.scope, place.timed);
    if (timing) {
      timed.set(param, {
        ...timing,
        unit: timing.unit ?? unitOfExpr(value) ?? unitOfName(param),
      });
    }
  }
  const { module } = place.scope;
  const limits = limitsIn(definition.body, {
    scope: { ...scope, locals: localsOf(definition.body), bound },
    timed,
    at: place.at ?? {
      line: module.lineOf(call.from),
      expression: written(module.source, call),
    },
    depth: place.depth + 1,
    fuel: place.fuel,
  });
  return limits.map(item => ({
    ...item,
    threshold: {
      ...item.threshold,
      unit: item.threshold.unit ?? unitOfArguments(call, place),
    },
  }));
}

/** The unit beside the constants that a helper is called with. */
function unitOfArguments(
  call: Extract<Expr, { type: 'call' }>,
  place: Place,
): 's' | 'ms' | null {
  for (const arg of call.args) {
    const value = evaluate(arg.value, place.scope);
    const unit =
      typeof value === 'number'
        ? unitOfName(arg.name ?? '') ??
          unitOfExpr(arg.value) ??
          unitOfDefinition(arg.value, place.scope, value)
        : null;
    if (unit === 's' || unit === 'ms') {
      return unit;
    }
  }
  return null;
}
