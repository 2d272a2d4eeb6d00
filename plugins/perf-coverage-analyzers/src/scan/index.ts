export { globMatcher } from './globs';
export { scanSources } from './scanSources';
export type { ScanOptions } from './scanSources';
