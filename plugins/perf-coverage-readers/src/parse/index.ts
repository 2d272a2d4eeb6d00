export { parseResult } from './parseResult';
export type { ParseResultOptions } from './parseResult';
export { parseResults } from './parseResults';
export type { ParseResultsOptions, ParsedResult } from './parseResults';
export { defaultReaderLimits } from './limits';
export { makeTemporaryFolder, sweepTemporaryFolders } from './temporaryFolder';
export type { SweptFolders, TemporaryFolder } from './temporaryFolder';
