import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('k6 --out json', () => {
  it('reads totals, time and duration', async () => {
    const run = await parseFile(fixture('shop.ndjson'));

    expect(run.format).toBe('k6-ndjson');
    expect(run.startedAt).toBe('2026-03-02T08:15:00.000Z');
    expect(run.durationSeconds).toBe(9.5);
    expect(run.totals).toMatchObject({
      requests: 20,
      failedRequests: 1,
      errorRate: 0.05,
      checks: 2,
      failedChecks: 1,
    });
    expect(run.warnings).toEqual([]);
  });

  it('works out percentiles within a percent', async () => {
    const { p95, count, avg, max } = statsOf(
      await parseFile(fixture('shop.ndjson')),
      'http_req_duration',
    )!;
    expect(count).toBe(20);
    expect(avg).toBeCloseTo(195.25);
    expect(max).toBe(290.25);
    expect(Math.abs(p95 - 280.25)).toBeLessThan(2.8);
  });

  it('makes one operation of URLs that differ by identifier or query', async () => {
    const run = await parseFile(fixture('shop.ndjson'));
    const operations = run.metrics
      .filter(metric => metric.name === 'http_req_duration')
      .map(metric => metric.scope);

    expect(operations).toEqual([
      {},
      { operation: 'POST /orders/{}' },
      { scenario: 'checkout' },
      { operation: 'GET /products' },
      { scenario: 'browse' },
    ]);
    expect(
      statsOf(run, 'http_req_failed', { operation: 'POST /orders/{}' }),
    ).toEqual({ rate: 0.2, count: 5 });
  });

  it('works out whether thresholds held', async () => {
    const run = await parseFile(fixture('shop.ndjson'));
    expect(run.thresholds.map(each => [each.expression, each.ok])).toEqual([
      ['p(95)<500', true],
      ['max<100', false],
      ['rate<0.2', true],
    ]);
  });

  it('leaves stray lines and a cut tail out, and counts them', async () => {
    const run = await parseFile(fixture('stray.ndjson'));
    expect(run.totals.requests).toBe(2);
    expect(run.warnings).toMatchObject([
      { code: 'lines-unreadable', count: 2, line: 1 },
    ]);
  });

  it('skips a line without end', async () => {
    const run = await parseText(
      `{"metric":"http_reqs","type":"Point","data":{"time":"2026-03-02T08:15:00Z","value":1,"tags":{}}}\n${'x'.repeat(
        3_000_000,
      )}\n{"metric":"http_reqs","type":"Point","data":{"time":"2026-03-02T08:15:01Z","value":1,"tags":null}}\r\n`,
    );
    expect(run.totals.requests).toBe(2);
    expect(run.warnings).toMatchObject([
      { code: 'lines-too-long', count: 1, line: 2 },
    ]);
  });

  it('folds operations that never end', async () => {
    const lines = Array.from(
      { length: 4000 },
      (_, n) =>
        `{"metric":"http_req_duration","type":"Point","data":{"time":"2026-03-02T08:15:00Z","value":1,"tags":{"name":"step-${n}"}}}`,
    );
    const run = await parseText(lines.join('\n'));
    expect(run.metrics.length).toBeLessThan(2000);
    expect(statsOf(run, 'http_req_duration')?.count).toBe(4000);
    expect(run.warnings).toMatchObject([{ code: 'operations-folded' }]);
  });

  it('refuses a file of definitions alone', async () => {
    await expect(
      parseText(
        '{"type":"Metric","data":{"name":"vus","type":"gauge"},"metric":"vus"}',
      ),
    ).rejects.toThrow(/holds no sample/);
  });
});
