import type * as t from '@babel/types';
import { bindPattern } from './bind';
import { evaluate } from './expressions';
import { classValue, functionValue } from './functions';
import { Interpreter } from './interpreter';
import { named } from './literals';
import { Items, itemsOf } from './members';
import { binary } from './operators';
import { Scope } from './scope';
import {
  alternatives,
  constant,
  join,
  lean,
  nothing,
  object,
  text,
  textOf,
  truth,
  unknown,
  Value,
} from './values';

/** More records are data, and what belongs together is no longer told. */
const maxChosen = 24;
const maxNestedChoices = 2;

/** How a statement ends, as far as it is certain. */
export type Completion = 'normal' | 'return' | 'throw' | 'break' | 'continue';

/** Makes the function declarations of a block known before it runs. */
export function hoist(
  run: Interpreter,
  statements: t.Statement[],
  scope: Scope,
): void {
  for (const statement of statements) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' ||
      statement.type === 'ExportDefaultDeclaration'
        ? statement.declaration
        : statement;
    if (declaration?.type === 'FunctionDeclaration') {
      const name = declaration.id?.name;
      if (name === undefined) continue;
      scope.declare(
        name,
        functionValue(run, declaration, scope, name),
        run.weak,
      );
    }
  }
}

export function executeBody(
  run: Interpreter,
  block: t.BlockStatement | t.Program,
  scope: Scope,
): Completion {
  hoist(run, block.body, scope);
  return executeFrom(run, block, 0, scope);
}

function executeFrom(
  run: Interpreter,
  block: t.BlockStatement | t.Program,
  start: number,
  scope: Scope,
): Completion {
  for (let index = start; index < block.body.length; index += 1) {
    const statement = block.body[index];
    // What a module has at its top is seen by all that runs later.
    if (block.type === 'BlockStatement' && run.choices < maxNestedChoices) {
      const rest = () => executeFrom(run, block, index + 1, scope);
      const chosen = choice(run, statement, scope, rest);
      if (chosen === 'declared') continue;
      if (chosen) return chosen;
    }
    const completion = execute(run, statement, scope);
    if (completion !== 'normal') return completion;
  }
  return 'normal';
}

/**
 * `const one = requests[Math.floor(Math.random() * requests.length)]`: what
 * follows runs once for each of the records, so that its method goes with its
 * own path. Undefined where a statement can't be a choice of that kind.
 */
function choice(
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

function executeNested(
  run: Interpreter,
  node: t.Statement,
  scope: Scope,
): Completion {
  return node.type === 'BlockStatement'
    ? executeBody(run, node, new Scope(scope, scope.file))
    : execute(run, node, scope);
}

export function execute(
  run: Interpreter,
  node: t.Statement,
  scope: Scope,
): Completion {
  run.step();
  if (run.depth >= run.limits.nodeDepth) return 'normal';
  run.depth += 1;
  try {
    return executeNode(run, node, scope);
  } finally {
    run.depth -= 1;
  }
}

function executeNode(
  run: Interpreter,
  node: t.Statement,
  scope: Scope,
): Completion {
  switch (node.type) {
    case 'ExpressionStatement':
      evaluate(run, node.expression, scope);
      return 'normal';
    case 'VariableDeclaration':
      declare(run, node, scope);
      return 'normal';
    case 'ClassDeclaration': {
      const name = node.id?.name ?? 'default';
      scope.declare(name, classValue(run, node, scope, name), run.weak);
      return 'normal';
    }
    case 'ReturnStatement':
      returnValue(
        run,
        node.argument ? evaluate(run, node.argument, scope) : nothing,
      );
      return 'return';
    case 'ThrowStatement':
      evaluate(run, node.argument, scope);
      return 'throw';
    case 'BreakStatement':
      return 'break';
    case 'ContinueStatement':
      return 'continue';
    case 'BlockStatement':
      return executeNested(run, node, scope);
    case 'LabeledStatement':
      return execute(run, node.body, scope);
    case 'IfStatement':
      return ifStatement(run, node, scope);
    case 'SwitchStatement':
      return switchStatement(run, node, scope);
    case 'TryStatement':
      return tryStatement(run, node, scope);
    case 'ForOfStatement':
    case 'ForInStatement':
      return forEach(run, node, scope);
    case 'ForStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return loop(run, node, scope);
    case 'TSEnumDeclaration': {
      scope.declare(node.id.name, enumValue(run, node, scope), run.weak);
      return 'normal';
    }
    default:
      return 'normal';
  }
}

export function declare(
  run: Interpreter,
  node: t.VariableDeclaration,
  scope: Scope,
): void {
  for (const one of node.declarations) {
    // A `var` that is declared again keeps its value.
    if (!one.init && node.kind === 'var' && one.id.type === 'Identifier') {
      if (scope.own(one.id.name)) continue;
    }
    let value: Value = one.init ? evaluate(run, one.init, scope) : nothing;
    if (one.id.type === 'Identifier') value = named(value, one.id.name);
    bindPattern(run, one.id, value, scope, 'declare');
  }
}

function returnValue(run: Interpreter, value: Value): void {
  const { frame } = run;
  if (!frame) return;
  const isSure = run.weak <= frame.level;
  const leansOn = isSure || run.leanBranch;
  if (frame.result === undefined) {
    frame.result = value;
    if (run.against) frame.returned = 'against';
    else frame.returned = leansOn ? 'lean' : 'open';
  } else if (frame.returned === 'lean') {
    // A run without settings is gone by now.
    frame.result = join([frame.result, value], true);
  } else if (leansOn && (frame.returned === 'against' || !isSure)) {
    frame.result = join([value, frame.result], true);
    frame.returned = 'lean';
  } else {
    frame.result = join([frame.result, value], isSure);
    if (!run.against) frame.returned = 'open';
  }
}

function ifStatement(
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

function switchStatement(
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

function tryStatement(
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

function forEach(
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
function loop(
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

function enumValue(
  run: Interpreter,
  node: t.TSEnumDeclaration,
  scope: Scope,
): Value {
  const made = object();
  let next = 0;
  for (const member of node.members) {
    const name =
      member.id.type === 'Identifier' ? member.id.name : member.id.value;
    let value: Value = constant(next);
    if (member.initializer) value = evaluate(run, member.initializer, scope);
    if (value.t === 'constant' && typeof value.value === 'number') {
      next = value.value + 1;
    }
    made.props.set(name, value);
  }
  return made;
}
