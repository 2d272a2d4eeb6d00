import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('Taurus final-stats', () => {
  it.each(['final.xml', 'final.csv'])('reads %s', async name => {
    const run = await parseFile(fixture(name));

    expect(run.totals).toMatchObject({
      requests: 100,
      failedRequests: 10,
      errorRate: 0.1,
    });
    expect(statsOf(run, 'http_req_duration')).toMatchObject({
      min: 100,
      avg: 250,
      med: 240,
      p95: 450,
      max: 900,
    });
    expect(
      statsOf(run, 'http_req_failed', { operation: '/orders/{}' })?.rate,
    ).toBe(0.2);
  });

  it('knows the duration from the XML alone', async () => {
    expect((await parseFile(fixture('final.xml'))).durationSeconds).toBe(20);
    expect((await parseFile(fixture('final.csv'))).durationSeconds).toBeNull();
  });

  it.each(['<FinalStatus></FinalStatus>', 'label,avg_rt,fail,succ\n'])(
    'refuses %j',
    async text => {
      await expect(parseText(text)).rejects.toThrow(
        /line 1: the taurus-final-stats file has no group/,
      );
    },
  );
});
