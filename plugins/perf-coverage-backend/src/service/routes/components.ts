import {
  ComponentPage,
  perfCoverageReadPermission,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { componentDetail } from '../componentDetail';
import { readComponentQuery } from '../componentQuery';
import { encodeCursor } from '../cursor';
import { refOf, RouteContext } from './context';

const path = '/v1/components/:kind/:namespace/:name';

/** The portfolio, and one component as a row and in full. */
export function addComponentRoutes(
  router: Router,
  { access, database, lookup }: RouteContext,
): void {
  router.get('/v1/components', async (request, response) => {
    const credentials = await access.authorize(
      request,
      perfCoverageReadPermission,
    );
    const query = readComponentQuery(request.query);
    const { next, ...page } = await database.components.list({
      ...query,
      visible: await access.visibleComponents(credentials),
    });
    const answer: ComponentPage = {
      ...page,
      nextCursor: next && encodeCursor(next),
    };
    response.json(answer);
  });

  router.get(`${path}/summary`, async (request, response) => {
    const credentials = await access.authorize(
      request,
      perfCoverageReadPermission,
    );
    const entityRef = await access.component(
      refOf(request.params),
      credentials,
    );
    response.json(await lookup.summary(entityRef));
  });

  router.get(path, async (request, response) => {
    const credentials = await access.authorize(
      request,
      perfCoverageReadPermission,
    );
    const entityRef = await access.component(
      refOf(request.params),
      credentials,
    );
    response.json(
      await componentDetail(database, await lookup.summary(entityRef)),
    );
  });
}
