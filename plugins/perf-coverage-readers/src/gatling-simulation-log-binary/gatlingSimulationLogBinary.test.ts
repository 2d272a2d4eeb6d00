import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chunksOf, parseFile, parseText, statsOf } from '../testing';
import { parseResult } from '../parse';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('Gatling binary simulation.log', () => {
  it('reads requests, names and version', async () => {
    const run = await parseFile(fixture('3.14.log'));

    expect(run.format).toBe('gatling-simulation-log-binary');
    expect(run.tool).toEqual({ name: 'gatling', version: '3.14.3' });
    expect(run.startedAt).toBe('2026-03-02T08:15:00.000Z');
    expect(run.totals).toMatchObject({ requests: 3, failedRequests: 1 });
    expect(
      statsOf(run, 'http_req_duration', { operation: 'home' }),
    ).toMatchObject({ count: 2, min: 50, max: 90 });
    expect(
      statsOf(run, 'http_req_failed', { operation: 'Größe prüfen ✓' }),
    ).toEqual({ rate: 1, count: 1 });
    expect(run.warnings).toEqual([]);
  });

  it.each([1, 7, 64])('reads the same in chunks of %d bytes', async size => {
    const bytes = readFileSync(fixture('3.14.log'));
    expect(await parseResult(chunksOf(bytes, size))).toEqual(
      await parseText(bytes),
    );
  });

  it('keeps the whole records of a cut file', async () => {
    const run = await parseFile(fixture('3.14-cut.log'));
    expect(run.totals.requests).toBe(2);
    expect(run.warnings).toMatchObject([{ code: 'file-cut' }]);
  });

  it('stops at a record that is none', async () => {
    const bytes = readFileSync(fixture('3.14.log'));
    const run = await parseText(Buffer.concat([bytes, Buffer.from([99, 1])]));
    expect(run.totals.requests).toBe(3);
    expect(run.warnings).toMatchObject([
      { code: 'record-broken', message: expect.stringContaining('kind 99') },
    ]);
  });

  it('refuses a file that is broken in its first record', async () => {
    const bytes = readFileSync(fixture('3.14.log')).subarray(0, 20);
    await expect(parseText(bytes)).rejects.toThrow(/broken in its first/);
  });
});
