import { ResultReader } from 'backstage-plugin-perf-coverage-node';
import { junitXmlReader } from './junit-xml';
import { k6HandleSummaryReader } from './k6-handle-summary';
import { k6SummaryReader } from './k6-summary';
import { k6SummaryExportReader } from './k6-summary-export';
import { pytestBenchmarkReader } from './pytest-benchmark';
import { tinybenchJsonReader } from './tinybench-json';

/**
 * All readers of this package. A new format is a folder of its own and one
 * line here.
 *
 * @public
 */
export const resultReaders: ResultReader[] = [
  k6SummaryReader,
  k6HandleSummaryReader,
  k6SummaryExportReader,
  junitXmlReader,
  pytestBenchmarkReader,
  tinybenchJsonReader,
];
