import type * as t from '@babel/types';
import { bindPattern } from './bind';
import { ifStatement, switchStatement, tryStatement } from './branches';
import { chosenRecord, maxNestedChoices } from './choices';
import { evaluate } from './expressions';
import { classValue, functionValue } from './functions';
import { Interpreter } from './interpreter';
import { named } from './literals';
import { forEach, loop } from './loops';
import { Scope } from './scope';
import { join } from './alternatives';
import { constant, nothing, object, Value } from './values';

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
      const chosen = chosenRecord(run, statement, scope, rest);
      if (chosen === 'declared') continue;
      if (chosen) return chosen;
    }
    const completion = execute(run, statement, scope);
    if (completion !== 'normal') return completion;
  }
  return 'normal';
}

/** A statement in a scope of its own, where it is a block. */
export function executeNested(
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
