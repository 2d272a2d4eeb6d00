import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const shop = join(__dirname, 'fixtures', 'shop.json');

describe('JMeter statistics.json', () => {
  it('reads the whole run and its transactions', async () => {
    const run = await parseFile(shop);

    expect(run.format).toBe('jmeter-statistics-json');
    expect(run.totals).toMatchObject({
      requests: 400,
      failedRequests: 8,
      errorRate: 0.02,
    });
    expect(statsOf(run, 'http_req_duration')).toEqual({
      count: 400,
      min: 10,
      avg: 120.5,
      med: 100,
      max: 900,
      p90: 200,
      p95: 300,
      p99: 600,
    });
    expect(statsOf(run, 'http_reqs', { operation: 'POST /orders' })).toEqual({
      count: 100,
      rate: 9.9,
    });
  });

  it('leaves a percentile out that is no number', async () => {
    expect(
      statsOf(await parseFile(shop), 'http_req_duration', {
        operation: 'browse',
      }),
    ).not.toHaveProperty('p99');
  });

  it('refuses a file without Total', async () => {
    await expect(
      parseText('{"a": {"sampleCount": 1, "meanResTime": 2}}'),
    ).rejects.toThrow(/no 'Total'/);
  });
});
