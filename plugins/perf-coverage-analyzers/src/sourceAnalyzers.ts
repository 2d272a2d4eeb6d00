import { SourceAnalyzer } from 'backstage-plugin-perf-coverage-node';

/** The analysers of this package, in the order in which they are asked. @public */
export const sourceAnalyzers: SourceAnalyzer[] = [];
