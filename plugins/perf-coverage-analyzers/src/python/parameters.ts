import { Argument, Expr, Param } from './ast';

/** Arguments of a call by the names of the parameters. */
export function bindArguments(
  params: readonly Param[],
  args: readonly Argument[],
  method: boolean,
): Map<string, Expr> {
  const bound = new Map<string, Expr>();
  const open = params.filter(param => param.star === '').slice(method ? 1 : 0);
  const positional = open.filter(param => !param.keywordOnly);
  let at = 0;
  for (const arg of args) {
    if (arg.star !== '') {
      break;
    }
    if (arg.name !== null) {
      bound.set(arg.name, arg.value);
    } else if (positional[at]) {
      bound.set(positional[at].name, arg.value);
      at += 1;
    }
  }
  for (const param of open) {
    if (param.default && !bound.has(param.name)) {
      bound.set(param.name, param.default);
    }
  }
  return bound;
}
