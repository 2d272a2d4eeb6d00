import { Finding, InventoryFile } from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { parseSource } from '../javascript/parse';
import { RegisteredBenchmark, findBenchmarks } from './benchmarks';

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
    return benchmarkFile(path, 'mentions tinybench', 0.5, [], null, [
      {
        rule: 'syntax-error',
        severity: 'error',
        message: `The file cannot be parsed: ${error.message}`,
        line: error.line,
        help: 'Mend the syntax; until then no benchmark of this file runs.',
      },
    ]);
  }
  const found = program ? findBenchmarks(program) : undefined;
  if (!found || found.benchmarks.length === 0) return undefined;
  return benchmarkFile(
    path,
    'adds benchmarks to a Bench of tinybench',
    1,
    found.benchmarks,
    found.suite,
    [],
  );
}

function benchmarkFile(
  path: string,
  reason: string,
  confidence: number,
  benchmarks: RegisteredBenchmark[],
  suite: string | null,
  findings: Finding[],
): InventoryFile {
  return {
    path,
    framework: 'tinybench',
    role: 'tests',
    reason,
    confidence,
    runnable: !findings.some(finding => finding.severity === 'error'),
    kind: 'benchmark',
    kindReason: 'tinybench measures code, not a running service',
    tests: benchmarks.map(({ name, line }) => ({
      name: name ?? `(computed name, line ${line})`,
      suite,
      line,
      markers: [],
      async: false,
      skipped: false,
      cases: name === null ? null : 1,
      fixtures: [],
      limits: [],
    })),
    scenarios: [],
    load: { durationSeconds: null, maxVUs: null, iterations: null },
    thresholds: [],
    checks: [],
    customMetrics: [],
    tags: {},
    requests: [],
    findings,
  };
}
