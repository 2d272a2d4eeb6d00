/**
 * Extension points of Perf Coverage: readers of result files and analysers of
 * test sources.
 *
 * @packageDocumentation
 */
export * from './ResultReader';
export * from './SourceAnalyzer';
export * from './extensionPoints';
export * from './permissions';
