import type { SourceTree } from 'backstage-plugin-perf-coverage-node';

/** Where a module specifier leads. */
export type Resolution =
  | { kind: 'local'; path: string }
  /** A module of the tool, a package or an address: known by name only. */
  | { kind: 'remote' }
  | { kind: 'missing' };

/** `compilerOptions.paths` of a `tsconfig.json`, by its folder. */
export type PathAliases = {
  folder: string;
  prefix: string;
  targets: string[];
}[];

const endings = ['', '.js', '.ts', '.mjs', '.cjs', '.json'];
const indexes = ['/index.js', '/index.ts', '/index.mjs'];

/** Joins and normalises; undefined where it would leave the scanned folder. */
export function joinPath(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else {
      parts.push(part);
    }
  }
  return parts.join('/');
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The file that a path without its ending may mean, as bundlers resolve it. */
function existing(tree: SourceTree, path: string): string | undefined {
  for (const ending of endings) {
    if (tree.has(path + ending)) return path + ending;
  }
  const written = path.replace(/\.(m?)js$/, '.$1ts');
  if (written !== path && tree.has(written)) return written;
  return indexes.map(index => path + index).find(one => tree.has(one));
}

export function resolveSpecifier(
  specifier: string,
  from: string,
  tree: SourceTree,
  aliases: PathAliases,
): Resolution {
  if (specifier.startsWith('./') || specifier.startsWith('../')) {
    const path = joinPath(folderOf(from), specifier);
    if (path === undefined) return { kind: 'remote' };
    const found = existing(tree, path);
    if (found) return { kind: 'local', path: found };
    // Types only: nothing of it is left when the script runs.
    if (tree.has(`${path}.d.ts`)) return { kind: 'remote' };
    return { kind: 'missing' };
  }
  for (const alias of aliases) {
    if (!specifier.startsWith(alias.prefix)) continue;
    const inside = alias.folder === '' || from.startsWith(`${alias.folder}/`);
    if (!inside) continue;
    for (const target of alias.targets) {
      const rest = specifier.slice(alias.prefix.length);
      const path = joinPath(alias.folder, target + rest);
      const found = path === undefined ? undefined : existing(tree, path);
      if (found) return { kind: 'local', path: found };
    }
  }
  return { kind: 'remote' };
}

const comment = /\/\/[^\n"]*$/gm;

/** Reads the path aliases of all `tsconfig.json` of the tree that are JSON. */
export async function readAliases(tree: SourceTree): Promise<PathAliases> {
  const aliases: PathAliases = [];
  const files = tree.paths.filter(path => /(^|\/)tsconfig\.json$/.test(path));
  for (const path of files.slice(0, 50)) {
    const text = await tree.read(path);
    if (text === undefined) continue;
    const config = parsed(text.replace(comment, ''));
    const options = member(config, 'compilerOptions');
    const paths = member(options, 'paths');
    const base = member(options, 'baseUrl');
    const baseUrl = typeof base === 'string' ? base : '.';
    const folder = joinPath(folderOf(path), baseUrl);
    if (folder === undefined) continue;
    if (typeof base === 'string') {
      aliases.push({ folder, prefix: '', targets: [''] });
    }
    if (typeof paths !== 'object' || paths === null) continue;
    for (const [key, value] of Object.entries(paths)) {
      if (!Array.isArray(value)) continue;
      aliases.push({
        folder,
        prefix: key.replace(/\*$/, ''),
        targets: value
          .filter(one => typeof one === 'string')
          .map(one => one.replace(/\*$/, '')),
      });
    }
  }
  return aliases;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A configuration that is no plain JSON gives no aliases; imports through
    // them are then known by name only.
    return null;
  }
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}
