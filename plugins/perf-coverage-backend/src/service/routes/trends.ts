import {
  changesBetween,
  ComponentTrend,
  perfCoverageReadPermission,
  PortfolioTrend,
  snapshotOf,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { readQuery, wholeNumber } from '../query';
import { refOf, RouteContext } from './context';

const defaultDays = 90;
const maxDays = 3660;

const querySchema = z.strictObject({
  days: wholeNumber({ min: 1, max: maxDays }),
});

/** How figures went from day to day, and what changed since a week ago. */
export function addTrendRoutes(
  router: Router,
  { access, database, now }: RouteContext & { now(): Date },
): void {
  const daysAgo = (days: number) =>
    DateTime.fromJSDate(now(), { zone: 'utc' })
      .minus({ days })
      .toFormat('yyyy-MM-dd');

  router.get('/v1/trend', async (request, response) => {
    const scope = await access.listScope(request);
    const { days } = readQuery(querySchema, request.query);
    const answer: PortfolioTrend = {
      days: await database.snapshots.days(scope, daysAgo(days ?? defaultDays)),
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
      const { days } = readQuery(querySchema, request.query);
      const assessed = await database.assessments.get(entityRef);
      const before = await database.snapshots.newestBefore(
        entityRef,
        daysAgo(6),
      );
      const answer: ComponentTrend = {
        days: await database.snapshots.daysOf(
          entityRef,
          daysAgo(days ?? defaultDays),
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
