import { ClassDef, dottedName, Expr, FunctionDef } from './ast';
import {
  attributeAssignments,
  classConstant,
  classFamily,
  classOf,
  definitionOf,
} from './definitions';
import { PythonModule } from './project';
import { localBefore, moduleScope, Scope, Written } from './scope';

/** A function of the tree that a call reaches, and the scope it runs in. */
export interface Callee {
  definition: FunctionDef;
  scope: Scope;
  /** Whether the first parameter is the object itself. */
  bound: boolean;
}

/** An object of a class of the tree. */
interface Instance {
  module: PythonModule;
  definition: ClassDef;
  made?: Written;
  /** Bases from which on methods are looked for: `super()`. */
  above?: number;
}

const maxHops = 8;

/**
 * What an expression was written as, through parameters, locals, attributes of
 * `self` and names of modules, as far as there is one such thing.
 */
export function originOf(place: Written, hops = maxHops): Written {
  const next = hops > 0 ? stepBack(place, hops - 1) : undefined;
  return next ? originOf(next, hops - 1) : place;
}

function stepBack({ expr, scope }: Written, hops: number): Written | undefined {
  if (expr.type === 'await') {
    return { expr: expr.value, scope };
  }
  if (expr.type === 'name') {
    const local = localBefore(scope, expr.name, expr.from);
    if (local?.kind === 'value' || local?.kind === 'context') {
      return local.value === expr ? undefined : { expr: local.value, scope };
    }
    if (local) {
      return undefined;
    }
    const given = scope.args?.get(expr.name);
    if (given) {
      return given;
    }
    const found = scope.project.lookup(scope.module, expr.name);
    return found?.binding.kind === 'value' && found.binding.values.length === 1
      ? {
          expr: found.binding.values[0],
          scope: moduleScope(scope.project, found.module),
        }
      : undefined;
  }
  if (expr.type === 'attribute') {
    const object = instanceOf({ expr: expr.object, scope }, hops);
    return object && attributeOf(expr.name, insideOf(object, scope));
  }
  return undefined;
}

/** What an attribute of an object was set to, where there is one such thing. */
function attributeOf(name: string, scope: Scope): Written | undefined {
  const [first, ...others] = attributeAssignments(name, scope);
  if (first) {
    return others.length === 0 ? first : undefined;
  }
  for (const { module, definition } of classFamily(scope)) {
    const value = classConstant(definition, name);
    if (value) {
      return {
        expr: value,
        scope: moduleScope(scope.project, module, definition),
      };
    }
  }
  return undefined;
}

/** The scope in which `self` is an object. */
function insideOf(object: Instance, scope: Scope): Scope {
  return {
    ...moduleScope(scope.project, object.module, object.definition),
    ownerModule: object.module,
    made: object.made,
  };
}

function isSelf(expr: Expr): boolean {
  return expr.type === 'name' && (expr.name === 'self' || expr.name === 'cls');
}

/** The object that an expression is, where its class stands in the tree. */
function instanceOf(place: Written, hops = maxHops): Instance | undefined {
  const { expr, scope } = originOf(place, hops);
  if (isSelf(expr) && scope.owner) {
    return {
      module: scope.ownerModule ?? scope.module,
      definition: scope.owner,
      made: scope.made,
    };
  }
  if (expr.type !== 'call') {
    return undefined;
  }
  if (dottedName(expr.callee) === 'super' && scope.owner) {
    const family = classFamily(scope);
    const home = scope.home ?? scope.owner;
    const at = family.findIndex(item => item.definition === home);
    return {
      ...family[0],
      made: scope.made,
      above: at < 0 ? family.length : at + 1,
    };
  }
  const made = classOf(expr.callee, scope);
  return made && { ...made, made: { expr, scope } };
}

/** The function of the tree that a callee is, through objects, bases, parameters and imports. */
export function calleeOf(callee: Expr, scope: Scope): Callee | undefined {
  const origin = originOf({ expr: callee, scope });
  const { expr } = origin;
  if (expr.type === 'attribute') {
    const object = instanceOf({ expr: expr.object, scope: origin.scope });
    const method = object && methodOf(object, expr.name, scope);
    if (method) {
      return method;
    }
    const owner = classOf(expr.object, origin.scope);
    if (owner) {
      return methodOf({ ...owner }, expr.name, scope);
    }
  }
  if (expr.type === 'name') {
    const local = localBefore(origin.scope, expr.name, expr.from);
    if (local?.kind === 'function') {
      return {
        definition: local.definition,
        scope: origin.scope,
        bound: false,
      };
    }
  }
  const found = definitionOf(expr, origin.scope);
  return found?.binding.kind === 'function'
    ? {
        definition: found.binding.definition,
        scope: moduleScope(scope.project, found.module),
        bound: false,
      }
    : undefined;
}

function methodOf(
  object: Instance,
  name: string,
  scope: Scope,
): Callee | undefined {
  const inside = insideOf(object, scope);
  for (const { module, definition } of classFamily(inside).slice(
    object.above ?? 0,
  )) {
    const method = definition.body.find(
      (stmt): stmt is FunctionDef =>
        stmt.type === 'function' && stmt.name === name,
    );
    if (method) {
      return {
        definition: method,
        scope: { ...inside, module, home: definition },
        bound: !method.decorators.some(
          item => dottedName(item) === 'staticmethod',
        ),
      };
    }
  }
  return undefined;
}
