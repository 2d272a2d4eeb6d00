import { SourceAnalyzer } from 'backstage-plugin-perf-coverage-node';
import { jmeterAnalyzer } from './jmeter';
import { k6Analyzer } from './k6';
import { locustAnalyzer } from './locust';
import { pytestAnalyzer } from './pytest';
import { tinybenchAnalyzer } from './tinybench';

/** The analysers of this package, in the order in which they are asked. @public */
export const sourceAnalyzers: SourceAnalyzer[] = [
  k6Analyzer,
  pytestAnalyzer,
  locustAnalyzer,
  jmeterAnalyzer,
  tinybenchAnalyzer,
];
