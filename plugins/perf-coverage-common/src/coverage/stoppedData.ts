import { AssessmentWarning } from '../vocabulary';
import { RunEvidence } from './inputs';
import { timeOf } from './runTime';

const dayMs = 24 * 60 * 60 * 1000;

/** What counts as regular: results on so many days … */
const regularDays = 4;
/** … of so many that end with the last one. */
const windowDays = 90;
/** Times the usual interval. */
const patience = 3;
/** A weekend without results is none. */
const minPatienceDays = 3;
/** After so long nobody waits any more: the evidence has long been stale. */
const forgottenDays = 180;

/**
 * Results that came regularly and stopped: of the whole component, else of
 * single environments. Regular are results on four days or more of the 90 that
 * end with the last one; they have stopped where more than three times the
 * usual (median) interval has passed since, and more than three days. Whole
 * days count, so that several files of a day are no pattern of their own.
 *
 * @param runs - newest first, as `newestFirst` sorts them; those of the future are left out
 * @param now - ISO instant
 */
export function stoppedData(
  runs: readonly RunEvidence[],
  now: string,
): AssessmentWarning[] {
  const past = runs.filter(run => Date.parse(timeOf(run)) <= Date.parse(now));
  const whole = stopOf(past, now);
  if (whole) return [warningOf(whole, 'of the component', past)];
  return [...byEnvironment(past)].flatMap(([environment, own]) => {
    const stop = environment === null ? null : stopOf(own, now);
    return stop ? [warningOf(stop, `from ${environment}`, own)] : [];
  });
}

interface Stop {
  last: RunEvidence;
  silentDays: number;
  usualDays: number;
}

function stopOf(runs: readonly RunEvidence[], now: string): Stop | null {
  const days = [...new Set(runs.map(run => dayNumber(timeOf(run))))].sort(
    (a, b) => b - a,
  );
  const recent = days.filter(day => days[0] - day < windowDays);
  if (recent.length < regularDays) return null;
  const intervals = recent
    .slice(1)
    .map((day, n) => recent[n] - day)
    .sort((a, b) => a - b);
  const usualDays = intervals[Math.floor(intervals.length / 2)];
  const silentDays = dayNumber(now) - days[0];
  return silentDays > Math.max(minPatienceDays, patience * usualDays) &&
    silentDays <= forgottenDays
    ? { last: runs[0], silentDays, usualDays }
    : null;
}

function warningOf(
  { last, silentDays, usualDays }: Stop,
  which: string,
  runs: readonly RunEvidence[],
): AssessmentWarning {
  const environments = [...byEnvironment(runs).keys()];
  const places = [
    // Said once where the warning is about it anyway.
    ...(which === 'of the component' && last.environment !== null
      ? [
          environments.length > 1
            ? `from ${last.environment}, one of ${environments.length} environments`
            : `from ${last.environment}`,
        ]
      : []),
    ...(last.branch ? [`on the branch ${last.branch}`] : []),
  ];
  return {
    code: 'data-stopped',
    message: `Results ${which} came about every ${
      usualDays === 1 ? 'day' : `${usualDays} days`
    }, the last on ${timeOf(last).slice(0, 10)}${
      places.length > 0 ? ` (${places.join(', ')})` : ''
    }; none for ${silentDays} days. Look at the job that sends them.`,
    runId: last.id,
  };
}

function byEnvironment(
  runs: readonly RunEvidence[],
): Map<string | null, RunEvidence[]> {
  const groups = new Map<string | null, RunEvidence[]>();
  for (const run of runs) {
    const group = groups.get(run.environment);
    if (group) group.push(run);
    else groups.set(run.environment, [run]);
  }
  return groups;
}

function dayNumber(instant: string): number {
  return Math.floor(Date.parse(instant) / dayMs);
}
