import { Argument, Expr, FunctionDef, statementsIn } from './ast';
import { Callee, calleeOf } from './instances';
import { localsOf } from './locals';
import { bindArguments } from './parameters';
import { Scope, Written } from './scope';
import { Value } from './value';

/** More ways out of a function than this build no path. */
const maxReturns = 20;

/** The scope of a function's body; one inside of another sees the other's names. */
export function within(scope: Scope, definition: FunctionDef): Scope {
  const own = localsOf(definition.body);
  const hidden = new Set(definition.params.map(param => param.name));
  const locals = new Map(
    [...scope.locals].filter(([name]) => !hidden.has(name)),
  );
  own.forEach((bindings, name) => locals.set(name, bindings));
  return { ...scope, locals };
}

/** What a call gives for the parameters of a function, as written. */
export function givenArguments(
  args: readonly Argument[],
  callee: Callee,
  scope: Scope,
): Map<string, Written> {
  const { definition } = callee;
  // A function inside of another sees what that one was given.
  const given = new Map<string, Written>(callee.scope.args);
  for (const [name, expr] of bindArguments(
    definition.params,
    args,
    callee.bound,
  )) {
    const isDefault = definition.params.some(item => item.default === expr);
    given.set(name, { expr, scope: isDefault ? callee.scope : scope });
  }
  return given;
}

const returns = new WeakMap<FunctionDef, Expr[]>();

/** Functions are asked for each call of theirs, and stay as they are. */
function returnedBy(definition: FunctionDef): Expr[] {
  let found = returns.get(definition);
  if (!found) {
    found = statementsIn(definition.body).flatMap(stmt =>
      stmt.type === 'return' && stmt.value ? [stmt.value] : [],
    );
    returns.set(definition, found);
  }
  return found;
}

/**
 * The text that a function of the tree gives for a call, as helpers do that put
 * a path together: where all that it returns, but None, is one text.
 */
export function returnedText(
  call: Extract<Expr, { type: 'call' }>,
  scope: Scope,
  evaluate: (expr: Expr, scope: Scope) => Value | undefined,
): string | undefined {
  const callee = calleeOf(call.callee, scope);
  if (!callee) {
    return undefined;
  }
  const returned = returnedBy(callee.definition);
  if (returned.length === 0 || returned.length > maxReturns) {
    return undefined;
  }
  const inside: Scope = {
    ...within(callee.scope, callee.definition),
    args: givenArguments(call.args, callee, scope),
  };
  const values = returned
    .map(expr => evaluate(expr, inside))
    .filter(value => value !== null);
  const [first] = values;
  return typeof first === 'string' && values.every(value => value === first)
    ? first
    : undefined;
}
