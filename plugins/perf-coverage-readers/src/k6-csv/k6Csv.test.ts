import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const shop = join(__dirname, 'fixtures', 'shop.csv');

describe('k6 --out csv', () => {
  it('reads the same as from the JSON output', async () => {
    const csv = await parseFile(shop);
    const json = await parseFile(
      join(__dirname, '../k6-ndjson/fixtures/shop.ndjson'),
    );

    expect(csv.format).toBe('k6-csv');
    expect(csv.totals).toEqual({
      ...json.totals,
      thresholds: 0,
      failedThresholds: 0,
    });
    expect(csv.checks).toEqual(json.checks);
    expect(statsOf(csv, 'http_req_duration')).toEqual(
      statsOf(json, 'http_req_duration'),
    );
  });

  it.each([
    ['1772439300', 'unix'],
    ['1772439300000', 'unix_milli'],
    ['1772439300000000', 'unix_micro'],
    ['1772439300000000000', 'unix_nano'],
    ['2026-03-02T08:15:00Z', 'rfc3339'],
  ])('reads the time %s (%s)', async time => {
    const run = await parseText(
      `metric_name,timestamp,metric_value,method\nhttp_reqs,${time},1.000000,GET\n`,
    );
    expect(run.startedAt).toBe('2026-03-02T08:15:00.000Z');
  });

  it('counts rows that are none', async () => {
    const run = await parseText(
      'metric_name,timestamp,metric_value,method\nhttp_reqs,1772439300,1.0,GET\nhttp_reqs,1772439300,NaN,GET\nhttp_reqs,17',
    );
    expect(run.totals.requests).toBe(1);
    expect(run.warnings).toMatchObject([
      { code: 'lines-unreadable', count: 2, line: 3 },
    ]);
  });

  it('names a column that is missing', async () => {
    await expect(
      parseText('metric_name,timestamp\nhttp_reqs,1'),
    ).rejects.toThrow(/line 1: the header lacks metric_value/);
  });
});
