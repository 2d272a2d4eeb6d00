import type * as t from '@babel/types';
import { parseJson } from './builtins/json';
import { packageModule } from './builtins/packages';
import { evaluate } from './expressions';
import { classValue, functionValue } from './functions';
import { Interpreter } from './interpreter';
import { named } from './literals';
import { exportedName, ModuleSource, namesOf } from './moduleSources';
import { Scope } from './scope';
import { execute, hoist } from './statements';
import { native, object, ObjectValue, textOf, unknown, Value } from './values';

/**
 * Classes of the web platform that k6 lacks: a module which exports one is a
 * copy of a polyfill, bundled beyond reading, and does what the platform does.
 */
const webNames: ReadonlySet<string> = new Set(['URL', 'URLSearchParams']);

/** A module that has been run once for a script. */
export interface ModuleInstance {
  path: string;
  scope: Scope;
  exports: Map<string, () => Value>;
  /** Modules whose names it passes on by `export *`. */
  stars: (ModuleInstance | null)[];
  /** `module` of CommonJS. */
  module: ObjectValue;
  source: ModuleSource;
}

/** Runs the modules of one script, each once, in the order of their imports. */
export class ModuleRuntime {
  private readonly instances = new Map<string, ModuleInstance>();

  constructor(
    private readonly run: () => Interpreter,
    private readonly sources: ReadonlyMap<string, ModuleSource>,
    /** Modules of the tool and remote ones; unknown where it knows none. */
    private readonly remote: (specifier: string) => Value | undefined,
  ) {}

  get loaded(): Iterable<ModuleInstance> {
    return this.instances.values();
  }

  load(path: string): ModuleInstance | null {
    const known = this.instances.get(path);
    if (known) return known;
    const source = this.sources.get(path);
    if (!source) return null;
    const module = object([['exports', object()]]);
    const instance: ModuleInstance = {
      path,
      scope: new Scope(null, path),
      exports: new Map(),
      stars: [],
      module,
      source,
    };
    this.instances.set(path, instance);
    const { program } = source.parsed;
    // A bundle is read where k6 starts it; imported ones are libraries.
    const isLibrary = source.bundle && this.instances.size > 1;
    if (program && !isLibrary) {
      this.execute(instance, program);
    } else if (path.endsWith('.json')) {
      const value = parseJson(source.text, { file: path, line: 1, offset: 0 });
      module.props.set('exports', value ?? unknown);
    }
    return instance;
  }

  /** What `name` of the module is; undefined where it exports no such name. */
  exported(
    instance: ModuleInstance,
    name: string,
    depth = 0,
  ): Value | undefined {
    const own = instance.exports.get(name);
    if (own) return own();
    if (depth < 20 && name !== 'default') {
      for (const star of instance.stars) {
        const found = star && this.exported(star, name, depth + 1);
        if (found) return found;
      }
    }
    const common = instance.module.props.get('exports');
    if (instance.exports.size === 0) {
      if (common?.t === 'object') {
        const member = common.props.get(name);
        if (member) return member;
      }
      if (name === 'default' && common) {
        const empty = common.t === 'object' && common.props.size === 0;
        return empty && !instance.source.commonJs ? undefined : common;
      }
    }
    return instance.stars.includes(null) ? unknown : undefined;
  }

  /** What `import * as x` or `require` gives. */
  namespace(instance: ModuleInstance): Value {
    if (instance.exports.size === 0 && instance.stars.length === 0) {
      return instance.module.props.get('exports') ?? unknown;
    }
    const made = object();
    const add = (one: ModuleInstance, depth: number) => {
      for (const star of one.stars) {
        if (star === null) made.open = true;
        else if (depth < 20) add(star, depth + 1);
      }
      for (const [name, value] of one.exports) made.props.set(name, value());
    };
    add(instance, 0);
    return made;
  }

  requireModule(specifier: string, from: string): Value {
    const source = this.sources.get(from);
    const edge = source?.imports.find(one => one.specifier === specifier);
    if (edge?.target.kind === 'local') {
      const instance = this.load(edge.target.path);
      return instance ? this.namespace(instance) : unknown;
    }
    return this.foreign(specifier) ?? unknown;
  }

  /** Modules of the tool, remote ones, and packages that are known. */
  private foreign(specifier: string): Value | undefined {
    return this.remote(specifier) ?? packageModule(specifier);
  }

  private execute(instance: ModuleInstance, program: t.Program): void {
    const run = this.run();
    const { scope, path } = instance;
    scope.declare('module', instance.module, 0);
    scope.declare('exports', instance.module.props.get('exports')!, 0);
    scope.declare(
      'require',
      native('require', ([specifier]) => {
        const name = specifier && textOf(specifier);
        return name === undefined ? unknown : this.requireModule(name, path);
      }),
      0,
    );
    run.stack.push({
      name: '',
      node: program,
      file: path,
      site: null,
      result: undefined,
      self: null,
      level: 0,
    });
    try {
      hoist(run, program.body, scope);
      for (const statement of program.body) this.register(instance, statement);
      for (const statement of program.body) this.statement(instance, statement);
    } finally {
      run.stack.pop();
    }
  }

  private instanceOf(from: string, specifier: string): ModuleInstance | null {
    const edge = this.sources
      .get(from)
      ?.imports.find(one => one.specifier === specifier);
    return edge?.target.kind === 'local' ? this.load(edge.target.path) : null;
  }

  private imported(from: string, specifier: string, name: string): Value {
    const instance = this.instanceOf(from, specifier);
    const standard = webNames.has(name)
      ? this.run().host.globals.find(name)?.value
      : undefined;
    if (standard) return standard;
    if (instance) {
      return name === '*'
        ? this.namespace(instance)
        : this.exported(instance, name) ?? unknown;
    }
    const remote = this.foreign(specifier);
    if (!remote) return unknown;
    if (name === '*') return remote;
    const member =
      remote.t === 'object' || remote.t === 'native'
        ? remote.props.get(name)
        : undefined;
    return member ?? (name === 'default' ? remote : unknown);
  }

  /** Imports run first; exported names exist before the module has run. */
  private register(instance: ModuleInstance, node: t.Statement): void {
    const { scope, path } = instance;
    const variable = (name: string) => () =>
      this.run().variable(name, scope) ?? unknown;
    if (node.type === 'ImportDeclaration') {
      for (const one of node.specifiers) {
        let name = '*';
        if (one.type === 'ImportDefaultSpecifier') name = 'default';
        if (one.type === 'ImportSpecifier') name = exportedName(one.imported);
        const value = memoised(() =>
          this.imported(path, node.source.value, name),
        );
        scope.declareLive(one.local.name, value);
      }
      if (node.specifiers.length === 0) {
        this.instanceOf(path, node.source.value);
      }
    } else if (node.type === 'ExportAllDeclaration') {
      instance.stars.push(this.instanceOf(path, node.source.value));
    } else if (node.type === 'ExportNamedDeclaration') {
      for (const one of node.specifiers) {
        const name = exportedName(one.exported);
        if (one.type === 'ExportNamespaceSpecifier' && node.source) {
          const from = node.source.value;
          instance.exports.set(name, () => this.imported(path, from, '*'));
        } else if (one.type === 'ExportSpecifier') {
          const local = exportedName(one.local);
          const from = node.source?.value;
          instance.exports.set(
            name,
            from === undefined
              ? variable(local)
              : () => this.imported(path, from, local),
          );
        }
      }
      const { declaration } = node;
      if (declaration?.type === 'VariableDeclaration') {
        for (const one of declaration.declarations) {
          for (const name of namesOf(one.id)) {
            instance.exports.set(name, variable(name));
          }
        }
      } else if (declaration && 'id' in declaration) {
        const id = declaration.id;
        if (id?.type === 'Identifier') {
          instance.exports.set(id.name, variable(id.name));
        }
      }
    } else if (node.type === 'ExportDefaultDeclaration') {
      const { declaration } = node;
      if (declaration.type === 'FunctionDeclaration') {
        const value = declaration.id
          ? scope.own(declaration.id.name)?.value
          : functionValue(this.run(), declaration, scope, 'default');
        instance.exports.set('default', () => value ?? unknown);
      }
    }
  }

  private statement(instance: ModuleInstance, node: t.Statement): void {
    const run = this.run();
    const { scope } = instance;
    if (node.type === 'ExportNamedDeclaration') {
      if (node.declaration) execute(run, node.declaration, scope);
    } else if (node.type === 'ExportDefaultDeclaration') {
      const { declaration } = node;
      if (declaration.type === 'FunctionDeclaration') return;
      const value =
        declaration.type === 'ClassDeclaration'
          ? classValue(
              run,
              declaration,
              scope,
              declaration.id?.name ?? 'default',
            )
          : named(evaluate(run, declaration, scope), 'default');
      if (declaration.type === 'ClassDeclaration' && declaration.id) {
        scope.declare(declaration.id.name, value, 0);
      }
      instance.exports.set('default', () => value);
    } else if (node.type !== 'FunctionDeclaration') {
      execute(run, node, scope);
    }
  }
}

/** Keeps the value once it is known: modules may import each other. */
function memoised(compute: () => Value): () => Value {
  let kept: Value | undefined;
  return () => {
    if (kept && kept.t !== 'unknown') return kept;
    kept = compute();
    return kept;
  };
}
