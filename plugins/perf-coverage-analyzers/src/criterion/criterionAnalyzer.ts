import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { benchmarkFile, benchmarkFinding } from '../benchmarks';
import { rustDialect, tokenize } from '../clike';
import { benchTargets } from './cargo';
import { findCriterionBenchmarks } from './criterionBenchmarks';
import { findBenchAttributes } from './benchAttributes';

const mentionsCriterion = /\bcriterion(?:_group|_main)?\b/;
const benchAttribute = /#\s{0,5}\[\s{0,5}bench\s{0,5}\]/;

/**
 * Reads Rust benchmarks: those that functions register with Criterion
 * (`bench_function`, `bench_with_input`, groups;
 * https://bheisler.github.io/criterion.rs/book/) and functions with `#[bench]`.
 *
 * @public
 */
export const criterionAnalyzer: SourceAnalyzer = {
  framework: 'criterion',
  async analyze(tree: SourceTree): Promise<InventoryFile[]> {
    const files: InventoryFile[] = [];
    for (const path of tree.paths) {
      if (!path.endsWith('.rs')) continue;
      const source = await tree.read(path);
      if (source === undefined) continue;
      const registered = mentionsCriterion.test(source)
        ? await analyzeCriterion(path, source, tree)
        : undefined;
      const file =
        registered ??
        (benchAttribute.test(source)
          ? analyzeAttributes(path, source)
          : undefined);
      if (file) files.push(file);
    }
    return files;
  },
};

async function analyzeCriterion(
  path: string,
  source: string,
  tree: SourceTree,
): Promise<InventoryFile | undefined> {
  const { tokens, defect } = tokenize(source, rustDialect);
  const { tests, findings } = findCriterionBenchmarks(tokens);
  if (tests.length === 0) return undefined;
  if (defect) {
    findings.push(
      benchmarkFinding('benchmark-syntax-error', defect.line, defect.what),
    );
  }
  const target = await benchTargets(tree, path);
  if (target === 'harness') {
    findings.push(
      benchmarkFinding(
        'benchmark-not-run',
        1,
        'Cargo.toml has no [[bench]] with this name and "harness = false", so Rust\'s own harness runs instead of criterion_main',
      ),
    );
  }
  return benchmarkFile({
    path,
    framework: 'criterion',
    reason: 'it registers benchmarks with Criterion',
    confidence: 1,
    tests,
    findings,
  });
}

function analyzeAttributes(
  path: string,
  source: string,
): InventoryFile | undefined {
  const { tokens, defect } = tokenize(source, rustDialect);
  const { tests, findings } = findBenchAttributes(tokens);
  if (tests.length === 0) return undefined;
  return benchmarkFile({
    path,
    framework: 'rust-bench',
    reason: 'it has functions with #[bench]',
    confidence: 1,
    tests,
    findings: defect
      ? [
          ...findings,
          benchmarkFinding('benchmark-syntax-error', defect.line, defect.what),
        ]
      : findings,
  });
}
