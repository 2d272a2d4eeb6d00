import type * as t from '@babel/types';
import { bindPattern } from './bind';
import { evaluate } from './expressions';
import { Interpreter } from './interpreter';
import { Items, itemsOf } from './members';
import { Scope } from './scope';
import { Completion, executeNested } from './statements';
import { text, textOf, unknown, Value } from './values';

/** `for … of` and `for … in`: the body runs once for each item that is known. */
export function forEach(
  run: Interpreter,
  node: t.ForOfStatement | t.ForInStatement,
  scope: Scope,
): Completion {
  const subject = evaluate(run, node.right, scope);
  const { items, open, others } =
    node.type === 'ForOfStatement' ? itemsOf(subject) : keysOf(subject);
  const bodyWith = (item: Value): Completion => {
    const inner = new Scope(scope, scope.file);
    const { left } = node;
    if (left.type === 'VariableDeclaration') {
      bindPattern(run, left.declarations[0].id, item, inner, 'declare');
    } else {
      bindPattern(run, left, item, inner, 'assign');
    }
    return executeNested(run, node.body, inner);
  };
  for (const item of items.slice(0, run.limits.iterations)) {
    const completion = open
      ? run.maybe(() => bodyWith(generalised(item)), true)
      : bodyWith(generalised(item));
    if (completion === 'break') return 'normal';
    if (completion === 'return' || completion === 'throw') return completion;
  }
  if (others || items.length > run.limits.iterations) {
    run.maybe(() => bodyWith(unknown));
  }
  return 'normal';
}

/** Numbers that a loop goes through are test data, as ids in paths are. */
function generalised(item: Value): Value {
  return item.t === 'constant' && typeof item.value === 'number'
    ? unknown
    : item;
}

function keysOf(value: Value): Items {
  const { items, open } = ownKeysOf(value);
  return { items, open, others: open };
}

function ownKeysOf(value: Value): { items: Value[]; open: boolean } {
  if (value.t === 'union') {
    const all = value.of.map(one =>
      ownKeysOf(one).items.map(key => textOf(key)),
    );
    const names = [...new Set(all.flat())];
    return {
      items: names.flatMap(name => (name === undefined ? [] : text(name))),
      open:
        value.of.some(one => one.t !== 'object' || one.open) ||
        all.some(one => one.length < names.length),
    };
  }
  if (value.t === 'object') {
    return {
      items: [...value.props.keys()].map(key => text(key)),
      open: value.open,
    };
  }
  if (value.t === 'array') {
    return {
      items: value.items.map((_, index) => text(String(index))),
      open: value.open,
    };
  }
  return { items: [], open: true };
}

/**
 * Counting loops run once, with everything that they assign unknown before:
 * `paths[i]` is then any of the paths.
 */
export function loop(
  run: Interpreter,
  node: t.ForStatement | t.WhileStatement | t.DoWhileStatement,
  scope: Scope,
): Completion {
  const inner = new Scope(scope, scope.file);
  if (node.type === 'ForStatement') {
    const { init } = node;
    if (init?.type === 'VariableDeclaration') {
      for (const one of init.declarations) {
        if (one.init) evaluate(run, one.init, inner);
        const counter = one.id.type === 'Identifier' && node.update;
        bindPattern(
          run,
          one.id,
          counter || !one.init ? unknown : evaluate(run, one.init, inner),
          inner,
          'declare',
        );
      }
    } else if (init) {
      evaluate(run, init, inner);
    }
    if (node.update) run.maybe(() => evaluate(run, node.update!, inner));
  }
  const body = () => {
    if (node.test) evaluate(run, node.test, inner);
    return executeNested(run, node.body, inner);
  };
  const completion = run.maybe(body, true);
  return node.type === 'DoWhileStatement' &&
    (completion === 'return' || completion === 'throw')
    ? completion
    : 'normal';
}
