import { aBurnDown } from '../__testUtils__/planningApi';
import { burnLines } from './burnLines';

const left = (gaps: number) => ({ gaps, hours: gaps * 10 });
const burn = aBurnDown({
  actual: [
    { day: '2026-11-01', gaps: 10, hours: 100, closed: 0 },
    { day: '2026-11-23', gaps: 6, hours: 60, closed: 4 },
  ],
  planned: [
    { day: '2026-11-10', gaps: 10, hours: 100 },
    { day: '2026-12-10', gaps: 0, hours: 0 },
  ],
  forecast: [
    { day: '2026-11-23', p50: left(6), p80: left(6), p90: left(6) },
    { day: '2026-12-01', p50: left(1), p80: left(3), p90: left(4) },
  ],
});

describe('burnLines', () => {
  it('counts what is left, and ends each line where nothing is known', () => {
    const { xs, actual, planned, p50, p90 } = burnLines(burn, 'gaps');
    expect(xs.map(x => new Date(x).toISOString().slice(0, 10))).toEqual([
      '2026-11-01',
      '2026-11-10',
      '2026-11-23',
      '2026-12-01',
      '2026-12-10',
    ]);
    expect(actual).toEqual([10, 10, 6, null, null]);
    expect(planned).toEqual([null, 10, 10, 10, 0]);
    expect(p50).toEqual([null, null, 6, 1, null]);
    expect(p90).toEqual([null, null, 6, 4, null]);
  });

  it('counts hours, and what is closed of all for the burn-up', () => {
    expect(burnLines(burn, 'hours').actual[2]).toBe(60);
    const up = burnLines(burn, 'up');
    expect(up.actual.slice(0, 3)).toEqual([0, 0, 4]);
    expect(up.total.slice(0, 3)).toEqual([10, 10, 10]);
    expect(up.p50[3]).toBe(9);
  });

  it('never has a cone in which more certain is earlier', () => {
    const { p50, p80, p90 } = burnLines(burn, 'gaps');
    p50.forEach((value, at) => {
      if (value === null) return;
      expect(p80[at]).toBeGreaterThanOrEqual(value);
      expect(p90[at]).toBeGreaterThanOrEqual(p80[at] ?? NaN);
    });
  });

  it('is empty where nothing is known', () => {
    expect(burnLines(aBurnDown(), 'gaps').xs).toEqual([]);
  });
});
