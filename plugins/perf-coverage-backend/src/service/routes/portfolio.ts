import {
  HeatMapPage,
  RollUpPage,
  RollUpSort,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { z } from 'zod';
import { rollUpSorts } from '../../database';
import { componentFilterSchema, readHeatMapQuery } from '../componentQuery';
import { readCursor, writeCursor } from '../cursor';
import {
  choice,
  optionalText,
  pageParameters,
  readQuery,
  searchWords,
} from '../query';
import { RouteContext } from './context';

const groupings = ['owner', 'system', 'domain'] as const;

/** What is most telling first, where the reader does not say. */
const defaultOrder: Record<RollUpSort, 'asc' | 'desc'> = {
  gaps: 'desc',
  name: 'asc',
  coverage: 'asc',
  effort: 'desc',
  components: 'desc',
};

const rollUpSchema = z.strictObject({
  ...componentFilterSchema,
  by: choice(groupings),
  ...pageParameters(rollUpSorts, 200),
  cursor: optionalText(200),
});

/** Sums have no row that a page could start behind. */
const cursorSchema = z.strictObject({
  offset: z.number().int().min(1).max(1_000_000),
});

/** The portfolio as a heat map, and added up. */
export function addPortfolioRoutes(
  router: Router,
  { access, database }: RouteContext,
): void {
  router.get('/v1/heat-map', async (request, response) => {
    const scope = await access.listScope(request);
    const { items, next } = await database.portfolio.heatMap({
      ...readHeatMapQuery(request.query),
      ...scope,
    });
    const answer: HeatMapPage = {
      items,
      nextCursor: next && writeCursor(next),
    };
    response.json(answer);
  });

  router.get('/v1/roll-ups', async (request, response) => {
    const scope = await access.listScope(request);
    const asked = readQuery(rollUpSchema, request.query);
    const { by, search, mine, sort = 'gaps', order, limit, cursor } = asked;
    const { owner, system, domain, type, lifecycle, state } = asked;
    const { tag, framework } = asked;
    const offset = cursor ? readCursor(cursorSchema, cursor).offset : 0;
    const groups = await database.portfolio.rollUps({
      ...scope,
      ...{ by, sort, offset, limit },
      order: order ?? defaultOrder[sort],
      search: searchWords(search),
      ...(mine?.length ? { mine } : {}),
      filters: {
        ...{ owner, system, domain, type, lifecycle, state, tag, framework },
      },
    });
    const answer: RollUpPage = {
      items: groups.slice(0, limit),
      nextCursor:
        groups.length > limit ? writeCursor({ offset: offset + limit }) : null,
    };
    response.json(answer);
  });
}
