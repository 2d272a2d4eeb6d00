import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('siege', () => {
  it('reads the JSON summary, whose times are in seconds', async () => {
    const run = await parseFile(fixture('4.0.7-json.txt'));

    expect(run.totals).toMatchObject({ requests: 2095, failedRequests: 17 });
    expect(run.totals.errorRate).toBeCloseTo(17 / 2112);
    expect(run.durationSeconds).toBe(1.98);
    expect(statsOf(run, 'http_req_duration')).toEqual({
      min: 0,
      avg: 0,
      max: 20,
    });
  });

  it('says how many responses siege took for hits although they are 4xx', async () => {
    const run = await parseFile(fixture('4.0.7-json.txt'));
    expect(run.warnings).toMatchObject([
      { code: 'responses-refused', count: 2095 - 1392 },
    ]);
  });

  it('reads times in ms where the text says so', async () => {
    const run = await parseFile(fixture('4.2-ms.txt'));

    expect(run.tool).toEqual({ name: 'siege', version: '4.1.7' });
    const stats = statsOf(run, 'http_req_duration')!;
    expect(stats.avg).toBeCloseTo(36.36);
    expect(stats.max).toBeCloseTo(250);
    expect(statsOf(run, 'data_received')).toEqual({ count: 4 * 1024 * 1024 });
    expect(run.warnings).toEqual([]);
  });

  it('makes operations and percentiles of the lines per request', async () => {
    const run = await parseFile(fixture('4.0.7-verbose.txt'));

    expect(run.totals.requests).toBe(6);
    expect(
      statsOf(run, 'http_reqs', { operation: 'GET /orders/{}' })?.count,
    ).toBe(2);
    expect(statsOf(run, 'http_req_duration')?.max).toBe(60);
  });

  it('reads lines per request as records', async () => {
    const run = await parseFile(fixture('csv-lines.txt'));
    expect(run.totals).toMatchObject({ requests: 3, failedRequests: 1 });
    expect(statsOf(run, 'http_reqs', { operation: '/orders/{}' })?.count).toBe(
      2,
    );
  });

  it('refuses a run that was stopped before its summary', async () => {
    await expect(
      parseText('** SIEGE 4.1.7\n', { format: 'siege' }),
    ).rejects.toThrow(/line 2: the siege file ends without a result/);
  });
});
