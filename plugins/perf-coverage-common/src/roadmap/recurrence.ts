import { InputError } from '@backstage/errors';

/** Days since 1970-01-01 by the calendar, whatever the zone. */
export type CivilDay = number;

const dayMs = 86_400_000;

export function civilDay(date: string): CivilDay {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs);
}

export function isoOf(day: CivilDay): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

interface Parts {
  year: number;
  month: number;
  day: number;
  /** 0 for Sunday. */
  weekday: number;
  daysInMonth: number;
}

function partsOf(day: CivilDay): Parts {
  const date = new Date(day * dayMs);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  return {
    year,
    month,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    daysInMonth: new Date(Date.UTC(year, month, 0)).getUTCDate(),
  };
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const known = new Set([
  'freq',
  'interval',
  'count',
  'until',
  'wkst',
  'byday',
  'bymonthday',
  'bymonth',
]);

interface Rule {
  freq: string;
  interval: number;
  count: number;
  until: CivilDay;
  /** Weekday on which weeks begin. */
  wkst: number;
  byDay: { weekday: number; nth: number }[];
  byMonthDay: number[];
  byMonth: number[];
}

/**
 * The days of a recurrence rule as ical.js reads it (RFC 5545, section 3.3.10).
 *
 * Every day is held against the rule, so that a rule which never comes true
 * costs no more than the days looked at; iterating from one occurrence to the
 * next would not end for it.
 *
 * @throws `InputError` where the rule is beyond what is read, or too many days
 * have been tried.
 */
export function daysOfRule(
  json: object,
  start: CivilDay,
  limits: { from: CivilDay; to: CivilDay; tries: number },
): { days: CivilDay[]; triesLeft: number } {
  const first = partsOf(start);
  const rule = readRule(json, first);
  const counted = rule.count < Infinity;
  const begin = counted ? start : Math.max(start, limits.from);
  const end = Math.min(limits.to, rule.until);
  let triesLeft = limits.tries;
  let left = rule.count;
  const days: CivilDay[] = [];
  for (let day = begin; day <= end && left > 0; day++) {
    triesLeft -= 1;
    if (triesLeft < 0) {
      throw new InputError(
        'the calendar has too many recurring events that began long ago',
      );
    }
    if (day === start || matches(rule, day, start, first)) {
      left -= 1;
      if (day >= limits.from) days.push(day);
    }
  }
  return { days, triesLeft };
}

function matches(
  rule: Rule,
  day: CivilDay,
  start: CivilDay,
  first: Parts,
): boolean {
  const parts = partsOf(day);
  if (periods(rule, day, start, parts, first) % rule.interval !== 0) {
    return false;
  }
  return (
    (rule.byMonth.length === 0 || rule.byMonth.includes(parts.month)) &&
    (rule.byMonthDay.length === 0 ||
      rule.byMonthDay.includes(parts.day) ||
      rule.byMonthDay.includes(parts.day - parts.daysInMonth - 1)) &&
    (rule.byDay.length === 0 ||
      rule.byDay.some(
        ({ weekday, nth }) =>
          weekday === parts.weekday && isNth(rule, nth, day, parts),
      ))
  );
}

/** Days, weeks, months or years since the start. */
function periods(
  rule: Rule,
  day: CivilDay,
  start: CivilDay,
  parts: Parts,
  first: Parts,
): number {
  // 1970-01-01 was a Thursday.
  const week = (of: CivilDay) => Math.floor((of + 4 - rule.wkst) / 7);
  switch (rule.freq) {
    case 'DAILY':
      return day - start;
    case 'WEEKLY':
      return week(day) - week(start);
    case 'MONTHLY':
      return (parts.year - first.year) * 12 + parts.month - first.month;
    default:
      return parts.year - first.year;
  }
}

function isNth(rule: Rule, nth: number, day: CivilDay, parts: Parts): boolean {
  if (nth === 0) return true;
  const inYear = rule.freq === 'YEARLY' && rule.byMonth.length === 0;
  const newYear = Date.UTC(parts.year, 0, 1) / dayMs;
  const length = inYear
    ? Date.UTC(parts.year + 1, 0, 1) / dayMs - newYear
    : parts.daysInMonth;
  const at = inYear ? day - newYear : parts.day - 1;
  return nth > 0
    ? Math.floor(at / 7) + 1 === nth
    : Math.floor((length - 1 - at) / 7) + 1 === -nth;
}

function readRule(json: object, first: Parts): Rule {
  const given = new Map<string, unknown>(Object.entries(json));
  const freq = String(given.get('freq') ?? '').toUpperCase();
  const unread = [...given.keys()].filter(key => !known.has(key));
  if (
    !['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(freq) ||
    unread.length > 0
  ) {
    throw new InputError(
      `recurrence by ${
        unread.length > 0 ? unread.join(', ').toUpperCase() : freq || 'nothing'
      } is not read: enter these days one by one`,
    );
  }
  const list = (key: string): unknown[] => {
    const value = given.get(key);
    if (value === undefined) return [];
    return Array.isArray(value) ? value : [value];
  };
  const byDay = list('byday').map(readWeekday);
  const byMonth = list('bymonth').map(Number);
  const byMonthDay = list('bymonthday').map(Number);
  if (byDay.length === 0 && byMonthDay.length === 0) {
    if (freq === 'WEEKLY') byDay.push({ weekday: first.weekday, nth: 0 });
    if (freq === 'MONTHLY' || freq === 'YEARLY') byMonthDay.push(first.day);
    if (freq === 'YEARLY' && byMonth.length === 0) byMonth.push(first.month);
  }
  const until = given.get('until');
  return {
    freq,
    interval: Math.max(1, Math.floor(Number(given.get('interval') ?? 1)) || 1),
    count:
      given.get('count') === undefined ? Infinity : Number(given.get('count')),
    until:
      until === undefined ? Infinity : civilDay(String(until).slice(0, 10)),
    wkst: readWkst(given.get('wkst')),
    byDay,
    byMonth,
    byMonthDay,
  };
}

/** ical.js numbers weekdays from 1 for Sunday. */
function readWkst(value: unknown): number {
  if (typeof value === 'number') return value - 1;
  const at = weekdays.indexOf(String(value ?? 'MO').toUpperCase());
  return at === -1 ? 1 : at;
}

function readWeekday(value: unknown): { weekday: number; nth: number } {
  const match = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(String(value));
  if (!match) throw new InputError(`"${value}" is no weekday`);
  return { weekday: weekdays.indexOf(match[2]), nth: Number(match[1] ?? 0) };
}
