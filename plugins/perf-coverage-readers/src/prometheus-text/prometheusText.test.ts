import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';
import { parseSample } from './exposition';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('Prometheus text exposition', () => {
  it('adds up histograms of response times, and invents no percentile', async () => {
    const run = await parseFile(fixture('service.txt'));

    expect(statsOf(run, 'http_req_duration')).toEqual({ count: 100, avg: 200 });
    expect(
      statsOf(run, 'http_req_duration', {
        operation: 'POST /orders',
        status: '503',
      }),
    ).toEqual({ count: 20, avg: 600 });
    expect(run.totals).toMatchObject({ requests: 100, failedRequests: null });
  });

  it('reads summaries with their quantiles and counters with their labels', async () => {
    const run = await parseFile(fixture('service.txt'));

    expect(statsOf(run, 'checkout_duration_seconds')).toEqual({
      count: 100,
      avg: 0.25,
      med: 0.2,
      p50: 0.2,
      p95: 0.7,
    });
    expect(statsOf(run, 'orders_total')).toEqual({ count: 100 });
    expect(statsOf(run, 'orders_total', { kind: 'express "24"' })).toEqual({
      count: 30,
    });
    expect(run.metrics.some(({ name }) => name.startsWith('go_'))).toBe(false);
    expect(run.warnings).toEqual([]);
  });

  it('reads OpenMetrics', async () => {
    const run = await parseFile(fixture('openmetrics.txt'));
    expect(statsOf(run, 'acme_jobs')).toEqual({ count: 17 });
    expect(statsOf(run, 'acme_job_bytes')).toEqual({ count: 4, avg: 2048 });
  });

  it('says so where there are gauges alone', async () => {
    const run = await parseText('# TYPE up gauge\nup 1\n');
    expect(run.metrics).toEqual([]);
    expect(run.warnings).toMatchObject([{ code: 'nothing-measured' }]);
  });

  it.each([
    ['a 1', { name: 'a', labels: [], value: 1 }],
    ['a{} 1e3 1772', { name: 'a', labels: [], value: 1000 }],
    [
      'a{b="x\\"y\\\\",c="\\n",} 2',
      {
        name: 'a',
        labels: [
          ['b', 'x"y\\'],
          ['c', '\n'],
        ],
        value: 2,
      },
    ],
    ['a{b="x 2', undefined],
    ['a NaN', undefined],
    ['a', undefined],
    ['1a 2', undefined],
  ])('takes %j for %j', (line, sample) => {
    expect(parseSample(line)).toEqual(sample);
  });
});
