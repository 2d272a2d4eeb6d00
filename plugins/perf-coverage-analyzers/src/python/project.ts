import { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { ClassDef, Expr, FunctionDef, Stmt, statementsIn } from './ast';
import { ParsedModule, parseModule } from './parse';

/** Where a name of a module comes from. */
export type Binding =
  | { kind: 'value'; values: Expr[] }
  | { kind: 'function'; definition: FunctionDef }
  | { kind: 'class'; definition: ClassDef }
  | { kind: 'module'; path: string | null; dotted: string }
  | { kind: 'imported'; path: string | null; dotted: string; name: string };

/** A module with its names. */
export interface PythonModule extends ParsedModule {
  path: string;
  names: Map<string, Binding>;
  /** Modules that `from m import *` takes names from, last first; null where not in the tree. */
  stars: (string | null)[];
  /** Names of lists and dicts that statements change after they were assigned. */
  changed: Set<string>;
}

/** A definition with the module it stands in. */
export interface Found<T extends Binding = Binding> {
  module: PythonModule;
  binding: T;
}

const changers = new Set([
  'append',
  'extend',
  'insert',
  'update',
  'add',
  'pop',
  'remove',
  'clear',
  'setdefault',
]);

/** Names of constants, of limits, and of bases of tests. */
const tellingName =
  /^[A-Z][A-Z\d_]*$|test|limit|threshold|budget|sla|perf|bench|locust|task|user|shape|config|const|client/i;

/** Whether a module lies among tests, benchmarks or load scripts. */
export function isTestSupport(path: string): boolean {
  return /(^|[/_-])(tests?|testing|perf|performance|bench|benchmarks?|load|locust\w*|stress|conftest)([/_.-]|tests?\b)/i.test(
    path,
  );
}

/** Chains of imports longer than this are given up. */
const maxImportHops = 12;

/**
 * The Python modules of a tree, each parsed once, and the names that they
 * import from one another. Modules are loaded before they are asked for, so
 * that analysis itself is synchronous.
 */
export class PythonProject {
  /** What the evaluation under way may still spend. */
  readonly fuel = { left: 0, ways: 0 };
  private readonly modules = new Map<string, PythonModule | null>();
  private readonly roots = new Map<string, string | null>();

  constructor(private readonly tree: SourceTree) {}

  /** Loads a module and, breadth first, the modules of the tree that it imports. */
  async load(path: string, hops = 4): Promise<PythonModule | undefined> {
    let wave = [path];
    for (let hop = 0; hop <= hops && wave.length > 0; hop += 1) {
      const next = new Set<string>();
      for (const file of wave) {
        const module = await this.loadOne(file);
        for (const target of module ? this.worthLoading(module) : []) {
          next.add(target);
        }
      }
      wave = [...next].filter(file => !this.modules.has(file));
    }
    return this.modules.get(path) ?? undefined;
  }

  /**
   * The imports that can tell something about tests: modules of the tests' own,
   * and of the code under test those that give constants or bases of tests.
   */
  private worthLoading(module: PythonModule): string[] {
    const paths = new Set<string>();
    for (const [name, binding] of module.names) {
      if (
        (binding.kind === 'module' || binding.kind === 'imported') &&
        binding.path !== null &&
        (isTestSupport(binding.path) || tellingName.test(name))
      ) {
        paths.add(binding.path);
      }
    }
    for (const path of module.stars) {
      if (path !== null) {
        paths.add(path);
      }
    }
    return [...paths];
  }

  /** How many paths were asked for: what was looked up before holds as long as it stays. */
  get loads(): number {
    return this.modules.size;
  }

  /** A module that has been loaded. */
  get(path: string | null): PythonModule | undefined {
    return path === null ? undefined : this.modules.get(path) ?? undefined;
  }

  /** What a name of a module stands for, followed through imports. */
  lookup(module: PythonModule, name: string): Found | undefined {
    let here = module;
    let wanted = name;
    for (let hop = 0; hop < maxImportHops; hop += 1) {
      const binding: Binding | undefined = here.names.get(wanted);
      if (!binding) {
        const star = this.starOf(here, wanted);
        if (!star) {
          return undefined;
        }
        here = star;
      } else if (binding.kind === 'imported') {
        const source = this.get(binding.path);
        if (!source || source === here) {
          return { module: here, binding };
        }
        here = source;
        wanted = binding.name;
      } else {
        return { module: here, binding };
      }
    }
    return undefined;
  }

  private starOf(module: PythonModule, name: string) {
    return module.stars
      .map(path => this.get(path))
      .find(source => source?.names.has(name));
  }

  /** Path of a module by its name as an importing file sees it. */
  resolve(from: string, dotted: string, level: number): string | null {
    const folders = from.split('/').slice(0, -1);
    if (level > 0) {
      return level - 1 > folders.length
        ? null
        : this.moduleAt(folders.slice(0, folders.length - (level - 1)), dotted);
    }
    const key = `${folders.join('/')}:${dotted}`;
    const known = this.roots.get(key);
    if (known !== undefined) {
      return known;
    }
    let found: string | null = null;
    // Nearest folder first: that is where pytest and locust put `sys.path`.
    for (let up = folders.length; up >= 0 && found === null; up -= 1) {
      const base = folders.slice(0, up);
      found =
        this.moduleAt(base, dotted) ?? this.moduleAt([...base, 'src'], dotted);
    }
    this.roots.set(key, found);
    return found;
  }

  private moduleAt(folders: string[], dotted: string): string | null {
    const base = [...folders, ...dotted.split('.').filter(Boolean)].join('/');
    const init = base === '' ? '__init__.py' : `${base}/__init__.py`;
    if (base !== '' && this.tree.has(`${base}.py`)) {
      return `${base}.py`;
    }
    return this.tree.has(init) ? init : null;
  }

  private async loadOne(path: string): Promise<PythonModule | null> {
    const known = this.modules.get(path);
    if (known !== undefined) {
      return known;
    }
    const source = await this.tree.read(path);
    const module = source === undefined ? null : this.describe(path, source);
    this.modules.set(path, module);
    return module;
  }

  private describe(path: string, source: string): PythonModule {
    const module: PythonModule = {
      path,
      ...parseModule(source),
      names: new Map(),
      stars: [],
      changed: new Set(),
    };
    for (const stmt of statementsIn(module.body)) {
      this.bind(module, stmt);
    }
    return module;
  }

  private bind(module: PythonModule, stmt: Stmt) {
    const { names } = module;
    switch (stmt.type) {
      case 'function':
        names.set(stmt.name, { kind: 'function', definition: stmt });
        break;
      case 'class':
        names.set(stmt.name, { kind: 'class', definition: stmt });
        break;
      case 'import':
        for (const { module: dotted, alias } of stmt.names) {
          const name = alias ?? dotted.split('.')[0];
          const target = alias ? dotted : name;
          const file = this.resolve(module.path, target, 0);
          names.set(name, { kind: 'module', path: file, dotted: target });
        }
        break;
      case 'from':
        this.bindFrom(module, stmt);
        break;
      case 'assign':
        for (const target of stmt.targets) {
          this.bindTarget(module, target, stmt.value);
        }
        break;
      case 'update':
        if (stmt.target.type === 'name') {
          module.changed.add(stmt.target.name);
        }
        break;
      case 'expression':
        if (
          stmt.value.type === 'call' &&
          stmt.value.callee.type === 'attribute' &&
          stmt.value.callee.object.type === 'name' &&
          changers.has(stmt.value.callee.name)
        ) {
          module.changed.add(stmt.value.callee.object.name);
        }
        break;
      default:
        break;
    }
  }

  private bindTarget(module: PythonModule, target: Expr, value: Expr) {
    if (target.type === 'name') {
      const before = module.names.get(target.name);
      const values = before?.kind === 'value' ? before.values : [];
      module.names.set(target.name, {
        kind: 'value',
        values: [...values, value],
      });
    } else if (target.type === 'tuple' || target.type === 'list') {
      target.items.forEach((item, i) => {
        const part =
          value.type === 'tuple' || value.type === 'list'
            ? value.items[i]
            : undefined;
        this.bindTarget(
          module,
          item,
          part ?? {
            type: 'unknown',
            children: [],
            from: value.from,
            to: value.to,
          },
        );
      });
    } else if (target.type === 'index' && target.object.type === 'name') {
      module.changed.add(target.object.name);
    }
  }

  private bindFrom(
    module: PythonModule,
    stmt: Extract<Stmt, { type: 'from' }>,
  ) {
    const file = this.resolve(module.path, stmt.module, stmt.level);
    const dotted = '.'.repeat(stmt.level) + stmt.module;
    for (const { name, alias } of stmt.names) {
      if (name === '*') {
        module.stars.unshift(file);
        continue;
      }
      const inner = stmt.module === '' ? name : `${stmt.module}.${name}`;
      const submodule = this.resolve(module.path, inner, stmt.level);
      module.names.set(
        alias ?? name,
        submodule !== null && (file === null || file.endsWith('__init__.py'))
          ? { kind: 'module', path: submodule, dotted: inner }
          : { kind: 'imported', path: file, dotted, name },
      );
    }
  }
}

/** Paths of the modules of the tree that a module imports. */
export function importsOf(module: PythonModule): string[] {
  const paths = new Set<string>();
  for (const binding of module.names.values()) {
    if (
      (binding.kind === 'module' || binding.kind === 'imported') &&
      binding.path !== null
    ) {
      paths.add(binding.path);
    }
  }
  for (const path of module.stars) {
    if (path !== null) {
      paths.add(path);
    }
  }
  return [...paths];
}

const projects = new WeakMap<SourceTree, PythonProject>();

/** The one project of a tree: analysers share what has been parsed. */
export function projectOf(tree: SourceTree): PythonProject {
  let project = projects.get(tree);
  if (!project) {
    project = new PythonProject(tree);
    projects.set(tree, project);
  }
  return project;
}
