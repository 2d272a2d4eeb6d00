import {
  ClassDef,
  dottedName,
  Expr,
  expressionsIn,
  FunctionDef,
  statementsIn,
} from './ast';
import { localsOf } from './locals';
import { bindArguments } from './parameters';
import { Found, PythonModule } from './project';
import { moduleScope, Scope, Written } from './scope';

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

/** The class that `self` is an object of, and its bases, nearest first. */
export function classFamily(
  scope: Scope,
): { module: PythonModule; definition: ClassDef }[] {
  if (!scope.owner) {
    return [];
  }
  const module = scope.ownerModule ?? scope.module;
  return [
    { module, definition: scope.owner },
    ...ancestorsOf(scope.owner, { ...scope, module }),
  ];
}

/** Assignments of one attribute that are looked at. */
const maxAssignments = 8;

/** What the methods of the class around, or of its nearest base that does, set `self.name` to. */
export function attributeAssignments(name: string, scope: Scope): Written[] {
  for (const { module, definition } of classFamily(scope)) {
    const found = assignmentsOf(definition).get(name);
    if (found) {
      return found.map(({ value, method }) => ({
        expr: value,
        scope: methodScope(method, module, scope),
      }));
    }
  }
  return [];
}

interface OwnAssignment {
  value: Expr;
  method: FunctionDef;
}

const ownAssignments = new WeakMap<ClassDef, Map<string, OwnAssignment[]>>();

/** Assignments to attributes of `self` in the methods of a class, by attribute. */
function assignmentsOf(definition: ClassDef): Map<string, OwnAssignment[]> {
  const known = ownAssignments.get(definition);
  if (known) {
    return known;
  }
  const found = new Map<string, OwnAssignment[]>();
  ownAssignments.set(definition, found);
  for (const method of definition.body) {
    for (const stmt of method.type === 'function'
      ? statementsIn(method.body)
      : []) {
      for (const target of stmt.type === 'assign' ? stmt.targets : []) {
        const name = ownName(target);
        const before = found.get(name ?? '') ?? [];
        if (
          name !== undefined &&
          stmt.type === 'assign' &&
          method.type === 'function' &&
          before.length < maxAssignments &&
          // `self.path = self.path + "/x"` tells nothing by itself.
          !expressionsIn(stmt.value).some(part => ownName(part) === name)
        ) {
          found.set(name, [...before, { value: stmt.value, method }]);
        }
      }
    }
  }
  return found;
}

/** The attribute that `self.name` is. */
function ownName(expr: Expr): string | undefined {
  return expr.type === 'attribute' &&
    expr.object.type === 'name' &&
    (expr.object.name === 'self' || expr.object.name === 'cls')
    ? expr.name
    : undefined;
}

/** Inside of a method of the same object; `__init__` knows what the object was made with. */
function methodScope(
  method: FunctionDef,
  module: PythonModule,
  scope: Scope,
): Scope {
  const inside: Scope = {
    ...moduleScope(scope.project, module, scope.owner),
    ownerModule: scope.ownerModule ?? scope.module,
    locals: localsOf(method.body),
    made: scope.made,
  };
  const call = scope.made?.expr;
  if (method.name !== '__init__' || call?.type !== 'call' || !scope.made) {
    return inside;
  }
  const args = new Map<string, Written>();
  for (const [param, expr] of bindArguments(method.params, call.args, true)) {
    args.set(param, { expr, scope: scope.made.scope });
  }
  return { ...inside, args };
}
