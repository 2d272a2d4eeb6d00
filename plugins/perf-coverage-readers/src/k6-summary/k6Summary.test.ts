import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const orders = join(__dirname, 'fixtures', 'orders.json');

describe('k6 machine-readable summary', () => {
  it('reads version, time and totals', async () => {
    const run = await parseFile(orders);

    expect(run.format).toBe('k6-summary');
    expect(run.tool).toEqual({ name: 'k6', version: '1.5.0' });
    expect(run.durationSeconds).toBe(60.5);
    expect(run.startedAt).toBe('2026-03-02T08:15:00.000Z');
    expect(run.totals).toMatchObject({
      requests: 600,
      failedRequests: 12,
      errorRate: 0.02,
      checks: 2,
      failedChecks: 1,
    });
  });

  it('names metrics as the older summaries do', async () => {
    const run = await parseFile(orders);

    expect(statsOf(run, 'checks')).toEqual({
      rate: 0.9833333333333333,
      count: 1200,
    });
    expect(
      statsOf(run, 'http_req_duration', { scenario: 'checkout' }),
    ).toMatchObject({ p95: 300 });
  });

  it('warns that thresholds are not in the file', async () => {
    expect((await parseFile(orders)).warnings).toMatchObject([
      { code: 'thresholds-absent' },
    ]);
  });

  it('reads what it knows of a newer version, and says so', async () => {
    const run = await parseText(
      '{"version": "2.0.0", "metadata": {"k6Version": "3"}, "config": {}, "results": {"metrics": [{"name": "http_reqs", "type": "counter", "values": {"count": 5}}]}}',
    );
    expect(run.totals.requests).toBe(5);
    expect(run.warnings.map(warning => warning.code)).toContain(
      'version-unknown',
    );
  });

  it('refuses a file without metrics', async () => {
    await expect(
      parseText('{"version": "1.0.0", "metadata": {"k6Version": "1.5.0"}}'),
    ).rejects.toThrow(/no list 'results.metrics'/);
  });
});
