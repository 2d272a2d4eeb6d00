import { isRealDate } from '../plan/dates';
import { RunEvidence } from './inputs';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** Clocks differ: a run this far ahead of now counts as one of now. */
export const clockToleranceMs = hourMs;

/**
 * When a run took place: as the result says; else the day in the name of its
 * file (`results/2026-11-20-peak.json`), because the time of a file in a
 * checkout is that of the checkout; else when it was received.
 *
 * @public
 */
export function timeOf(
  run: Pick<RunEvidence, 'startedAt' | 'source' | 'receivedAt'>,
): string {
  return run.startedAt ?? dayInName(run) ?? run.receivedAt;
}

function dayInName({
  source,
  receivedAt,
}: Pick<RunEvidence, 'source' | 'receivedAt'>): string | null {
  const name = source.slice(source.lastIndexOf('/') + 1);
  const match = /(?<!\d)(20\d{2})[-_]?(\d{2})[-_]?(\d{2})(?!\d)/.exec(name);
  const day = match ? match.slice(1).join('-') : '';
  if (!isRealDate(day)) return null;
  const at = `${day}T00:00:00.000Z`;
  // East of Greenwich a day begins before it does in UTC.
  const ahead = Date.parse(at) - Date.parse(receivedAt);
  return ahead > 0 && ahead < dayMs ? receivedAt : at;
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
