import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { isOutOfSight } from '../tree/leftOut';
import { ModulePaths } from './modulePaths';
import { packagePaths } from './packages';
import { folderOf, joinPath } from './paths';

/** Where a module specifier leads. */
export type Resolution =
  | { kind: 'local'; path: string }
  /** A module of the tool, a package or an address: known by name only. */
  | { kind: 'remote' }
  /** `generated`: git ignores it, so a build makes it. */
  | { kind: 'missing'; generated?: boolean };

const endings = ['', '.js', '.ts', '.mjs', '.cjs', '.json'];
const indexes = ['/index.js', '/index.ts', '/index.mjs'];

/** The file that a path without its ending may mean, as bundlers resolve it. */
function existing(tree: SourceTree, path: string): string | undefined {
  for (const ending of endings) {
    if (tree.has(path + ending)) return path + ending;
  }
  const written = path.replace(/\.(m?)js$/, '.$1ts');
  if (written !== path && tree.has(written)) return written;
  return indexes.map(index => path + index).find(one => tree.has(one));
}

/** What a bundler makes of a query, a page or a table is known by name only. */
function resolved(path: string): Resolution {
  return /\.(?:[cm]?[jt]sx?|json)$/i.test(path)
    ? { kind: 'local', path }
    : { kind: 'remote' };
}

export function resolveSpecifier(
  specifier: string,
  from: string,
  tree: SourceTree,
  paths: ModulePaths,
): Resolution {
  if (specifier.startsWith('./') || specifier.startsWith('../')) {
    const path = joinPath(folderOf(from), specifier);
    if (path === undefined) return { kind: 'remote' };
    const found = existing(tree, path);
    if (found) return resolved(found);
    // Types only: nothing of it is left when the script runs.
    if (tree.has(`${path}.d.ts`)) return { kind: 'remote' };
    // What a scan does not look at may be there.
    if (isOutOfSight(path)) return { kind: 'remote' };
    const generated = ['', '.ts', '.js'].some(end => paths.ignored(path + end));
    return { kind: 'missing', generated };
  }
  // k6 has modules of its own, whatever a package or a folder is called.
  if (/^k6(?:\/|$)/.test(specifier)) return { kind: 'remote' };
  for (const alias of paths.aliases) {
    if (!specifier.startsWith(alias.prefix)) continue;
    const inside = alias.folder === '' || from.startsWith(`${alias.folder}/`);
    if (!inside) continue;
    for (const target of alias.targets) {
      const rest = specifier.slice(alias.prefix.length);
      const path = joinPath(alias.folder, target + rest);
      const found = path === undefined ? undefined : existing(tree, path);
      if (found) return resolved(found);
    }
  }
  for (const path of packagePaths(specifier, paths.packages)) {
    const found = existing(tree, path);
    if (found) return resolved(found);
  }
  return { kind: 'remote' };
}
