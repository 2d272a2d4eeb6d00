/**
 * Reads the sources of performance tests into an inventory. Pure but for
 * `openFolder`; nothing of what it reads is executed outside of a sandbox
 * without input and output.
 *
 * @packageDocumentation
 */
export * from './artillery';
export { commandAnalyzer } from './commands';
export { gatlingAnalyzer } from './gatling';
export * from './jmeter';
export { jmhAnalyzer } from './jmh';
export { k6Analyzer } from './k6';
export * from './locust';
export * from './pytest';
export * from './scan';
export * from './sourceAnalyzers';
export * from './tree';
