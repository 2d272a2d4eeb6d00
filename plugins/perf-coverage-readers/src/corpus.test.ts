import { Run } from 'backstage-plugin-perf-coverage-common';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFile, statsOf } from './testing';

/*
 * Files of real tools with facts that were counted independently. They are no
 * part of this project: PERF_COVERAGE_CORPUS names the folder that has them,
 * with TRUTH.tsv (format, saved_file, set, fact, value) beside the files.
 */
const corpus = process.env.PERF_COVERAGE_CORPUS;

interface Fact {
  value: (run: Run) => number | null | undefined;
  /** Share by which it may differ. */
  within: number;
}

const exact = (value: Fact['value']): Fact => ({ value, within: 1e-9 });
const near = (value: Fact['value'], within = 0.01): Fact => ({ value, within });
const stat = (name: string) => (run: Run) =>
  statsOf(run, 'http_req_duration')?.[name];
const requests = exact(run => run.totals.requests);
const failed = exact(run => run.totals.failedRequests);
const tests = exact(run => run.totals.tests);
const benchmarks = exact(
  run =>
    new Set(
      run.metrics
        .filter(metric => Object.keys(metric.scope).length > 0)
        .map(metric => JSON.stringify(metric.scope)),
    ).size,
);

/** What the facts of a format's files are held against. */
const facts: Record<string, Record<string, Fact>> = {
  k6: {
    total_requests: requests,
    failed_requests: failed,
    error_rate: near(run => run.totals.errorRate, 0.001),
    thresholds: exact(run => run.totals.thresholds),
    thresholds_failed: exact(run => run.totals.failedThresholds),
    check_passes: exact(run =>
      run.checks.reduce((sum, check) => sum + check.passes, 0),
    ),
    check_fails: exact(run =>
      run.checks.reduce((sum, check) => sum + check.fails, 0),
    ),
    p95_http_req_duration_ms: near(stat('p95'), 0.001),
    p95_http_req_duration_ms_nearest_rank: near(stat('p95')),
  },
  'pytest-json-report': { tests_listed: tests },
  'pytest-benchmark': { benchmarks },
  'jmeter-jtl-csv': {
    samples: requests,
    failed,
    p95_elapsed_ms_nearest_rank: near(stat('p95')),
    avg_elapsed_ms: near(stat('avg'), 0.001),
    max_elapsed_ms: exact(stat('max')),
  },
  'jmeter-jtl-xml': {
    top_level_samples: requests,
    failed_top_level: failed,
    p95_ms_nearest_rank_top_level: near(stat('p95')),
  },
  'jmeter-statistics-json': {
    total_samples: requests,
    errors: failed,
    mean_ms: near(stat('avg'), 0.001),
    pct2_p95_ms: near(stat('p95'), 0.001),
  },
  'gatling-simulation-log-text': {
    requests,
    ko: failed,
    p95_ms_nearest_rank: near(stat('p95')),
  },
  'gatling-report-json': {
    total: requests,
    ko: failed,
    p95: near(stat('p95'), 0.001),
  },
  'locust-csv': {
    total_requests: requests,
    failures: failed,
    p95_ms: near(stat('p95'), 0.001),
  },
  'locust-json': {
    requests,
    failures: failed,
    p95_ms_nearest_rank: near(stat('p95')),
  },
  artillery: {
    http_responses: requests,
    requests,
    p95_ms: near(stat('p95'), 0.001),
  },
  'autocannon-json': { p99_ms: near(stat('p99'), 0.001) },
  'vegeta-json': {
    requests,
    p95_ms: near(stat('p95'), 0.001),
    error_rate: near(run => run.totals.errorRate, 0.001),
  },
  'oha-json': { completed: requests },
  'ghz-json': { count: requests, p95_ms: near(stat('p95'), 0.001) },
  'fortio-json': { count: requests },
  ab: { complete: requests, p95_ms: near(stat('p95'), 0.02) },
  wrk: { requests },
  jmh: { benchmarks },
  'google-benchmark': { benchmarks },
  benchmarkdotnet: { benchmarks },
  'vitest-bench': { benchmarks },
};

interface Expectation {
  file: string;
  fact: string;
  wanted: number;
  rule: Fact;
}

function expectationsOf(truth: string): Expectation[] {
  return truth
    .split('\n')
    .slice(1)
    .flatMap(line => {
      const [format, file, , fact, value] = line.split('\t');
      const rules = Object.entries(facts).find(([prefix]) =>
        format.startsWith(prefix),
      );
      const rule = rules?.[1][fact];
      return rule && value !== '' && Number.isFinite(Number(value))
        ? [{ file, fact, wanted: Number(value), rule }]
        : [];
    });
}

describe('expectations of a corpus', () => {
  it('are the numbers of facts that a rule knows', () => {
    const truth =
      'format\tsaved_file\tset\tfact\tvalue\n' +
      'k6-csv\ta.csv\topen\ttotal_requests\t4\n' +
      'k6-csv\ta.csv\topen\tcolumns\t18\n' +
      'wrk-text\tb.txt\topen\tp99\t5.39ms\n';
    expect(expectationsOf(truth)).toMatchObject([
      { file: 'a.csv', fact: 'total_requests', wanted: 4 },
    ]);
  });
});

(corpus && existsSync(join(corpus, 'TRUTH.tsv')) ? describe : undefined)?.(
  'the corpus',
  () => {
    const expectations = expectationsOf(
      readFileSync(join(corpus!, 'TRUTH.tsv'), 'utf8'),
    );
    const files = [...new Set(expectations.map(({ file }) => file))];

    it.each(files)('%s', async file => {
      const run = await parseFile(join(corpus!, file));
      const wrong = expectations
        .filter(each => each.file === file)
        .flatMap(({ fact, wanted, rule }) => {
          const actual = rule.value(run) ?? NaN;
          const right =
            Math.abs(actual - wanted) <=
            Math.max(Math.abs(wanted) * rule.within, 1e-6);
          return right ? [] : [`${fact}: ${actual}, not ${wanted}`];
        });
      expect(wrong).toEqual([]);
    });
  },
);
