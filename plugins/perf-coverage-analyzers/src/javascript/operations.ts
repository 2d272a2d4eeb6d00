import type * as t from '@babel/types';
import { bindPattern } from './bind';
import { evaluate } from './expressions';
import { memberName } from './functions';
import { Interpreter } from './interpreter';
import { named } from './literals';
import { binary, logical, negated } from './operators';
import { Scope } from './scope';
import { join } from './alternatives';
import {
  constant,
  isNothing,
  lean,
  nothing,
  text,
  truth,
  unknown,
  Value,
} from './values';

export function assignment(
  run: Interpreter,
  node: t.AssignmentExpression,
  scope: Scope,
): Value {
  const { left, operator } = node;
  if (operator === '=') {
    let value = evaluate(run, node.right, scope);
    if (left.type === 'Identifier') value = named(value, left.name);
    if (left.type === 'MemberExpression' && !left.computed) {
      value = named(value, memberName(left.property) ?? '');
    }
    bindPattern(run, left, value, scope, 'assign');
    return value;
  }
  const old = evaluate(run, left, scope);
  const right = evaluate(run, node.right, scope);
  const plain = operator.slice(0, -1);
  const value =
    plain === '||' || plain === '&&' || plain === '??'
      ? logical(plain, old, right)
      : binary(plain, old, right);
  bindPattern(run, left, value, scope, 'assign');
  return value;
}

export function logicalValue(
  run: Interpreter,
  node: t.LogicalExpression,
  scope: Scope,
): Value {
  const left = evaluate(run, node.left, scope);
  const decided = node.operator === '??' ? !isMaybeNothing(left) : truth(left);
  if (node.operator === '??') {
    if (decided && left.t !== 'unknown') return left;
  } else if (decided !== undefined && decided === (node.operator === '||')) {
    return left;
  }
  const certain = node.operator !== '??' && decided !== undefined;
  const takesRight =
    node.operator === '&&' ? lean(left) === true : lean(left) === false;
  const right = certain
    ? evaluate(run, node.right, scope)
    : run.maybe(() => evaluate(run, node.right, scope), takesRight);
  return logical(node.operator, left, right);
}

function isMaybeNothing(value: Value): boolean {
  return value.t === 'union'
    ? value.gap !== undefined || value.of.some(isNothing)
    : isNothing(value);
}

export function conditional(
  run: Interpreter,
  node: t.ConditionalExpression,
  scope: Scope,
): Value {
  const test = evaluate(run, node.test, scope);
  const known = truth(test);
  if (known !== undefined) {
    return evaluate(run, known ? node.consequent : node.alternate, scope);
  }
  const leaning = lean(test);
  const yes = run.maybe(
    () => evaluate(run, node.consequent, scope),
    leaning === true,
  );
  const no = run.maybe(
    () => evaluate(run, node.alternate, scope),
    leaning === false,
  );
  if (leaning === undefined) return join([yes, no]);
  return leaning ? join([yes, no], true) : join([no, yes], true);
}

export function unary(
  run: Interpreter,
  node: t.UnaryExpression,
  scope: Scope,
): Value {
  const value = evaluate(run, node.argument, scope);
  switch (node.operator) {
    case '!':
      return negated(value);
    case '-':
      return value.t === 'constant' && typeof value.value === 'number'
        ? constant(-value.value)
        : unknown;
    case '+':
      return binary('-', value, constant(0));
    case 'typeof':
      return typeOf(value);
    case 'void':
      return nothing;
    default:
      return unknown;
  }
}

function typeOf(value: Value): Value {
  switch (value.t) {
    case 'string':
      return text('string');
    case 'constant':
      return text(value.value === null ? 'object' : typeof value.value);
    case 'object':
    case 'array':
      return text('object');
    case 'function':
    case 'class':
    case 'native':
      return text('function');
    default:
      return unknown;
  }
}
