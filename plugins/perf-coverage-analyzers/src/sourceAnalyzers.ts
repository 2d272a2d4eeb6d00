import { SourceAnalyzer } from 'backstage-plugin-perf-coverage-node';
import { artilleryAnalyzer } from './artillery';
import { benchmarkDotNetAnalyzer } from './benchmarkdotnet';
import { commandAnalyzer } from './commands';
import { criterionAnalyzer } from './criterion';
import { gatlingAnalyzer } from './gatling';
import { goBenchAnalyzer } from './go-bench';
import { googleBenchmarkAnalyzer } from './google-benchmark';
import { jmeterAnalyzer } from './jmeter';
import { jmhAnalyzer } from './jmh';
import { k6Analyzer } from './k6';
import { locustAnalyzer } from './locust';
import { pytestAnalyzer } from './pytest';
import { tinybenchAnalyzer } from './tinybench';
import { vitestAnalyzer } from './vitest';

/** The analysers of this package, in the order in which they are asked. @public */
export const sourceAnalyzers: SourceAnalyzer[] = [
  k6Analyzer,
  pytestAnalyzer,
  locustAnalyzer,
  jmeterAnalyzer,
  artilleryAnalyzer,
  gatlingAnalyzer,
  tinybenchAnalyzer,
  vitestAnalyzer,
  goBenchAnalyzer,
  criterionAnalyzer,
  googleBenchmarkAnalyzer,
  benchmarkDotNetAnalyzer,
  jmhAnalyzer,
  commandAnalyzer,
];
