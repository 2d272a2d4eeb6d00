import type * as t from '@babel/types';
import { evaluate, siteOf } from './expressions';
import { call, callUnknown, initialise, memberName } from './functions';
import { Interpreter } from './interpreter';
import { copyOfArray, getMember } from './members';
import { Scope } from './scope';
import { keyOf } from './texts';
import { nothing, ObjectValue, text, unknown, Value } from './values';

/** `target.key`, with the target as a method needs it. */
export function memberValue(
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

export function argumentValues(
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

/** A call, of `super` and `import()` too. */
export function callValue(
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
