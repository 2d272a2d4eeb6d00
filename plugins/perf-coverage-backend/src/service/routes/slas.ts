import { SlaPage } from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { writeCursor } from '../cursor';
import { readSlaQuery } from '../slaQuery';
import { RouteContext } from './context';

/** SLAs of all components. */
export function addSlaRoutes(
  router: Router,
  { access, database }: RouteContext,
): void {
  router.get('/v1/slas', async (request, response) => {
    const scope = await access.listScope(request);
    const { next, ...page } = await database.portfolio.slas({
      ...readSlaQuery(request.query),
      ...scope,
    });
    const answer: SlaPage = { ...page, nextCursor: next && writeCursor(next) };
    response.json(answer);
  });
}
