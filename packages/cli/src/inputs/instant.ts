import { DateTime } from 'luxon';
import { CommandFailure } from '../failure';

/** An option that holds an instant, as ISO in UTC. */
export function readInstant(option: string, text: string): string {
  const instant = DateTime.fromISO(text, { zone: 'utc' });
  const iso = instant.toISO();
  if (!instant.isValid || iso === null) {
    throw new CommandFailure(
      `${option} ${text}: it is no ISO instant; write it like 2026-01-05 or 2026-01-05T09:00:00Z`,
    );
  }
  return iso;
}
