/**
 * Readers of performance-test result files, one folder per format.
 *
 * @packageDocumentation
 */
export { junitXmlReader } from './junit-xml';
export { k6HandleSummaryReader } from './k6-handle-summary';
export { k6SummaryReader } from './k6-summary';
export { k6SummaryExportReader } from './k6-summary-export';
export { defaultReaderLimits, parseResult } from './parse';
export type { ParseResultOptions } from './parse';
export { pytestBenchmarkReader } from './pytest-benchmark';
export { resultReaders } from './resultReaders';
export { tinybenchJsonReader } from './tinybench-json';
