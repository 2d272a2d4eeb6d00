export { createMemoryScanCache } from './cache';
export type { ScanCache } from './cache';
export { globMatcher } from './globs';
export type { ScanThreadOptions } from './workers';
export { scanSources } from './scanSources';
export type { ScanOptions } from './scanSources';
export { sourceRules } from './sourceFindings';
