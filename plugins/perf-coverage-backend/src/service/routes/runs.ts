import { NotFoundError } from '@backstage/errors';
import {
  perfCoverageReadPermission,
  RunDetail,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { RouteContext } from './context';

/** Reading a run. */
export function addRunRoutes(
  router: Router,
  { access, database }: RouteContext,
): void {
  router.get('/v1/runs/:id', async (request, response) => {
    const caller = await access.authorize(request, perfCoverageReadPermission);
    const { id } = request.params;
    const found = await database.runs.get(id);
    if (
      !found ||
      !(await access.componentOf(found.summary.entityRef, caller))
    ) {
      throw new NotFoundError(`There is no run ${id}`);
    }
    const answer: RunDetail = { ...found.summary, run: found.run };
    response.json(answer);
  });
}
