import { PerfCoverageDatabase } from '../../database';
import { Access } from '../Access';
import { ComponentLookup } from '../ComponentLookup';

/** What every route needs. */
export interface RouteContext {
  access: Access;
  database: PerfCoverageDatabase;
  lookup: ComponentLookup;
}

/** The reference that the path of a request names. */
export function refOf(
  params: Record<'kind' | 'namespace' | 'name', string>,
): string {
  return `${params.kind}:${params.namespace}/${params.name}`;
}
