import { join } from 'node:path';
import { parseFile, parseText, statsOf } from './testing';

const fixture = (path: string) =>
  join(__dirname, ...path.replace('/', '/fixtures/').split('/'));

/**
 * What tools wrote about a load on a small server, with facts that were
 * counted in the files by other means; percentiles of samples are left to
 * `exactStatistics.test.ts`.
 */
const loads: {
  file: string;
  requests: number;
  failed: number;
  ms: Record<string, number | undefined>;
}[] = [
  {
    file: 'vegeta-json/12.8.4-buckets.json',
    requests: 60,
    failed: 16,
    ms: { min: 0.96099, avg: 9.892353, p50: 6.980419, p99: 42.390049 },
  },
  {
    file: 'vegeta-text/12.8.4.txt',
    requests: 60,
    failed: 16,
    ms: { min: 0.96099, avg: 9.892, p50: 6.98, p90: 18.658, max: 42.437 },
  },
  {
    file: 'vegeta-text/12.8.4-refused.txt',
    requests: 5,
    failed: 5,
    ms: { min: 0.30249, p99: 23.235 },
  },
  {
    file: 'vegeta-results/12.8.4.csv',
    requests: 60,
    failed: 16,
    ms: { count: 60, min: 0.96099, avg: 9.8923537, max: 42.436993 },
  },
  {
    file: 'vegeta-results/12.8.4.json',
    requests: 60,
    failed: 16,
    ms: { count: 60, min: 0.96099, avg: 9.8923537, max: 42.436993 },
  },
  {
    file: 'bombardier-json/1.2.5.json',
    requests: 51,
    failed: 3,
    ms: { avg: 10.950549019607843, max: 28.533, p95: undefined },
  },
  {
    file: 'bombardier-json/1.2.5-refused.json',
    requests: 5,
    failed: 5,
    ms: { avg: 0.1134, max: 0.343, p50: 0.076 },
  },
  {
    file: 'fortio-json/1.38.4-http.json',
    requests: 60,
    failed: 7,
    ms: { avg: 11.6861872, max: 48.899292, p90: 14 },
  },
  {
    file: 'fortio-json/1.38.4-grpc.json',
    requests: 40,
    failed: 0,
    ms: { avg: 0.60671105, p99: 2.2874416 },
  },
  {
    file: 'ghz-json/0.16.0.json',
    requests: 40,
    failed: 0,
    ms: { min: 0.12745, avg: 1.608896, p95: 18.291295, p0: undefined },
  },
  {
    file: 'ghz-text/0.16.0.txt',
    requests: 40,
    failed: 0,
    ms: { avg: 1.09, p95: 10.09, p0: undefined },
  },
  {
    // Every call ran into its time limit: the zeros are no times.
    file: 'ghz-text/0.16.0-late.txt',
    requests: 12,
    failed: 12,
    ms: { min: undefined, avg: undefined, max: undefined },
  },
  {
    file: 'ghz-csv/0.16.0.csv',
    requests: 40,
    failed: 0,
    ms: { count: 40, min: 0.11, avg: 0.30575, max: 2.16 },
  },
  {
    file: 'k6-summary-export/0.48.0.json',
    requests: 12,
    failed: 3,
    ms: { avg: 16.15035333333333, p99: 66.81771399 },
  },
  {
    file: 'k6-handle-summary/0.48.0.json',
    requests: 12,
    failed: 3,
    ms: { avg: 12.945952916666664, med: 12.1541905 },
  },
  {
    file: 'k6-ndjson/0.48.0.ndjson',
    requests: 12,
    failed: 3,
    ms: { count: 12, min: 1.799559, avg: 12.945952916666664, max: 29.533958 },
  },
  {
    file: 'k6-csv/0.48.0.csv',
    requests: 12,
    failed: 3,
    ms: { count: 12, min: 1.799559, avg: 12.945952916666664, max: 29.533958 },
  },
  {
    file: 'autocannon-json/9.0.0.json',
    requests: 60,
    failed: 3,
    ms: { avg: 17.97, p50: 11, 'p97.5': 81, p95: undefined },
  },
  {
    file: 'artillery-json/1.7.9.json',
    requests: 30,
    failed: 11,
    ms: { min: 2, med: 10, p95: 25, p99: 29, max: 29 },
  },
  {
    file: 'artillery-text/1.7.9.txt',
    requests: 30,
    failed: 11,
    ms: { min: 2, med: 10, p95: 25, p99: 29, max: 29 },
  },
  {
    file: 'artillery-json/2.0.34.json',
    requests: 30,
    failed: 11,
    ms: { min: 1, avg: 9.4, p75: 8.9, p99: 30.9, max: 48 },
  },
  {
    file: 'artillery-text/2.0.34.txt',
    requests: 30,
    failed: 11,
    ms: { min: 1, avg: 9.4, med: 6, p95: 19.9, p99: 30.9, max: 48 },
  },
  {
    file: 'locust-csv/2.12.1_stats.csv',
    requests: 115,
    failed: 19,
    ms: { avg: 15.035107234966151, p50: 12, p95: 36, 'p99.9': 90 },
  },
];

/** Without the last bits, in which a change of unit shows. */
function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toPrecision(9));
}

describe('what tools wrote about a load', () => {
  it.each(loads)(
    'is read from $file',
    async ({ file, requests, failed, ms }) => {
      const run = await parseFile(fixture(file));
      expect(run.format).toBe(file.split('/')[0]);
      expect(run.warnings).toEqual([]);
      expect(run.totals).toMatchObject({ requests, failedRequests: failed });
      expect(run.totals.errorRate).toBeCloseTo(failed / requests, 4);
      const stats = statsOf(run, 'http_req_duration') ?? {};
      const names = Object.keys(ms);
      expect(names.map(name => [name, rounded(stats[name])])).toEqual(
        names.map(name => [name, rounded(ms[name])]),
      );
    },
  );

  it.each(['k6-summary-export/0.48.0.json', 'k6-handle-summary/0.48.0.json'])(
    'tells of k6 which thresholds failed: %s',
    async file => {
      const run = await parseFile(fixture(file));
      expect(
        run.thresholds
          .map(({ expression, ok }) => `${expression} ${ok}`)
          .sort(),
      ).toEqual([
        'avg<1 false',
        'count>100 false',
        'p(90)<5000 true',
        'p(95)<2000 true',
        'rate>0.99 false',
      ]);
      expect(run.totals).toMatchObject({ checks: 3, failedChecks: 1 });
      expect(JSON.stringify(run)).not.toContain('not-a-secret');
    },
  );

  it('works k6’s thresholds of whole metrics out of the samples', async () => {
    const run = await parseFile(fixture('k6-ndjson/0.48.0.ndjson'));
    expect(
      run.thresholds.map(({ expression, ok }) => `${expression} ${ok}`).sort(),
    ).toEqual([
      'avg<1 false',
      'count>100 false',
      'p(95)<2000 true',
      'rate>0.99 false',
    ]);
  });

  it('takes no sentence for a version of Fortio', async () => {
    const run = await parseFile(fixture('fortio-json/1.38.4-http.json'));
    expect(run.tool).toEqual({ name: 'fortio', version: null });
  });

  it('says how to make lines of Vegeta’s binary results', async () => {
    await expect(
      parseText(
        '\u007f\u0003\u0001\u0001\u0006Result\u0001\u0006Attack\u0001\tTimestamp\u0001',
      ),
    ).rejects.toThrow(/nearest is vegeta-results.*vegeta encode --to json/);
  });
});

describe('what tools wrote about benchmarks', () => {
  it('is read from Google Benchmark 1.7.1', async () => {
    const run = await parseFile(fixture('google-benchmark-json/1.7.1.json'));
    const times = statsOf(run, 'duration', { test: 'BM_Copy/64/repeats:3' });
    expect(times?.count).toBe(3);
    expect(times?.avg).toBeCloseTo(3.5186580918e-9, 18);
    expect(times?.med).toBeCloseTo(3.3138078048e-9, 18);
    // The tool gives the deviation of a sample, too.
    expect(times?.stddev).toBeCloseTo(0.4760072251e-9, 18);
    expect(
      statsOf(run, 'duration', { test: 'BM_Parse/real_time' })?.avg,
    ).toBeCloseTo(18.825865128e-9, 17);
    expect(run.tests).toMatchObject([{ name: 'BM_Broken', status: 'error' }]);
  });

  it('is read from its aggregates alone', async () => {
    const run = await parseFile(
      fixture('google-benchmark-json/1.7.1-aggregates.json'),
    );
    expect(
      statsOf(run, 'duration', { test: 'BM_Copy/64/repeats:3' })?.med,
    ).toBeCloseTo(4.1318789096e-9, 18);
  });

  it('is read from Go 1.19, with a benchmark that failed', async () => {
    const run = await parseFile(fixture('go-bench-text/1.19.txt'));
    const scope = {
      test: 'BenchmarkSizes/n=100',
      package: 'example.test/shop',
    };
    const times = statsOf(run, 'duration', scope);
    expect(times?.count).toBe(2);
    expect(times?.min).toBeCloseTo(118e-9, 15);
    expect(times?.max).toBeCloseTo(3330e-9, 15);
    expect(run.warnings).toMatchObject([
      { code: 'benchmark-failed', count: 1 },
    ]);
  });

  it('is read from the events of go test -json', async () => {
    const run = await parseFile(fixture('go-bench-text/1.19-events.txt'));
    const scope = { test: 'BenchmarkSizes/n=10', package: 'example.test/shop' };
    expect(statsOf(run, 'duration', scope)?.avg).toBeCloseTo(69.1e-9, 18);
    expect(run.warnings).toEqual([]);
  });

  it('is read from hyperfine 1.15', async () => {
    const run = await parseFile(fixture('hyperfine-json/1.15.0.json'));
    expect(
      statsOf(run, 'duration', { test: 'sleep 0.001', n: '0.001' }),
    ).toMatchObject({ count: 5, avg: 0.006143337320000001 });
    // `false` ends with exit code 1.
    expect(run.totals).toMatchObject({ tests: 4, failedTests: 2 });
  });

  it('is read from Vitest 3.2', async () => {
    const run = await parseFile(fixture('vitest-bench-json/3.2.7.json'));
    const stats = run.metrics.find(
      ({ scope }) => scope.test === 'parse',
    )?.stats;
    expect(stats).toMatchObject({ count: 6535 });
    expect(stats?.avg).toBeCloseTo(6.22152165e-6, 12);
  });
});

it('is read from Lighthouse 12.8', async () => {
  const run = await parseFile(fixture('lighthouse-json/12.8.2.json'));
  const page = { page: '/orders' };
  expect(run.tool.version).toBe('12.8.2');
  expect(run.startedAt).toBe('2026-11-23T21:01:58.549Z');
  expect(statsOf(run, 'performance-score', page)).toEqual({ value: 1 });
  expect(statsOf(run, 'first-contentful-paint', page)?.value).toBeCloseTo(
    777.4605,
    6,
  );
  expect(statsOf(run, 'total-byte-weight', page)).toEqual({ value: 736 });
});
