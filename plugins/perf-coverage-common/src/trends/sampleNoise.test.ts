import fc from 'fast-check';
import { sampleNoise } from './sampleNoise';

const stats = {
  count: 400,
  min: 10,
  p50: 100,
  p90: 180,
  p95: 200,
  p99: 300,
  max: 500,
  avg: 110,
  stddev: 40,
};

describe('how far a statistic scatters by its samples', () => {
  it('gives 1.96 standard errors of the mean', () => {
    const { low, high } = sampleNoise(stats, 'avg')!;
    expect(low).toBeCloseTo(110 - 3.92);
    expect(high).toBeCloseTo(110 + 3.92);
  });

  it('reads a quantile’s scatter between those beside it', () => {
    // 1.96 √(0.95 · 0.05 / 400) = 0.02136 of the samples to both sides.
    const { low, high } = sampleNoise(stats, 'p95')!;
    expect(low).toBeCloseTo(180 + ((0.05 - 0.02136) / 0.05) * 20, 1);
    expect(high).toBeCloseTo(200 + (0.02136 / 0.04) * 100, 1);
  });

  it.each([
    ['no count', { ...stats, count: NaN }, 'p95'],
    ['one sample', { ...stats, count: 1 }, 'avg'],
    ['no such statistic', stats, 'p75'],
    ['a statistic that has no distribution', stats, 'rate'],
    ['the largest', stats, 'max'],
    ['no scatter of the mean', { count: 400, avg: 110 }, 'avg'],
    ['nothing above it', { count: 400, p50: 100, p95: 200 }, 'p95'],
    ['nothing below it', { count: 400, p95: 200, p99: 300 }, 'p95'],
    ['too few samples for so rare a value', { ...stats, count: 5 }, 'p99'],
  ])('says nothing with %s', (_, given: Record<string, number>, stat) => {
    expect(sampleNoise(given, stat)).toBeNull();
  });

  it('holds the value itself, and less with more samples', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.integer({ min: 1, max: 10_000 }), {
            minLength: 5,
            maxLength: 5,
          })
          .map(values => values.sort((a, b) => a - b)),
        fc.integer({ min: 500, max: 100_000 }),
        ([min, p50, p95, p99, max], count) => {
          const given = { count, min, p50, p95, p99, max };
          const few = sampleNoise(given, 'p95')!;
          const many = sampleNoise({ ...given, count: count * 10 }, 'p95')!;
          expect(few.low).toBeLessThanOrEqual(p95);
          expect(few.high).toBeGreaterThanOrEqual(p95);
          expect(many.high - many.low).toBeLessThanOrEqual(
            few.high - few.low + 1e-9,
          );
        },
      ),
    );
  });
});
