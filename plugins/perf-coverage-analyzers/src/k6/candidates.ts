import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { ModulePaths, resolveSpecifier } from '../javascript';
import { generatedLineLength, longestLine } from './generated';

const sourceFile = /\.(?:[mc]?js|[mc]?ts)$/i;
const declarations = /\.d\.[mc]?ts$/i;
const leftOut =
  /(?:^|\/)(?:node_modules|bower_components|\.git|\.yarn)\/|\.min\.[mc]?js$/i;
/** `from 'k6'`, `import 'k6/http'`, `require("k6/…")`, `from 'https://jslib.k6.io/…'`. */
const importsK6 =
  /(?:\bfrom|\bimport|\brequire\s{0,5}\()\s{0,5}['"](?:k6(?:\/[\w./-]{1,100})?['"]|https?:\/\/jslib\.k6\.io\/)/;
const relativeImport =
  /(?:\bfrom|\bimport|\brequire\s{0,5}\()\s{0,5}['"](\.{1,2}\/[^'"\n]{1,300}|[@~#\w][^'"\n:]{0,300})['"]/g;
const startable =
  /\bexport\s+(?:default\b|\*|(?:const|let|var)\s+options\b|\{[^}]{0,500}\b(?:default|options)\b)|\bexports\.(?:default|options)\b/;
/** Files that import k6, and files that start something which does. */
export interface Candidates {
  direct: Set<string>;
  indirect: Set<string>;
}

/** Chooses files by a cheap look at their text; nothing is parsed. */
export async function findCandidates(
  tree: SourceTree,
  paths: ModulePaths,
): Promise<Candidates> {
  const direct = new Set<string>();
  const startables = new Set<string>();
  const importers = new Map<string, Set<string>>();
  for (const path of tree.paths) {
    if (!sourceFile.test(path) || declarations.test(path)) continue;
    if (leftOut.test(path)) continue;
    const text = await tree.read(path);
    if (text === undefined) continue;
    const isDirect = text.includes('k6') && importsK6.test(text);
    if (isDirect) direct.add(path);
    // A library that a bundler wrote imports no scripts of this repository.
    else if (longestLine(text).length > generatedLineLength) continue;
    if (startable.test(text)) startables.add(path);
    for (const match of text.matchAll(relativeImport)) {
      const target = resolveSpecifier(match[1], path, tree, paths);
      if (target.kind !== 'local') continue;
      const known = importers.get(target.path) ?? new Set();
      known.add(path);
      importers.set(target.path, known);
    }
  }
  const users = new Set<string>();
  const queue = [...direct];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const importer of importers.get(next) ?? []) {
      if (direct.has(importer) || users.has(importer)) continue;
      users.add(importer);
      queue.push(importer);
    }
  }
  const indirect = new Set([...users].filter(path => startables.has(path)));
  return { direct, indirect };
}
