import { InputError, NotFoundError } from '@backstage/errors';
import {
  perfCoverageReadPermission,
  SeriesDetail,
  SeriesPage,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { z } from 'zod';
import { optionalText, readQuery, wholeNumber } from '../query';
import { readCursor, writeCursor } from '../cursor';
import { refOf, RouteContext } from './context';

const maxPoints = 5000;
const defaultLimit = 100;

const instant = z.iso
  .datetime({
    offset: true,
    error: 'must be an instant like 2026-01-31T12:00:00Z',
  })
  .optional();

const listSchema = z.strictObject({
  name: optionalText(1000),
  environment: optionalText(255),
  branch: optionalText(255),
  limit: wholeNumber({ min: 1, max: 500 }),
  cursor: optionalText(1024),
});

const pointsSchema = z.strictObject({ from: instant, to: instant });

const cursorSchema = z.strictObject({
  lastAt: z.string().max(24),
  id: z.string().max(64),
});

/** What may be compared over time. */
export function addSeriesRoutes(
  router: Router,
  { access, database }: RouteContext,
): void {
  router.get(
    '/v1/components/:kind/:namespace/:name/series',
    async (request, response) => {
      const caller = await access.authorize(
        request,
        perfCoverageReadPermission,
      );
      const { entityRef } = await access.component(
        refOf(request.params),
        caller,
      );
      const { limit, cursor, ...filters } = readQuery(
        listSchema,
        request.query,
      );
      const { items, next } = await database.series.list(entityRef, {
        ...filters,
        limit: limit ?? defaultLimit,
        cursor: cursor ? readCursor(cursorSchema, cursor) : null,
      });
      const answer: SeriesPage = {
        items,
        nextCursor: next && writeCursor(next),
      };
      response.json(answer);
    },
  );

  router.get('/v1/series/:id', async (request, response) => {
    const caller = await access.authorize(request, perfCoverageReadPermission);
    const { from, to } = readQuery(pointsSchema, request.query);
    const { id } = request.params;
    const series = await database.series.get(id);
    if (!series || !(await access.componentOf(series.entityRef, caller))) {
      throw new NotFoundError(`There is no series ${id}`);
    }
    const range = {
      from: stored(from, '0000-01-01T00:00:00.000Z'),
      to: stored(to, '9999-12-31T23:59:59.999Z'),
    };
    if (range.from > range.to) {
      throw new InputError('from: must be before to');
    }
    const answer: SeriesDetail = {
      series,
      points: await database.series.points(id, { ...range, limit: maxPoints }),
    };
    response.json(answer);
  });
}

/** Instants of any zone as the tables keep them. */
function stored(instantText: string | undefined, fallback: string): string {
  return instantText ? new Date(instantText).toISOString() : fallback;
}
