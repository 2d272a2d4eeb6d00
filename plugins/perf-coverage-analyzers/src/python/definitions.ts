import { ClassDef, dottedName, Expr, FunctionDef } from './ast';
import { Found, PythonModule } from './project';
import { localBefore, moduleScope, Scope } from './scope';

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

/** The function of the tree that a callee names, with the scope it stands in. */
export function functionOf(
  callee: Expr,
  scope: Scope,
): { definition: FunctionDef; scope: Scope } | undefined {
  if (callee.type === 'name') {
    const local = localBefore(scope, callee.name, callee.from);
    if (local?.kind === 'function') {
      return { definition: local.definition, scope };
    }
  }
  if (
    callee.type === 'attribute' &&
    callee.object.type === 'name' &&
    (callee.object.name === 'self' || callee.object.name === 'cls') &&
    scope.owner
  ) {
    const method = scope.owner.body.find(
      (stmt): stmt is FunctionDef =>
        stmt.type === 'function' && stmt.name === callee.name,
    );
    return method ? { definition: method, scope } : undefined;
  }
  const found = definitionOf(callee, scope);
  return found?.binding.kind === 'function'
    ? {
        definition: found.binding.definition,
        scope: moduleScope(scope.project, found.module),
      }
    : undefined;
}
