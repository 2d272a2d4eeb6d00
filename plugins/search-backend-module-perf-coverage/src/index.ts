/**
 * Lets the portal's search find components by their performance gaps and SLAs.
 *
 * @packageDocumentation
 */
export { searchModulePerfCoverage as default } from './module';
export type { PerfCoverageDocument } from './componentDocument';
