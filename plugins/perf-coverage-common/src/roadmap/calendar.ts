import { DateTime } from 'luxon';

/** Planning stops here: about fifty years of working days. */
export const horizonDays = 13_000;

/** Monday to Friday, as ISO numbers them. */
export const defaultWorkingDays: readonly number[] = [1, 2, 3, 4, 5];

const dayMs = 24 * 60 * 60 * 1000;
/** Monday before the first day of 1970. */
const mondayMs = Date.UTC(1969, 11, 29);

/**
 * Working days in UTC, Monday to Friday unless told otherwise, numbered from
 * today: day 0 is today, or the first working day after where today is none.
 * Time within a day is the fraction behind the point, so 1.5 is the middle of
 * the second working day.
 */
export interface WorkingCalendar {
  daysPerWeek: number;
  /** ISO date of a working day. */
  dateOf(day: number): string;
  /** 1 for Monday to 7 for Sunday. */
  weekdayOf(day: number): number;
  /** The first working day on or after an ISO date; null where the text is no date. */
  dayOf(date: string): number | null;
  /** The first working day after an ISO date; null where the text is no date. */
  dayAfter(date: string): number | null;
}

/** @throws `RangeError` where `now` is no ISO instant. */
export function workingCalendar(
  now: string,
  workingDays: readonly number[] = defaultWorkingDays,
): WorkingCalendar {
  const today = DateTime.fromISO(now, { zone: 'utc' });
  if (!today.isValid) {
    throw new RangeError(
      `Expected an ISO instant such as 2026-01-05T09:00:00Z, got "${now}"`,
    );
  }
  const week = [...new Set(workingDays)].sort((a, b) => a - b);
  const perWeek = week.length;
  const numberOf = (dayInEpoch: number): number => {
    const weeks = Math.floor(dayInEpoch / 7);
    const weekday = dayInEpoch - weeks * 7 + 1;
    return weeks * perWeek + week.filter(day => day < weekday).length;
  };
  const zero = numberOf(epochDay(today));
  const numberFrom = (date: string, later: number): number | null => {
    const parsed = DateTime.fromISO(date, { zone: 'utc' });
    return parsed.isValid ? numberOf(epochDay(parsed) + later) - zero : null;
  };
  const dates = new Map<number, string>();
  return {
    daysPerWeek: perWeek,
    dateOf(day) {
      const known = dates.get(day);
      if (known !== undefined) return known;
      const number = zero + day;
      const weeks = Math.floor(number / perWeek);
      const date = isoDate(weeks * 7 + week[number - weeks * perWeek] - 1);
      dates.set(day, date);
      return date;
    },
    weekdayOf(day) {
      const number = zero + day;
      return week[number - Math.floor(number / perWeek) * perWeek];
    },
    dayOf: date => numberFrom(date, 0),
    dayAfter: date => numberFrom(date, 1),
  };
}

function epochDay(date: DateTime): number {
  return Math.floor((date.startOf('day').toMillis() - mondayMs) / dayMs);
}

function isoDate(day: number): string {
  return new Date(mondayMs + day * dayMs).toISOString().slice(0, 10);
}

/** The Monday of the week that an ISO date lies in. */
export function mondayOf(date: string): string {
  const day = Math.floor((Date.parse(`${date}T00:00:00Z`) - mondayMs) / dayMs);
  return isoDate(Math.floor(day / 7) * 7);
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
