import fc from 'fast-check';
import { calibrate, scaledEstimate } from './calibration';

const took = (actualHours: number, estimated = 10) => ({
  estimate: { low: estimated, high: estimated },
  actualHours,
});

describe('calibrate', () => {
  it('believes estimates as long as nothing is closed', () => {
    expect(calibrate([])).toEqual({
      factor: 1,
      samples: 0,
      observed: null,
      weight: 0,
      ignored: 0,
    });
  });

  it.each([
    [1, 1 / 6],
    [5, 1 / 2],
    [20, 4 / 5],
    [995, 0.995],
  ])('takes %i samples of twice the hours for 2 ^ %d', (count, weight) => {
    const { factor, observed, samples } = calibrate(
      Array.from({ length: count }, () => took(20)),
    );
    expect(samples).toBe(count);
    expect(observed).toBe(2);
    expect(factor).toBeCloseTo(2 ** weight, 3);
  });

  it('lets twice and half as long cancel out', () => {
    expect(calibrate([took(20), took(5)]).factor).toBe(1);
  });

  it('leaves out what is no time, and bounds slips of the pen', () => {
    const { samples, ignored, observed } = calibrate(
      [NaN, 0, -3, Infinity, 1e9].map(hours => took(hours)),
    );
    expect({ samples, ignored, observed }).toEqual({
      samples: 1,
      ignored: 4,
      observed: 10,
    });
  });

  it('stays between 1 and what was observed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 500, noNaN: true })),
        hours => {
          const { factor, observed } = calibrate(hours.map(h => took(h)));
          expect(factor).toBeGreaterThanOrEqual(
            Math.min(1, observed ?? 1) - 0.001,
          );
          expect(factor).toBeLessThanOrEqual(
            Math.max(1, observed ?? 1) + 0.001,
          );
        },
      ),
    );
  });

  it('takes all hours of an estimate times the factor', () => {
    const { factor } = calibrate(Array.from({ length: 5 }, () => took(40)));
    expect(scaledEstimate({ low: 10, likely: 12, high: 20 }, factor)).toEqual({
      low: 20,
      likely: 24,
      high: 40,
    });
    expect(scaledEstimate({ low: 1, high: 2 }, factor)).toEqual({
      low: 2,
      high: 4,
    });
  });
});
