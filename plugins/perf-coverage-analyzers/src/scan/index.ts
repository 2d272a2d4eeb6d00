export { createMemoryScanCache } from './cache';
export type { ScanCache } from './cache';
export { globMatcher } from './globs';
export { scanSources } from './scanSources';
export type { ScanOptions } from './scanSources';
export { sourceRules } from './sourceFindings';
