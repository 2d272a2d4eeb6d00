import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { EstimateRange } from '../vocabulary';
import { parseEstimate } from './parseEstimate';

function attempt(text: string): EstimateRange | InputError {
  try {
    return parseEstimate(text);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

describe('parseEstimate', () => {
  it.each([
    ['15-20h', { low: 15, high: 20 }],
    ['15 – 20 h', { low: 15, high: 20 }],
    ['2-3d', { low: 16, high: 24 }],
    ['2-3 days', { low: 16, high: 24 }],
    ['4h-2d', { low: 4, high: 16 }],
    ['10/15/30h', { low: 10, likely: 15, high: 30 }],
    ['1/2/5d', { low: 8, likely: 16, high: 40 }],
    ['8h', { low: 8, high: 8 }],
    ['1.5d', { low: 12, high: 12 }],
    ['0-4h', { low: 0, high: 4 }],
    ['5-5H', { low: 5, high: 5 }],
  ])('reads %s', (text, expected) => {
    expect(parseEstimate(text)).toEqual(expected);
  });

  it('takes the hours of a day from its options', () => {
    expect(parseEstimate('2-3d', { hoursPerDay: 6 })).toEqual({
      low: 12,
      high: 18,
    });
  });

  it('takes the share of a day that is left for the work from its options', () => {
    expect(parseEstimate('2d', { focusFactor: 0.75 })).toEqual({
      low: 12,
      high: 12,
    });
    expect(parseEstimate('12h', { focusFactor: 0.5 }).high).toBe(12);
  });

  it.each([0, -1, 1.2, NaN])('refuses a focus factor of %s', focusFactor => {
    expect(() => parseEstimate('1d', { focusFactor })).toThrow(InputError);
  });

  it.each([
    ['20-15h', 'write the smaller figure first, "15h-20h"'],
    ['10/40/30h', '"10h/30h/40h"'],
    ['2d-8h', '"8h-2d"'],
    ['-3h', 'negative'],
    ['−3h', 'negative'],
    ['1e9h', 'unknown unit "e9h"|not understood'],
    ['1000000000h', 'more than 10000 hours'],
    ['2000d', 'more than 10000 hours'],
    ['15-20', 'write "15-20h" for hours or "15-20d" for days'],
    ['3w', 'unknown unit "w"'],
    ['0h', 'no work at all'],
    ['', 'empty'],
    ['   ', 'empty'],
    ['soon', 'not understood'],
    ['1/2h', 'not understood'],
    ['1-2-3h', 'not understood'],
    ['1/2/3/4h', 'not understood'],
    ['NaNh', 'not understood'],
    ['Infinityh', 'not understood'],
    ['9'.repeat(500), 'too long'],
  ])('refuses %s and says how to mend it', (text, message) => {
    expect(() => parseEstimate(text)).toThrow(InputError);
    expect(() => parseEstimate(text)).toThrow(new RegExp(message));
  });

  it.each([0, -8, 25, NaN])('refuses a day of %s hours', hoursPerDay => {
    expect(() => parseEstimate('1d', { hoursPerDay })).toThrow(InputError);
  });

  it('reads or refuses any text, and what it reads is in order', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.stringMatching(/^[0-9./ hd-]{0,12}$/),
        ),
        text => {
          const range = attempt(text);
          if (range instanceof InputError) return;
          const likely = range.likely ?? range.low;
          expect(range.low).toBeGreaterThanOrEqual(0);
          expect(likely).toBeGreaterThanOrEqual(range.low);
          expect(range.high).toBeGreaterThanOrEqual(likely);
          expect(range.high).toBeGreaterThan(0);
          expect(range.high).toBeLessThanOrEqual(10_000);
        },
      ),
    );
  });
});
