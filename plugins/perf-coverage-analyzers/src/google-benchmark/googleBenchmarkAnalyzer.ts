import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { benchmarkFile, benchmarkFinding } from '../benchmarks';
import { cppDialect, tokenize } from '../clike';
import { findRegistrations } from './registrations';

const cppFile = /\.(?:cc|cpp|cxx|c\+\+|C|cu|h|hh|hpp|hxx|inc|mm)$/;
const includesBenchmark =
  /^[ \t]{0,20}#[ \t]{0,20}include[ \t]{0,20}[<"][^>"\n]{0,200}benchmark[^>"\n]{0,100}[>"]/m;
const registers =
  /\bBENCHMARK(?:_[A-Z0-9_]{1,40})?\s{0,20}\(|\bRegisterBenchmark\b/;

/**
 * Reads the benchmarks that Google Benchmark's macros register, with the cases
 * that `Arg`, `Range` and the like make
 * (https://google.github.io/benchmark/user_guide.html).
 *
 * @public
 */
export const googleBenchmarkAnalyzer: SourceAnalyzer = {
  framework: 'google-benchmark',
  async analyze(tree: SourceTree): Promise<InventoryFile[]> {
    const files: InventoryFile[] = [];
    for (const path of tree.paths) {
      if (!cppFile.test(path)) continue;
      const source = await tree.read(path);
      if (source === undefined || !registers.test(source)) continue;
      const file = analyzeFile(path, source);
      if (file) files.push(file);
    }
    return files;
  },
};

function analyzeFile(path: string, source: string): InventoryFile | undefined {
  const { tokens, defect } = tokenize(source, cppDialect);
  const included = includesBenchmark.test(source);
  const states = /\bbenchmark::State\b/.test(source);
  const { tests, findings, distinct } = findRegistrations(tokens);
  // Other libraries have a macro BENCHMARK too.
  if (tests.length === 0 || !(included || states || distinct)) return undefined;
  return benchmarkFile({
    path,
    framework: 'google-benchmark',
    reason: 'it registers benchmarks by the macros of Google Benchmark',
    confidence: included && states ? 1 : 0.8,
    tests,
    findings: defect
      ? [
          benchmarkFinding('benchmark-syntax-error', defect.line, defect.what),
          ...findings,
        ]
      : findings,
  });
}
