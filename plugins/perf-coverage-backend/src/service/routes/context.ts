import { DateTime } from 'luxon';
import { PerfCoverageDatabase } from '../../database';
import { Access } from '../Access';

/** What every route needs. */
export interface RouteContext {
  access: Access;
  database: PerfCoverageDatabase;
}

/** The reference that the path of a request names. */
export function refOf(
  params: Record<'kind' | 'namespace' | 'name', string>,
): string {
  return `${params.kind}:${params.namespace}/${params.name}`;
}

/** The day, `YYYY-MM-DD` in UTC, so many days before an instant. */
export function dayBefore(now: Date, days: number): string {
  return DateTime.fromJSDate(now, { zone: 'utc' })
    .minus({ days })
    .toFormat('yyyy-MM-dd');
}
