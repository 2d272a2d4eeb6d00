import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { benchmarkFile, benchmarkFinding, benchmarkTest } from '../benchmarks';
import { parseSource } from '../javascript/parse';
import { findBenchmarks } from './benchmarks';

const moduleFile = /\.[mc]?[jt]s$/i;
const mentionsTinybench = /['"]tinybench['"]/;

/**
 * Reads benchmarks of tinybench: what a module adds to a `Bench`.
 *
 * @public
 */
export const tinybenchAnalyzer: SourceAnalyzer = {
  framework: 'tinybench',
  async analyze(tree: SourceTree): Promise<InventoryFile[]> {
    const files: InventoryFile[] = [];
    for (const path of tree.paths) {
      if (!moduleFile.test(path)) continue;
      const source = await tree.read(path);
      if (source === undefined || !mentionsTinybench.test(source)) continue;
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
    return benchmarkFile({
      path,
      framework: 'tinybench',
      reason: 'mentions tinybench',
      confidence: 0.5,
      tests: [],
      findings: [
        benchmarkFinding('benchmark-syntax-error', error.line, error.message),
      ],
    });
  }
  const found = program ? findBenchmarks(program) : undefined;
  if (!found || found.benchmarks.length === 0) return undefined;
  return benchmarkFile({
    path,
    framework: 'tinybench',
    reason: 'adds benchmarks to a Bench of tinybench',
    confidence: 1,
    tests: found.benchmarks.map(({ name, line }) =>
      benchmarkTest({
        name: name ?? `(computed name, line ${line})`,
        suite: found.suite,
        line,
        cases: name === null ? null : 1,
      }),
    ),
    findings: [],
  });
}
