import {
  changesBetween,
  ComponentTrend,
  perfCoverageReadPermission,
  PortfolioTrend,
  snapshotOf,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { z } from 'zod';
import { componentFilterSchema } from '../componentQuery';
import { readQuery, searchWords, wholeNumber } from '../query';
import { dayBefore, refOf, RouteContext } from './context';

const defaultDays = 90;
const maxDays = 3660;

const daysSchema = wholeNumber({ min: 1, max: maxDays });
const querySchema = z.strictObject({ days: daysSchema });
const sumSchema = z.strictObject({
  ...componentFilterSchema,
  days: daysSchema,
});

/** How figures went from day to day, and what changed since a week ago. */
export function addTrendRoutes(
  router: Router,
  { access, database, now }: RouteContext & { now(): Date },
): void {
  const daysAgo = (days: number) => dayBefore(now(), days);

  router.get('/v1/trend', async (request, response) => {
    const scope = await access.listScope(request);
    const asked = readQuery(sumSchema, request.query);
    const { search, mine, days: asMany, ...filters } = asked;
    const answer: PortfolioTrend = {
      days: await database.snapshots.days(
        {
          ...scope,
          filters,
          search: searchWords(search),
          ...(mine?.length ? { mine } : {}),
        },
        daysAgo(asMany ?? defaultDays),
      ),
    };
    response.json(answer);
  });

  router.get(
    '/v1/components/:kind/:namespace/:name/trend',
    async (request, response) => {
      const caller = await access.authorize(
        request,
        perfCoverageReadPermission,
      );
      const { entityRef } = await access.component(
        refOf(request.params),
        caller,
      );
      const { days: asMany } = readQuery(querySchema, request.query);
      const assessed = await database.assessments.get(entityRef);
      const before = await database.snapshots.newestBefore(
        entityRef,
        daysAgo(6),
      );
      const answer: ComponentTrend = {
        days: await database.snapshots.daysOf(
          entityRef,
          daysAgo(asMany ?? defaultDays),
        ),
        since: before?.day ?? null,
        changes:
          before && assessed
            ? changesBetween(
                before,
                snapshotOf(entityRef, assessed.assessment, assessed.assessedAt),
              )
            : [],
      };
      response.json(answer);
    },
  );
}
