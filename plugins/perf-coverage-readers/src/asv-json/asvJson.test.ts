import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('asv', () => {
  it('reads each combination of parameters, the last one fastest', async () => {
    const run = await parseFile(fixture('v2.json'));
    const test = 'bench_price.Price.time_round';

    expect(
      statsOf(run, 'duration', { test, param1: '10', param2: `'exact'` }),
    ).toEqual({ med: 0.00025, count: 10, p75: 0.000255 });
    expect(
      statsOf(run, 'duration', { test, param1: '20', param2: `'exact'` })?.med,
    ).toBe(0.0005);
    expect(run.tests).toContainEqual({
      name: `${test}(20, 'fast')`,
      suite: null,
      status: 'error',
      durationSeconds: null,
    });
    expect(run.startedAt).toBe('2026-03-02T08:14:50.000Z');
  });

  it('knows by its name what a benchmark measures', async () => {
    const run = await parseFile(fixture('v2.json'));
    expect(
      run.metrics
        .filter(({ name }) => name !== 'duration')
        .map(({ name, unit, stats }) => [name, unit, stats.value]),
    ).toEqual([
      ['peak_memory', 'bytes', 52428800],
      ['track', 'unknown', 42],
    ]);
  });

  it('reads version 1, with bare numbers and objects', async () => {
    const run = await parseFile(fixture('v1.json'));
    expect(statsOf(run, 'duration', { test: 'time_round' })).toEqual({
      med: 1.5e-6,
    });
    expect(
      statsOf(run, 'duration', { test: 'Price.time_sort', param1: '20' }),
    ).toEqual({ med: 0.002 });
    expect(run.totals.failedTests).toBe(1);
  });

  it('refuses a file without results', async () => {
    await expect(
      parseText('{"commit_hash": "a", "results": {}}'),
    ).rejects.toThrow(/line 1: the asv-json file holds no result/);
  });
});
