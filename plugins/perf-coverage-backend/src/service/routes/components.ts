import {
  ComponentPage,
  ComponentSummary,
  perfCoverageReadPermission,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { componentDetail } from '../componentDetail';
import { readComponentQuery } from '../componentQuery';
import { writeCursor } from '../cursor';
import { dayBefore, refOf, RouteContext } from './context';

const path = '/v1/components/:kind/:namespace/:name';

/** The portfolio, and one component as a row and in full. */
export function addComponentRoutes(
  router: Router,
  { access, database, now }: RouteContext & { now(): Date },
): void {
  const withTrends = async (
    items: ComponentSummary[],
    trendDays: number | undefined,
  ): Promise<ComponentSummary[]> => {
    if (trendDays === undefined) return items;
    const days = await database.portfolio.coverageDays(
      items.map(item => item.entityRef),
      dayBefore(now(), trendDays),
    );
    return items.map(item => ({
      ...item,
      trend: days.get(item.entityRef) ?? [],
    }));
  };

  router.get('/v1/components', async (request, response) => {
    const scope = await access.listScope(request);
    const { trendDays, ...query } = readComponentQuery(request.query);
    const { next, ...page } = await database.components.list({
      ...query,
      ...scope,
    });
    const answer: ComponentPage = {
      ...page,
      items: await withTrends(page.items, trendDays),
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
