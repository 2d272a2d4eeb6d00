import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { benchmarkFile, benchmarkFinding } from '../benchmarks';
import { goDialect, tokenize } from '../clike';
import { findGoBenchmarks } from './goBenchmarks';

const mentionsBenchmark = /\bfunc\s{1,5}Benchmark/;

/**
 * Reads the benchmarks of Go's package `testing`: functions
 * `BenchmarkX(b *testing.B)` in files `*_test.go`, the only ones that
 * `go test -bench` looks into (https://pkg.go.dev/testing#hdr-Benchmarks).
 *
 * @public
 */
export const goBenchAnalyzer: SourceAnalyzer = {
  framework: 'go-bench',
  async analyze(tree: SourceTree): Promise<InventoryFile[]> {
    const files: InventoryFile[] = [];
    for (const path of tree.paths) {
      if (!path.endsWith('_test.go') || isIgnored(path)) continue;
      const source = await tree.read(path);
      if (source === undefined || !mentionsBenchmark.test(source)) continue;
      const file = analyzeFile(path, source);
      if (file) files.push(file);
    }
    return files;
  },
};

/** Folders and files that the go command leaves out. */
function isIgnored(path: string): boolean {
  return path
    .split('/')
    .some(
      part =>
        part.startsWith('_') || part.startsWith('.') || part === 'testdata',
    );
}

function analyzeFile(path: string, source: string): InventoryFile | undefined {
  const { tokens, defect } = tokenize(source, goDialect);
  const { tests, findings } = findGoBenchmarks(tokens);
  if (tests.length === 0) return undefined;
  return benchmarkFile({
    path,
    framework: 'go-bench',
    reason: 'it has functions that take *testing.B',
    confidence: 1,
    tests,
    findings: defect
      ? [
          benchmarkFinding('benchmark-syntax-error', defect.line, defect.what),
          ...findings,
        ]
      : findings,
  });
}
