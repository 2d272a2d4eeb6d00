import { join } from 'node:path';
import { parseFile, parseText, statsOf } from './testing';

const fixture = (path: string) =>
  join(__dirname, ...path.replace('/', '/fixtures/').split('/'));

/** Without the last bits, in which a change of unit shows. */
function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toPrecision(12));
}

interface Expected {
  requests: number;
  failed: number;
  errorRate: number;
  /** Some statistics of the response time, in ms; undefined must be absent. */
  ms: Record<string, number | undefined>;
  startedAt?: string | null;
  durationSeconds?: number | null;
}

/** The same load told by many tools: 100 answers, 10 of them 503, 2 none. */
const hundred = { requests: 100, failed: 10, errorRate: 0.1 };
const start = '2026-03-02T08:15:00.000Z';

const expected: [string, Expected][] = [
  [
    'locust-csv/run_stats.csv',
    {
      requests: 400,
      failed: 10,
      errorRate: 0.025,
      ms: { avg: 9.25, med: 7, p95: 19, 'p99.9': 90, max: 90.2 },
      startedAt: null,
    },
  ],
  [
    'locust-csv/old_requests.csv',
    {
      requests: 50,
      failed: 5,
      errorRate: 0.1,
      ms: { avg: 12, med: 10, p95: undefined },
    },
  ],
  [
    'locust-csv/run_stats_history.csv',
    {
      requests: 400,
      failed: 10,
      errorRate: 0.025,
      ms: { avg: 9.25, p95: undefined },
      startedAt: start,
      durationSeconds: 20,
    },
  ],
  [
    'locust-json/run.json',
    {
      requests: 100,
      failed: 2,
      errorRate: 0.02,
      ms: { avg: 8.8, min: 2.1, max: 90.2, p50: 6, p95: 40, p99: 90 },
      startedAt: '2026-03-02T08:15:00.500Z',
      durationSeconds: 20,
    },
  ],
  [
    'gatling-simulation-log/3.3.log',
    {
      requests: 2,
      failed: 1,
      errorRate: 0.5,
      ms: { count: 2, min: 50, avg: 175, max: 300 },
      startedAt: start,
      durationSeconds: 0.4,
    },
  ],
  [
    'gatling-simulation-log/3.10-cut.log',
    { requests: 3, failed: 1, errorRate: 1 / 3, ms: { min: 50, max: 400 } },
  ],
  ...['stats.json', 'global_stats.json', 'stats.js.txt'].map(
    (name): [string, Expected] => [
      `gatling-report-json/${name}`,
      {
        requests: 600,
        failed: 6,
        errorRate: 0.01,
        ms: { avg: 123, p95: 303, p90: undefined },
      },
    ],
  ),
  [
    'artillery-json/2.json',
    {
      requests: 100,
      failed: 12,
      errorRate: 12 / 102,
      ms: { avg: 12.5, p95: 40.5, 'p99.9': 90 },
      startedAt: start,
      durationSeconds: 10,
    },
  ],
  [
    'artillery-json/1.json',
    {
      ...hundred,
      ms: { med: 10, p95: 40.5, avg: undefined },
      startedAt: start,
    },
  ],
  [
    'vegeta-json/report.json',
    {
      ...hundred,
      ms: { avg: 12.5, p50: 10.9, p95: 40.5, max: 90 },
      startedAt: start,
      durationSeconds: 9.9,
    },
  ],
  [
    'autocannon-json/7.json',
    {
      requests: 100,
      failed: 12,
      errorRate: 12 / 102,
      ms: { avg: 12.5, 'p97.5': 60, p99: 80, p95: undefined },
      startedAt: start,
    },
  ],
  [
    'oha-json/1.json',
    {
      requests: 100,
      failed: 12,
      errorRate: 12 / 102,
      ms: { avg: 12.5, p95: 40.5, 'p99.9': undefined },
      durationSeconds: 10,
    },
  ],
  [
    'bombardier-json/1.json',
    {
      requests: 102,
      failed: 12,
      errorRate: 12 / 102,
      ms: { avg: 12.5, p95: 40.5, max: 90 },
    },
  ],
  [
    'fortio-json/http.json',
    {
      ...hundred,
      ms: { avg: 12.5, p95: 40.5, 'p99.9': 89.9, p99: undefined },
      startedAt: start,
      durationSeconds: 10,
    },
  ],
  [
    'ghz-json/summary.json',
    {
      ...hundred,
      ms: { avg: 12.5, p95: 40.5, p90: undefined },
      startedAt: start,
    },
  ],
  [
    'hey/0.1.4.txt',
    {
      requests: 200,
      failed: 20,
      errorRate: 0.1,
      ms: { avg: 44.7, max: 60, p50: 44.2, p95: 50, p99: 52.1 },
      durationSeconds: 1.7989,
    },
  ],
  [
    'ab/2.3.txt',
    {
      requests: 200,
      failed: 20,
      errorRate: 0.1,
      ms: { min: 2, avg: 4, stddev: 1.9, med: 4, max: 11, p95: 9, p99: 11 },
      durationSeconds: 0.23,
    },
  ],
  [
    'wrk/4.1.0-latency.txt',
    {
      requests: 178,
      failed: 18,
      errorRate: 18 / 178,
      ms: { avg: 44.28, max: 52.11, p50: 44.02, p99: 51.71, p95: undefined },
      durationSeconds: 2,
    },
  ],
  [
    'wrk/wrk2.txt',
    {
      requests: 59842,
      failed: 28,
      errorRate: 28 / 59850,
      ms: { avg: 1.47, stddev: 0.70508, p95: 2.613, 'p99.9': 6.43 },
      durationSeconds: 30,
    },
  ],
];

describe('readers of load tools', () => {
  it.each(expected)('read totals and times of %s', async (path, facts) => {
    const run = await parseFile(fixture(path));

    const { requests, failed, errorRate, ms, ...rest } = facts;
    expect(run).toMatchObject({ format: path.split('/')[0], ...rest });
    expect(run.totals.requests).toBe(requests);
    expect(run.totals.failedRequests).toBe(failed);
    expect(run.totals.errorRate).toBeCloseTo(errorRate, 9);
    const stats = statsOf(run, 'http_req_duration')!;
    expect(
      Object.fromEntries(
        Object.keys(ms).map(stat => [stat, rounded(stats[stat])]),
      ),
    ).toEqual(ms);
  });

  it.each([
    ['locust-csv/run_stats.csv', { operation: 'GET /orders/[id]' }, 10, 100],
    ['locust-json/run.json', { operation: 'GET /orders/[id]' }, 2, 20],
    ['gatling-report-json/stats.json', { operation: 'POST order' }, 6, 200],
    ['artillery-json/2.json', { operation: '/orders' }, 10, 50],
  ])('read operations of %s', async (path, scope, failed, requests) => {
    const run = await parseFile(fixture(path));
    expect(statsOf(run, 'http_req_failed', scope)).toEqual({
      rate: failed / requests,
      count: requests,
    });
  });

  it.each(['bombardier-json/1.json', 'ghz-json/summary.json'])(
    'keep headers and metadata out of %s',
    async path => {
      expect(JSON.stringify(await parseFile(fixture(path)))).not.toContain(
        'do-not-store-me',
      );
    },
  );

  it.each(['12.13.csv', '12.13.json'])(
    'read the results of Vegeta one by one from %s',
    async name => {
      const run = await parseFile(fixture(`vegeta-results/${name}`));
      expect(run.totals).toMatchObject({ requests: 40, failedRequests: 5 });
      expect(run.startedAt).toMatch(/^2026-03-02T08:15:00/);
      expect(run.durationSeconds).toBeCloseTo(39 * 0.02 + 0.04, 3);
      const all = statsOf(run, 'http_req_duration');
      expect(all).toMatchObject({ count: 40, min: 1, max: 40, avg: 20.5 });
      expect(
        statsOf(run, 'http_req_duration', { operation: 'POST /orders' })?.count,
      ).toBe(20);
      expect(
        statsOf(run, 'http_req_duration', { operation: 'GET /orders/{}' })
          ?.count,
      ).toBe(20);
      expect(statsOf(run, 'data_sent')).toEqual({ count: 480 });
      expect(run.warnings).toEqual([]);
      expect(JSON.stringify(run)).not.toContain('token');
    },
  );

  it('read results of older versions of Vegeta, and count cut rows', async () => {
    const whole = await parseFile(fixture('vegeta-results/8.csv'));
    expect(whole.totals).toMatchObject({ requests: 9, failedRequests: 1 });
    const cut = await parseText(
      '1772439300123456789,200,1000000,0,2,,,,0\n17724393',
    );
    expect(cut.totals.requests).toBe(1);
    expect(cut.warnings).toMatchObject([
      { code: 'lines-unreadable', count: 1, line: 2 },
    ]);
  });

  it('read the requests of oha as CSV', async () => {
    const run = await parseFile(fixture('oha-csv/1.9.csv'));
    expect(run.totals).toMatchObject({ requests: 25, failedRequests: 3 });
    expect(run.startedAt).toBeNull();
    expect(run.durationSeconds).toBeCloseTo(0.24 + 0.0064, 6);
    expect(statsOf(run, 'http_req_duration')).toMatchObject({
      count: 25,
      min: 4,
      max: 6.4,
    });
    expect(statsOf(run, 'data_received')).toEqual({ count: 12800 });
  });

  it('read the calls of ghz as CSV, whatever their errors hold', async () => {
    const run = await parseFile(fixture('ghz-csv/calls.csv'));
    expect(run.totals).toMatchObject({ requests: 30, failedRequests: 5 });
    expect(statsOf(run, 'http_req_duration')).toMatchObject({
      min: 2,
      max: 4.9,
    });
    expect(run.warnings).toEqual([]);
  });

  it('read the requests of hey as CSV', async () => {
    const run = await parseFile(fixture('hey/0.1.4.csv'));
    expect(run.totals).toMatchObject({ requests: 50, failedRequests: 5 });
    expect(statsOf(run, 'http_req_duration')?.count).toBe(50);
  });

  it('read the files of ab -e and -g, which tell no failures', async () => {
    const shares = await parseFile(fixture('ab/2.3-e.csv'));
    const requests = await parseFile(fixture('ab/2.3-g.tsv'));
    expect(statsOf(shares, 'http_req_duration')?.p95).toBeGreaterThan(0);
    expect(shares.totals.requests).toBeNull();
    expect(requests.totals).toMatchObject({
      requests: 200,
      failedRequests: null,
      errorRate: null,
    });
  });

  it('leave percentiles out that wrk was not asked for', async () => {
    const stats = statsOf(
      await parseFile(fixture('wrk/4.1.0.txt')),
      'http_req_duration',
    )!;
    expect(Object.keys(stats)).toEqual(['avg', 'stddev', 'max']);
  });

  it('count failures and exceptions of Locust, without passwords in URLs', async () => {
    const run = await parseFile(fixture('locust-csv/run_failures.csv'));
    expect(run.totals).toMatchObject({ requests: null, failedRequests: 10 });
    expect(JSON.stringify(run)).not.toContain('secret');
    const none = await parseFile(fixture('locust-csv/run_exceptions.csv'));
    expect(statsOf(none, 'exceptions')).toEqual({ count: 0 });
  });

  it('read the version of Gatling, and count a cut line', async () => {
    const run = await parseFile(fixture('gatling-simulation-log/3.10-cut.log'));
    expect(run.tool.version).toBe('3.10.5');
    expect(run.warnings).toMatchObject([
      { code: 'lines-unreadable', count: 1, line: 7 },
    ]);
  });

  it('read a report of generated data as such', async () => {
    const run = await parseText(
      '{"synthetic": true, "latencies": {"mean": 1}, "bytes_in": {}, "requests": 1, "success": 1}',
    );
    expect(run.synthetic).toBe(true);
  });

  it.each([
    ['vegeta-json', '{"latencies": {}, "bytes_in": {}}', /no 'requests'/],
    [
      'artillery-json',
      '{"aggregate": {"counters": null, "summaries": {}}}',
      /no 'aggregate' with counters/,
    ],
    ['locust-json', '[]', /lists no request/],
    ['locust-csv', 'Name,# requests,# failures\n', /line 2: .*no row/],
    [
      'wrk',
      'Running 5s test @ http://shop.test\n  Thread Stats\n',
      /ends without a result/,
    ],
    [
      'ab',
      'This is ApacheBench, Version 2.3\nBenchmarking (be patient)...',
      /ends without a result/,
    ],
    ['hey', 'Summary:\n  Total:\t1 secs\n', /no total or no response/],
    ['hey', 'response-time,DNS+dialup,status-code\n', /holds no request/],
  ])('refuse a %s file without content', async (format, text, message) => {
    await expect(parseText(text, { format })).rejects.toThrow(message);
  });

  it('read logs of Gatling before 2.2, whose requests have four times', async () => {
    const run = await parseText(
      [
        'shop.Simulation\tshop\tRUN\t1400000000000\t \t2.0',
        'buy\t1\tUSER\tSTART\t1400000000000\t0',
        'buy\t1\tREQUEST\t\torder\t1400000000000\t1400000000001\t1400000000040\t1400000000050\tOK\t\u0020',
        'buy\t1\tREQUEST\tcart\tpay\t1400000000100\t1400000000101\t1400000000140\t1400000000400\tKO\tstatus',
      ].join('\n'),
    );
    expect(run.tool.version).toBe('2.0');
    expect(run.totals).toMatchObject({ requests: 2, failedRequests: 1 });
    expect(statsOf(run, 'http_req_duration', { operation: 'order' })?.max).toBe(
      50,
    );
    expect(statsOf(run, 'http_req_duration', { operation: 'pay' })?.max).toBe(
      300,
    );
  });

  it('read what wrk2 corrected, not what it adds uncorrected', async () => {
    const run = await parseText(
      `Running 30s test @ http://shop.test/
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.47ms  705.08us  10.63ms   68.84%
  Latency Distribution (HdrHistogram - Recorded Latency)
 50.000%    1.40ms
  Detailed Percentile spectrum:
       2.613     0.950000        56850        20.00
  Latency Distribution (HdrHistogram - Uncorrected Latency (measured without taking delayed starts into account))
 50.000%    0.40ms
       0.613     0.950000        56850        20.00
  59842 requests in 30.00s, 5.50MB read
`,
    );
    expect(statsOf(run, 'http_req_duration')).toMatchObject({
      p50: 1.4,
      p95: 2.613,
    });
  });

  it('read the averages and percentiles of old versions of autocannon', async () => {
    const run = await parseText(
      JSON.stringify({
        requests: { average: 10, total: 100 },
        latency: { average: 5.5, p999: 30 },
        throughput: { total: 1000 },
      }),
    );
    expect(statsOf(run, 'http_req_duration')).toEqual({
      avg: 5.5,
      'p99.9': 30,
    });
  });

  it('do not take home-made metrics for those of k6', async () => {
    await expect(
      parseText(
        '{"metrics": {"my_latency": {"count": 3, "avg": 2, "max": 4}}}',
      ),
    ).rejects.toThrow(
      /nearest is k6-summary-export .*none of k6's own metrics/,
    );
  });

  it('have one error rate, which counts what was never answered', async () => {
    const run = await parseText(
      `Running 10s test @ http://shop.test/
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.21s   519.43ms   1.92s    60.00%
  104 requests in 10.02s, 50.00KB read
  Socket errors: connect 0, read 0, write 0, timeout 96
  Non-2xx or 3xx responses: 4
`,
    );
    expect(run.totals.errorRate).toBe(0.5);
    expect(statsOf(run, 'http_req_failed')).toEqual({ rate: 0.5, count: 104 });
  });

  it('take no times of 0 where nothing was answered', async () => {
    const run = await parseText(
      JSON.stringify({
        requests: { mean: 0, total: 0 },
        latency: { mean: 0, min: 0, max: 0, p99: 0, totalCount: 0 },
        throughput: { total: 0 },
        errors: 20,
      }),
    );
    expect(run.totals).toMatchObject({ requests: 0, errorRate: 1 });
    expect(statsOf(run, 'http_req_duration')).toBeUndefined();
    expect(statsOf(run, 'http_req_failed')).toEqual({ rate: 1 });
  });

  it('read the history of Locust before version 1 by its last rows', async () => {
    const run = await parseFile(fixture('locust-csv/0.14_stats_history.csv'));

    expect(run.startedAt).toBe('2026-03-02T08:15:00.000Z');
    expect(run.durationSeconds).toBe(10);
    expect(run.totals).toMatchObject({ requests: 200, failedRequests: 4 });
    expect(statsOf(run, 'http_req_duration')).toEqual({
      count: 200,
      min: 3,
      avg: 14,
      med: 11,
      max: 90,
    });
  });

  it('read the distribution of Locust before version 0.13', async () => {
    const run = await parseFile(fixture('locust-csv/0.8_distribution.csv'));

    expect(run.totals).toMatchObject({ requests: 60, failedRequests: null });
    expect(
      statsOf(run, 'http_req_duration', { operation: 'GET /orders/{}' }),
    ).toMatchObject({ p95: 40, p99: 60, max: 90 });
    expect(
      statsOf(run, 'http_req_duration', { operation: 'POST /pay' }),
    ).toBeUndefined();
  });
});
