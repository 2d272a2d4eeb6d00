export { benchmarkFile, benchmarkTest, times } from './benchmarkFile';
export type { BenchmarkFileParts, BenchmarkParts } from './benchmarkFile';
export { benchmarkFinding, benchmarkRules } from './rules';
export type { BenchmarkRule } from './rules';
