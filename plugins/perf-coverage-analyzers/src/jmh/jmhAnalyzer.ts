import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import type {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { benchmarkFile, benchmarkFinding } from '../benchmarks';
import { jvmLanguageOf, JvmProject, JvmType } from '../jvm';
import {
  benchmarksOf,
  declaresBenchmarks,
  missingParamTypes,
} from './jmhBenchmarks';

/** JMH itself, and the library of Kotlin that runs on it. */
const importsJmh = /\borg\.openjdk\.jmh\.annotations\b|\bkotlinx\.benchmark\b/;
/** A class that may inherit benchmarks of another file. */
const mayExtend = /\b(?:extends|class)\b/;
const declaresEnum = /\benum\b/;

/**
 * Reads benchmarks of JMH (https://github.com/openjdk/jmh) in Java, Kotlin and
 * Scala: methods with `@Benchmark`, the class as their suite, and the product
 * of the values of `@Param` as their cases.
 *
 * @public
 */
export const jmhAnalyzer: SourceAnalyzer = {
  framework: 'jmh',
  async analyze(tree: SourceTree): Promise<InventoryFile[]> {
    const project = new JvmProject(tree);
    const folders = new Set<string>();
    const others: string[] = [];
    const enums: string[] = [];
    for (const path of tree.paths) {
      if (!jvmLanguageOf(path)) continue;
      const text = await tree.read(path);
      if (text === undefined) continue;
      if (importsJmh.test(text)) {
        folders.add(folderOf(path));
        await project.load(path);
      } else {
        if (mayExtend.test(text)) others.push(path);
        if (declaresEnum.test(text)) enums.push(path);
      }
    }
    if (folders.size === 0) return [];
    // Classes beside a benchmark may inherit it.
    for (const path of others) {
      if (folders.has(folderOf(path))) await project.load(path);
    }
    // `@Param` without values stands for all constants of an enum.
    const missing = missingParamTypes(project);
    for (const path of enums) {
      if (missing.has(nameOf(path))) await project.load(path);
    }
    return inventory(project);
  },
};

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function inventory(project: JvmProject): InventoryFile[] {
  const types = new Map<string, JvmType[]>();
  for (const type of project.allTypes) {
    const known = types.get(type.unit.path);
    if (known) known.push(type);
    else types.set(type.unit.path, [type]);
  }
  const files: InventoryFile[] = [];
  for (const unit of project.units.values()) {
    const own = types.get(unit.path) ?? [];
    const imports = importsJmh.test(project.texts.get(unit.path) ?? '');
    const tests = own
      .filter(type => !type.declaration.isAbstract)
      .flatMap(type => benchmarksOf(project, type));
    const problem = imports ? unit.problems[0] : undefined;
    const isBase = own.some(
      type => type.declaration.isAbstract && declaresBenchmarks(type),
    );
    if (tests.length === 0 && !problem && !isBase) continue;
    const file = benchmarkFile({
      path: unit.path,
      framework: 'jmh',
      reason: 'its methods are annotated with @Benchmark of JMH',
      confidence: 1,
      tests,
      findings: problem
        ? [
            benchmarkFinding(
              'benchmark-syntax-error',
              problem.line,
              problem.message,
            ),
          ]
        : [],
    });
    // An abstract class is run by those that extend it.
    files.push(tests.length === 0 ? { ...file, role: 'helper' } : file);
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
