import fc from 'fast-check';
import { EstimateRange } from '../vocabulary';
import { distributionOf, momentsOf, quantile } from './distribution';
import { normalQuantile } from '../random/normalQuantile';
import { emptyEffort, hoursAt, meanHours, sumEffort } from './sumEffort';

const anEstimate: fc.Arbitrary<EstimateRange> = fc
  .tuple(
    fc.integer({ min: 0, max: 4000 }),
    fc.integer({ min: 1, max: 4000 }),
    fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  )
  .map(([low, width, share]) => ({
    low: low / 4,
    high: (low + width) / 4,
    ...(share === undefined ? {} : { likely: low / 4 + (share * width) / 4 }),
  }));

describe('sumEffort', () => {
  it('is all zeros without work', () => {
    expect(sumEffort([])).toEqual(emptyEffort);
    expect(Object.values(emptyEffort).every(value => value === 0)).toBe(true);
  });

  it('adds ranges by mean and variance, not by end points', () => {
    // Spread of each: 5 h / (2 · 1.28155) = 1.9507 h; together √3 · 1.9507 = 3.3788 h.
    expect(
      sumEffort([
        { low: 15, high: 20 },
        { low: 20, high: 25 },
        { low: 15, high: 20 },
      ]),
    ).toEqual({
      low: 53.17,
      high: 61.83,
      mean: 57.5,
      p50: 57.5,
      p80: 60.34,
      p90: 61.83,
      naiveLow: 50,
      naiveHigh: 65,
    });
  });

  it('gives a single figure no spread', () => {
    expect(sumEffort([{ low: 8, high: 8 }])).toEqual({
      ...{ low: 8, high: 8, mean: 8, p50: 8, p80: 8, p90: 8 },
      ...{ naiveLow: 8, naiveHigh: 8 },
    });
  });

  it('takes the likely figure of three points as the median', () => {
    const effort = sumEffort([{ low: 10, likely: 15, high: 30 }]);
    expect(effort).toMatchObject({ low: 10, p50: 15, high: 30, p90: 30 });
    expect(effort.mean).toBeCloseTo(15 + (15 - 5) / 1.2815516 / 2.5066283, 2);
  });

  it('leaves a sum of one as it is', () => {
    fc.assert(
      fc.property(anEstimate, estimate => {
        const effort = sumEffort([estimate]);
        expect(effort.low).toBeCloseTo(estimate.low, 1);
        expect(effort.high).toBeCloseTo(estimate.high, 1);
        expect(Math.abs(effort.mean - meanHours(estimate))).toBeLessThan(0.006);
      }),
    );
  });

  it('lies within the naive sums, in order, whatever the order of its parts', () => {
    fc.assert(
      fc.property(fc.array(anEstimate, { minLength: 1 }), estimates => {
        const effort = sumEffort(estimates);
        const order = [
          effort.naiveLow - 0.02,
          effort.low,
          effort.p50,
          effort.p80,
          effort.p90,
        ];
        expect([...order].sort((a, b) => a - b)).toEqual(order);
        expect(effort.high).toBe(effort.p90);
        expect(effort.high).toBeLessThanOrEqual(effort.naiveHigh + 0.02);
        const turned = sumEffort([...estimates].reverse());
        for (const key of Object.keys(effort) as (keyof typeof effort)[]) {
          expect(Math.abs(turned[key] - effort[key])).toBeLessThan(0.02);
        }
      }),
    );
  });

  it('agrees with a simulation of independent parts', () => {
    const estimates = [
      { low: 10, likely: 12, high: 30 },
      { low: 4, high: 8 },
      { low: 20, likely: 22, high: 40 },
      { low: 6, likely: 11, high: 12 },
    ];
    let state = 12345;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state + 0.5) / 2 ** 32;
    };
    const sums = Array.from({ length: 40_000 }, () =>
      estimates.reduce((sum, part) => sum + hoursAt(part, random()), 0),
    ).sort((a, b) => a - b);
    const effort = sumEffort(estimates);
    const mean = sums.reduce((a, b) => a + b) / sums.length;
    expect(Math.abs(mean - effort.mean)).toBeLessThan(0.25);
    for (const [probability, value] of [
      [0.1, effort.low],
      [0.5, effort.p50],
      [0.8, effort.p80],
      [0.9, effort.p90],
    ]) {
      const simulated = sums[Math.floor(probability * sums.length)];
      // The shape of the sum is approximated from three moments.
      expect(Math.abs(simulated / value - 1)).toBeLessThan(0.03);
    }
  });
});

describe('distributionOf', () => {
  it('puts a tenth below low and a tenth above high', () => {
    const distribution = distributionOf({ low: 10, likely: 15, high: 30 });
    expect(quantile(distribution, 0.1)).toBeCloseTo(10, 5);
    expect(quantile(distribution, 0.5)).toBeCloseTo(15, 5);
    expect(quantile(distribution, 0.9)).toBeCloseTo(30, 5);
    expect(momentsOf(distribution).third).toBeGreaterThan(0);
  });

  it('never yields negative hours', () => {
    expect(hoursAt({ low: 0, high: 10 }, 0.0001)).toBe(0);
  });
});

describe('normalQuantile', () => {
  // Reference: NormalDist().inv_cdf of Python's statistics module.
  it.each([
    [0.5, 0],
    [0.9, 1.2815515655446008],
    [0.8, 0.8416212335729143],
    [0.025, -1.9599639845400536],
    [1e-6, -4.753424308822899],
    [1e-12, -7.034483824987868],
  ])('of %s is %s', (probability, expected) => {
    expect(normalQuantile(probability)).toBeCloseTo(expected, 5);
  });

  it.each([0, 1, -0.1, NaN])('refuses %s', probability => {
    expect(() => normalQuantile(probability)).toThrow(RangeError);
  });
});
