import type * as t from '@babel/types';
import { bindPattern } from './bind';
import { evaluate } from './expressions';
import { Interpreter } from './interpreter';
import { binary } from './operators';
import { Scope } from './scope';
import {
  Completion,
  execute,
  executeBody,
  executeNested,
  hoist,
} from './statements';
import { lean, truth, unknown } from './values';

/** Both branches run where the condition is not known. */
export function ifStatement(
  run: Interpreter,
  node: t.IfStatement,
  scope: Scope,
): Completion {
  const test = evaluate(run, node.test, scope);
  const known = truth(test);
  if (known !== undefined) {
    if (known) return executeNested(run, node.consequent, scope);
    return node.alternate
      ? executeNested(run, node.alternate, scope)
      : 'normal';
  }
  const leaning = lean(test);
  const { alternate } = node;
  const consequent = () => executeNested(run, node.consequent, scope);
  if (!alternate) {
    run.maybe(consequent, leaning);
    return 'normal';
  }
  const [yes, no] = run.eitherOf(
    consequent,
    () => executeNested(run, alternate, scope),
    leaning,
  );
  return yes !== 'normal' && no !== 'normal' ? yes : 'normal';
}

/** All cases run that the subject may be. */
export function switchStatement(
  run: Interpreter,
  node: t.SwitchStatement,
  scope: Scope,
): Completion {
  const subject = evaluate(run, node.discriminant, scope);
  const inner = new Scope(scope, scope.file);
  hoist(
    run,
    node.cases.flatMap(one => one.consequent),
    inner,
  );
  const tests = node.cases.map(one =>
    one.test ? binary('===', subject, evaluate(run, one.test, inner)) : null,
  );
  const hit = tests.findIndex(test => test !== null && truth(test) === true);
  const open = tests.some(test => test !== null && truth(test) === undefined);
  if (!open) {
    const start = hit >= 0 ? hit : node.cases.findIndex(one => !one.test);
    return start < 0 ? 'normal' : runCases(run, node, start, inner);
  }
  let leanCase = tests.findIndex(test => test !== null && lean(test) === true);
  const decided = tests.every(
    test => test === null || lean(test) !== undefined,
  );
  if (leanCase < 0 && decided) {
    leanCase = node.cases.findIndex(one => !one.test);
  }
  let returns = node.cases.length > 0;
  for (const [index, one] of node.cases.entries()) {
    const test = tests[index];
    if (one.consequent.length === 0) continue;
    if (test !== null && truth(test) === false) continue;
    const completion = run.maybe(
      () => runCases(run, node, index, inner),
      isLean(node, leanCase, index),
    );
    returns &&= completion === 'return' || completion === 'throw';
  }
  const hasDefault = node.cases.some(one => !one.test);
  return returns && hasDefault ? 'return' : 'normal';
}

/** Empty cases fall through: the lean one may be a few lines above. */
function isLean(
  node: t.SwitchStatement,
  lean0: number,
  index: number,
): boolean | undefined {
  if (lean0 < 0) return undefined;
  if (lean0 > index) return false;
  return node.cases
    .slice(lean0, index)
    .every(one => one.consequent.length === 0);
}

function runCases(
  run: Interpreter,
  node: t.SwitchStatement,
  start: number,
  scope: Scope,
): Completion {
  for (const one of node.cases.slice(start)) {
    for (const statement of one.consequent) {
      const completion = execute(run, statement, scope);
      if (completion === 'break') return 'normal';
      if (completion !== 'normal') return completion;
    }
  }
  return 'normal';
}

/** The block runs, what is caught may run, and what is last runs at any rate. */
export function tryStatement(
  run: Interpreter,
  node: t.TryStatement,
  scope: Scope,
): Completion {
  let completion = executeNested(run, node.block, scope);
  const { handler, finalizer } = node;
  if (handler) {
    const inner = new Scope(scope, scope.file);
    if (handler.param) {
      bindPattern(run, handler.param, unknown, inner, 'declare');
    }
    const caught = run.maybe(
      () => executeBody(run, handler.body, inner),
      completion === 'throw',
    );
    if (completion === 'throw') completion = caught;
  }
  if (finalizer) {
    const last = executeNested(run, finalizer, scope);
    if (last !== 'normal') return last;
  }
  return completion;
}
