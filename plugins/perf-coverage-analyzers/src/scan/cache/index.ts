export { cachedAnalysis } from './cachedAnalysis';
export { createMemoryScanCache } from './ScanCache';
export type { ScanCache } from './ScanCache';
