import { NotFoundError } from '@backstage/errors';
import {
  GapDetail,
  perfCoverageReadPermission,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { refOf, RouteContext } from './context';

/** One gap with its history. */
export function addGapRoutes(
  router: Router,
  { access, database }: RouteContext,
): void {
  router.get(
    '/v1/components/:kind/:namespace/:name/gaps/:gapId',
    async (request, response) => {
      const credentials = await access.authorize(
        request,
        perfCoverageReadPermission,
      );
      const entityRef = await access.component(
        refOf(request.params),
        credentials,
      );
      const { gapId } = request.params;
      const found = await database.assessments.getGap(entityRef, gapId);
      if (!found) {
        throw new NotFoundError(`${entityRef} has no gap ${gapId}`);
      }
      const answer: GapDetail = { ...found.gap, history: found.history };
      response.json(answer);
    },
  );
}
