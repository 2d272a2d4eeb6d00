import { Argument, dottedName, Expr } from './ast';
import { localBefore, Scope } from './scope';

/** Texts that are made of one another. */
const maxSteps = 12;

/**
 * The name of the variable that a text begins with: `BASE_V2` of
 * `f"{BASE_V2}/orders"`, of `os.environ["BASE_V2"] + path` and of a local that is
 * made so. Null where the text begins with a literal, or with what has no name.
 */
export function leadingName(
  expr: Expr,
  scope: Scope,
  steps = maxSteps,
): string | null {
  if (steps <= 0) return null;
  const go = (inner: Expr | undefined) =>
    inner ? leadingName(inner, scope, steps - 1) : null;
  switch (expr.type) {
    case 'format': {
      const first = expr.parts.find(part => part !== '');
      return first === undefined || typeof first === 'string'
        ? null
        : go(first);
    }
    case 'binary':
      return expr.op === '+' || expr.op === '/' ? go(expr.left) : null;
    case 'bool':
      return go(expr.left);
    case 'index':
      return expr.index.type === 'string' ? expr.index.value : null;
    case 'attribute':
      return expr.name;
    case 'name':
      return ofName(expr, scope, steps);
    case 'call':
      return ofCall(expr.callee, expr.args, go);
    default:
      return null;
  }
}

function ofName(
  expr: Extract<Expr, { type: 'name' }>,
  scope: Scope,
  steps: number,
): string | null {
  const local = localBefore(scope, expr.name, expr.from);
  if (local?.kind === 'value') {
    return leadingName(local.value, scope, steps - 1) ?? expr.name;
  }
  const given = local ? undefined : scope.args?.get(expr.name);
  return given ? leadingName(given.expr, given.scope, steps - 1) : expr.name;
}

function ofCall(
  callee: Expr,
  args: readonly Argument[],
  go: (inner: Expr | undefined) => string | null,
): string | null {
  const first = args.find(arg => arg.name === null)?.value;
  const name = dottedName(callee) ?? '';
  if (/(?:^|\.)(?:environ\.get|getenv)$/.test(name)) {
    return first?.type === 'string' ? first.value : null;
  }
  if (/(?:^|\.)urljoin$/.test(name) || name === 'str') return go(first);
  if (callee.type !== 'attribute') return null;
  if (/^(?:r?strip|removesuffix)$/.test(callee.name)) return go(callee.object);
  if (callee.name !== 'format' || callee.object.type !== 'string') return null;
  const field = /^\{(\w{0,60})\}/.exec(callee.object.value)?.[1];
  if (field === undefined) return null;
  const named = args.find(arg => arg.name !== null && arg.name === field);
  return field === '' || field === '0' ? go(first) : go(named?.value) ?? field;
}
