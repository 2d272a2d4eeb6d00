import type * as t from '@babel/types';
import { evaluate, siteOf } from './expressions';
import { call, functionValue, memberName } from './functions';
import { Interpreter } from './interpreter';
import { itemsOf } from './members';
import { Scope } from './scope';
import { join } from './alternatives';
import { concat, keyOf, templateKeyOf } from './texts';
import {
  array,
  nothing,
  object,
  ObjectValue,
  Place,
  text,
  Value,
} from './values';

/** Text with holes where an expression is not known. */
export function templateValue(
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

/**
 * `http.url`, `String.raw` and tags of a script's own: they join or adorn the
 * text, so the text itself is the best that reading can say of the result.
 */
export function taggedTemplate(
  run: Interpreter,
  node: t.TaggedTemplateExpression,
  scope: Scope,
): Value {
  const value = templateValue(run, node.quasi, scope);
  const tag = evaluate(run, node.tag, scope);
  const site = siteOf(run, node, scope);
  if (tag.t === 'native') return tag.call([value], site);
  if (tag.t === 'function') {
    run.maybe(() => call(run, tag, [array([], true), value], site), true);
  }
  return value;
}

export function objectLiteral(
  run: Interpreter,
  node: t.ObjectExpression,
  scope: Scope,
): Value {
  const made = object();
  made.level = run.weak;
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      const before = new Map(made.lines);
      spreadInto(made, evaluate(run, property.argument, scope));
      placeSpread(made, before, run.place(property, scope.file));
      continue;
    }
    const name = property.computed ? evaluate(run, property.key, scope) : null;
    const exact = name ? keyOf(name) : memberName(property.key);
    if (exact === undefined) made.open = true;
    const key = exact ?? (name ? templateKeyOf(name) : undefined);
    if (key === undefined) {
      if (property.type === 'ObjectProperty') {
        evaluate(run, property.value, scope);
      }
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

/** What another file wrote stands, for the reader of this one, where it is spread. */
function placeSpread(
  made: ObjectValue,
  before: ReadonlyMap<string, Place>,
  here: Place,
): void {
  for (const [name, at] of made.lines) {
    if (before.get(name) !== at && at.file !== here.file) {
      made.lines.set(name, here);
    }
  }
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

export function arrayLiteral(
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
