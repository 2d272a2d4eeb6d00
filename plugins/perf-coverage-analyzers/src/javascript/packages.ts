import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { folderOf, joinPath, plainJson, property } from './paths';

/** A package of the repository itself, as workspaces have them. */
export interface WorkspacePackage {
  folder: string;
  /** `exports`, or the entry points of older fields. */
  exports: unknown;
}

/** By the name under which others import them. */
export type WorkspacePackages = ReadonlyMap<string, WorkspacePackage>;

const maxPackages = 300;
const maxTargets = 20;
/** Conditions of `exports`, those first that lead to sources. */
const conditions = [
  'source',
  'development',
  'import',
  'module',
  'default',
  'require',
  'types',
];
/** Folders into which builds write what they made of the sources. */
const buildFolders: ReadonlySet<string> = new Set([
  'artifacts',
  'build',
  'bundle',
  'cjs',
  'dist',
  'es',
  'esm',
  'lib',
  'module',
  'out',
  'output',
  'types',
  'umd',
]);

/** The packages of all `package.json` of the tree that have a name. */
export async function readPackages(
  tree: SourceTree,
): Promise<WorkspacePackages> {
  const packages = new Map<string, WorkspacePackage>();
  const files = tree.paths.filter(path => /(^|\/)package\.json$/.test(path));
  for (const path of files.slice(0, maxPackages)) {
    const text = await tree.read(path);
    const settings = text === undefined ? null : plainJson(text);
    const name = property(settings, 'name');
    if (typeof name !== 'string' || packages.has(name)) continue;
    const entries = ['source', 'module', 'main', 'types']
      .map(field => property(settings, field))
      .filter(one => typeof one === 'string');
    packages.set(name, {
      folder: folderOf(path),
      exports: property(settings, 'exports') ?? entries,
    });
  }
  return packages;
}

/**
 * Paths, best first, at which a module of a package of the repository may be:
 * what the package exports, or the source that a build makes it of.
 */
export function packagePaths(
  specifier: string,
  packages: WorkspacePackages,
): string[] {
  const parts = specifier.split('/');
  const taken = specifier.startsWith('@') ? 2 : 1;
  const found = packages.get(parts.slice(0, taken).join('/'));
  if (!found) return [];
  const inner = parts.slice(taken).join('/');
  const written = exported(found.exports, inner);
  const plain = inner === '' ? ['index', 'src/index'] : [inner, `src/${inner}`];
  const all = [...written, ...written.flatMap(sourcesOf), ...plain];
  return all.flatMap(one => joinPath(found.folder, one) ?? []);
}

/** Targets that a package names for a path inside of it. */
function exported(exports: unknown, inner: string): string[] {
  if (typeof exports !== 'object' || exports === null) {
    return inner === '' ? targets(exports) : [];
  }
  const key = inner === '' ? '.' : `./${inner}`;
  const own = property(exports, key);
  if (own !== undefined) return targets(own);
  const subpaths = Object.keys(exports).filter(one => one.startsWith('.'));
  if (subpaths.length === 0) return inner === '' ? targets(exports) : [];
  for (const one of subpaths) {
    const [start, end = ''] = one.split('*');
    const fits =
      one.includes('*') &&
      key.length >= start.length + end.length &&
      key.startsWith(start) &&
      key.endsWith(end);
    if (!fits) continue;
    const middle = key.slice(start.length, key.length - end.length);
    return targets(property(exports, one)).map(target =>
      target.replace('*', () => middle),
    );
  }
  return [];
}

/** The paths of a target: text, a list, or one per condition. */
function targets(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth > 4 || typeof value !== 'object' || value === null) return [];
  const inner = Array.isArray(value)
    ? value
    : conditions.map(one => property(value, one));
  return inner
    .slice(0, maxTargets)
    .flatMap(one => targets(one, depth + 1))
    .slice(0, maxTargets);
}

/** `dist/esm/auth/index.js` is made of `src/auth/index.ts`, or of what lies beside. */
function sourcesOf(target: string): string[] {
  const parts = target.split('/').filter(one => one !== '.' && one !== '');
  const rest = parts.filter(one => !buildFolders.has(one)).join('/');
  const bare = rest.replace(/\.d\.[mc]?ts$|\.[mc]?[jt]sx?$/, '');
  return [`src/${bare}`, `lib/${bare}`, bare];
}
