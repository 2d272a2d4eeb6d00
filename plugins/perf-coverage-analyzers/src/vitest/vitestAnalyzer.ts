import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { benchmarkFile, benchmarkFinding } from '../benchmarks';
import { parseSource } from '../javascript/parse';
import { findVitestBenchmarks } from './vitestBenchmarks';

const moduleFile = /\.[mc]?[jt]sx?$/i;
/** What `vitest bench` takes for benchmarks unless configured (`benchmark.include`). */
const benchmarkName = /\.(?:bench|benchmark)\.[mc]?[jt]sx?$/i;
const mentionsBench = /\bbench\b/;
const importsVitest = /['"]vitest['"]/;

/**
 * Reads the benchmarks of `vitest bench`: calls of `bench` in blocks of
 * `describe` (https://vitest.dev/api/#bench). A file counts where it imports
 * `bench` from `vitest`, or where its name says so and `bench` is a global.
 *
 * @public
 */
export const vitestAnalyzer: SourceAnalyzer = {
  framework: 'vitest',
  async analyze(tree: SourceTree): Promise<InventoryFile[]> {
    const files: InventoryFile[] = [];
    for (const path of tree.paths) {
      if (!moduleFile.test(path) || /\.d\.[mc]?ts$/i.test(path)) continue;
      const source = await tree.read(path);
      if (source === undefined || !mentionsBench.test(source)) continue;
      if (!benchmarkName.test(path) && !importsVitest.test(source)) continue;
      const file = analyzeModule(path, source);
      if (file) files.push(file);
    }
    return files;
  },
};

function analyzeModule(
  path: string,
  source: string,
): InventoryFile | undefined {
  const { program, error } = parseSource(source, path);
  if (error) {
    if (!importsVitest.test(source) || !/\bbench\s{0,5}[(.]/.test(source)) {
      return undefined;
    }
    return benchmarkFile({
      path,
      framework: 'vitest',
      reason: 'mentions vitest and calls bench',
      confidence: 0.5,
      tests: [],
      findings: [
        benchmarkFinding('benchmark-syntax-error', error.line, error.message),
      ],
    });
  }
  const found = program
    ? findVitestBenchmarks(program, benchmarkName.test(path))
    : undefined;
  if (!found || found.tests.length === 0) return undefined;
  const collected = benchmarkName.test(path);
  return benchmarkFile({
    path,
    framework: 'vitest',
    reason: found.imported
      ? 'calls bench of vitest'
      : 'is named for benchmarks and calls the global bench',
    confidence: found.imported ? 1 : 0.8,
    tests: found.tests,
    findings: collected
      ? found.findings
      : [
          ...found.findings,
          benchmarkFinding(
            'benchmark-file-not-collected',
            1,
            'vitest looks for *.bench.* and *.benchmark.* unless benchmark.include says otherwise',
          ),
        ],
  });
}
