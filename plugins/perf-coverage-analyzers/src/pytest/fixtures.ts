import { SourceTree } from 'backstage-plugin-perf-coverage-node';
import {
  dottedName,
  Expr,
  FunctionDef,
  statementsIn,
  Stmt,
} from '../python/ast';
import { PythonModule, PythonProject } from '../python/project';
import { itemsOf } from '../python/value';
import { moduleScope, Scope } from '../python/scope';
import { evaluate } from '../python/values';

export interface Fixture {
  name: string;
  definition: FunctionDef;
  module: PythonModule;
  /** Fixtures that it asks for. */
  asks: string[];
  autouse: boolean;
  /** Items that its `params` make; null where unknown. */
  count: number | null;
}

/** `@pytest.fixture`, `@fixture(…)`, `@pytest_asyncio.fixture`. */
function fixtureDecorator(definition: FunctionDef): Expr | undefined {
  return definition.decorators.find(decorator => {
    const name = dottedName(
      decorator.type === 'call' ? decorator.callee : decorator,
    );
    return name !== undefined && /^(\w+\.)?(yield_)?fixture$/.test(name);
  });
}

export function isFixture(definition: FunctionDef): boolean {
  return fixtureDecorator(definition) !== undefined;
}

function fixtureOf(definition: FunctionDef, scope: Scope): Fixture | undefined {
  const decorator = fixtureDecorator(definition);
  if (!decorator) {
    return undefined;
  }
  const args = decorator.type === 'call' ? decorator.args : [];
  const keyword = (name: string) => {
    const found = args.find(arg => arg.name === name);
    return found && evaluate(found.value, scope);
  };
  const params = args.find(arg => arg.name === 'params');
  const named = keyword('name');
  const items = params && itemsOf(evaluate(params.value, scope));
  const none = params?.value.type === 'constant' && params.value.value === null;
  return {
    name: typeof named === 'string' ? named : definition.name,
    definition,
    module: scope.module,
    asks: argumentsOf(definition),
    autouse: keyword('autouse') === true,
    count: params && !none ? itemCount(items) : 1,
  };
}

/** An empty list of parameters gives one item, which is skipped. */
function itemCount(items: readonly unknown[] | undefined): number | null {
  return items ? Math.max(1, items.length) : null;
}

/** Names that pytest fills in: parameters without a default, `self` left out. */
export function argumentsOf(definition: FunctionDef, method = true): string[] {
  return definition.params
    .filter(
      (param, i) =>
        param.star === '' &&
        param.default === null &&
        !(i === 0 && method && (param.name === 'self' || param.name === 'cls')),
    )
    .map(param => param.name);
}

/** What surrounds a module, as far as modules were loaded. */
interface Surroundings {
  module: PythonModule;
  loads: number;
  sources: readonly PythonModule[];
  generated?: ReadonlySet<string>;
}

/** The fixtures that a module's tests can ask for, nearest first. */
export class FixtureShelf {
  private readonly byModule = new Map<PythonModule, Map<string, Fixture>>();
  private readonly conftestsAbove = new Map<string, string[]>();
  /** Of the module that was asked about last, as its tests ask one after another. */
  private seen: Surroundings | undefined;

  constructor(
    private readonly project: PythonProject,
    private readonly tree: SourceTree,
  ) {}

  /** Paths of the `conftest.py` files above a file, nearest first. */
  conftests(path: string): string[] {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    let found = this.conftestsAbove.get(folder);
    if (!found) {
      const parts = folder.split('/').slice(0, -1);
      found = Array.from({ length: parts.length + 1 }, (_, up) =>
        [...parts.slice(0, parts.length - up), 'conftest.py'].join('/'),
      ).filter(file => this.tree.has(file));
      this.conftestsAbove.set(folder, found);
    }
    return found.filter(file => file !== path);
  }

  /** The fixture of a name as a test of the module and class sees it. */
  find(
    name: string,
    module: PythonModule,
    classBody: readonly Stmt[] | null,
    notThis?: FunctionDef,
  ): Fixture | undefined {
    const own = classBody?.find(
      (stmt): stmt is FunctionDef =>
        stmt.type === 'function' && stmt.name === name && isFixture(stmt),
    );
    if (own && own !== notThis) {
      return fixtureOf(own, moduleScope(this.project, module));
    }
    for (const source of this.sources(module)) {
      const found = this.inModule(source).get(name);
      if (found && found.definition !== notThis) {
        return found;
      }
    }
    return undefined;
  }

  /** Fixtures that every test of the module and class gets. */
  autouse(module: PythonModule, classBody: readonly Stmt[] | null): string[] {
    const own = (classBody ?? []).flatMap(stmt =>
      stmt.type === 'function'
        ? fixtureOf(stmt, moduleScope(this.project, module)) ?? []
        : [],
    );
    const others = this.sources(module).flatMap(source => [
      ...this.inModule(source).values(),
    ]);
    return [...own, ...others]
      .filter(fixture => fixture.autouse)
      .map(fixture => fixture.name);
  }

  /** Argument names that `pytest_generate_tests` of the module or its conftests speaks of. */
  generated(module: PythonModule): ReadonlySet<string> {
    const around = this.surroundings(module);
    around.generated ??= new Set(
      around.sources.flatMap(source => [...generatedNames(source)]),
    );
    return around.generated;
  }

  /** Modules of the tree that `pytest_plugins` of a module names. */
  plugins(module: PythonModule): { paths: string[]; unresolved: boolean } {
    const found = this.project.lookup(module, 'pytest_plugins');
    if (found?.binding.kind !== 'value') {
      return { paths: [], unresolved: false };
    }
    const [value] = found.binding.values;
    const named = evaluate(value, moduleScope(this.project, module));
    const names = typeof named === 'string' ? [named] : itemsOf(named) ?? [];
    const paths = names.map(name =>
      typeof name === 'string'
        ? this.project.resolve(module.path, name, 0)
        : null,
    );
    return {
      paths: paths.filter(path => path !== null),
      unresolved: names.length === 0 || paths.includes(null),
    };
  }

  /** The module, the conftests above it, and the plugins that these name. */
  sources(module: PythonModule): readonly PythonModule[] {
    return this.surroundings(module).sources;
  }

  private surroundings(module: PythonModule): Surroundings {
    const { loads } = this.project;
    if (this.seen?.module !== module || this.seen.loads !== loads) {
      this.seen = { module, loads, sources: this.sourcesOf(module) };
    }
    return this.seen;
  }

  private sourcesOf(module: PythonModule): PythonModule[] {
    const own = [
      module,
      ...this.conftests(module.path).flatMap(
        path => this.project.get(path) ?? [],
      ),
    ];
    return [
      ...own,
      ...own.flatMap(source =>
        this.plugins(source).paths.flatMap(
          path => this.project.get(path) ?? [],
        ),
      ),
    ];
  }

  private inModule(module: PythonModule): Map<string, Fixture> {
    const known = this.byModule.get(module);
    if (known) {
      return known;
    }
    const fixtures = new Map<string, Fixture>();
    this.byModule.set(module, fixtures);
    for (const path of module.stars) {
      const source = this.project.get(path);
      if (source && source !== module) {
        this.inModule(source).forEach((item, name) => fixtures.set(name, item));
      }
    }
    for (const name of module.names.keys()) {
      const found = this.project.lookup(module, name);
      if (found?.binding.kind === 'function') {
        const fixture = fixtureOf(
          found.binding.definition,
          moduleScope(this.project, found.module),
        );
        if (fixture) {
          fixtures.set(fixture.name, fixture);
        }
      }
    }
    return fixtures;
  }
}

/**
 * The factor by which the parameters of fixtures multiply a test's items,
 * through fixtures that ask for fixtures; null where one is unknown.
 */
export function fixtureFactor(
  asked: readonly string[],
  overridden: ReadonlySet<string>,
  indirect: ReadonlySet<string>,
  find: (name: string, notThis?: FunctionDef) => Fixture | undefined,
): number | null {
  let factor: number | null = 1;
  const seen = new Set<FunctionDef>();
  const open: { name: string; notThis?: FunctionDef }[] = asked.map(name => ({
    name,
  }));
  for (let next = open.pop(); next; next = open.pop()) {
    if (overridden.has(next.name) && !indirect.has(next.name)) {
      continue;
    }
    const fixture = find(next.name, next.notThis);
    if (fixture && !seen.has(fixture.definition)) {
      seen.add(fixture.definition);
      // Parametrised from outside it has the values of the test.
      const count = indirect.has(next.name) ? 1 : fixture.count;
      factor = factor === null || count === null ? null : factor * count;
      for (const name of fixture.asks) {
        open.push({
          name,
          // A fixture that asks for its own name means the one further out.
          notThis: name === fixture.name ? fixture.definition : undefined,
        });
      }
    }
  }
  return factor;
}

/** Functions of a module that make tests of their own: `pytest_generate_tests`. */
export function generatedNames(module: PythonModule): Set<string> {
  const names = new Set<string>();
  for (const stmt of statementsIn(module.body)) {
    if (stmt.type === 'function' && stmt.name === 'pytest_generate_tests') {
      const text = module.source.slice(stmt.from, stmt.to);
      for (const match of text.matchAll(/["'](\w+)["']/g)) {
        names.add(match[1]);
      }
    }
  }
  return names;
}
