export { perfCoverageRunReader } from './perfCoverageRun';
export { runDocumentJsonSchema } from './schema';
