import { Expr } from './ast';
import { returnedValue } from './called';
import { callValue } from './calls';
import { LocalBinding } from './locals';
import {
  attributeAssignments,
  classFamily,
  classConstant,
  classOf,
  definitionOf,
} from './definitions';
import { binaryValue, compareValues } from './operators';
import { Found, PythonProject } from './project';
import { localBefore, moduleScope, Scope } from './scope';
import {
  isDict,
  isList,
  isPlain,
  itemsOf,
  listValue,
  maxItems,
  textOf,
  truthOf,
  Value,
} from './value';

const maxSteps = 24;
/** Expressions looked at for one answer: names that double each other cost no more. */
const maxEvaluations = 50_000;

/**
 * The value of an expression as far as constants, imports and simple
 * arithmetic give it. Never runs anything and never throws.
 */
export function evaluate(
  expr: Expr,
  scope: Scope,
  steps = maxSteps,
): Value | undefined {
  const { fuel } = scope.project;
  if (steps === maxSteps) {
    fuel.left = maxEvaluations;
  }
  fuel.left -= 1;
  if (steps <= 0 || fuel.left <= 0) {
    return undefined;
  }
  if (scope.given?.has(expr)) {
    return scope.given.get(expr);
  }
  const go = (part: Expr) => evaluate(part, scope, steps - 1);
  switch (expr.type) {
    case 'number':
    case 'string':
      return expr.value;
    case 'constant':
      return expr.value;
    case 'format':
      return expr.parts
        .map(part => (typeof part === 'string' ? part : textOf(go(part))))
        .join('');
    case 'list':
    case 'tuple':
      return listOf(expr.items, go);
    case 'set': {
      const whole = listOf(expr.items, go);
      return whole && whole.items.every(isPlain)
        ? { kind: 'list', items: [...new Set(whole.items)] }
        : undefined;
    }
    case 'dict': {
      const entries = new Map<Value, Value | undefined>();
      for (const { key, value } of expr.entries) {
        const known = key === null ? go(value) : go(key);
        if (key === null) {
          if (!isDict(known)) {
            return undefined;
          }
          known.entries.forEach((item, name) => entries.set(name, item));
        } else if (known === undefined) {
          // A key of its own: only its count can be known.
          entries.set({ kind: 'list', items: [] }, go(value));
        } else {
          entries.set(known, go(value));
        }
      }
      return { kind: 'dict', entries };
    }
    case 'name':
      return nameValue(expr.name, expr.from, scope, steps);
    case 'attribute':
      return attributeValue(expr, scope, steps);
    case 'index': {
      const object = go(expr.object);
      const index = go(expr.index);
      if (isDict(object) && index !== undefined) {
        return object.entries.get(index);
      }
      return isList(object) && typeof index === 'number'
        ? object.items.at(index)
        : undefined;
    }
    case 'unary': {
      const value = go(expr.operand);
      if (expr.op === 'not') {
        const truth = truthOf(value);
        return truth === undefined ? undefined : !truth;
      }
      if (typeof value !== 'number') {
        return undefined;
      }
      if (expr.op === '-') {
        return -value;
      }
      return expr.op === '+' ? value : undefined;
    }
    case 'binary':
      return binaryValue(expr.op, go(expr.left), go(expr.right));
    case 'bool': {
      const left = go(expr.left);
      const truth = truthOf(left);
      if (truth === undefined) {
        return undefined;
      }
      return truth === (expr.op === 'and') ? go(expr.right) : left;
    }
    case 'conditional': {
      const truth = truthOf(go(expr.test));
      return truth === undefined
        ? undefined
        : go(truth ? expr.then : expr.otherwise);
    }
    case 'compare':
      return expr.links.length === 1
        ? compareValues(
            expr.links[0].op,
            go(expr.left),
            go(expr.links[0].right),
          )
        : undefined;
    case 'named':
    case 'await':
      return go(expr.value);
    case 'call':
      return (
        callValue(expr, go) ??
        returnedValue(expr, scope, (value, inside) =>
          evaluate(value, inside, steps - 2),
        )
      );
    case 'comprehension':
      return comprehensionValue(expr, scope, steps);
    default:
      return undefined;
  }
}

function listOf(items: Expr[], go: (part: Expr) => Value | undefined) {
  const values: (Value | undefined)[] = [];
  for (const item of items) {
    if (item.type === 'star') {
      const inner = itemsOf(go(item.value));
      if (!inner) {
        return undefined;
      }
      values.push(...inner.slice(0, maxItems));
    } else {
      values.push(go(item));
    }
  }
  return values.length > maxItems
    ? undefined
    : { kind: 'list' as const, items: values };
}

function nameValue(
  name: string,
  offset: number,
  scope: Scope,
  steps: number,
): Value | undefined {
  if (scope.bound.has(name)) {
    return scope.bound.get(name);
  }
  const local = localBefore(scope, name, offset);
  if (local?.within && scope.args?.has(name) && !holds(local, offset)) {
    // Set again in a branch: which of the two it is is not known.
    return undefined;
  }
  const given = local ? undefined : scope.args?.get(name);
  if (given) {
    return evaluate(given.expr, given.scope, steps - 1);
  }
  if (local) {
    if (scope.locals.get(name)?.some(item => item.kind === 'append')) {
      return undefined;
    }
    if (local.kind === 'value') {
      return evaluate(local.value, scope, steps - 1);
    }
    if (local.kind === 'part') {
      const whole = itemsOf(evaluate(local.value, scope, steps - 1));
      return whole?.[local.at];
    }
    return undefined;
  }
  if (scope.owner) {
    const own = classConstant(scope.owner, name);
    if (own) {
      return evaluate(own, { ...scope, locals: new Map() }, steps - 1);
    }
  }
  return foundValue(
    scope.project.lookup(scope.module, name),
    name,
    scope.project,
    steps,
  );
}

/** Whether a branch that a name is set in is the one around an offset. */
function holds({ within }: LocalBinding, offset: number): boolean {
  return !within || (within.from <= offset && offset <= within.to);
}

function foundValue(
  found: Found | undefined,
  name: string,
  project: PythonProject,
  steps: number,
): Value | undefined {
  if (found?.binding.kind !== 'value' || found.module.changed.has(name)) {
    return undefined;
  }
  const scope = moduleScope(project, found.module);
  const values = found.binding.values.map(value =>
    evaluate(value, scope, steps - 1),
  );
  const [first] = values;
  // Assigned differently by branches: which one holds is not known.
  return values.every(value => value === first) || values.length === 1
    ? first
    : undefined;
}

function attributeValue(
  expr: Extract<Expr, { type: 'attribute' }>,
  scope: Scope,
  steps: number,
): Value | undefined {
  const { object, name } = expr;
  if (
    object.type === 'name' &&
    (object.name === 'self' || object.name === 'cls') &&
    scope.owner
  ) {
    for (const { module, definition } of classFamily(scope)) {
      const value = classConstant(definition, name);
      if (value) {
        return evaluate(
          value,
          moduleScope(scope.project, module, definition),
          steps - 1,
        );
      }
    }
    return ownAttribute(name, scope, steps);
  }
  const owner = classOf(object, scope);
  if (owner) {
    const value = classConstant(owner.definition, name);
    return value
      ? evaluate(
          value,
          moduleScope(scope.project, owner.module, owner.definition),
          steps - 1,
        )
      : undefined;
  }
  return foundValue(definitionOf(expr, scope), name, scope.project, steps);
}

function comprehensionValue(
  expr: Extract<Expr, { type: 'comprehension' }>,
  scope: Scope,
  steps: number,
): Value | undefined {
  let scopes: Scope[] = [scope];
  for (const clause of expr.clauses) {
    const next: Scope[] = [];
    for (const here of scopes) {
      const items = itemsOf(evaluate(clause.iterable, here, steps - 1));
      if (!items || next.length + items.length > 2_000) {
        return undefined;
      }
      for (const item of items) {
        const inner = bindItem(here, clause.target, item);
        const truths = clause.conditions.map(condition =>
          truthOf(evaluate(condition, inner, steps - 1)),
        );
        if (truths.includes(undefined)) {
          return undefined;
        }
        if (truths.every(Boolean)) {
          next.push(inner);
        }
      }
    }
    scopes = next;
  }
  return listValue(scopes.map(here => evaluate(expr.element, here, steps - 1)));
}

/** What methods of the class set `self.name` to, where they agree. */
function ownAttribute(name: string, scope: Scope, steps: number) {
  const values = attributeAssignments(name, scope).map(set =>
    evaluate(set.expr, set.scope, steps - 1),
  );
  return values.length > 0 && values.every(value => value === values[0])
    ? values[0]
    : undefined;
}

/** A scope in which the names of a loop's target are bound to one item. */
export function bindItem(
  scope: Scope,
  target: Expr,
  item: Value | undefined,
): Scope {
  const bound = new Map(scope.bound);
  if (target.type === 'name') {
    bound.set(target.name, item);
  } else if (target.type === 'tuple' || target.type === 'list') {
    const parts = itemsOf(item);
    target.items.forEach((part, i) => {
      if (part.type === 'name') {
        bound.set(part.name, parts?.[i]);
      }
    });
  }
  return { ...scope, bound };
}
