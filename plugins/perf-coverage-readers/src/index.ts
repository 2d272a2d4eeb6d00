/**
 * Readers of performance-test result files, one folder per format.
 *
 * @packageDocumentation
 */
export {
  defaultReaderLimits,
  makeTemporaryFolder,
  parseResult,
  parseResults,
  sweepTemporaryFolders,
} from './parse';
export type {
  ParseResultOptions,
  ParseResultsOptions,
  ParsedResult,
  SweptFolders,
  TemporaryFolder,
} from './parse';
export { withoutSecrets } from './input/secrets';
export { resultReaders } from './resultReaders';
export { mappingReader, parseMapping, previewMapping } from './mapping';
export type {
  Mapping,
  MappingPreview,
  MappingState,
  RulePreview,
} from './mapping';
