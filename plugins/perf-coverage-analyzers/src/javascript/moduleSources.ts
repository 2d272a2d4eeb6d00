import type * as t from '@babel/types';
import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { ParsedSource, parseSource } from './parse';
import { ModulePaths } from './modulePaths';
import { resolveSpecifier, Resolution } from './resolve';

/** One `import`, `export … from`, `require` of a literal, or `import()`. */
export interface ModuleImport {
  specifier: string;
  line: number;
  /** Names that must exist there; `default` among them, namespaces not. */
  names: { name: string; line: number }[];
  kind: 'import' | 'export' | 'export-all' | 'require';
  target: Resolution;
}

/** A module of the scanned tree, parsed, with what it imports and exports. */
export interface ModuleSource {
  path: string;
  text: string;
  parsed: ParsedSource;
  imports: ModuleImport[];
  /** Names exported by statements of its own; `export *` is among the imports. */
  exports: Map<string, number>;
  /** It has no `export` but speaks of `exports`, as bundles do: any name may exist. */
  commonJs: boolean;
  /** A bundler's output: one immediately called function over all of its code. */
  bundle: boolean;
}

const maxModules = 2000;

/** Loads and parses modules once for all scripts that import them. */
export class ModuleLoader {
  private readonly modules = new Map<string, ModuleSource | null>();

  constructor(
    private readonly tree: SourceTree,
    private readonly paths: ModulePaths,
  ) {}

  async load(path: string): Promise<ModuleSource | null> {
    const known = this.modules.get(path);
    if (known !== undefined) return known;
    const text = await this.tree.read(path);
    const module =
      text === undefined ? null : readModule(this.tree, this.paths, path, text);
    this.modules.set(path, module);
    return module;
  }

  /** The module and all local modules that it needs, itself first. */
  async closure(path: string): Promise<Map<string, ModuleSource>> {
    const found = new Map<string, ModuleSource>();
    const queue = [path];
    for (
      let next = queue.shift();
      next !== undefined && found.size < maxModules;
      next = queue.shift()
    ) {
      if (found.has(next)) continue;
      const module = await this.load(next);
      if (!module) continue;
      found.set(next, module);
      for (const { target } of module.imports) {
        if (target.kind === 'local') queue.push(target.path);
      }
    }
    return found;
  }
}

function readModule(
  tree: SourceTree,
  paths: ModulePaths,
  path: string,
  text: string,
): ModuleSource {
  const parsed: ParsedSource = path.endsWith('.json')
    ? { program: null, error: null }
    : parseSource(text, path);
  const module: ModuleSource = {
    path,
    text,
    parsed,
    imports: [],
    exports: new Map(),
    commonJs: false,
    bundle: false,
  };
  if (!parsed.program) return module;
  const resolve = (specifier: string) =>
    resolveSpecifier(specifier, path, tree, paths);
  for (const statement of parsed.program.body) {
    readStatement(module, statement, resolve);
  }
  readRequires(module, resolve);
  module.bundle = isBundle(module, parsed.program);
  return module;
}

const smallestBundle = 2000;

/** `(() => { … })()`, `!function (e, t) { … }(exports, …)` and nothing else. */
function isBundle(module: ModuleSource, program: t.Program): boolean {
  return (
    module.commonJs &&
    module.text.length >= smallestBundle &&
    program.body.length <= 4 &&
    program.body.every(
      one =>
        one.type === 'ExpressionStatement' &&
        (isImmediateCall(one.expression) ||
          one.expression.type === 'StringLiteral'),
    )
  );
}

function isImmediateCall(node: t.Expression): boolean {
  const call = node.type === 'UnaryExpression' ? node.argument : node;
  if (call.type === 'AssignmentExpression') return isImmediateCall(call.right);
  return (
    call.type === 'CallExpression' &&
    (call.callee.type === 'FunctionExpression' ||
      call.callee.type === 'ArrowFunctionExpression')
  );
}

function lineOf(node: t.Node): number {
  return node.loc?.start.line ?? 1;
}

export function exportedName(node: t.Identifier | t.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function readStatement(
  module: ModuleSource,
  node: t.Statement,
  resolve: (specifier: string) => Resolution,
): void {
  if (node.type === 'ImportDeclaration') {
    if (node.importKind === 'type') return;
    const names = node.specifiers.flatMap(one => {
      if (one.type === 'ImportNamespaceSpecifier') return [];
      if (one.type === 'ImportDefaultSpecifier') {
        return [{ name: 'default', line: lineOf(one) }];
      }
      if (one.importKind === 'type') return [];
      return [{ name: exportedName(one.imported), line: lineOf(one) }];
    });
    module.imports.push({
      specifier: node.source.value,
      line: lineOf(node),
      names,
      kind: 'import',
      target: resolve(node.source.value),
    });
  } else if (node.type === 'ExportAllDeclaration') {
    if (node.exportKind === 'type') return;
    module.imports.push({
      specifier: node.source.value,
      line: lineOf(node),
      names: [],
      kind: 'export-all',
      target: resolve(node.source.value),
    });
  } else if (node.type === 'ExportDefaultDeclaration') {
    module.exports.set('default', lineOf(node));
  } else if (node.type === 'ExportNamedDeclaration') {
    readNamedExports(module, node, resolve);
  }
}

function readNamedExports(
  module: ModuleSource,
  node: t.ExportNamedDeclaration,
  resolve: (specifier: string) => Resolution,
): void {
  const names: { name: string; line: number }[] = [];
  for (const one of node.specifiers) {
    module.exports.set(exportedName(one.exported), lineOf(one));
    if (one.type === 'ExportSpecifier') {
      names.push({ name: exportedName(one.local), line: lineOf(one) });
    }
  }
  if (node.source && node.exportKind !== 'type') {
    module.imports.push({
      specifier: node.source.value,
      line: lineOf(node),
      names,
      kind: 'export',
      target: resolve(node.source.value),
    });
  }
  const { declaration } = node;
  if (!declaration) return;
  if (declaration.type === 'VariableDeclaration') {
    for (const one of declaration.declarations) {
      for (const name of namesOf(one.id)) {
        module.exports.set(name, lineOf(one));
      }
    }
  } else if ('id' in declaration && declaration.id?.type === 'Identifier') {
    module.exports.set(declaration.id.name, lineOf(declaration));
  }
}

/** Names that a pattern declares. */
export function namesOf(pattern: t.Node, depth = 0): string[] {
  if (depth > 50) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap(one =>
        namesOf(
          one.type === 'RestElement' ? one.argument : one.value,
          depth + 1,
        ),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(one =>
        one ? namesOf(one, depth + 1) : [],
      );
    case 'AssignmentPattern':
      return namesOf(pattern.left, depth + 1);
    case 'RestElement':
      return namesOf(pattern.argument, depth + 1);
    default:
      return [];
  }
}

const requireCall =
  /\brequire\(\s*(?:'([^'\n]{1,300})'|"([^"\n]{1,300})")\s*\)/g;
const commonJsExport = /\bexports\b/;

/**
 * `require` of a literal, found in the text: good enough to load the modules
 * that the interpreter will ask for.
 */
function readRequires(
  module: ModuleSource,
  resolve: (specifier: string) => Resolution,
): void {
  module.commonJs =
    module.exports.size === 0 && commonJsExport.test(module.text);
  for (const match of module.text.matchAll(requireCall)) {
    const specifier = match[1] ?? match[2];
    const line = module.text.slice(0, match.index).split('\n').length;
    const target = resolve(specifier);
    if (target.kind === 'missing') continue;
    module.imports.push({
      specifier,
      line,
      names: [],
      kind: 'require',
      target,
    });
  }
}

/**
 * Whether a module exports a name; undefined where it can't be known, for
 * instance because it passes on what a remote module exports.
 */
export function exportsName(
  modules: ReadonlyMap<string, ModuleSource>,
  path: string,
  name: string,
  seen: Set<string> = new Set(),
): boolean | undefined {
  const module = modules.get(path);
  if (!module || !module.parsed.program) return undefined;
  if (module.exports.has(name)) return true;
  if (module.commonJs) return undefined;
  if (seen.has(path)) return false;
  seen.add(path);
  let unsure = false;
  for (const one of module.imports) {
    if (one.kind !== 'export-all' || name === 'default') continue;
    if (one.target.kind !== 'local') {
      unsure = true;
      continue;
    }
    const there = exportsName(modules, one.target.path, name, seen);
    if (there) return true;
    unsure ||= there === undefined;
  }
  return unsure ? undefined : false;
}
