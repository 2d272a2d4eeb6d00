import { Argument, dottedName, Expr, Stmt, statementsIn } from '../python/ast';
import { calleeOf } from '../python/instances';
import { localsOf } from '../python/locals';
import { bindArguments } from '../python/parameters';
import { itemsOf, truthOf } from '../python/value';
import { Scope, Written } from '../python/scope';
import { evaluate } from '../python/values';

/** One application of a marker. */
export interface Mark {
  name: string;
  args: Argument[];
  line: number;
  scope: Scope;
}

/** The marker that an expression is: `pytest.mark.x`, `mark.x(…)`, or the name of one. */
export function markOf(expr: Expr, scope: Scope, hops = 5): Mark | undefined {
  const call = expr.type === 'call' ? expr : null;
  const callee = call ? call.callee : expr;
  const dotted = dottedName(callee);
  const name = /^(?:\w+\.)?(?:pytest\.)?mark\.(\w+)$/.exec(dotted ?? '')?.[1];
  if (name) {
    return {
      name,
      args: call?.args ?? [],
      line: scope.module.lineOf(expr.from),
      scope,
    };
  }
  const unittestSkip = /^(?:unittest\.)?(skip|skipIf|skipUnless)$/.exec(
    dotted ?? '',
  )?.[1];
  if (unittestSkip && call) {
    return {
      name: unittestSkip === 'skip' ? 'skip' : 'skipif',
      args: unittestSkip === 'skipUnless' ? [] : call.args,
      line: scope.module.lineOf(expr.from),
      scope,
    };
  }
  const made = call && hops > 0 ? returnedMark(call, scope, hops) : undefined;
  if (made) {
    return { ...made, line: scope.module.lineOf(expr.from) };
  }
  if (hops > 0 && callee.type === 'name') {
    // `slow = pytest.mark.slow` used as `@slow`.
    const found = scope.project.lookup(scope.module, callee.name);
    if (found?.binding.kind === 'value') {
      const inner = markOf(
        found.binding.values[found.binding.values.length - 1],
        { ...scope, module: found.module, locals: new Map() },
        hops - 1,
      );
      return inner && { ...inner, line: scope.module.lineOf(expr.from) };
    }
  }
  return undefined;
}

/** The marker that a function of the tree returns: `@sizes(1, 2)`. */
function returnedMark(
  call: Extract<Expr, { type: 'call' }>,
  scope: Scope,
  hops: number,
): Mark | undefined {
  const found = calleeOf(call.callee, scope);
  if (!found) {
    return undefined;
  }
  const { definition } = found;
  const args = new Map<string, Written>();
  for (const [name, expr] of bindArguments(
    definition.params,
    call.args,
    found.bound,
  )) {
    args.set(name, { expr, scope });
  }
  const inside = { ...found.scope, locals: localsOf(definition.body), args };
  for (const stmt of statementsIn(definition.body)) {
    const mark =
      stmt.type === 'return' && stmt.value
        ? markOf(stmt.value, inside, hops - 1)
        : undefined;
    if (mark) {
      return mark;
    }
  }
  return undefined;
}

/** Markers of `pytestmark = …` in a module or class body. */
export function pytestmarks(body: readonly Stmt[], scope: Scope): Mark[] {
  return body.flatMap(stmt => {
    const value =
      (stmt.type === 'assign' &&
        stmt.targets.some(
          target => target.type === 'name' && target.name === 'pytestmark',
        )) ||
      (stmt.type === 'update' &&
        stmt.target.type === 'name' &&
        stmt.target.name === 'pytestmark')
        ? stmt.value
        : null;
    if (!value) {
      return [];
    }
    const items =
      value.type === 'list' || value.type === 'tuple' ? value.items : [value];
    return items.flatMap(item => markOf(item, scope) ?? []);
  });
}

/** Markers that say how a test is run rather than what it is. */
const mechanics = new Set(['parametrize', 'usefixtures', 'filterwarnings']);

export function namesOf(marks: readonly Mark[]): string[] {
  return [
    ...new Set(
      marks.map(mark => mark.name).filter(name => !mechanics.has(name)),
    ),
  ];
}

/** Whether a test is known not to run. */
export function isSkipped(marks: readonly Mark[]): boolean {
  return marks.some(mark => {
    const [first] = mark.args;
    if (mark.name === 'skip') {
      return true;
    }
    if (mark.name === 'skipif' && first) {
      const value = evaluate(first.value, mark.scope);
      return typeof value === 'string' ? false : truthOf(value) === true;
    }
    return (
      mark.name === 'xfail' &&
      mark.args.some(
        arg => arg.name === 'run' && evaluate(arg.value, mark.scope) === false,
      )
    );
  });
}

export interface Parametrization {
  names: string[];
  /** Null where it cannot be known. */
  count: number | null;
  /** Names whose values go through the fixture of the name. */
  indirect: string[];
}

/** What a `parametrize` marker adds. */
export function parametrizationOf(mark: Mark): Parametrization {
  const argument = (name: string, at: number) =>
    mark.args.find(arg => arg.name === name)?.value ??
    mark.args.filter(arg => arg.name === null && arg.star === '')[at]?.value;
  const namesExpr = argument('argnames', 0);
  const valuesExpr = argument('argvalues', 1);
  const names = namesExpr && evaluate(namesExpr, mark.scope);
  const values = valuesExpr && itemsOf(evaluate(valuesExpr, mark.scope));
  const given =
    typeof names === 'string'
      ? names
          .split(',')
          .map(name => name.trim())
          .filter(Boolean)
      : (itemsOf(names) ?? []).map(String);
  const indirectExpr = argument('indirect', 2);
  const indirect = indirectExpr && evaluate(indirectExpr, mark.scope);
  return {
    names: given,
    // An empty list gives one item, which is skipped.
    count: values ? Math.max(1, values.length) : null,
    indirect:
      indirect === true
        ? given
        : given.filter(name => itemsOf(indirect)?.includes(name)),
  };
}
