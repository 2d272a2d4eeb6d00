import { Expr, lastName } from './ast';
import { Limit, limitWith, numberOf, Place, written } from './limitPlace';
import { unitOfComment, unitOfDefinition, unitOfExpr } from './limitUnits';
import { statOfName, unitOfName } from './timeNames';
import { timingOf } from './timing';
import { evaluate } from './values';
import { wordsOf } from './words';

const asserting = new Set(['assert', 'check', 'verify', 'expect', 'ensure']);

const ofTime = new Set([
  'performance',
  'perf',
  'duration',
  'latency',
  'elapsed',
  'time',
  'timing',
  'faster',
  'within',
  'speed',
  'sla',
]);

/** A helper that the tree does not show, such as a fixture's method: by its name. */
export function limitsByName(
  call: Extract<Expr, { type: 'call' }>,
  place: Place,
): Limit[] {
  const name = lastName(call.callee) ?? '';
  const words = wordsOf(name);
  if (!asserting.has(words[0] ?? '') || !words.some(word => ofTime.has(word))) {
    return [];
  }
  const numbers = call.args.flatMap(arg => {
    const value =
      arg.star === '' && !timingOf(arg.value, place.scope, place.timed)
        ? numberOf(evaluate(arg.value, place.scope))
        : undefined;
    return value === undefined ? [] : [{ arg, value }];
  });
  const chosen =
    numbers.find(
      ({ arg }) =>
        arg.name && /max|limit|threshold|within|budget|under/.test(arg.name),
    ) ?? numbers.find(({ arg }) => arg.name === null);
  if (!chosen) {
    return [];
  }
  const measured = call.args.find(arg =>
    timingOf(arg.value, place.scope, place.timed),
  );
  const timing = measured && timingOf(measured.value, place.scope, place.timed);
  const { module } = place.scope;
  const unit =
    timing?.unit ??
    unitOfName(chosen.arg.name ?? '') ??
    unitOfExpr(chosen.arg.value) ??
    unitOfName(name) ??
    unitOfComment(module.source, call.to, chosen.value) ??
    unitOfDefinition(chosen.arg.value, place.scope, chosen.value);
  return [
    limitWith(
      {
        unit,
        stat: timing?.stat ?? statOfName(name),
        by: timing?.by ?? 'name',
      },
      '<=',
      chosen.value,
      place.at ?? {
        line: module.lineOf(call.from),
        expression: written(module.source, call),
      },
    ),
  ];
}
