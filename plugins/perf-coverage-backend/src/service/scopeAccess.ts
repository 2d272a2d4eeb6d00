import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  perfCoverageGapEditPermission,
  perfCoverageReadPermission,
} from 'backstage-plugin-perf-coverage-common';
import { Request } from 'express';
import { PerfCoverageDatabase, ScopedComponent } from '../database';
import { mostComponents, Scope } from '../planning';
import { Access, ListScope } from './Access';

/** The part of a scope that a caller may see. */
export interface VisibleScope {
  scope: Scope;
  components: ScopedComponent[];
  /** For the figures of its days. */
  list: ListScope;
  /** True where they may plan each of these components. */
  editable: boolean;
}

/**
 * The components of a scope that a caller may read. A scope that has none of
 * these is answered as if it were not there, except the portal.
 */
export async function visibleScope(
  request: Request,
  scope: Scope,
  {
    access,
    database,
  }: { access: Access; database: Pick<PerfCoverageDatabase, 'components'> },
): Promise<VisibleScope> {
  if (scope.kind === 'component') {
    await access.component(
      scope.ref,
      await access.authorize(request, perfCoverageReadPermission),
    );
  }
  const list = await access.listScope(request);
  const read = (of: ListScope) =>
    database.components.inScope(of, scope.columns, mostComponents + 1);
  const components = await read(list);
  if (components.length === 0 && scope.kind !== 'portal') {
    throw new NotFoundError(`${scope.ref} has no components here`);
  }
  const may = await access.listScopeFor(request, perfCoverageGapEditPermission);
  const editable =
    may !== null && (await read(may)).length >= components.length;
  return { scope, components, list, editable };
}

/** Throws `NotAllowedError` where the caller may not plan each component of it. */
export function requireEditable({ scope, editable }: VisibleScope): void {
  if (editable) return;
  throw new NotAllowedError(
    `You need the permission ${perfCoverageGapEditPermission.name} for each component of ${scope.ref} for this`,
  );
}
