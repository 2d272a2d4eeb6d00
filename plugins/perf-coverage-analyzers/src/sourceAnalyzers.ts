import { SourceAnalyzer } from 'backstage-plugin-perf-coverage-node';
import { locustAnalyzer } from './locust';
import { pytestAnalyzer } from './pytest';

/** The analysers of this package, in the order in which they are asked. @public */
export const sourceAnalyzers: SourceAnalyzer[] = [pytestAnalyzer, locustAnalyzer];
