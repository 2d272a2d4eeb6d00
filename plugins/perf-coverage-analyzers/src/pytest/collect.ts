import { ClassDef, dottedName, FunctionDef, Stmt } from '../python/ast';
import { PythonModule, PythonProject } from '../python/project';
import { ancestorsOf, classConstant } from '../python/definitions';
import { moduleScope } from '../python/scope';
import { evaluate } from '../python/values';
import { matchesName, PytestConfig } from './config';
import { isFixture } from './fixtures';
import { Mark, markOf, pytestmarks } from './markers';

/** A test function as pytest would collect it from one file. */
export interface CollectedTest {
  definition: FunctionDef;
  /** Module that the function is written in; another one where it is inherited. */
  module: PythonModule;
  owner: ClassDef | null;
  suite: string | null;
  /** Of the function, its class, the bases, and the module, nearest first. */
  marks: Mark[];
}

/** What collection comes across that its author did not mean. */
export interface CollectionNote {
  kind: 'shadowed' | 'class-with-init' | 'name';
  name: string;
  line: number;
}

export interface Collection {
  tests: CollectedTest[];
  notes: CollectionNote[];
}

const maxClassDepth = 10;

/** The tests of a module by the rules of pytest and its configuration. */
export function collectTests(
  module: PythonModule,
  project: PythonProject,
  config: PytestConfig,
): Collection {
  const collection: Collection = { tests: [], notes: [] };
  const scope = moduleScope(project, module);
  const marks = pytestmarks(module.body, scope);
  const { definitions, notes } = scopeOf(module.body, module, config);
  collection.notes.push(...notes);
  for (const stmt of definitions) {
    collect(stmt, module);
    if (isMisnamed(stmt, module, config)) {
      collection.notes.push({
        kind: 'name',
        name: stmt.name,
        line: module.lineOf(stmt.from),
      });
    }
  }
  for (const name of importedNames(module, project)) {
    const found = project.lookup(module, name);
    if (
      found &&
      found.module !== module &&
      (found.binding.kind === 'class' || found.binding.kind === 'function')
    ) {
      collect(found.binding.definition, found.module);
    }
  }
  return collection;

  function collect(stmt: Stmt, home: PythonModule) {
    if (stmt.type === 'function' && isTestFunction(stmt, config)) {
      const here = moduleScope(project, home);
      collection.tests.push({
        definition: stmt,
        module: home,
        owner: null,
        suite: null,
        marks: [...marksOf(stmt, here), ...marks],
      });
    } else if (stmt.type === 'class') {
      collectClass(stmt, home, stmt.name, marks, 0);
    }
  }

  function collectClass(
    owner: ClassDef,
    home: PythonModule,
    suite: string,
    outer: Mark[],
    depth: number,
  ) {
    const here = moduleScope(project, home);
    const family = [
      { module: home, definition: owner },
      ...ancestorsOf(owner, here),
    ];
    const unittest = family.some(({ definition }) => isUnittest(definition));
    if (
      depth > maxClassDepth ||
      (!unittest && !matchesName(owner.name, config.pythonClasses)) ||
      family.some(({ definition, module: place }) =>
        isSwitchedOff(definition, place, definition === owner),
      )
    ) {
      return;
    }
    const init = family.find(({ definition }) =>
      definition.body.some(
        stmt => stmt.type === 'function' && stmt.name === '__init__',
      ),
    );
    if (init && !unittest) {
      if (owner.body.some(stmt => isTest(stmt))) {
        collection.notes.push({
          kind: 'class-with-init',
          name: suite,
          line: home.lineOf(owner.from),
        });
      }
      return;
    }
    const classMarks = family.flatMap(({ definition, module: place }) => {
      const at = moduleScope(project, place, definition);
      return [
        ...definition.decorators.flatMap(item => markOf(item, at) ?? []),
        ...pytestmarks(definition.body, at),
      ];
    });
    const all = [...classMarks, ...outer];
    const taken = new Set<string>();
    for (const { definition, module: place } of family) {
      const within = scopeOf(definition.body, place, config);
      if (definition === owner) {
        collection.notes.push(...within.notes);
      }
      const at = moduleScope(project, place, definition);
      for (const stmt of within.definitions) {
        if (taken.has(stmt.name)) {
          continue;
        }
        taken.add(stmt.name);
        const wanted = unittest
          ? stmt.type === 'function' && stmt.name.startsWith('test')
          : isTest(stmt);
        if (stmt.type === 'function' && wanted) {
          collection.tests.push({
            definition: stmt,
            module: place,
            owner,
            suite,
            marks: [...marksOf(stmt, at), ...all],
          });
        } else if (stmt.type === 'class') {
          collectClass(stmt, place, `${suite}.${stmt.name}`, all, depth + 1);
        }
      }
      // A name that a class sets to something else hides the base's test.
      for (const stmt of definition.body) {
        if (stmt.type === 'assign' && stmt.targets[0]?.type === 'name') {
          taken.add(stmt.targets[0].name);
        }
      }
    }
  }

  function isTest(stmt: Stmt): boolean {
    return stmt.type === 'function' && isTestFunction(stmt, config);
  }

  function isSwitchedOff(
    definition: ClassDef,
    place: PythonModule,
    itself: boolean,
  ): boolean {
    const value = classConstant(definition, '__test__');
    return (
      itself &&
      value !== undefined &&
      evaluate(value, moduleScope(project, place)) === false
    );
  }

  function marksOf(
    stmt: FunctionDef,
    at: ReturnType<typeof moduleScope>,
  ): Mark[] {
    return stmt.decorators.flatMap(item => markOf(item, at) ?? []);
  }
}

/**
 * What is written as a test but not named as one: a function with a marker or
 * the fixture `benchmark`, a class with tests that no other class builds on.
 */
function isMisnamed(
  stmt: FunctionDef | ClassDef,
  module: PythonModule,
  config: PytestConfig,
): boolean {
  if (stmt.type === 'function') {
    return (
      !matchesName(stmt.name, config.pythonFunctions) &&
      !isFixture(stmt) &&
      (stmt.params[0]?.name === 'benchmark' ||
        stmt.decorators.some(item =>
          /^pytest\.mark\.(?!usefixtures)\w+$/.test(
            dottedName(item.type === 'call' ? item.callee : item) ?? '',
          ),
        )) &&
      timesNamed(module, stmt.name) === 1
    );
  }
  return (
    !matchesName(stmt.name, config.pythonClasses) &&
    stmt.args.every(arg => dottedName(arg.value) === 'object') &&
    !/base|mixin|abstract|suite$|cases?$/i.test(stmt.name) &&
    timesNamed(module, stmt.name) === 1 &&
    classConstant(stmt, '__test__') === undefined &&
    stmt.body.some(
      inner => inner.type === 'function' && isTestFunction(inner, config),
    )
  );
}

/** How often a name stands in a module: once where nothing uses it. */
function timesNamed(module: PythonModule, name: string): number {
  if (name === '') {
    return 0;
  }
  let count = 0;
  for (
    let at = module.source.indexOf(name);
    at >= 0 && count < 2;
    at = module.source.indexOf(name, at + name.length)
  ) {
    const before = module.source[at - 1] ?? '';
    const behind = module.source[at + name.length] ?? '';
    count += /\w/.test(before + behind) ? 0 : 1;
  }
  return count;
}

function isUnittest(definition: ClassDef): boolean {
  return definition.args.some(
    arg =>
      arg.name === null &&
      /(^|\.)\w*TestCase$/.test(dottedName(arg.value) ?? ''),
  );
}

function isTestFunction(stmt: FunctionDef, config: PytestConfig): boolean {
  return (
    matchesName(stmt.name, config.pythonFunctions) &&
    !isFixture(stmt) &&
    !stmt.decorators.some(item =>
      /^(property|\w+\.setter|overload|typing\.overload)$/.test(
        dottedName(item) ?? '',
      ),
    )
  );
}

/** Functions and classes of a block with the names that later ones took from earlier ones. */
function scopeOf(
  body: readonly Stmt[],
  module: PythonModule,
  config: PytestConfig,
): { definitions: (FunctionDef | ClassDef)[]; notes: CollectionNote[] } {
  const byName = new Map<
    string,
    { definition: FunctionDef | ClassDef; branch: Stmt | null }
  >();
  const notes: CollectionNote[] = [];
  const add = (stmt: Stmt, branch: Stmt | null) => {
    if (stmt.type === 'function' || stmt.type === 'class') {
      const before = byName.get(stmt.name);
      const isTest =
        stmt.type === 'class'
          ? matchesName(stmt.name, config.pythonClasses)
          : isTestFunction(stmt, config);
      // Branches exclude one another: only a plain second definition is an oversight.
      if (before && isTest && branch === null && before.branch === null) {
        notes.push({
          kind: 'shadowed',
          name: stmt.name,
          line: module.lineOf(before.definition.from),
        });
      }
      byName.delete(stmt.name);
      byName.set(stmt.name, { definition: stmt, branch });
    } else if (stmt.type === 'if') {
      [...stmt.branches.map(item => item.body), stmt.otherwise].forEach(block =>
        block.forEach(inner => add(inner, stmt)),
      );
    } else if (stmt.type === 'try') {
      stmt.bodies.forEach(block => block.forEach(inner => add(inner, stmt)));
    } else if (stmt.type === 'with') {
      stmt.body.forEach(inner => add(inner, stmt));
    }
  };
  body.forEach(stmt => add(stmt, null));
  return {
    definitions: [...byName.values()].map(item => item.definition),
    notes,
  };
}

/** Names that a module takes from others, through stars as well. */
function importedNames(module: PythonModule, project: PythonProject): string[] {
  const names: string[] = [];
  for (const [name, binding] of module.names) {
    if (binding.kind === 'imported') {
      names.push(name);
    }
  }
  for (const path of module.stars) {
    for (const name of project.get(path)?.names.keys() ?? []) {
      if (!name.startsWith('_') && !module.names.has(name)) {
        names.push(name);
      }
    }
  }
  return names;
}
