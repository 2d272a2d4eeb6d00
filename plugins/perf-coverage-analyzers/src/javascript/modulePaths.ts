import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { readPackages, WorkspacePackages } from './packages';
import { folderOf, joinPath, plainJson, property } from './paths';

/** `compilerOptions.paths` of a `tsconfig.json`, by its folder. */
export type PathAliases = {
  folder: string;
  prefix: string;
  targets: string[];
}[];

/** What decides, beside the files themselves, where an import leads. */
export interface ModulePaths {
  aliases: PathAliases;
  packages: WorkspacePackages;
  /** Whether git ignores a path: what is there comes of a build. */
  ignored(path: string): boolean;
}

const maxConfigurations = 50;
const comment = /\/\/[^\n"]*$/gm;

/** Reads what the repository says about where imports lead. */
export async function readModulePaths(tree: SourceTree): Promise<ModulePaths> {
  return {
    aliases: await readAliases(tree),
    packages: await readPackages(tree),
    ignored: await readIgnored(tree),
  };
}

/** The path aliases of all `tsconfig.json` of the tree that are JSON. */
async function readAliases(tree: SourceTree): Promise<PathAliases> {
  const aliases: PathAliases = [];
  const files = tree.paths.filter(path => /(^|\/)tsconfig\.json$/.test(path));
  for (const path of files.slice(0, maxConfigurations)) {
    const text = await tree.read(path);
    if (text === undefined) continue;
    const config = plainJson(text.replace(comment, ''));
    const options = property(config, 'compilerOptions');
    const paths = property(options, 'paths');
    const base = property(options, 'baseUrl');
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

/** A pattern without what changes nothing for the path of one file. */
function plainPattern(line: string): string {
  return line
    .trim()
    .replace(/^\*\*\//, '')
    .replace(/\/\*{0,2}$/, '');
}

/**
 * The plain paths and names of `.gitignore` files. Patterns with wildcards and
 * exceptions are left aside: they seldom name a module that a build makes.
 */
async function readIgnored(
  tree: SourceTree,
): Promise<(path: string) => boolean> {
  const below: string[] = [];
  const named: { folder: string; name: string }[] = [];
  const files = tree.paths.filter(path => /(^|\/)\.gitignore$/.test(path));
  for (const path of files.slice(0, maxConfigurations)) {
    const folder = folderOf(path);
    for (const line of (await tree.read(path))?.split('\n') ?? []) {
      const pattern = plainPattern(line);
      if (pattern === '' || /^[#!]|[*?[\\]/.test(pattern)) continue;
      const inside = joinPath(folder, pattern);
      if (inside === undefined) continue;
      if (pattern.includes('/')) below.push(inside);
      else named.push({ folder, name: pattern });
    }
  }
  return path =>
    below.some(one => path === one || path.startsWith(`${one}/`)) ||
    named.some(
      ({ folder, name }) =>
        (folder === '' || path.startsWith(`${folder}/`)) &&
        path
          .slice(folder === '' ? 0 : folder.length + 1)
          .split('/')
          .includes(name),
    );
}
