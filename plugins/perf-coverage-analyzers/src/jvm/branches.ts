import {
  alternatives,
  array,
  isChosen,
  isNothing,
  join,
  lean,
  nothing,
  textOf,
  toNumber,
  truth,
  unknown,
  Value,
} from '../javascript';
import { bindNames } from './bind';
import type { Evaluator } from './evaluator';
import { instanceOf } from './instances';
import { itemsOf, partOf } from './items';
import type { JvmScope } from './scope';
import type { Expression, MatchCase } from './syntax';

/** `if`, over both branches where the condition is not known. */
export function choose(
  evaluator: Evaluator,
  node: Expression & { kind: 'if' },
  scope: JvmScope,
): Value {
  const condition = evaluator.evaluate(node.condition, scope);
  const known = truth(condition);
  const otherwise = () =>
    node.otherwise ? evaluator.evaluate(node.otherwise, scope) : nothing;
  if (known !== undefined && condition.t !== 'union') {
    return known ? evaluator.evaluate(node.then, scope) : otherwise();
  }
  const leaning = lean(condition);
  const isThen = leaning !== false;
  const then = () => evaluator.evaluate(node.then, scope);
  const preferred = leaning !== undefined;
  const first = evaluator.maybe(
    isThen ? then : otherwise,
    leaning === undefined ? null : true,
  );
  const second = evaluator.maybe(
    isThen ? otherwise : then,
    leaning === undefined ? null : false,
  );
  return join([first, second], preferred);
}

/** `match`, `when` and `switch`. */
export function match(
  evaluator: Evaluator,
  node: Expression & { kind: 'match' },
  scope: JvmScope,
): Value {
  const subject = node.subject
    ? evaluator.evaluate(node.subject, scope)
    : scope.own('case')?.value ?? unknown;
  const certain =
    enumCase(evaluator, node.cases, subject) ?? optionCase(node.cases, subject);
  if (certain) return caseValue(evaluator, certain, subject, scope);
  const known = textOf(subject) ?? toNumber(subject);
  if (known !== undefined && !Number.isNaN(known)) {
    for (const one of node.cases) {
      const fits = one.values.some(value => {
        const label = evaluator.evaluate(value, scope);
        return (textOf(label) ?? toNumber(label)) === known;
      });
      if (!fits && one.values.length > 0) continue;
      return isChosen(subject)
        ? byDefault(evaluator, node.cases, one, subject, scope)
        : caseValue(evaluator, one, subject, scope);
    }
  }
  const unset = subject.t === 'unknown' && subject.env === true;
  const lacking = unset ? caseOfNothing(node.cases) : undefined;
  if (lacking) {
    return byDefault(evaluator, node.cases, lacking, subject, scope);
  }
  const results = node.cases.map(one =>
    evaluator.maybe(() => caseValue(evaluator, one, subject, scope)),
  );
  return results.length > 0 ? join(results) : unknown;
}

/** The case of a setting that is not set: no `Some`, and no other value. */
function caseOfNothing(cases: MatchCase[]): MatchCase | undefined {
  return (
    cases.find(one => !one.some && one.values.length === 0) ??
    (cases.some(one => one.some) ? cases.find(one => !one.some) : undefined)
  );
}

/** One case, and the others where settings are not at their defaults. */
function byDefault(
  evaluator: Evaluator,
  cases: MatchCase[],
  chosen: MatchCase,
  subject: Value,
  scope: JvmScope,
): Value {
  const others = cases.filter(other => other !== chosen);
  return join(
    [chosen, ...others].map(one =>
      evaluator.maybe(
        () => caseValue(evaluator, one, subject, scope),
        one === chosen,
      ),
    ),
    true,
  );
}

/** The case of a constant of an enum; labels name it with its type or without. */
function enumCase(
  evaluator: Evaluator,
  cases: MatchCase[],
  subject: Value,
): MatchCase | undefined {
  const instance = instanceOf(subject);
  if (instance?.type.declaration.typeKind !== 'enum') return undefined;
  const pair = evaluator.project.pairOf(instance.type);
  const site = { file: instance.type.unit.path, line: 1, offset: 0 };
  return cases.find(
    one =>
      one.values.length === 0 ||
      one.values.some(
        label =>
          (label.kind === 'name' || label.kind === 'member') &&
          evaluator.members.ofStatics(pair, label.name, site) === subject,
      ),
  );
}

/** The case of an `Option` of which is known whether something is there. */
function optionCase(cases: MatchCase[], subject: Value): MatchCase | undefined {
  const some = cases.find(one => one.some);
  if (!some) return undefined;
  if (isNothing(subject)) return cases.find(one => !one.some);
  const isThere = /^(?:native|object|array)$/.test(subject.t);
  return isThere && some.values.length === 0 && some.binds.length < 2
    ? some
    : undefined;
}

function caseValue(
  evaluator: Evaluator,
  one: MatchCase,
  subject: Value,
  scope: JvmScope,
): Value {
  const inner = scope.inner();
  if (one.binds.length === 1 && subject.t !== 'array') {
    inner.declare(one.binds[0], subject, evaluator.weak);
  } else {
    for (const [index, name] of one.binds.entries()) {
      inner.declare(name, partOf(subject, index), evaluator.weak);
    }
  }
  return evaluator.evaluate(one.body, inner);
}

/** `for` over one generator or several, as a statement or giving a list. */
export function loop(
  evaluator: Evaluator,
  node: Expression & { kind: 'for' },
  scope: JvmScope,
): Value {
  const results: Value[] = [];
  let open = false;
  const run = (index: number, inner: JvmScope): void => {
    if (evaluator.frame?.done) return;
    const generator = node.generators[index];
    if (!generator) {
      const value = evaluator.evaluate(node.body, inner);
      if (node.yields && results.length < 2000) results.push(value);
      return;
    }
    const from = evaluator.evaluate(generator.from, inner);
    const lists = alternatives(from);
    for (const list of lists) {
      const items = itemsOf(list);
      const all = items?.slice(0, evaluator.limits.items) ?? [unknown];
      const unsure = !items || lists.length > 1;
      open ||= unsure;
      for (const item of all) {
        const here = inner.inner();
        bindNames(evaluator, generator.names, item, here);
        if (unsure) evaluator.maybe(() => run(index + 1, here));
        else run(index + 1, here);
      }
    }
  };
  if (node.generators.length === 0) {
    evaluator.maybe(() => run(0, scope.inner()));
  } else {
    run(0, scope.inner());
  }
  return node.yields ? array(results, open) : nothing;
}
