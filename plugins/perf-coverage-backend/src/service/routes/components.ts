import {
  ComponentPage,
  perfCoverageReadPermission,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { componentDetail } from '../componentDetail';
import { readComponentQuery } from '../componentQuery';
import { writeCursor } from '../cursor';
import { refOf, RouteContext } from './context';

const path = '/v1/components/:kind/:namespace/:name';

/** The portfolio, and one component as a row and in full. */
export function addComponentRoutes(
  router: Router,
  { access, database }: RouteContext,
): void {
  router.get('/v1/components', async (request, response) => {
    const scope = await access.listScope(request);
    const query = readComponentQuery(request.query);
    const { next, ...page } = await database.components.list({
      ...query,
      ...scope,
    });
    const answer: ComponentPage = {
      ...page,
      nextCursor: next && writeCursor(next),
    };
    response.json(answer);
  });

  router.get(`${path}/summary`, async (request, response) => {
    const caller = await access.authorize(request, perfCoverageReadPermission);
    response.json(await access.component(refOf(request.params), caller));
  });

  router.get(path, async (request, response) => {
    const caller = await access.authorize(request, perfCoverageReadPermission);
    const summary = await access.component(refOf(request.params), caller);
    response.json(await componentDetail(database, summary));
  });
}
