import type {
  Absence,
  CapacityEntry,
  CapacitySettings,
} from 'backstage-plugin-perf-coverage-common';

/** A capacity as it stands in the dialog's fields; empty takes what others say. */
export interface CapacityForm {
  hoursPerWeek: string;
  /** Per cent. */
  share: string;
  /** 1 (Monday) to 7 (Sunday); null takes what others say. */
  workingDays: number[] | null;
  absences: Absence[];
  /** An iCalendar file in place of `absences`; null where none was chosen. */
  calendar: { name: string; text: string } | null;
}

export const MOST_HOURS = 80;
/** As much as the backend reads of a calendar. */
export const MOST_CALENDAR_BYTES = 1_000_000;

/** Days off of a user are absences, those of a group are holidays of all its members. */
export function daysOffKey(
  entry: Pick<CapacityEntry, 'kind'>,
): 'absences' | 'holidays' {
  return entry.kind === 'user' ? 'absences' : 'holidays';
}

export function formOf(entry: CapacityEntry): CapacityForm {
  const { settings } = entry;
  return {
    hoursPerWeek: settings.hoursPerWeek?.toString() ?? '',
    share:
      settings.share === undefined
        ? ''
        : String(Math.round(settings.share * 1000) / 10),
    workingDays: settings.workingDays ?? null,
    absences: settings[daysOffKey(entry)] ?? [],
    calendar: null,
  };
}

/** What is wrong in each field; an empty list where nothing is. */
export function capacityProblems(
  form: CapacityForm,
): ('hours' | 'share' | 'days' | 'absence')[] {
  const between = (text: string, most: number) => {
    const value = Number(text);
    return text.trim() === '' || (value >= 0 && value <= most);
  };
  const problems: ReturnType<typeof capacityProblems> = [];
  if (!between(form.hoursPerWeek, MOST_HOURS)) problems.push('hours');
  if (!between(form.share, 100)) problems.push('share');
  if (form.workingDays?.length === 0) problems.push('days');
  const wrong = form.absences.some(
    ({ start, end }) => !start || !end || end < start,
  );
  if (wrong) problems.push('absence');
  return problems;
}

/** The settings to store; all else that was set, such as skills, stays. */
export function settingsFrom(
  form: CapacityForm,
  entry: CapacityEntry,
): CapacitySettings {
  const next: CapacitySettings = { ...entry.settings };
  const hours = form.hoursPerWeek.trim();
  const share = form.share.trim();
  if (hours === '') delete next.hoursPerWeek;
  else next.hoursPerWeek = Number(hours);
  if (share === '') delete next.share;
  else next.share = Number(share) / 100;
  if (form.workingDays === null) delete next.workingDays;
  else next.workingDays = [...form.workingDays].sort((a, b) => a - b);
  const key = daysOffKey(entry);
  if (form.absences.length === 0) delete next[key];
  else next[key] = form.absences;
  return next;
}
