import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('JMeter JTL as CSV', () => {
  it('reads the default columns, quoted line ends included', async () => {
    const run = await parseFile(fixture('default.jtl'));

    expect(run.format).toBe('jmeter-jtl-csv');
    expect(run.startedAt).toBe('2026-03-02T08:15:00.000Z');
    expect(run.durationSeconds).toBe(2.1);
    expect(run.totals).toMatchObject({
      requests: 4,
      failedRequests: 1,
      errorRate: 0.25,
    });
    expect(statsOf(run, 'http_req_duration')).toMatchObject({
      count: 4,
      min: 80,
      avg: 300,
      max: 900,
    });
    expect(
      statsOf(run, 'http_req_failed', { operation: 'POST /orders' }),
    ).toEqual({ rate: 1, count: 1 });
    expect(run.warnings).toEqual([]);
  });

  it('reads a file without header, and makes templates of bare URLs', async () => {
    const run = await parseFile(fixture('no-header.jtl'));
    expect(run.totals).toMatchObject({ requests: 3, failedRequests: 1 });
    expect(
      statsOf(run, 'http_req_duration', { operation: '/users/{}' }),
    ).toMatchObject({ count: 1 });
  });

  it('reads other delimiters, dates and a second header; counts the rest', async () => {
    const run = await parseFile(fixture('semicolons-cut.jtl'));
    expect(run.totals).toMatchObject({ requests: 3, failedRequests: 1 });
    expect(run.startedAt).toBe('2026-03-02T08:15:00.250Z');
    expect(run.warnings).toMatchObject([
      { code: 'lines-unreadable', count: 2, line: 6 },
    ]);
  });

  it('gives up on a quote that never closes', async () => {
    const run = await parseText(
      'timeStamp,elapsed,label,success\n1772439300000,5,a,true\n1772439300001,6,"b,true\n1772439300002,7,c,true\n',
    );
    expect(run.totals.requests).toBe(1);
    expect(run.warnings).toMatchObject([
      { code: 'quote-unclosed', count: 2, line: 3 },
    ]);
  });

  it('refuses a header without elapsed and says what to set', async () => {
    await expect(
      parseText('timeStamp,label,success\n1,a,true\n'),
    ).rejects.toThrow(/nearest is jmeter-jtl-csv.*saveservice\.time=true/);
  });

  it('refuses a file without samples', async () => {
    await expect(
      parseText('timeStamp,elapsed,label,success\n'),
    ).rejects.toThrow(/line 1: .*no sample/);
  });

  it.each(['^', '\t', '~', '|', ':'])(
    'reads a file whose delimiter is %j',
    async delimiter => {
      const lines = ['label,elapsed,success', 'a,10,true', '"b",20,false'];
      const run = await parseText(lines.join('\n').replaceAll(',', delimiter), {
        format: 'jmeter-jtl-csv',
      });
      expect(run.totals).toMatchObject({ requests: 2, failedRequests: 1 });
    },
  );

  it('does not know of failures where there is no column for them', async () => {
    const run = await parseText('timeStamp,elapsed,label\n1772439300000,5,a\n');
    expect(run.totals).toMatchObject({ requests: 1, failedRequests: null });
    expect(statsOf(run, 'http_req_failed')).toBeUndefined();
  });

  it('recognises rows without header by their quoted fields too', async () => {
    const run = await parseText(
      '1772439300000,5,"a, b",200,"OK, fine",t 1-1,text,true,,10,10,1,1,http://shop.test/,5,0,0\n',
    );
    expect(run.totals.requests).toBe(1);
  });

  it.each([
    '03/02/26 08:15:00',
    '02.03.2026 08:15',
    '2026-21-21 08:15:00',
    '-1',
  ])('does not guess what the time %j is', async time => {
    const run = await parseText(
      `timeStamp,elapsed,label,success\n${time},5,a,true\n${time},6,a,true\n`,
    );
    expect(run.totals.requests).toBe(2);
    expect(run.startedAt).toBeNull();
    expect(run.warnings).toMatchObject([{ code: 'time-unreadable', count: 2 }]);
  });
});
