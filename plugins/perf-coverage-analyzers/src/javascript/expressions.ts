import type * as t from '@babel/types';
import { bindPattern } from './bind';
import { argumentValues, callValue, memberValue } from './calls';
import { classValue, construct, functionValue } from './functions';
import { Interpreter } from './interpreter';
import {
  arrayLiteral,
  objectLiteral,
  taggedTemplate,
  templateValue,
} from './literals';
import { assignment, conditional, logicalValue, unary } from './operations';
import { binary } from './operators';
import { Scope } from './scope';
import { named } from './alternatives';
import { CallSite, constant, nothing, text, unknown, Value } from './values';

/** The value of an expression, and everything that evaluating it does. */
export function evaluate(run: Interpreter, node: t.Node, scope: Scope): Value {
  run.step();
  if (run.depth >= run.limits.nodeDepth) return unknown;
  run.depth += 1;
  try {
    return evaluateNode(run, node, scope);
  } finally {
    run.depth -= 1;
  }
}

/** Where a call or an access stands. */
export function siteOf(run: Interpreter, node: t.Node, scope: Scope): CallSite {
  return { node, place: run.place(node, scope.file) };
}

/** `client.baseUrl` and `__ENV['BASE_URL']` say what their value is called. */
function namedByMember(
  node: t.MemberExpression | t.OptionalMemberExpression,
  value: Value,
): Value {
  const { property, computed } = node;
  if (property.type === 'StringLiteral') return named(value, property.value);
  return property.type === 'Identifier' && !computed
    ? named(value, property.name)
    : value;
}

function evaluateNode(run: Interpreter, node: t.Node, scope: Scope): Value {
  switch (node.type) {
    case 'StringLiteral':
      return text(node.value, run.place(node, scope.file));
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return constant(node.value);
    case 'NullLiteral':
      return constant(null);
    case 'BigIntLiteral':
      return constant(Number(node.value));
    case 'Identifier':
      if (node.name === 'undefined') return nothing;
      if (node.name === 'NaN' || node.name === 'Infinity') {
        return constant(Number(node.name));
      }
      return named(run.variable(node.name, scope) ?? unknown, node.name);
    case 'ThisExpression':
      return run.frame?.self ?? unknown;
    case 'TemplateLiteral':
      return templateValue(run, node, scope);
    case 'TaggedTemplateExpression':
      return taggedTemplate(run, node, scope);
    case 'ObjectExpression':
      return objectLiteral(run, node, scope);
    case 'ArrayExpression':
      return arrayLiteral(run, node, scope);
    case 'FunctionExpression':
    case 'ArrowFunctionExpression': {
      const name = node.type === 'FunctionExpression' ? node.id?.name : null;
      return functionValue(run, node, scope, name ?? '');
    }
    case 'ClassExpression':
      return classValue(run, node, scope, node.id?.name ?? '');
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return namedByMember(node, memberValue(run, node, scope).value);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return callValue(run, node, scope);
    case 'NewExpression': {
      const callee = evaluate(run, node.callee, scope);
      const args = argumentValues(run, node.arguments, scope);
      return construct(run, callee, args, siteOf(run, node, scope));
    }
    case 'AssignmentExpression':
      return assignment(run, node, scope);
    case 'BinaryExpression': {
      if (node.left.type === 'PrivateName') return unknown;
      return binary(
        node.operator,
        evaluate(run, node.left, scope),
        evaluate(run, node.right, scope),
      );
    }
    case 'LogicalExpression':
      return logicalValue(run, node, scope);
    case 'ConditionalExpression':
      return conditional(run, node, scope);
    case 'UnaryExpression':
      return unary(run, node, scope);
    case 'UpdateExpression': {
      const old = evaluate(run, node.argument, scope);
      bindPattern(run, node.argument, unknown, scope, 'assign');
      return node.prefix ? unknown : old;
    }
    case 'SequenceExpression': {
      let last: Value = nothing;
      for (const one of node.expressions) last = evaluate(run, one, scope);
      return last;
    }
    case 'AwaitExpression':
      return evaluate(run, node.argument, scope);
    case 'YieldExpression':
      if (node.argument) evaluate(run, node.argument, scope);
      return unknown;
    case 'SpreadElement':
      return evaluate(run, node.argument, scope);
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return evaluate(run, node.expression, scope);
    default:
      return unknown;
  }
}
