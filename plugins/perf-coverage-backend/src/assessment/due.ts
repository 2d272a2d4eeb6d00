import { createHash } from 'crypto';
import { DateTime } from 'luxon';

/** Over which the daily assessments are spread. */
const spreadSeconds = 30 * 60;
const maxRetryMinutes = 60;

/**
 * When a component is assessed again though nothing changed: evidence ages and
 * waivers end by the day. Soon after the next midnight in UTC, each component at
 * a time of its own, so that not all are due at once.
 *
 * @param now - ISO instant
 */
export function nextDay(now: string, entityRef: string): string {
  const spread =
    createHash('sha256').update(entityRef).digest().readUInt32BE() %
    spreadSeconds;
  return DateTime.fromISO(now, { zone: 'utc' })
    .startOf('day')
    .plus({ days: 1, seconds: spread })
    .toJSDate()
    .toISOString();
}

/** Twice as long after each failure, an hour at most. */
export function retryAt(now: Date, attempts: number): string {
  const minutes = Math.min(2 ** attempts, maxRetryMinutes);
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}
