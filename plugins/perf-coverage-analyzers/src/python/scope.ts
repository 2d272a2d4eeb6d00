import { SourceRequest } from 'backstage-plugin-perf-coverage-common';
import { ClassDef, Expr } from './ast';
import { LocalBinding } from './locals';
import { PythonModule, PythonProject } from './project';
import { Value } from './value';

/** An expression and where it stands. */
export interface Written {
  expr: Expr;
  scope: Scope;
}

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
  /** What that call gave for the parameters, as written. */
  args?: ReadonlyMap<string, Written>;
  /** Module of `owner`, where a method of a base in another module is looked at. */
  ownerModule?: PythonModule;
  /** Class in which the method is written, where that is a base of `owner`. */
  home?: ClassDef;
  /** The call that made the object whose method is looked at. */
  made?: Written;
  /** Items taken for calls that choose one of several. */
  given?: ReadonlyMap<Expr, Value | undefined>;
  /** Where a path without a host goes: to the `host` of the user that runs this. */
  sentTo?: Pick<SourceRequest, 'base'>;
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
  // In a loop what is set further down holds for what stands further up.
  const later = !scope.args?.has(name);
  let found: LocalBinding | undefined;
  for (const binding of bindings) {
    if (
      isWhole(binding) &&
      !isInside(binding, offset) &&
      (binding.from < offset || (!found && later))
    ) {
      found = binding;
    }
  }
  return found;
}

/** Whether a name is set, and not only added to. */
function isWhole({ kind }: LocalBinding): boolean {
  return kind !== 'append' && kind !== 'item';
}

/** `path = path or "/"`: inside of its own value a name is what it was before. */
function isInside(binding: LocalBinding, offset: number): boolean {
  return (
    (binding.kind === 'value' || binding.kind === 'part') &&
    binding.value.from <= offset &&
    offset < binding.value.to
  );
}

/**
 * All that a name may be at an offset, where branches before it set it to
 * different things; the latest first.
 */
export function localsBefore(
  scope: Scope,
  name: string,
  offset: number,
): LocalBinding[] {
  const found: LocalBinding[] = [];
  const bindings = scope.locals.get(name) ?? [];
  for (let i = bindings.length - 1; i >= 0; i -= 1) {
    const binding = bindings[i];
    if (
      isWhole(binding) &&
      binding.from < offset &&
      !isInside(binding, offset)
    ) {
      found.push(binding);
      const { within } = binding;
      if (!within || (within.from <= offset && offset <= within.to)) {
        break;
      }
    }
  }
  return found;
}
