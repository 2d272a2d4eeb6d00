import { NotFoundError } from '@backstage/errors';
import {
  GapDetail,
  GapPage,
  perfCoverageReadPermission,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { Stores } from '../../database';
import { writeCursor } from '../cursor';
import { readGapQuery } from '../gapQuery';
import { refOf, RouteContext } from './context';

/** Gaps of all components, and one gap with its history. */
export function addGapRoutes(
  router: Router,
  { access, database }: RouteContext,
): void {
  router.get('/v1/gaps', async (request, response) => {
    const scope = await access.listScope(request);
    const { next, ...page } = await database.assessments.findGaps({
      ...readGapQuery(request.query),
      ...scope,
    });
    const answer: GapPage = { ...page, nextCursor: next && writeCursor(next) };
    response.json(answer);
  });

  router.get(
    '/v1/components/:kind/:namespace/:name/gaps/:gapId',
    async (request, response) => {
      const caller = await access.authorize(
        request,
        perfCoverageReadPermission,
      );
      const { entityRef } = await access.component(
        refOf(request.params),
        caller,
      );
      response.json(await gapDetail(database, entityRef, request.params.gapId));
    },
  );
}

/** Throws `NotFoundError`. */
export async function gapDetail(
  stores: Pick<Stores, 'assessments' | 'decisions'>,
  entityRef: string,
  gapId: string,
): Promise<GapDetail> {
  const found = await stores.assessments.getGap(entityRef, gapId);
  if (!found) throw new NotFoundError(`${entityRef} has no gap ${gapId}`);
  const decided = await stores.decisions.get(entityRef, gapId);
  return {
    ...found.gap,
    history: found.history,
    decisionRevision: decided?.revision ?? 0,
  };
}
