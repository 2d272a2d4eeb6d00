import fc from 'fast-check';
import { workingCalendar } from './calendar';

describe('workingCalendar', () => {
  it.each([
    ['2026-01-05T23:59:59Z', 0, '2026-01-05'],
    ['2026-01-10T00:00:00Z', 0, '2026-01-12'],
    ['2026-01-11T12:00:00Z', 1, '2026-01-13'],
    ['2026-01-09T12:00:00Z', 1, '2026-01-12'],
    ['2026-01-05T00:00:00Z', -1, '2026-01-02'],
    // Clocks change in much of the world in these weeks; UTC has none of it.
    ['2026-03-27T12:00:00Z', 1, '2026-03-30'],
    ['2026-10-23T12:00:00Z', 1, '2026-10-26'],
    ['2026-01-04T23:30:00-05:00', 0, '2026-01-05'],
  ])('from %s, working day %s is %s', (now, day, date) => {
    expect(workingCalendar(now).dateOf(day)).toBe(date);
  });

  it('numbers days so that each date finds its number again, weekends left out', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1970-01-01'),
          max: new Date('2100-01-01'),
          noInvalidDate: true,
        }),
        fc.integer({ min: -5000, max: 5000 }),
        (today, day) => {
          const calendar = workingCalendar(today.toISOString());
          const date = calendar.dateOf(day);
          expect(calendar.dayOf(date)).toBe(day);
          expect([1, 2, 3, 4, 5]).toContain(new Date(date).getUTCDay());
        },
      ),
    );
  });

  it('knows no day of a text that is no date', () => {
    expect(workingCalendar('2026-01-05').dayOf('soon')).toBeNull();
  });
});
