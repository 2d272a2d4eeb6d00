import { ClassDef } from './ast';
import { LocalBinding } from './locals';
import { PythonModule, PythonProject } from './project';
import { Value } from './value';

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
