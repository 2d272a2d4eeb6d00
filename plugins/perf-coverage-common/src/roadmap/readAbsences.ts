import { InputError } from '@backstage/errors';
import type ICAL from 'ical.js';
import { DateTime, IANAZone } from 'luxon';
import { isRealDate } from '../plan/dates';
import { Absence } from '../vocabulary';
import { CivilDay, civilDay, daysOfRule, isoOf } from './recurrence';

/** @public */
export interface AbsenceReading {
  absences: Absence[];
  /** What could not be read, with its title and date; the rest is still read. */
  problems: string[];
}

const mostCharacters = 1_000_000;
const mostEvents = 5000;
const mostDays = 3660;
/** Of all events together, tried against their rules. */
const mostDaysTried = 2_000_000;
const mostProblems = 50;
const wholeDay = 24;

/**
 * Reads days off from an iCalendar file (RFC 5545), as calendars export them,
 * between two days, `YYYY-MM-DD`, the last one included.
 *
 * Whole-day events are whole days; of others the hours count on each of their
 * days by the clock of their own zone, so a change to or from daylight saving
 * time takes nothing off and adds nothing. Times in UTC are turned to `zone`,
 * else to the calendar's `X-WR-TIMEZONE`. Events that are cancelled or show as
 * free (`TRANSP:TRANSPARENT`) do not count. Recurring events are read with
 * `EXDATE`, `RDATE` and moved occurrences; rules by set position, week number,
 * day of the year or time of day are named as problems.
 *
 * The parser, ical.js, is loaded when this is called.
 *
 * @throws `InputError` where the text is no calendar, is over 1 MB, has more
 * than 5,000 events, or the days can't be.
 * @public
 */
export async function readAbsences(
  text: string,
  options: { from: string; to: string; zone?: string },
): Promise<AbsenceReading> {
  const { from, to } = rangeOf(options);
  if (text.length > mostCharacters) {
    throw new InputError(
      `The calendar has ${text.length} characters, more than ${mostCharacters}: export a shorter time`,
    );
  }
  if (!/^\s*BEGIN:VCALENDAR/i.test(text.replace(/^\uFEFF/, ''))) {
    throw new InputError(
      'This is no iCalendar file: it has to begin with BEGIN:VCALENDAR, as calendars export with the ending .ics',
    );
  }
  const module = await import('ical.js');
  const ical = module.default;
  const calendars = parsed(ical, text.replace(/^\uFEFF/, ''));
  const events = calendars.flatMap(calendar =>
    calendar.getAllSubcomponents('vevent').map(event => ({ calendar, event })),
  );
  if (events.length > mostEvents) {
    throw new InputError(
      `The calendar has ${events.length} events, more than ${mostEvents}: export a shorter time or absences only`,
    );
  }
  const moved = movedDays(events.map(({ event }) => event));
  const absences: Absence[] = [];
  const problems: string[] = [];
  let tries = mostDaysTried;
  for (const { calendar, event } of events) {
    if (!takesTime(event)) continue;
    try {
      const span = spanOf(event, options.zone ?? zoneOf(calendar));
      const days = daysOfEvent(event, span, moved, { from, to, tries });
      tries = days.triesLeft;
      for (const day of days.starts) add(absences, event, span, day, from, to);
    } catch (error) {
      if (problems.length < mostProblems) {
        problems.push(`"${titleOf(event)}": ${messageOf(error)}`);
      }
    }
    if (absences.length > mostEvents) {
      throw new InputError(
        `The calendar has more than ${mostEvents} absences between ${options.from} and ${options.to}: ask for a shorter time`,
      );
    }
  }
  absences.sort((a, b) => compare(a.start, b.start) || compare(a.end, b.end));
  return { absences, problems };
}

interface Span {
  start: CivilDay;
  /** Days that it touches. */
  days: number;
  /** Hours on its first, its last and the days between. */
  hours: (at: number) => number;
}

function rangeOf(options: { from: string; to: string }) {
  for (const date of [options.from, options.to]) {
    if (!isRealDate(date)) {
      throw new InputError(`"${date}" is no day such as 2026-01-05`);
    }
  }
  const from = civilDay(options.from);
  const to = civilDay(options.to);
  if (to < from || to - from > mostDays) {
    throw new InputError(
      `Absences are read for up to ${mostDays} days: from ${options.from} to ${options.to} can't be`,
    );
  }
  return { from, to };
}

function parsed(ical: typeof ICAL, text: string): ICAL.Component[] {
  let read: unknown[];
  try {
    read = ical.parse(text);
  } catch (error) {
    throw new InputError(
      `The calendar can't be read: ${messageOf(error)}; export it again`,
    );
  }
  const roots = Array.isArray(read[0]) ? read : [read];
  return roots.map(root => new ical.Component(root as unknown[]));
}

function takesTime(event: ICAL.Component): boolean {
  const is = (name: string, value: string) =>
    String(event.getFirstPropertyValue(name) ?? '').toUpperCase() === value;
  return !is('transp', 'TRANSPARENT') && !is('status', 'CANCELLED');
}

/** Days of occurrences that were moved or cancelled one by one, by event. */
function movedDays(
  events: readonly ICAL.Component[],
): Map<string, Set<CivilDay>> {
  const moved = new Map<string, Set<CivilDay>>();
  for (const event of events) {
    const time = event.getFirstPropertyValue('recurrence-id');
    if (isTime(time)) {
      const uid = String(event.getFirstPropertyValue('uid') ?? '');
      const days = moved.get(uid) ?? new Set();
      days.add(civilOf(time));
      moved.set(uid, days);
    }
  }
  return moved;
}

function zoneOf(calendar: ICAL.Component): string {
  const zone = String(calendar.getFirstPropertyValue('x-wr-timezone') ?? '');
  return IANAZone.isValidZone(zone) ? zone : 'UTC';
}

function spanOf(event: ICAL.Component, zone: string): Span {
  const start = event.getFirstPropertyValue('dtstart');
  if (!isTime(start)) throw new InputError('it has no start');
  const first = clock(start, zone);
  const last = endOf(event, start, first, zone);
  if (last <= first) throw new InputError('it ends before it begins');
  if (last - first > mostDays * wholeDay) {
    throw new InputError(`it lasts longer than ${mostDays} days`);
  }
  const firstDay = Math.floor(first / wholeDay);
  return {
    start: firstDay,
    days: Math.ceil(last / wholeDay) - firstDay,
    hours: at => {
      const day = (firstDay + at) * wholeDay;
      return Math.min(last, day + wholeDay) - Math.max(first, day);
    },
  };
}

function endOf(
  event: ICAL.Component,
  start: ICAL.Time,
  first: number,
  zone: string,
): number {
  const end = event.getFirstPropertyValue('dtend');
  if (isTime(end)) return clock(end, zone);
  const duration = event.getFirstPropertyValue('duration');
  if (duration !== null && typeof duration === 'object') {
    return first + (duration as ICAL.Duration).toSeconds() / 3600;
  }
  if (start.isDate) return first + wholeDay;
  throw new InputError('it has no end');
}

/** Hours by the clock since 1970. */
function clock(time: ICAL.Time, zone: string): number {
  if (!time.isDate && time.zone?.tzid === 'UTC') {
    const local = DateTime.fromMillis(time.toUnixTime() * 1000, { zone });
    if (!local.isValid) throw new InputError(`"${zone}" is no time zone`);
    return (
      civilDay(local.toFormat('yyyy-MM-dd')) * wholeDay +
      local.hour +
      local.minute / 60
    );
  }
  return (
    civilOf(time) * wholeDay + (time.isDate ? 0 : time.hour + time.minute / 60)
  );
}

function daysOfEvent(
  event: ICAL.Component,
  span: Span,
  moved: ReadonlyMap<string, ReadonlySet<CivilDay>>,
  limits: { from: CivilDay; to: CivilDay; tries: number },
): { starts: CivilDay[]; triesLeft: number } {
  const rules = event.getAllProperties('rrule');
  const starts = new Set<CivilDay>([span.start]);
  let triesLeft = limits.tries;
  for (const rule of rules) {
    const found = daysOfRule(
      (rule.getFirstValue() as ICAL.Recur).toJSON(),
      span.start,
      { ...limits, from: limits.from - span.days, tries: triesLeft },
    );
    triesLeft = found.triesLeft;
    for (const day of found.days) starts.add(day);
  }
  for (const day of timesOf(event, 'rdate')) starts.add(day);
  for (const day of timesOf(event, 'exdate')) starts.delete(day);
  if (!event.hasProperty('recurrence-id')) {
    const uid = String(event.getFirstPropertyValue('uid') ?? '');
    for (const day of moved.get(uid) ?? []) starts.delete(day);
  }
  return { starts: [...starts], triesLeft };
}

function timesOf(event: ICAL.Component, name: string): CivilDay[] {
  return event
    .getAllProperties(name)
    .flatMap(property => property.getValues())
    .flatMap(value => (isTime(value) ? [civilOf(value)] : []));
}

/** Whole days go together; days of some hours stand alone. */
function add(
  absences: Absence[],
  event: ICAL.Component,
  span: Span,
  start: CivilDay,
  from: CivilDay,
  to: CivilDay,
) {
  const title = titleOf(event);
  let whole: Absence | null = null;
  for (let at = 0; at < span.days; at++) {
    const day = start + at;
    if (day < from || day > to) continue;
    const hours = span.hours(at);
    const date = isoOf(day);
    if (hours < wholeDay) {
      whole = null;
      absences.push({ start: date, end: date, hours, title });
    } else if (whole) {
      whole.end = date;
    } else {
      whole = { start: date, end: date, title };
      absences.push(whole);
    }
  }
}

function titleOf(event: ICAL.Component): string {
  const title = String(event.getFirstPropertyValue('summary') ?? '').trim();
  return title.length > 0 ? title.slice(0, 200) : 'Absence';
}

function isTime(value: unknown): value is ICAL.Time {
  return typeof value === 'object' && value !== null && 'isDate' in value;
}

function civilOf({ year, month, day }: ICAL.Time): CivilDay {
  return Math.floor(Date.UTC(year, month - 1, day) / 86_400_000);
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
