import { Absence, TestKind } from '../vocabulary';
import { horizonDays, WorkingCalendar } from './calendar';
import { Warning } from './tasks';
import { WorkTime } from './workTime';

/** When somebody works. What is absent is taken from the team, then from the default. @public */
export interface WorkingHours {
  /** 0 to 80. */
  hoursPerWeek?: number;
  /** 1 (Monday) to 7 (Sunday). */
  workingDays?: readonly number[];
  /** Of these hours that this work may have, 0 to 1. */
  share?: number;
}

/** @public */
export interface CapacityPerson extends WorkingHours {
  entityRef: string;
  /** Entity references of the groups that they are in, the first one first. */
  teams?: readonly string[];
  absences?: readonly Absence[];
  /** Test kinds that they can build; all of them where absent. */
  skills?: readonly TestKind[];
  /** True where the catalog has them no more: their work goes to the team. */
  left?: boolean;
}

/** @public */
export interface CapacityTeam extends WorkingHours {
  entityRef: string;
  holidays?: readonly Absence[];
}

/** Who has time when. @public */
export interface Capacity {
  people: readonly CapacityPerson[];
  teams?: readonly CapacityTeam[];
  /** Of everybody. */
  holidays?: readonly Absence[];
}

export const mostHoursPerWeek = 80;
/** Read of one person, team or calendar. */
const mostAbsences = 5000;
/** Absences longer than this are worth a word. */
const longAbsenceDays = 366;

/** Somebody's hours, with what of them nobody has stated. */
export interface StatedHours {
  hoursPerWeek: number;
  workingDays: readonly number[];
  share: number;
}

/** The weekdays on which anybody works; Monday to Friday where nobody says. */
export function workingDaysOf(capacity: Capacity | undefined): number[] {
  const stated = [
    ...(capacity?.people ?? []),
    ...(capacity?.teams ?? []),
  ].flatMap(entry => realDays(entry.workingDays) ?? []);
  return [...new Set([1, 2, 3, 4, 5, ...stated])].sort((a, b) => a - b);
}

export function realDays(
  days: readonly number[] | undefined,
): number[] | undefined {
  const real = days?.filter(
    day => Number.isInteger(day) && day >= 1 && day <= 7,
  );
  return real && real.length > 0 ? [...new Set(real)] : undefined;
}

/** Hours by working day of the calendar, less those of holidays and absences. */
export function workTimeOf(
  { hoursPerWeek, workingDays, share }: StatedHours,
  off: Float64Array | null,
  calendar: WorkingCalendar,
): WorkTime {
  const perDay = (hoursPerWeek * share) / workingDays.length;
  const week = Array.from({ length: calendar.daysPerWeek }, (_, day) =>
    workingDays.includes(calendar.weekdayOf(day)) ? perDay : 0,
  );
  // What a part of a day takes off is taken off this work in proportion.
  return new WorkTime(week, off, share);
}

/** Hours off by working day; null where there are none. */
export function hoursOff(
  whose: string,
  absences: readonly Absence[],
  calendar: WorkingCalendar,
  warnings: Warning[],
): Float64Array | null {
  if (absences.length > mostAbsences) {
    warnings.push({
      code: 'too-many-absences',
      message: `${whose} has ${absences.length} absences: the first ${mostAbsences} count; leave out those that are over`,
    });
  }
  const changes = new Float64Array(horizonDays + 1);
  let any = false;
  for (const absence of absences.slice(0, mostAbsences)) {
    const first = calendar.dayOf(absence.start);
    const after = calendar.dayAfter(absence.end);
    const problem = problemOf(absence, first, after);
    if (problem !== null) {
      warnings.push({
        code: 'absence',
        message: `An absence of ${whose} ${problem}; it is left out`,
      });
      continue;
    }
    const from = Math.max(0, Math.min(first!, horizonDays));
    const to = Math.max(0, Math.min(after!, horizonDays));
    if (from >= to) continue;
    const days = daysBetween(absence.start, absence.end);
    if (days > longAbsenceDays && absence.hours === undefined) {
      warnings.push({
        code: 'long-absence',
        message: `${whose} is away for ${days} days, from ${absence.start} to ${absence.end}: give their work to somebody else, or correct the dates`,
      });
    }
    const hours = Math.min(absence.hours ?? 24, 24);
    changes[from] += hours;
    changes[to] -= hours;
    any = true;
  }
  if (!any) return null;
  for (let day = 1; day <= horizonDays; day++) changes[day] += changes[day - 1];
  return changes;
}

function problemOf(
  { start, end, hours }: Absence,
  first: number | null,
  after: number | null,
): string | null {
  if (first === null || after === null) {
    return `from "${start}" to "${end}" has no dates such as 2026-01-05`;
  }
  if (end.slice(0, 10) < start.slice(0, 10)) {
    return `ends on ${end}, before it begins on ${start}`;
  }
  if (hours !== undefined && !(hours > 0)) {
    return `on ${start} takes ${hours} hours; give it more than 0`;
  }
  return null;
}

function daysBetween(start: string, end: string): number {
  return (
    Math.round(
      (Date.parse(end.slice(0, 10)) - Date.parse(start.slice(0, 10))) /
        86_400_000,
    ) + 1
  );
}
