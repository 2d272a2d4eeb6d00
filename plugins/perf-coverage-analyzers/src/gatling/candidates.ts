import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { jvmLanguageOf, JvmProject, SourceUnit } from '../jvm';

/** Gatling's packages, its old ones, and a library of simulations built on it. */
const importsGatling =
  /\b(?:import|package|extends)\s+(?:static\s+)?(?:io\.gatling|com\.excilys\.ebi\.gatling|uk\.gov\.hmrc\.performance)\b|\bio\.gatling\.(?:core|http|javaapi)\b/;
/** Speaks of simulations, perhaps by a base class of the repository. */
const extendsSimulation = /\b\w*Simulation\w*\b|\bPerformanceTestRunner\b/;
const javascriptModule =
  /['"]@gatling\.io\/(?:core|http|grpc|postman|mqtt)['"]/;
const javascriptFile = /\.[mc]?[jt]s$/;

/** Files of a folder that are read because a test stands beside them. */
const maxSiblings = 400;

export interface GatlingCandidates {
  /** Files of the JVM's languages that import Gatling. */
  jvm: Set<string>;
  /** Files that may extend a simulation of the repository. */
  mayExtend: string[];
  javascript: Set<string>;
}

/** Chooses files by a cheap look at their text; nothing is parsed. */
export async function findCandidates(
  tree: SourceTree,
): Promise<GatlingCandidates> {
  const jvm = new Set<string>();
  const mayExtend: string[] = [];
  const javascript = new Set<string>();
  for (const path of tree.paths) {
    const language = jvmLanguageOf(path);
    const isScript = language === null && javascriptFile.test(path);
    if ((!language && !isScript) || /\.gradle\.kts$/.test(path)) continue;
    const text = await tree.read(path);
    if (text === undefined) continue;
    if (isScript) {
      if (text.includes('@gatling.io') && javascriptModule.test(text)) {
        javascript.add(path);
      }
    } else if (text.includes('gatling') && importsGatling.test(text)) {
      jvm.add(path);
    } else if (importsGatling.test(text)) {
      jvm.add(path);
    } else if (extendsSimulation.test(text)) {
      mayExtend.push(path);
    }
  }
  return { jvm, mayExtend, javascript };
}

/**
 * Loads the candidates with the files that they may need: those beside them,
 * and those of the packages and types that they import.
 */
export async function loadProject(
  tree: SourceTree,
  { jvm, mayExtend }: GatlingCandidates,
): Promise<JvmProject> {
  const project = new JvmProject(tree);
  const folders = foldersOf(tree.paths);
  const opened = new Set<string>();
  const queue: string[] = [...jvm, ...mayExtend];
  const openFolder = (folder: string) => {
    if (opened.has(folder)) return;
    opened.add(folder);
    queue.push(...(folders.get(folder) ?? []).slice(0, maxSiblings));
  };
  const seen = new Set<string>();
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const unit = await project.load(path);
    if (!unit) continue;
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (jvm.has(path)) openFolder(folder);
    for (const wanted of importedFolders(unit)) {
      for (const one of folders.keys()) {
        if (one === wanted || one.endsWith(`/${wanted}`)) openFolder(one);
      }
    }
  }
  await project.loadResources();
  return project;
}

function foldersOf(paths: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    if (!jvmLanguageOf(path) || /\.gradle\.kts$/.test(path)) continue;
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const known = folders.get(folder);
    if (known) known.push(path);
    else folders.set(folder, [path]);
  }
  return folders;
}

const foreign =
  /^(?:java|javax|jakarta|scala|kotlin|kotlinx|org\.(?:slf4j|apache|junit|springframework)|com\.(?:typesafe|fasterxml|google|github)|io\.gatling|akka)\b/;

/** Folders in which the packages of the imports stand, by Java's rule. */
function importedFolders(unit: SourceUnit): string[] {
  const found = new Set<string>();
  for (const { path } of unit.imports) {
    if (foreign.test(path) || !path) continue;
    const words = path.split('.');
    // The type or member at the end is no folder; packages may be relative.
    for (let length = words.length; length >= 1; length -= 1) {
      const folder = words.slice(0, length).join('/');
      if (length > 1 || words.length <= 2) found.add(folder);
      if (unit.packageName && length === words.length) {
        found.add(`${unit.packageName.split('.').join('/')}/${folder}`);
      }
      if (words.length - length >= 3) break;
    }
  }
  return [...found];
}
