import type * as t from '@babel/types';
import { bindPattern } from './bind';
import {
  call,
  callUnknown,
  classValue,
  construct,
  functionValue,
  initialise,
  memberName,
} from './functions';
import { Interpreter } from './interpreter';
import { copyOfArray, getMember, itemsOf } from './members';
import { binary, logical, negated } from './operators';
import { Scope } from './scope';
import {
  array,
  CallSite,
  concat,
  constant,
  isNothing,
  join,
  keyOf,
  lean,
  nothing,
  object,
  ObjectValue,
  text,
  truth,
  unknown,
  Value,
} from './values';

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

function siteOf(run: Interpreter, node: t.Node, scope: Scope): CallSite {
  return { node, place: run.place(node, scope.file) };
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
      return run.variable(node.name, scope) ?? unknown;
    case 'ThisExpression':
      return run.frame?.self ?? unknown;
    case 'TemplateLiteral':
      return templateValue(run, node, scope);
    case 'TaggedTemplateExpression': {
      const value = templateValue(run, node.quasi, scope);
      const tag = evaluate(run, node.tag, scope);
      // `http.url` and `String.raw` give the text; what others do is unknown.
      if (tag.t === 'native') {
        return tag.call([value], siteOf(run, node, scope));
      }
      return unknown;
    }
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
      return memberValue(run, node, scope).value;
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

function templateValue(
  run: Interpreter,
  node: t.TemplateLiteral,
  scope: Scope,
): Value {
  const parts: Value[] = [];
  for (const [index, quasi] of node.quasis.entries()) {
    const cooked = quasi.value.cooked ?? quasi.value.raw;
    if (cooked) parts.push(text(cooked, run.place(quasi, scope.file)));
    const expression = node.expressions[index];
    if (expression) parts.push(evaluate(run, expression, scope));
  }
  // Text made of nothing but an environment variable is still that variable.
  if (parts.length === 1 && parts[0].t === 'unknown') return parts[0];
  return concat(parts);
}

function objectLiteral(
  run: Interpreter,
  node: t.ObjectExpression,
  scope: Scope,
): Value {
  const made = object();
  made.level = run.weak;
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      spreadInto(made, evaluate(run, property.argument, scope));
      continue;
    }
    const key = property.computed
      ? keyOf(evaluate(run, property.key, scope))
      : memberName(property.key);
    if (key === undefined) {
      if (property.type === 'ObjectProperty') {
        evaluate(run, property.value, scope);
      }
      made.open = true;
      continue;
    }
    let value: Value;
    if (property.type === 'ObjectMethod') {
      const method = functionValue(run, property, scope, key);
      method.self = made;
      value =
        property.kind === 'get'
          ? call(run, method, [], siteOf(run, property, scope))
          : method;
    } else {
      value = named(evaluate(run, property.value, scope), key);
      if (value.t === 'function' && value.self === null) {
        value = { ...value, self: made };
      }
    }
    made.props.delete(key);
    made.props.set(key, value);
    made.lines.set(key, run.place(property, scope.file));
  }
  return made;
}

/** `{...value}` and `Object.assign`. */
export function spreadInto(target: ObjectValue, value: Value): void {
  if (value.t === 'object') {
    for (const [name, one] of value.props) {
      target.props.set(name, one);
      const at = value.lines.get(name);
      if (at) target.lines.set(name, at);
    }
    target.open ||= value.open;
  } else if (value.t === 'union') {
    const first = value.preferred ? value.of[0] : undefined;
    const merged = new Map<string, Value[]>();
    for (const one of value.of) {
      if (one.t !== 'object') continue;
      for (const [name, member] of one.props) {
        merged.set(name, [...(merged.get(name) ?? []), member]);
        const at = one.lines.get(name);
        if (at && !target.lines.has(name)) target.lines.set(name, at);
      }
    }
    for (const [name, members] of merged) {
      const old = target.props.get(name);
      const chosen = first?.t === 'object' ? first.props.get(name) : undefined;
      if (first) {
        const head = chosen ?? old ?? nothing;
        target.props.set(name, join([head, ...members], true));
      } else {
        target.props.set(name, join(old ? [old, ...members] : members));
      }
    }
    if (value.of.some(one => one.t === 'unknown')) target.open = true;
  } else if (value.t === 'unknown') {
    target.open = true;
  } else if (value.t === 'array') {
    for (const [index, item] of value.items.entries()) {
      target.props.set(String(index), item);
    }
  }
}

function arrayLiteral(
  run: Interpreter,
  node: t.ArrayExpression,
  scope: Scope,
): Value {
  const made = array();
  made.level = run.weak;
  for (const element of node.elements) {
    if (!element) {
      made.items.push(nothing);
    } else if (element.type === 'SpreadElement') {
      const spread = itemsOf(evaluate(run, element.argument, scope));
      made.items.push(...spread.items.slice(0, 1000));
      made.open ||= spread.open || spread.items.length > 1000;
    } else {
      made.items.push(evaluate(run, element, scope));
    }
  }
  return made;
}

/** A function takes the name of what it is first assigned to. */
export function named(value: Value, name: string): Value {
  if ((value.t === 'function' || value.t === 'class') && value.name === '') {
    value.name = name;
  }
  return value;
}

function memberValue(
  run: Interpreter,
  node: t.MemberExpression | t.OptionalMemberExpression,
  scope: Scope,
): { target: Value; value: Value } {
  const site = siteOf(run, node, scope);
  if (node.object.type === 'Super') {
    const self = run.frame?.self ?? unknown;
    const parent = self.t === 'object' ? self.cls?.parent ?? null : null;
    const name = memberName(node.property);
    if (parent?.t === 'class' && name !== undefined) {
      const method = parent.methods.get(name);
      if (method) return { target: self, value: { ...method, self } };
    }
    return { target: self, value: unknown };
  }
  const target = evaluate(run, node.object, scope);
  const key = node.computed
    ? evaluate(run, node.property, scope)
    : text(memberName(node.property) ?? '');
  return { target, value: getMember(run, target, key, site) };
}

function argumentValues(
  run: Interpreter,
  nodes: t.CallExpression['arguments'],
  scope: Scope,
): Value[] {
  const values: Value[] = [];
  for (const node of nodes) {
    if (node.type === 'SpreadElement') {
      const spread = copyOfArray(evaluate(run, node.argument, scope));
      if (spread.t === 'array') {
        values.push(...spread.items.slice(0, 50));
        if (spread.open) values.push(unknown, unknown, unknown, unknown);
      }
    } else {
      values.push(evaluate(run, node, scope));
    }
  }
  return values;
}

function callValue(
  run: Interpreter,
  node: t.CallExpression | t.OptionalCallExpression,
  scope: Scope,
): Value {
  const site = siteOf(run, node, scope);
  if (node.callee.type === 'Super') {
    const args = argumentValues(run, node.arguments, scope);
    const self = run.frame?.self;
    const method = run.frame?.node;
    const parent = self?.t === 'object' ? parentOf(self, method) : undefined;
    if (self?.t === 'object' && parent?.t === 'class') {
      initialise(run, parent, self, args, site);
    } else {
      callUnknown(run, args, site);
    }
    return nothing;
  }
  if (node.callee.type === 'Import') {
    const [specifier] = argumentValues(run, node.arguments, scope);
    const name = specifier && keyOf(specifier);
    return name === undefined
      ? unknown
      : run.host.requireModule(name, scope.file);
  }
  const callee =
    node.callee.type === 'MemberExpression' ||
    node.callee.type === 'OptionalMemberExpression'
      ? memberValue(run, node.callee, scope).value
      : evaluate(run, node.callee, scope);
  const args = argumentValues(run, node.arguments, scope);
  return call(run, callee, args, site);
}

/** The parent of the class in whose constructor we stand. */
function parentOf(self: ObjectValue, method: t.Node | undefined): Value | null {
  let cls: Value | null = self.cls;
  for (let hops = 0; cls?.t === 'class' && hops < 20; hops += 1) {
    if (cls.methods.get('constructor')?.node === method) return cls.parent;
    cls = cls.parent;
  }
  return null;
}

function assignment(
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

function logicalValue(
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
  return value.t === 'union' ? value.of.some(isNothing) : isNothing(value);
}

function conditional(
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

function unary(run: Interpreter, node: t.UnaryExpression, scope: Scope): Value {
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
