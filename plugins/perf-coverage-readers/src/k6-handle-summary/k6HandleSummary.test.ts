import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const orders = join(__dirname, 'fixtures', 'orders.json');

describe('k6 handleSummary data', () => {
  it('reads totals, duration and thresholds that held', async () => {
    const run = await parseFile(orders);

    expect(run.format).toBe('k6-handle-summary');
    expect(run.durationSeconds).toBeCloseTo(60.123456);
    expect(run.totals).toMatchObject({
      requests: 600,
      failedRequests: 12,
      errorRate: 0.02,
      thresholds: 2,
      failedThresholds: 1,
    });
    expect(run.thresholds).toContainEqual({
      metric: 'http_req_failed',
      selector: {},
      expression: 'rate<0.01',
      ok: false,
    });
  });

  it('keeps a percentile that the script asked for', async () => {
    expect(statsOf(await parseFile(orders), 'http_req_duration')).toMatchObject(
      { p99: 500, count: 600 },
    );
  });

  it('reads a group as scope', async () => {
    expect(
      statsOf(await parseFile(orders), 'http_req_duration', {
        group: '::checkout',
      }),
    ).toMatchObject({ p95: 300 });
  });

  it('drops what setup returned, tokens included', async () => {
    expect(JSON.stringify(await parseFile(orders))).not.toContain(
      'do-not-store-me',
    );
  });

  it('counts metrics that it cannot read', async () => {
    const run = await parseText(
      '{"state": {}, "metrics": {"http_reqs": {"type": "counter", "values": {"count": 3}}, "odd": {"type": "set"}}}',
    );
    expect(run.totals.requests).toBe(3);
    expect(run.warnings).toMatchObject([
      { code: 'metric-unreadable', count: 1 },
    ]);
  });
});
