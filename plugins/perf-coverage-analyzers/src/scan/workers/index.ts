export { isFolderTree, ThreadedAnalysis } from './ThreadedAnalysis';
export type { ScanThreadOptions } from './ThreadedAnalysis';
