export type { PerfCoverageApi } from './PerfCoverageApi';
export { PerfCoverageClient } from './PerfCoverageClient';
export * from './types';
