import type * as t from '@babel/types';
import { bindPattern } from './bind';
import { evaluate } from './expressions';
import { Interpreter } from './interpreter';
import { named } from './literals';
import { Scope } from './scope';
import type { Completion } from './statements';
import { alternatives } from './alternatives';
import { Value } from './values';

/** More records are data, and what belongs together is no longer told. */
const maxChosen = 24;
/** Of choices inside of choices, so many are told apart. */
export const maxNestedChoices = 2;

/**
 * `const one = requests[Math.floor(Math.random() * requests.length)]`: what
 * follows runs once for each of the records, so that its method goes with its
 * own path. Undefined where a statement can't be a choice of that kind.
 */
export function chosenRecord(
  run: Interpreter,
  statement: t.Statement,
  scope: Scope,
  rest: () => Completion,
): Completion | 'declared' | undefined {
  if (statement.type !== 'VariableDeclaration') return undefined;
  const [one, more] = statement.declarations;
  if (more || !one.init || !isChoosing(one.init)) return undefined;
  const { init, id } = one;
  let value = evaluate(run, init, scope);
  if (id.type === 'Identifier') value = named(value, id.name);
  const all = alternatives(value);
  const isChoice =
    value.t === 'union' &&
    !value.preferred &&
    all.length <= maxChosen &&
    all.every(isRecord);
  if (!isChoice) {
    bindPattern(run, id, value, scope, 'declare');
    return 'declared';
  }
  // Where nothing is set none of them may be there, and nobody knows what then is.
  const isTaken =
    value.t === 'union' && value.gap === 'lean' ? undefined : true;
  run.choices += 1;
  try {
    const ends = all.map(record =>
      run.maybe(() => {
        bindPattern(run, id, record, scope, 'declare');
        return rest();
      }, isTaken),
    );
    return ends.every(end => end === ends[0]) ? ends[0] : 'normal';
  } finally {
    run.choices -= 1;
    // Functions that were made on the way may see any of them.
    bindPattern(run, id, value, scope, 'declare');
  }
}

/** An item of a list, or what a function gives. */
function isChoosing(init: t.Expression): boolean {
  return (
    init.type === 'CallExpression' ||
    (init.type === 'MemberExpression' && init.computed)
  );
}

/** Plain data with more than one field: which belong together matters. */
function isRecord(value: Value): boolean {
  return value.t === 'object'
    ? value.cls === null && value.host === undefined && value.props.size > 1
    : value.t === 'array' && value.items.length > 1;
}
