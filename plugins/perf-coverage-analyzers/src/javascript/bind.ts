import type * as t from '@babel/types';
import { evaluate } from './expressions';
import { memberName } from './functions';
import { Interpreter } from './interpreter';
import { getMember, itemsOf, setMember } from './members';
import { Scope } from './scope';
import { alternatives, chosen, join } from './alternatives';
import { array, nothing, object, text, unknown, Value } from './values';

/** Declares or assigns the names of a pattern. */
export function bindPattern(
  run: Interpreter,
  pattern: t.Node,
  value: Value,
  scope: Scope,
  mode: 'declare' | 'assign',
): void {
  run.step();
  switch (pattern.type) {
    case 'Identifier':
      if (mode === 'declare') scope.declare(pattern.name, value, run.weak);
      else run.setVariable(pattern.name, value, scope);
      break;
    case 'AssignmentPattern':
      bindPattern(
        run,
        pattern.left,
        defaulted(run, pattern, value, scope),
        scope,
        mode,
      );
      break;
    case 'ObjectPattern':
      bindObject(run, pattern, value, scope, mode);
      break;
    case 'ArrayPattern': {
      const { items, open } = itemsOf(value);
      for (const [index, element] of pattern.elements.entries()) {
        if (!element) continue;
        if (element.type === 'RestElement') {
          const rest = array(items.slice(index), open);
          bindPattern(run, element.argument, rest, scope, mode);
        } else {
          const item = items[index] ?? (open ? unknown : nothing);
          bindPattern(run, element, item, scope, mode);
        }
      }
      break;
    }
    case 'MemberExpression': {
      const site = { node: pattern, place: run.place(pattern, scope.file) };
      const target = evaluate(run, pattern.object, scope);
      const key = pattern.computed
        ? evaluate(run, pattern.property, scope)
        : text(memberName(pattern.property) ?? '');
      setMember(run, target, key, value, site.place);
      break;
    }
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      bindPattern(run, pattern.expression, value, scope, mode);
      break;
    default:
      break;
  }
}

function defaulted(
  run: Interpreter,
  pattern: t.AssignmentPattern,
  value: Value,
  scope: Scope,
): Value {
  const isMissing = (one: Value) =>
    one.t === 'constant' && one.value === undefined;
  if (isMissing(value)) return evaluate(run, pattern.right, scope);
  if (value.t === 'unknown' && value.env) {
    return chosen(evaluate(run, pattern.right, scope));
  }
  const options = alternatives(value);
  if (value.t !== 'unknown' && !options.some(isMissing)) return value;
  const fallback = run.maybe(() => evaluate(run, pattern.right, scope));
  const present = options.filter(one => !isMissing(one));
  return join([...present, fallback]);
}

function bindObject(
  run: Interpreter,
  pattern: t.ObjectPattern,
  value: Value,
  scope: Scope,
  mode: 'declare' | 'assign',
): void {
  const taken = new Set<string>();
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      const rest = object();
      rest.level = run.weak;
      if (value.t === 'object') {
        rest.open = value.open;
        for (const [name, one] of value.props) {
          if (!taken.has(name)) rest.props.set(name, one);
        }
      } else {
        rest.open = true;
      }
      bindPattern(run, property.argument, rest, scope, mode);
      continue;
    }
    const key = property.computed
      ? evaluate(run, property.key, scope)
      : text(memberName(property.key) ?? '');
    const name = key.t === 'string' ? key.parts[0] : undefined;
    if (name && 'text' in name) taken.add(name.text);
    const site = { node: property, place: run.place(property, scope.file) };
    const member = getMember(run, value, key, site);
    bindPattern(run, property.value, member, scope, mode);
  }
}
