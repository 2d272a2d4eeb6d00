export type { PerfCoverageApi, RunUploadFile } from './PerfCoverageApi';
export { PerfCoverageClient } from './PerfCoverageClient';
export * from './planning';
export * from './plans';
export * from './portfolio';
export * from './types';
