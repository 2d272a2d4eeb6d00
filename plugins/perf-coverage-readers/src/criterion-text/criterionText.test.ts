import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('Rust benchmarks as text', () => {
  it('takes the estimate, not the bounds, and not the change', async () => {
    const run = await parseFile(fixture('criterion.txt'));

    const round = statsOf(run, 'duration', { test: 'price/round' })!;
    expect(Object.keys(round)).toEqual(['avg']);
    expect(round.avg).toBeCloseTo(2.2311e-9, 15);
    expect(
      statsOf(run, 'bytes_per_second', { test: 'price/round' })?.avg,
    ).toBeCloseTo(4 * 1024 ** 3);
    const cart = { test: 'cart/a name that is too long for its column' };
    expect(statsOf(run, 'duration', cart)?.avg).toBeCloseTo(14.726e-6, 12);
    expect(statsOf(run, 'throughput', cart)?.avg).toBeCloseTo(67_900);
    expect(run.metrics).toHaveLength(4);
  });

  it('reads libtest with grouped digits, throughput and failures', async () => {
    const run = await parseFile(fixture('libtest.txt'));

    expect(statsOf(run, 'duration', { test: 'price::exact' })?.med).toBeCloseTo(
      13.9677563e-3,
      9,
    );
    expect(
      statsOf(run, 'bytes_per_second', { test: 'price::round' })?.med,
    ).toBeCloseTo(120e6);
    expect(run.tests).toMatchObject([
      { name: 'price::fails', status: 'failed' },
    ]);
  });

  it('reads coloured output whose lines a terminal overwrote', async () => {
    const run = await parseText(
      'Benchmarking a: Analyzing\r\u001b[1ma\u001b[0m    time:   [1.0 ms \u001b[1m2.0 ms\u001b[0m 3.0 ms]\r\n',
    );
    expect(statsOf(run, 'duration', { test: 'a' })).toEqual({ avg: 0.002 });
  });

  it('keeps units that are no time', async () => {
    const run = await parseText(
      'test cmov ... bench: 2,835 cycles/iter (+/- 14)\n',
    );
    expect(run.metrics).toMatchObject([
      { name: 'cycles', unit: 'cycles', stats: { med: 2835 } },
    ]);
  });

  it('reads lines of blanks in no time', async () => {
    const line = `test ${' '.repeat(1500)}time:${' '.repeat(400)}`;
    const started = process.hrtime.bigint();
    await expect(
      parseText(`${line}\n`.repeat(10_000), { format: 'criterion-text' }),
    ).rejects.toThrow(/no benchmark ran/);
    expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(5);
  });
});
