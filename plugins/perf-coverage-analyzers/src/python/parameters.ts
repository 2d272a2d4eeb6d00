import { Argument, Expr, Param, Span } from './ast';

/**
 * Arguments of a call by the names of the parameters; what no parameter takes
 * is the tuple of `*args` and the dict of `**kwargs`.
 */
export function bindArguments(
  params: readonly Param[],
  args: readonly Argument[],
  method: boolean,
): Map<string, Expr> {
  const bound = new Map<string, Expr>();
  const open = params.filter(param => param.star === '').slice(method ? 1 : 0);
  const positional = open.filter(param => !param.keywordOnly);
  const rest: Expr[] = [];
  const named: { key: Expr | null; value: Expr }[] = [];
  let at = 0;
  // How many arguments an unpacked list gives is not known here.
  let counted = true;
  for (const { name, star, value } of args) {
    if (star !== '') {
      counted &&= star !== '*';
      named.push(...(star === '**' ? [{ key: null, value }] : []));
    } else if (name !== null && open.some(param => param.name === name)) {
      bound.set(name, value);
    } else if (name !== null) {
      const { from, to } = value;
      named.push({ key: { type: 'string', value: name, from, to }, value });
    } else if (counted && positional[at]) {
      bound.set(positional[at].name, value);
      at += 1;
    } else {
      rest.push(value);
    }
  }
  for (const { star, name } of params) {
    if (star === '*' && counted && rest.length > 0) {
      bound.set(name, { type: 'tuple', items: rest, ...spanOf(rest) });
    } else if (star === '**' && named.length > 0) {
      const span = spanOf(named.map(({ value }) => value));
      bound.set(name, { type: 'dict', entries: named, ...span });
    }
  }
  for (const param of open) {
    if (param.default && !bound.has(param.name)) {
      bound.set(param.name, param.default);
    }
  }
  return bound;
}

function spanOf(exprs: readonly Expr[]): Span {
  return { from: exprs[0].from, to: exprs[exprs.length - 1].to };
}
