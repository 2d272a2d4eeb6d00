import { DateTime } from 'luxon';

/** Planning stops here: about fifty years of working days. */
export const horizonDays = 13_000;

/** Monday before the first day of 1970. */
const monday = DateTime.utc(1969, 12, 29);

/**
 * Working days, Monday to Friday in UTC, numbered from today: day 0 is today,
 * or the Monday after where today is a weekend. Time within a day is the
 * fraction behind the point, so 1.5 is the middle of the second working day.
 */
export interface WorkingCalendar {
  /** ISO date of a working day. */
  dateOf(day: number): string;
  /** The first working day on or after an ISO date; null where the text is no date. */
  dayOf(date: string): number | null;
}

/** @throws `RangeError` where `now` is no ISO instant. */
export function workingCalendar(now: string): WorkingCalendar {
  const today = DateTime.fromISO(now, { zone: 'utc' });
  if (!today.isValid) {
    throw new RangeError(
      `Expected an ISO instant such as 2026-01-05T09:00:00Z, got "${now}"`,
    );
  }
  const zero = numberOf(today);
  return {
    dateOf(day) {
      const number = zero + day;
      const week = Math.floor(number / 5);
      return monday
        .plus({ days: week * 7 + (number - week * 5) })
        .toFormat('yyyy-MM-dd');
    },
    dayOf(date) {
      const parsed = DateTime.fromISO(date, { zone: 'utc' });
      return parsed.isValid ? numberOf(parsed) - zero : null;
    },
  };
}

function numberOf(date: DateTime): number {
  const days = Math.floor(date.startOf('day').diff(monday, 'days').days);
  const week = Math.floor(days / 7);
  return week * 5 + Math.min(days - week * 7, 5);
}

const tolerance = 1e-6;

/** The day on which something that starts at `time` begins. */
export function startDay(time: number): number {
  return Math.floor(time + tolerance);
}

/** The day on which something that ends at `time` is done. */
export function endDay(time: number): number {
  return Math.ceil(time - tolerance) - 1;
}

/** Whether `time` is no later than `limit`, rounding errors aside. */
export function isBy(time: number, limit: number): boolean {
  return time <= limit + tolerance;
}
