import { seededRandom, seedOf } from '../random';
import { DateForecast } from '../vocabulary';
import { defaultForecastRuns } from './defaults';

/** @public */
export interface ThroughputForecast extends DateForecast {
  /** Weeks of the past that it rests on. */
  weeks: number;
  /** Gaps closed a week, on average. */
  perWeek: number;
  /** Why there are no dates; null where there are. */
  why: string | null;
}

const fewestWeeks = 4;
const mostWeeks = 52;
const mostWeeksAhead = 520;

/**
 * By when as many gaps as are open are closed, if weeks to come are like weeks
 * gone by: each week draws the number closed in one of the past weeks (a
 * bootstrap; B. Efron, Annals of Statistics 7(1), 1979). It knows nothing of
 * estimates, people or dates, and so is a second opinion on the plan.
 *
 * `closedPerWeek` holds the numbers of whole weeks, the newest last, weeks in
 * which none was closed among them; the last 52 count. With fewer than four, or
 * none closed, there are no dates. A date is the day seven times that many
 * weeks after `now`, an ISO instant; later than ten years is no date.
 *
 * @public
 */
export function forecastThroughput(
  closedPerWeek: readonly number[],
  open: number,
  options: { now: string; seed?: number; runs?: number },
): ThroughputForecast {
  const past = closedPerWeek
    .filter(count => Number.isFinite(count) && count >= 0)
    .slice(-mostWeeks);
  const closed = past.reduce((sum, count) => sum + count, 0);
  const perWeek =
    past.length === 0 ? 0 : Math.round((closed / past.length) * 100) / 100;
  const none = { p50: null, p80: null, p90: null, weeks: past.length, perWeek };
  if (open <= 0) return { ...none, why: 'No gap is open' };
  if (past.length < fewestWeeks) {
    return {
      ...none,
      why: `It takes ${fewestWeeks} weeks of history, there are ${past.length}`,
    };
  }
  if (closed === 0) {
    return {
      ...none,
      why: `No gap was closed in the last ${past.length} weeks`,
    };
  }
  const runs = Math.min(
    Math.max(Math.floor(options.runs ?? defaultForecastRuns), 1),
    100_000,
  );
  const random = seededRandom(seedOf(options.seed ?? 1, 'throughput'));
  const needed = Array.from({ length: runs }, () => {
    let left = open;
    let weeks = 0;
    while (left > 0 && weeks <= mostWeeksAhead) {
      left -= past[Math.floor(random() * past.length)];
      weeks += 1;
    }
    return weeks;
  }).sort((a, b) => a - b);
  const at = (probability: number): string | null => {
    const weeks = needed[Math.ceil(probability * runs) - 1];
    if (weeks > mostWeeksAhead) return null;
    return new Date(Date.parse(options.now) + weeks * 7 * 86_400_000)
      .toISOString()
      .slice(0, 10);
  };
  return { ...none, p50: at(0.5), p80: at(0.8), p90: at(0.9), why: null };
}
