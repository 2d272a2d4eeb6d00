import { ClassDef, dottedName, Expr } from './ast';
import { LocalBinding } from './locals';
import { binaryValue, compareValues, rangeOf } from './operators';
import { Found, PythonModule, PythonProject } from './project';
import {
  hole,
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

/** What a name means at a place: the surrounding function, class and module. */
export interface Scope {
  project: PythonProject;
  module: PythonModule;
  /** Class around, whose attributes `self.x` and `cls.x` are. */
  owner: ClassDef | null;
  /** Assignments of the function around, by name, in the order of the source. */
  locals: Map<string, LocalBinding[]>;
  /** Values of parameters where the function is looked at for one call. */
  bound: Map<string, Value | undefined>;
}

/** The scope at the top of a module. */
export function moduleScope(
  project: PythonProject,
  module: PythonModule,
  owner: ClassDef | null = null,
): Scope {
  return { project, module, owner, locals: new Map(), bound: new Map() };
}

/** What a name last was before an offset: a local, else undefined. */
export function localBefore(
  scope: Scope,
  name: string,
  offset: number,
): LocalBinding | undefined {
  const bindings = scope.locals.get(name);
  if (!bindings) {
    return undefined;
  }
  let found: LocalBinding | undefined;
  for (const binding of bindings) {
    if (binding.kind !== 'append' && (binding.from < offset || !found)) {
      found = binding;
    }
  }
  return found;
}

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
      return callValue(expr, scope, steps);
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

/** The expression that a class body assigns to a name. */
export function classConstant(owner: ClassDef, name: string): Expr | undefined {
  let found: Expr | undefined;
  for (const stmt of owner.body) {
    if (
      stmt.type === 'assign' &&
      stmt.targets.some(
        target => target.type === 'name' && target.name === name,
      )
    ) {
      found = stmt.value;
    }
  }
  return found;
}

/** The class that an expression names, with its module. */
export function classOf(
  expr: Expr,
  scope: Scope,
): { module: PythonModule; definition: ClassDef } | undefined {
  const found = definitionOf(expr, scope);
  return found?.binding.kind === 'class'
    ? { module: found.module, definition: found.binding.definition }
    : undefined;
}

/** What a name or dotted name of a module stands for. */
export function definitionOf(expr: Expr, scope: Scope): Found | undefined {
  if (expr.type === 'name') {
    return scope.project.lookup(scope.module, expr.name);
  }
  if (expr.type !== 'attribute') {
    return undefined;
  }
  const dotted = dottedName(expr)?.split('.');
  if (!dotted) {
    return undefined;
  }
  const start = scope.project.lookup(scope.module, dotted[0]);
  if (start?.binding.kind !== 'module') {
    return undefined;
  }
  // The longest run of names that is a module, then a name of it.
  for (let take = dotted.length - 1; take >= 1; take -= 1) {
    const inner = dotted.slice(1, take).join('.');
    const module = scope.project.get(
      inner === ''
        ? start.binding.path
        : scope.project.resolve(
            start.module.path,
            `${start.binding.dotted}.${inner}`,
            0,
          ),
    );
    if (module && take === dotted.length - 1) {
      return scope.project.lookup(module, dotted[take]);
    }
  }
  return undefined;
}

/** The bases of a class, nearest first, through the modules of the tree. */
export function ancestorsOf(
  definition: ClassDef,
  scope: Scope,
): { module: PythonModule; definition: ClassDef }[] {
  const found: { module: PythonModule; definition: ClassDef }[] = [];
  const open = [{ module: scope.module, definition }];
  for (
    let next = open.shift();
    next && found.length < 50;
    next = open.shift()
  ) {
    const here = moduleScope(scope.project, next.module);
    for (const arg of next.definition.args) {
      const base = arg.name === null ? classOf(arg.value, here) : undefined;
      if (base && !found.some(item => item.definition === base.definition)) {
        found.push(base);
        open.push(base);
      }
    }
  }
  return found;
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
    const family = [
      { module: scope.module, definition: scope.owner },
      ...ancestorsOf(scope.owner, scope),
    ];
    for (const { module, definition } of family) {
      const value = classConstant(definition, name);
      if (value) {
        return evaluate(
          value,
          moduleScope(scope.project, module, definition),
          steps - 1,
        );
      }
    }
    return undefined;
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

function callValue(
  expr: Extract<Expr, { type: 'call' }>,
  scope: Scope,
  steps: number,
): Value | undefined {
  const go = (part: Expr) => evaluate(part, scope, steps - 1);
  const name = dottedName(expr.callee);
  const positional = expr.args
    .filter(arg => arg.name === null && arg.star === '')
    .map(arg => arg.value);
  const keyword = (wanted: string) =>
    expr.args.find(arg => arg.name === wanted)?.value;
  const args = () => positional.map(go);
  if (expr.callee.type === 'attribute') {
    const object = go(expr.callee.object);
    if (isDict(object)) {
      const entries = [...object.entries];
      switch (expr.callee.name) {
        case 'keys':
          return listValue(entries.map(([key]) => key));
        case 'values':
          return listValue(entries.map(([, value]) => value));
        case 'items':
          return listValue(
            entries.map(([key, value]) => ({
              kind: 'list',
              items: [key, value],
            })),
          );
        case 'get': {
          const [key, fallback] = args();
          return key !== undefined && object.entries.has(key)
            ? object.entries.get(key)
            : fallback;
        }
        default:
          return undefined;
      }
    }
    if (typeof object === 'string' && expr.callee.name === 'format') {
      return object.replace(/\{[^{}]*\}/g, hole);
    }
    if (typeof object === 'string' && expr.callee.name === 'split') {
      const [by] = args();
      if (object.includes(hole)) {
        return undefined;
      }
      return listValue(
        typeof by === 'string' && by !== ''
          ? object.split(by)
          : object.split(/\s+/).filter(Boolean),
      );
    }
    if (typeof object === 'object' && object?.kind === 'duration') {
      return expr.callee.name === 'total_seconds' ? object.seconds : undefined;
    }
  }
  switch (name) {
    case 'range': {
      const bounds = args();
      const [start, stop, step] =
        bounds.length > 1 ? bounds : [0, bounds[0], undefined];
      return typeof start === 'number' && typeof stop === 'number'
        ? rangeOf(start, stop, bounds.length > 2 ? step : 1)
        : undefined;
    }
    case 'len': {
      const items = itemsOf(args()[0]);
      return items?.length;
    }
    case 'list':
    case 'tuple':
    case 'sorted':
    case 'reversed': {
      const items = positional.length === 0 ? [] : itemsOf(args()[0]);
      return items && listValue(items);
    }
    case 'set':
    case 'frozenset': {
      const items = positional.length === 0 ? [] : itemsOf(args()[0]);
      return items?.every(isPlain) ? listValue([...new Set(items)]) : undefined;
    }
    case 'enumerate': {
      const items = itemsOf(args()[0]);
      return (
        items &&
        listValue(items.map((item, i) => ({ kind: 'list', items: [i, item] })))
      );
    }
    case 'zip': {
      const lists = args().map(itemsOf);
      if (lists.length === 0 || lists.some(items => !items)) {
        return undefined;
      }
      const length = Math.min(...lists.map(items => items?.length ?? 0));
      return listValue(
        Array.from({ length }, (_, i) => ({
          kind: 'list',
          items: lists.map(items => items?.[i]),
        })),
      );
    }
    case 'product':
    case 'itertools.product': {
      const asked = keyword('repeat');
      const repeat = asked ? go(asked) : 1;
      const lengths = args().map(value => itemsOf(value)?.length);
      if (typeof repeat !== 'number' || lengths.includes(undefined)) {
        return undefined;
      }
      const count =
        lengths.reduce<number>((all, length) => all * (length ?? 0), 1) **
        repeat;
      return count <= maxItems
        ? listValue(Array.from({ length: count }, () => undefined))
        : undefined;
    }
    case 'int':
    case 'float': {
      const [value] = args();
      const number =
        typeof value === 'string' && /^[\d._+-]+$/.test(value.trim())
          ? Number(value.replaceAll('_', ''))
          : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) {
        return undefined;
      }
      return name === 'int' ? Math.trunc(number) : number;
    }
    case 'str': {
      const [value] = args();
      return value === undefined ? undefined : textOf(value);
    }
    case 'round':
    case 'abs': {
      const [value] = args();
      if (typeof value !== 'number') {
        return undefined;
      }
      return name === 'abs' ? Math.abs(value) : value;
    }
    case 'min':
    case 'max':
    case 'sum': {
      const values = args();
      const items = values.length === 1 ? itemsOf(values[0]) : values;
      const numbers = items?.filter(item => typeof item === 'number');
      if (!numbers || numbers.length !== items?.length || items.length === 0) {
        return undefined;
      }
      return numbers.reduce((a, b) => {
        if (name === 'sum') {
          return a + b;
        }
        return (name === 'min') === a < b ? a : b;
      });
    }
    case 'os.environ.get':
    case 'os.getenv':
    case 'getenv':
    case 'environ.get': {
      // As it is where nobody sets the variable.
      const [, fallback] = positional;
      return fallback ? go(fallback) : undefined;
    }
    case 'timedelta':
    case 'datetime.timedelta': {
      const unitSeconds: [string, number][] = [
        ['seconds', 1],
        ['milliseconds', 0.001],
        ['minutes', 60],
        ['hours', 3600],
        ['microseconds', 0.000001],
      ];
      let seconds = 0;
      for (const arg of expr.args) {
        const factor = unitSeconds.find(([unit]) => unit === arg.name)?.[1];
        const value = go(arg.value);
        if (factor === undefined || typeof value !== 'number') {
          return undefined;
        }
        seconds += factor * value;
      }
      return expr.args.length > 0 ? { kind: 'duration', seconds } : undefined;
    }
    case 'pytest.param':
      return positional.length === 1 ? go(positional[0]) : listValue(args());
    default:
      return undefined;
  }
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
