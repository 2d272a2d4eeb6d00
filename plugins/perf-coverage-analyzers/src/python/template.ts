import { Expr } from './ast';
import { chosenFrom } from './calls';
import { hole, isList, itemsOf } from './value';
import { localBefore, Scope } from './scope';
import { bindItem, evaluate } from './values';

const maxAlternatives = 40;

/**
 * The texts that an expression may have, with holes for what is not known:
 * several where it runs over a list of constants or is chosen from one.
 * Undefined where nothing of it is known.
 */
export function textsOf(expr: Expr, scope: Scope): string[] | undefined {
  const choices = choicesOf(expr, scope);
  if (choices) {
    return choices;
  }
  const loops = loopsIn(expr, scope);
  if (loops) {
    const texts = loops
      .map(inner => evaluate(expr, inner))
      .filter(value => typeof value === 'string');
    return texts.length > 0 ? [...new Set(texts)] : undefined;
  }
  const value = evaluate(expr, scope);
  return typeof value === 'string' ? [value] : undefined;
}

/** `random.choice(["/a", "/b"])` and names of it. */
function choicesOf(expr: Expr, scope: Scope): string[] | undefined {
  const value =
    expr.type === 'name' && !scope.bound.has(expr.name)
      ? localBefore(scope, expr.name, expr.from)
      : undefined;
  const chosen = value?.kind === 'value' ? value.value : expr;
  const texts = (
    chosen.type === 'call'
      ? chosenFrom(chosen, part => evaluate(part, scope)) ?? []
      : []
  ).filter(item => typeof item === 'string');
  return texts.length > 0 && texts.length <= maxAlternatives
    ? [...new Set(texts)]
    : undefined;
}

/** One scope per item of the loop whose variable the expression uses. */
function loopsIn(expr: Expr, scope: Scope): Scope[] | undefined {
  const names = namesIn(expr);
  for (const { name, from } of names) {
    if (scope.bound.has(name)) {
      continue;
    }
    const local = localBefore(scope, name, from);
    if (local?.kind !== 'each') {
      continue;
    }
    const items = itemsOf(evaluate(local.iterable, scope));
    if (items && items.length > 0 && items.length <= maxAlternatives) {
      const target: Expr = { type: 'name', name, from, to: from };
      const { at } = local;
      return items.map(item => {
        const part = at !== null && isList(item) ? item.items[at] : undefined;
        return bindItem(scope, target, at === null ? item : part);
      });
    }
  }
  return undefined;
}

function namesIn(expr: Expr): { name: string; from: number }[] {
  switch (expr.type) {
    case 'name':
      return [{ name: expr.name, from: expr.from }];
    case 'format':
      return expr.parts.flatMap(part =>
        typeof part === 'string' ? [] : namesIn(part),
      );
    case 'binary':
      return [...namesIn(expr.left), ...namesIn(expr.right)];
    case 'index':
      return namesIn(expr.object);
    default:
      return [];
  }
}

/**
 * The path template of a URL: without scheme, host, leading base URL, query and
 * fragment; holes as `{}`. `{}` alone where nothing of the path is known.
 */
export function pathTemplate(url: string): string {
  let path = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '');
  const absolute = path !== url;
  path = path.replace(/[?#].*$/s, '');
  if (!absolute && path.startsWith(hole)) {
    // A base URL that is not known; behind it the path starts.
    const rest = path.replace(new RegExp(`^${hole}+`), '');
    if (rest.startsWith('/')) {
      path = rest;
    }
  }
  const shown = path.replace(new RegExp(`${hole}+`, 'g'), '{}');
  if (shown === '{}' || (shown === '' && !absolute && url !== '')) {
    return '{}';
  }
  const slashed = shown.startsWith('/') ? shown : `/${shown}`;
  return slashed.replace(/\/{2,}/g, '/');
}
