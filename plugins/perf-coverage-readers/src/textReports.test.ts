import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFile, parseText, statsOf } from './testing';

const fixture = (path: string) =>
  join(__dirname, ...path.replace('/', '/fixtures/').split('/'));

describe('readers of reports for people', () => {
  it('read the summary of Artillery, not its periods, and the verdicts of ensure', async () => {
    const run = await parseFile(fixture('artillery-text/2.0.txt'));

    expect(run.totals).toMatchObject({
      requests: 98,
      failedRequests: 10,
      errorRate: 0.1,
      thresholds: 2,
      failedThresholds: 1,
    });
    expect(statsOf(run, 'http_req_duration')).toEqual({
      min: 1,
      avg: 5.6,
      med: 5,
      max: 40,
      p95: 10.9,
      p99: 12.1,
    });
    expect(
      statsOf(run, 'http_req_duration', { operation: '/api/orders' })?.p95,
    ).toBe(6);
    expect(run.thresholds[1]).toEqual({
      metric: 'http.codes.503',
      selector: {},
      expression: 'http.codes.503 < 3',
      ok: false,
    });
  });

  it('read the summary of ghz', async () => {
    const run = await parseFile(fixture('ghz-text/summary.txt'));
    expect(run.totals).toMatchObject({ requests: 200, failedRequests: 10 });
    expect(run.durationSeconds).toBeCloseTo(0.18157, 9);
    const stats = statsOf(run, 'http_req_duration');
    expect(stats).toMatchObject({ avg: 32.01, p50: 29.26, med: 29.26 });
    expect(stats).toMatchObject({ min: 26.09, max: 69.6, p99: 69.57 });
  });

  it('read what oha prints, of all responses, in whatever unit', async () => {
    const run = await parseFile(fixture('oha-text/1.9.txt'));
    expect(run.totals).toMatchObject({
      requests: 196,
      failedRequests: 10,
      errorRate: 0.05,
    });
    expect(run.durationSeconds).toBeCloseTo(1.002441, 9);
    expect(statsOf(run, 'http_req_duration')).toMatchObject({
      avg: 4.8,
      p50: 4.2,
      'p99.9': 25.12,
    });
    const old = await parseFile(fixture('oha-text/0.5.txt'));
    expect(old.tool.name).toBe('oha');
    expect(old.totals).toMatchObject({ requests: 100, failedRequests: 0 });
    expect(statsOf(old, 'http_req_duration')?.p95).toBeCloseTo(100, 9);
    const long = await parseText(
      'Summary:\n  Success rate:\t100.00%\n  Total:\t1.5000 10 min\n  Requests/sec:\t2\n\nStatus code distribution:\n  [200] 1800 responses\n',
    );
    expect(long.durationSeconds).toBe(900);
  });

  it('read what the first releases of Artillery 2 wrote, and runs without answers', async () => {
    const run = await parseText(
      JSON.stringify({
        aggregate: {
          counters: {
            'core.vusers.created.total': 5,
            'engine.http.requests': 10,
            'engine.http.responses': 4,
            'engine.http.codes.500': 1,
          },
          summaries: { 'engine.http.response_time': { p95: 40 } },
        },
      }),
    );
    expect(run.totals).toMatchObject({ requests: 4, failedRequests: 7 });
    expect(statsOf(run, 'http_req_duration')).toEqual({ p95: 40 });

    const none = await parseText(
      '{"aggregate": {"counters": {"vusers.created": 2, "http.requests": 2, "errors.ECONNREFUSED": 2}, "summaries": {}}}',
    );
    expect(statsOf(none, 'vusers_created')).toEqual({ count: 2 });
    expect(none.totals).toMatchObject({
      requests: 0,
      failedRequests: 2,
      errorRate: 1,
    });
  });

  it('read the text of Vegeta with durations as Go writes them', async () => {
    const run = await parseFile(fixture('vegeta-text/12.txt'));

    expect(run.durationSeconds).toBe(70.5);
    expect(run.totals).toMatchObject({ requests: 1200, failedRequests: 535 });
    expect(statsOf(run, 'http_req_duration')).toEqual({
      min: expect.closeTo(0.9),
      avg: expect.closeTo(113.172398),
      p50: expect.closeTo(108.272568),
      med: expect.closeTo(108.272568),
      p90: expect.closeTo(140.18235),
      p95: expect.closeTo(247.771566),
      p99: expect.closeTo(264.815246),
      max: expect.closeTo(1264.815246),
    });
    expect(statsOf(run, 'data_received')).toEqual({ count: 3714690 });
  });

  it('read the older text of Vegeta', async () => {
    const run = await parseText(
      'Requests      [total, rate]            50, 10.20\nDuration      [total, attack, wait]    4.9s, 4.8s, 100ms\nLatencies     [mean, 50, 95, 99, max]  2ms, 1ms, 4ms, 5ms, 6ms\nSuccess       [ratio]                  100.00%\n',
    );
    expect(run.totals.errorRate).toBe(0);
    expect(statsOf(run, 'http_req_duration')).toMatchObject({ p95: 4, p50: 1 });
  });

  it.each([
    ['aggregate.csv', 100, 2, 150],
    ['summary.csv', 60, 0, undefined],
    ['plugins.csv', 60, 2, 120],
  ])('read the table of JMeter in %s', async (name, requests, failed, p95) => {
    const run = await parseFile(fixture(`jmeter-report-csv/${name}`));
    expect(run.totals).toMatchObject({ requests, failedRequests: failed });
    expect(statsOf(run, 'http_req_duration')?.p95).toBe(p95);
  });

  it('read labels and rates of that table', async () => {
    const run = await parseFile(fixture('jmeter-report-csv/aggregate.csv'));
    expect(
      statsOf(run, 'http_req_failed', { operation: 'POST /orders, large' }),
    ).toEqual({ rate: 0.05, count: 40 });
    const summary = await parseFile(fixture('jmeter-report-csv/summary.csv'));
    expect(statsOf(summary, 'http_reqs')).toEqual({ count: 60, rate: 0.5 });
  });

  it('read assertions of Gatling as thresholds', async () => {
    const run = await parseFile(fixture('gatling-assertions-json/3.9.json'));
    expect(run.startedAt).toBe('2026-03-02T08:15:00.000Z');
    expect(run.thresholds).toEqual([
      {
        metric: '95th percentile of response time',
        selector: {},
        expression: '95th percentile of response time is less than 800',
        ok: true,
      },
      {
        metric: 'percentage of failed events',
        selector: { path: 'pay' },
        expression: 'percentage of failed events is less than or equal to 1',
        ok: false,
      },
    ]);
  });

  it('read the lines of Benchmark.js', async () => {
    const run = await parseFile(fixture('benchmarkjs-text/2.1.4.txt'));
    expect(statsOf(run, 'throughput', { test: 'round(10)' })).toEqual({
      avg: 119_979_532,
      count: 59,
    });
  });

  it('read the lists for github-action-benchmark by their units', async () => {
    const run = await parseFile(fixture('github-benchmark-json/custom.json'));
    expect(
      statsOf(run, 'duration', { test: 'start of the service' })?.avg,
    ).toBeCloseTo(0.4125);
    expect(statsOf(run, 'duration', { test: 'round' })?.avg).toBeCloseTo(
      88e-9,
      15,
    );
    expect(
      run.metrics
        .filter(({ name }) => name === 'value')
        .map(({ unit, direction, stats }) => [unit, direction, stats.value]),
    ).toEqual([
      ['req/s', 'higher', 1200],
      ['Megabytes', 'neutral', 50],
    ]);
  });

  it.each([
    'ab/2.3-e.csv',
    'ab/2.3.txt',
    'artillery-text/1.7.9.txt',
    'artillery-text/2.0.34.txt',
    'ghz-text/summary.txt',
    'hey/0.1.4.txt',
    'oha-text/0.5.txt',
    'oha-text/1.9.txt',
    'siege/4.0.7-json.txt',
    'siege/4.0.7-verbose.txt',
    'vegeta-text/12.8.4.txt',
    'wrk/4.1.0-latency.txt',
    'wrk/wrk2.txt',
  ])('read the first of several reports of %s', async path => {
    const text = await readFile(fixture(path), 'utf8');
    const alone = await parseText(text);
    const { warnings, ...run } = await parseText(`${text}\n${text}\n${text}`);

    expect({ ...run, warnings: alone.warnings }).toEqual(alone);
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'reports-left-out',
        count: 2,
        line: expect.any(Number),
      }),
    );
  });

  it('read the first whole report where the one before was interrupted', async () => {
    const whole = await readFile(fixture('wrk/4.1.0-latency.txt'), 'utf8');
    const started = whole.slice(0, whole.indexOf('Thread Stats'));
    const alone = await parseText(whole);
    const run = await parseText(`${started}\n^C\n${whole}`);

    expect(run.totals).toEqual(alone.totals);
    expect(run.warnings).toMatchObject([
      { code: 'reports-left-out', count: 1, line: 1 },
    ]);
  });

  it.each([
    ['artillery-text', 'Metrics for period to: 08:15:10\n'],
    ['vegeta-text', 'Latencies [mean] 1ms\n'],
    ['jmeter-report-csv', 'Label,# Samples,Average,Error %\n'],
    ['benchmarkjs-text', 'fails: \n'],
    ['github-benchmark-json', '[]'],
    ['gatling-assertions-json', '{"simulation": "a"}'],
  ])('refuse a %s file without results', async (format, text) => {
    await expect(parseText(text, { format })).rejects.toThrow(
      new RegExp(`line \\d+: the ${format} file `),
    );
  });
});
