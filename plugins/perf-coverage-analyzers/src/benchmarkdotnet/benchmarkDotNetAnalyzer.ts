import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { benchmarkFile, benchmarkFinding } from '../benchmarks';
import { csharpDialect, Defect, tokenize } from '../clike';
import { casesOf, CsharpClass, readClasses, testsOf } from './classes';

const mentionsBenchmark = /\[[^\]\n]{0,200}\bBenchmark(?:Attribute)?\b/;
const namesLibrary = /\bBenchmarkDotNet\b/;
const globalUsing =
  /\bglobal\s{1,5}using\s{1,5}(?:static\s{1,5})?BenchmarkDotNet\b/;

interface Source {
  path: string;
  classes: CsharpClass[];
  defect: Defect | null;
  direct: boolean;
}

/**
 * Reads the benchmarks of BenchmarkDotNet: methods with `[Benchmark]`, with the
 * product of their `[Arguments]` and their class's `[Params]` as cases
 * (https://benchmarkdotnet.org/articles/features/parameterization.html).
 *
 * @public
 */
export const benchmarkDotNetAnalyzer: SourceAnalyzer = {
  framework: 'benchmarkdotnet',
  async analyze(tree: SourceTree): Promise<InventoryFile[]> {
    const sources: Source[] = [];
    const projects = await projectFolders(tree);
    for (const path of tree.paths) {
      if (!path.endsWith('.cs')) continue;
      const text = await tree.read(path);
      if (text === undefined) continue;
      const direct = namesLibrary.test(text);
      if (direct && globalUsing.test(text)) projects.add(folderOf(path));
      const near = direct || isBelow(path, projects);
      if (!near || !mayMatter(text)) continue;
      const { tokens, defect } = tokenize(text, csharpDialect);
      sources.push({ path, classes: readClasses(tokens), defect, direct });
    }
    return describe(sources);
  },
};

/** Benchmarks, or parameters that classes with benchmarks inherit. */
function mayMatter(text: string): boolean {
  return mentionsBenchmark.test(text) || /\[[^\]\n]{0,200}\bParams/.test(text);
}

function describe(sources: readonly Source[]): InventoryFile[] {
  const byName = new Map<string, CsharpClass>();
  for (const { classes } of sources) {
    for (const one of classes) {
      // Of classes of one name none is the base for sure; the first stands in.
      if (!byName.has(one.name)) byName.set(one.name, one);
    }
  }
  return sources.flatMap(({ path, classes, defect, direct }) => {
    const tests = classes.flatMap(one => testsOf(one, casesOf(one, byName)));
    if (tests.length === 0) return [];
    return [
      benchmarkFile({
        path,
        framework: 'benchmarkdotnet',
        reason: 'it has methods with [Benchmark]',
        confidence: direct ? 1 : 0.8,
        tests,
        findings: [
          ...(defect
            ? [
                benchmarkFinding(
                  'benchmark-syntax-error',
                  defect.line,
                  defect.what,
                ),
              ]
            : []),
          ...classes.flatMap(one => one.findings),
        ],
      }),
    ];
  });
}

/** Folders of projects that refer to the library, where its names may be known without a `using`. */
async function projectFolders(tree: SourceTree): Promise<Set<string>> {
  const folders = new Set<string>();
  for (const path of tree.paths) {
    if (!path.endsWith('.csproj')) continue;
    const text = await tree.read(path);
    if (text !== undefined && namesLibrary.test(text)) {
      folders.add(folderOf(path));
    }
  }
  return folders;
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  if (folders.has('')) return true;
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    if (folders.has(folder)) return true;
  }
  return false;
}
