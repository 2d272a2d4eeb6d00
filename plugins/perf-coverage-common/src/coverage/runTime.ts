import { isRealDate } from '../plan/dates';
import { RunEvidence } from './inputs';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** Clocks differ: a run this far ahead of now counts as one of now. */
export const clockToleranceMs = hourMs;

type Dated = Pick<RunEvidence, 'startedAt' | 'source' | 'receivedAt'>;

/**
 * When a run took place, and how that is known: as the `result` says; else the
 * day in its `fileName` (`results/2026-11-20-peak.json`), because the time of a
 * file in a checkout is that of the checkout; else its `arrival`.
 *
 * @returns `at` as an ISO instant: midnight UTC of a day in a file's name
 *
 * @public
 */
export function runTime(run: Dated): {
  at: string;
  from: 'result' | 'fileName' | 'arrival';
} {
  if (run.startedAt !== null) return { at: run.startedAt, from: 'result' };
  const day = dayInName(run);
  return day === null
    ? { at: run.receivedAt, from: 'arrival' }
    : { at: day, from: 'fileName' };
}

/**
 * When a run took place, as `runTime` finds it: an ISO instant.
 *
 * @public
 */
export function timeOf(run: Dated): string {
  return runTime(run).at;
}

function dayInName({ source, receivedAt }: Dated): string | null {
  const name = source.slice(source.lastIndexOf('/') + 1);
  const match = /(?<!\d)(20\d{2})[-_]?(\d{2})[-_]?(\d{2})(?!\d)/.exec(name);
  const day = match ? match.slice(1).join('-') : '';
  if (!isRealDate(day)) return null;
  const at = `${day}T00:00:00.000Z`;
  // East of Greenwich a day begins before it does in UTC.
  const ahead = Date.parse(at) - Date.parse(receivedAt);
  return ahead > 0 && ahead < dayMs ? null : at;
}

/**
 * Runs sorted newest first, in an order that does not depend on their own.
 * Nobody knows how old a run is that is dated in the future: it comes last, as
 * do those of no readable time.
 *
 * @param now - ISO instant
 */
export function newestFirst(
  runs: readonly RunEvidence[],
  now: string,
): RunEvidence[] {
  const latest = Date.parse(now) + clockToleranceMs;
  const keyed = runs.map(run => {
    const at = Date.parse(timeOf(run)) || 0;
    return { run, at: at > latest ? -1 : at };
  });
  keyed.sort(
    (a, b) =>
      b.at - a.at || (a.run.id < b.run.id ? -1 : Number(a.run.id > b.run.id)),
  );
  return keyed.map(entry => entry.run);
}
