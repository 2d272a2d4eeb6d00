const isoWithoutZone =
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?$/;

/**
 * A point in time as ISO 8601 in UTC, or null where the text is none. A time
 * without zone is taken as UTC, as the formats that write such times define.
 */
export function toIsoTime(value: string | number | undefined): string | null {
  if (value === undefined || value === '') {
    return null;
  }
  const source =
    typeof value === 'string' && isoWithoutZone.test(value)
      ? `${value.replace(' ', 'T').replace(',', '.')}Z`
      : value;
  const time = new Date(source);
  return isPlausibleTime(time.getTime()) ? time.toISOString() : null;
}

const earliest = Date.UTC(1990, 0);
const latest = Date.UTC(2201, 0);

/** False where units were mistaken for one another, or nothing was set. */
export function isPlausibleTime(milliseconds: number): boolean {
  return milliseconds >= earliest && milliseconds < latest;
}
