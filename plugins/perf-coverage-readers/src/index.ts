/**
 * Readers of performance-test result files, one folder per format.
 *
 * @packageDocumentation
 */
export { defaultReaderLimits, parseResult } from './parse';
export type { ParseResultOptions } from './parse';
export { resultReaders } from './resultReaders';
export { mappingReader, parseMapping, previewMapping } from './mapping';
export type {
  Mapping,
  MappingPreview,
  MappingState,
  RulePreview,
} from './mapping';
