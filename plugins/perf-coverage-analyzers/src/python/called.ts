import {
  Argument,
  Expr,
  expressionsIn,
  FunctionDef,
  statementsIn,
} from './ast';
import { Evaluate, guardsOf, isReached } from './guards';
import { Callee, calleeOf } from './instances';
import { localsOf } from './locals';
import { bindArguments } from './parameters';
import { localBefore, Scope, Written } from './scope';
import { isDict, isList, Value } from './value';

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
    unpacked(args, scope),
    callee.bound,
  )) {
    const isDefault = definition.params.some(item => item.default === expr);
    given.set(name, { expr, scope: isDefault ? callee.scope : scope });
  }
  return given;
}

/**
 * Arguments with `*args` and `**kwargs` of the function around taken apart, as
 * far as the call of that function tells what is in them.
 */
export function unpacked(
  args: readonly Argument[],
  scope: Scope,
): readonly Argument[] {
  if (args.every(arg => arg.star === '')) {
    return args;
  }
  return args.flatMap<Argument>(arg => {
    const { star, value } = arg;
    const taken =
      value.type === 'name' && !localBefore(scope, value.name, value.from)
        ? scope.args?.get(value.name)?.expr
        : undefined;
    const { from, to } = value;
    const part = (index: Expr): Expr => ({
      type: 'index',
      object: value,
      index,
      from,
      to,
    });
    if (star === '*' && taken?.type === 'tuple') {
      return taken.items.map((_, at) => ({
        name: null,
        star: '',
        value: part({ type: 'number', value: at, from, to }),
      }));
    }
    if (star === '**' && taken?.type === 'dict') {
      return taken.entries.flatMap<Argument>(({ key }) =>
        key?.type === 'string'
          ? [{ name: key.value, star: '', value: part(key) }]
          : [],
      );
    }
    return [arg];
  });
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
 * What a function of the tree returns for a call, as written, without what
 * branches return that the given arguments rule out. Empty where it returns
 * nothing, or too much to be told.
 */
export function returnedFor(
  call: Extract<Expr, { type: 'call' }>,
  scope: Scope,
  evaluate: Evaluate,
): Written[] {
  const callee = calleeOf(call.callee, scope);
  const returned = callee ? returnedBy(callee.definition) : [];
  if (!callee || returned.length === 0 || returned.length > maxReturns) {
    return [];
  }
  const { definition } = callee;
  const inside: Scope = {
    ...within(callee.scope, definition),
    args: givenArguments(call.args, callee, scope),
  };
  const open =
    returned.length === 1
      ? returned
      : returned.filter(({ from }) => {
          const guards = guardsOf(definition.body, from).filter(({ test }) =>
            asksArguments(test, inside),
          );
          return isReached(guards, inside, inside, evaluate);
        });
  return open.map(expr => ({ expr, scope: inside }));
}

/** Whether a condition is about what the function was given. */
function asksArguments(test: Expr, inside: Scope): boolean {
  return expressionsIn(test).some(
    part => part.type === 'name' && inside.args?.has(part.name),
  );
}

/**
 * What a function of the tree gives for a call, as helpers do that put a path
 * together: the one text that all it returns, but None, is; or the list or
 * dict that is written behind its only `return`. Of branches only those count
 * that the given arguments leave open.
 */
export function returnedValue(
  call: Extract<Expr, { type: 'call' }>,
  scope: Scope,
  evaluate: Evaluate,
): Value | undefined {
  const returned = returnedFor(call, scope, evaluate);
  let found: Value | undefined;
  for (const { expr, scope: inside } of returned) {
    const value = evaluate(expr, inside);
    if (isThere(value)) {
      if (typeof value !== 'string' || (found ?? value) !== value) {
        // What has a name may have been added to.
        const isWritten = returned.length === 1 && expr.type !== 'name';
        return isWritten && (isList(value) || isDict(value))
          ? value
          : undefined;
      }
      found = value;
    }
  }
  return found;
}

/** `return None` and `return False` say that there is nothing to send. */
export function isThere(value: Value | undefined): boolean {
  return value !== null && value !== false;
}
