import fc from 'fast-check';
import { EstimateRange } from '../vocabulary';
import { rollUpEffort, simulateEffort } from './rollUp';
import { sumEffort } from './sumEffort';

/** Far enough from 0 that no draw is cut there. */
const anEstimate: fc.Arbitrary<EstimateRange> = fc
  .tuple(fc.integer({ min: 20, max: 40 }), fc.integer({ min: 0, max: 10 }))
  .map(([low, width]) => ({ low, high: low + width }));

describe('simulateEffort', () => {
  it('agrees with the sum of independent estimates within its error', () => {
    fc.assert(
      fc.property(
        fc.array(anEstimate, { minLength: 1, maxLength: 20 }),
        fc.integer(),
        (estimates, seed) => {
          const sum = sumEffort(estimates);
          const played = simulateEffort(estimates, { seed, runs: 4000 });
          const deviation = (sum.high - sum.low) / 2.563;
          // Six standard errors of a mean, and of quantiles, of 4000 runs.
          expect(Math.abs(played.mean - sum.mean)).toBeLessThan(
            (6 * deviation) / Math.sqrt(4000) + 0.02,
          );
          for (const key of ['p50', 'p80', 'p90'] as const) {
            expect(Math.abs(played[key] - sum[key])).toBeLessThan(
              (10 * deviation) / Math.sqrt(4000) + 0.02,
            );
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('widens with the correlation, up to the naive sum', () => {
    const estimates = Array.from({ length: 9 }, () => ({ low: 20, high: 40 }));
    const p90 = (correlation: number) =>
      simulateEffort(estimates, { runs: 20_000, correlation }).p90;
    expect(p90(0)).toBeCloseTo(300, -1);
    expect(p90(0.3)).toBeGreaterThan(p90(0) + 10);
    expect(Math.abs(p90(1) - 360)).toBeLessThan(4);
  });

  it('gives the same for the same seed, and nothing for nothing', () => {
    const estimates = [{ low: 5, high: 50 }];
    expect(simulateEffort(estimates, { seed: 4 })).toEqual(
      simulateEffort(estimates, { seed: 4 }),
    );
    expect(simulateEffort(estimates, { seed: 5 })).not.toEqual(
      simulateEffort(estimates, { seed: 4 }),
    );
    expect(simulateEffort([])).toEqual({ mean: 0, p50: 0, p80: 0, p90: 0 });
  });
});

describe('rollUpEffort', () => {
  const items = [
    { estimate: { low: 15, high: 20 }, priority: 'critical', kinds: ['load'] },
    {
      estimate: { low: 20, high: 25 },
      priority: 'critical',
      kinds: ['load', 'soak'],
    },
    { estimate: null, priority: 'low', kinds: [] },
  ];

  it('adds up by key and says what has no estimate', () => {
    expect(rollUpEffort(items, item => item.priority)).toMatchObject([
      {
        key: 'critical',
        items: 2,
        unestimated: 0,
        effort: { mean: 40, naiveLow: 35, naiveHigh: 45 },
        simulated: { mean: expect.closeTo(40, 0) },
      },
      { key: 'low', items: 1, unestimated: 1, effort: { mean: 0 } },
    ]);
  });

  it('counts an item in each of its kinds', () => {
    expect(
      rollUpEffort(items, item => item.kinds).map(group => [
        group.key,
        group.items,
      ]),
    ).toEqual([
      ['load', 2],
      ['soak', 1],
    ]);
  });
});
