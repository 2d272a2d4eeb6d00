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
