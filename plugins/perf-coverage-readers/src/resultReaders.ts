import { ResultReader } from 'backstage-plugin-perf-coverage-node';
import { abReader } from './ab';
import { artilleryJsonReader } from './artillery-json';
import { artilleryTextReader } from './artillery-text';
import { asvJsonReader } from './asv-json';
import { autocannonJsonReader } from './autocannon-json';
import { bencherJsonReader } from './bencher-json';
import { benchmarkdotnetJsonReader } from './benchmarkdotnet-json';
import { benchmarkjsTextReader } from './benchmarkjs-text';
import { bombardierJsonReader } from './bombardier-json';
import { criterionEstimatesJsonReader } from './criterion-estimates-json';
import { criterionTextReader } from './criterion-text';
import { fortioJsonReader } from './fortio-json';
import { gatlingAssertionsJsonReader } from './gatling-assertions-json';
import { gatlingReportJsonReader } from './gatling-report-json';
import { gatlingSimulationLogReader } from './gatling-simulation-log';
import { gatlingSimulationLogBinaryReader } from './gatling-simulation-log-binary';
import { ghzJsonReader } from './ghz-json';
import { ghzTextReader } from './ghz-text';
import { ghzCsvReader } from './ghz-csv';
import { githubBenchmarkJsonReader } from './github-benchmark-json';
import { goBenchTextReader } from './go-bench-text';
import { googleBenchmarkJsonReader } from './google-benchmark-json';
import { heyReader } from './hey';
import { hyperfineJsonReader } from './hyperfine-json';
import { jmeterJtlCsvReader } from './jmeter-jtl-csv';
import { jmeterJtlXmlReader } from './jmeter-jtl-xml';
import { jmeterReportCsvReader } from './jmeter-report-csv';
import { jmeterStatisticsJsonReader } from './jmeter-statistics-json';
import { jmhJsonReader } from './jmh-json';
import { jmhTextReader } from './jmh-text';
import { junitXmlReader } from './junit-xml';
import { k6CsvReader } from './k6-csv';
import { k6HandleSummaryReader } from './k6-handle-summary';
import { k6NdjsonReader } from './k6-ndjson';
import { k6SummaryReader } from './k6-summary';
import { k6SummaryExportReader } from './k6-summary-export';
import { k6TextReader } from './k6-text';
import { lighthouseJsonReader } from './lighthouse-json';
import { locustCsvReader } from './locust-csv';
import { locustHtmlReader } from './locust-html';
import { locustJsonReader } from './locust-json';
import { mitataJsonReader } from './mitata-json';
import { ohaJsonReader } from './oha-json';
import { ohaTextReader } from './oha-text';
import { ohaCsvReader } from './oha-csv';
import { perfCoverageRunReader } from './perf-coverage-run';
import { prometheusTextReader } from './prometheus-text';
import { pytestBenchmarkReader } from './pytest-benchmark';
import { pytestJsonReportReader } from './pytest-json-report';
import { siegeReader } from './siege';
import { taurusFinalStatsReader } from './taurus-final-stats';
import { tinybenchJsonReader } from './tinybench-json';
import { vegetaJsonReader } from './vegeta-json';
import { vegetaResultsReader } from './vegeta-results';
import { vegetaTextReader } from './vegeta-text';
import { vitestBenchJsonReader } from './vitest-bench-json';
import { wrkReader } from './wrk';

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
  k6NdjsonReader,
  k6CsvReader,
  junitXmlReader,
  pytestBenchmarkReader,
  pytestJsonReportReader,
  jmeterJtlCsvReader,
  jmeterJtlXmlReader,
  jmeterStatisticsJsonReader,
  locustCsvReader,
  locustJsonReader,
  gatlingSimulationLogReader,
  gatlingReportJsonReader,
  artilleryJsonReader,
  vegetaJsonReader,
  autocannonJsonReader,
  ohaJsonReader,
  fortioJsonReader,
  ghzJsonReader,
  bombardierJsonReader,
  tinybenchJsonReader,
  abReader,
  benchmarkdotnetJsonReader,
  goBenchTextReader,
  googleBenchmarkJsonReader,
  heyReader,
  hyperfineJsonReader,
  jmhJsonReader,
  vitestBenchJsonReader,
  wrkReader,
  gatlingSimulationLogBinaryReader,
  criterionEstimatesJsonReader,
  lighthouseJsonReader,
  asvJsonReader,
  bencherJsonReader,
  criterionTextReader,
  locustHtmlReader,
  mitataJsonReader,
  prometheusTextReader,
  siegeReader,
  taurusFinalStatsReader,
  perfCoverageRunReader,
  artilleryTextReader,
  benchmarkjsTextReader,
  gatlingAssertionsJsonReader,
  githubBenchmarkJsonReader,
  jmeterReportCsvReader,
  vegetaResultsReader,
  ohaCsvReader,
  ohaTextReader,
  ghzCsvReader,
  ghzTextReader,
  vegetaTextReader,
  jmhTextReader,
  k6TextReader,
];
