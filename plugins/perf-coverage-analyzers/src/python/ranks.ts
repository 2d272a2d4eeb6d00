import { Expr, expressionsIn, lastName } from './ast';
import { originOf } from './instances';
import { Scope } from './scope';
import { evaluate } from './values';

/** The inventory's word for a percentile given in percent or as a share. */
export function percentileOf(value: unknown): string | null {
  if (typeof value !== 'number' || value <= 0 || value > 100) {
    return null;
  }
  const percent = value <= 1 ? value * 100 : value;
  return `p${Number(percent.toPrecision(6))}`;
}

/**
 * The percentile that an item of a sorted list is: `times[int(len(times) * 0.95)]`,
 * `quantiles(times, n=20)[18]`, `sorted(times)[-1]`.
 */
export function rankOf(
  expr: Extract<Expr, { type: 'index' }>,
  scope: Scope,
): string | null {
  const { object, index } = expr;
  const at = evaluate(index, scope);
  const list = originOf({ expr: object, scope });
  const call = list.expr.type === 'call' ? list.expr : undefined;
  const made = call && lastName(call.callee);
  if (made === 'quantiles' && call && typeof at === 'number') {
    const asked =
      call.args.find(arg => arg.name === 'n')?.value ??
      call.args.filter(arg => arg.name === null)[1]?.value;
    const parts = asked ? evaluate(asked, list.scope) : 4;
    const rank = typeof parts === 'number' && at < 0 ? parts + at : at + 1;
    return typeof parts === 'number'
      ? percentileOf((rank / parts) * 100)
      : null;
  }
  if (made === 'sorted' && (at === -1 || at === 0)) {
    return at === 0 ? 'min' : 'max';
  }
  const rank = originOf({ expr: index, scope });
  const parts = expressionsIn(rank.expr);
  const counts = parts.some(
    part => part.type === 'call' && lastName(part.callee) === 'len',
  );
  const shares = parts.flatMap(part =>
    part.type === 'number' && part.value > 0 && part.value < 100
      ? [part.value]
      : [],
  );
  const share =
    shares.find(value => value < 1) ?? shares.find(value => value >= 50);
  return counts && share !== undefined ? percentileOf(share) : null;
}
