import fc from 'fast-check';
import { Histogram, relativeError } from './Histogram';

function histogramOf(values: number[]): Histogram {
  const histogram = new Histogram();
  values.forEach(value => histogram.add(value));
  return histogram;
}

function exact(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

const samples = fc.array(
  fc.oneof(
    fc.constant(0),
    fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
    fc.integer({ min: 0, max: 60_000 }),
  ),
  { minLength: 1, maxLength: 300 },
);
const shares = [0.5, 0.75, 0.9, 0.95, 0.99, 0.999];

describe('Histogram', () => {
  it('keeps quantiles within its relative error', () => {
    fc.assert(
      fc.property(samples, values => {
        const quantiles = histogramOf(values).quantiles(shares);
        shares.forEach((share, n) => {
          const want = exact(values, share);
          expect(Math.abs(quantiles[n] - want)).toBeLessThanOrEqual(
            want * relativeError * 1.000001 + 1e-9,
          );
        });
      }),
    );
  });

  it('keeps count, extremes, mean and deviation exact', () => {
    fc.assert(
      fc.property(samples, values => {
        const histogram = histogramOf(values);
        const mean = values.reduce((a, b) => a + b, 0) / values.length;
        const deviation = Math.sqrt(
          values.reduce((sum, value) => sum + (value - mean) ** 2, 0) /
            values.length,
        );
        expect(histogram.count).toBe(values.length);
        expect(histogram.min).toBe(Math.min(...values));
        expect(histogram.max).toBe(Math.max(...values));
        expect(Math.abs(histogram.mean - mean)).toBeLessThanOrEqual(
          mean * 1e-9,
        );
        expect(
          Math.abs(histogram.standardDeviation - deviation),
        ).toBeLessThanOrEqual(deviation * 1e-6 + mean * 1e-6);
      }),
    );
  });

  it('merges shards into what all samples give', () => {
    fc.assert(
      fc.property(samples, samples, (left, right) => {
        const merged = histogramOf(left);
        merged.merge(histogramOf(right));
        const together = histogramOf([...left, ...right]);
        expect(merged.quantiles(shares)).toEqual(together.quantiles(shares));
        expect(merged.count).toBe(together.count);
        expect(Math.abs(merged.mean - together.mean)).toBeLessThanOrEqual(
          together.mean * 1e-9,
        );
      }),
    );
  });

  it('has no statistics without samples', () => {
    expect(new Histogram().stats()).toEqual([]);
  });
});
