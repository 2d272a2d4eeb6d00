import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('Locust report', () => {
  it('reads tables', async () => {
    const run = await parseFile(fixture('2.12.1.html'));

    expect(run.totals).toMatchObject({ requests: 276, failedRequests: 64 });
    expect(run.durationSeconds).toBe(3);
    expect(statsOf(run, 'http_req_duration')).toEqual({
      count: 276,
      min: 1,
      avg: 9,
      max: 60,
      med: 8,
      p50: 8,
      p90: 14,
      p95: 29,
      p99: 57,
    });
    expect(
      statsOf(run, 'http_reqs', { operation: 'GET /missing' })?.count,
    ).toBe(60);
  });

  it('reads the data of the script', async () => {
    const run = await parseFile(fixture('2.33.html'));

    expect(run.totals).toMatchObject({ requests: 100, failedRequests: 2 });
    expect(run.startedAt).toBe('2026-03-02T08:15:00.000Z');
    expect(run.durationSeconds).toBe(60);
    expect(
      statsOf(run, 'http_req_duration', { operation: 'GET /orders/[id]' }),
    ).toMatchObject({ avg: 20.5, p90: 70, p95: 80 });
  });

  it('says of another page that it is none of Locust', async () => {
    await expect(
      parseText('<!DOCTYPE html><html><body>Hello</body></html>'),
    ).rejects.toThrow(/no known format/);
  });

  it('refuses a report without its table', async () => {
    await expect(
      parseText('<html><h1>Locust Test Report</h1></html>'),
    ).rejects.toThrow(/line 1: the locust-html file has no table/);
  });
});
