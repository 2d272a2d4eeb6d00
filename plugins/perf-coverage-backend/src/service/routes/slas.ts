import {
  SlaPage,
  SlaSort,
  slaStates,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { z } from 'zod';
import { SlaListOptions, slaSorts } from '../../database';
import { readSlaCursor, writeCursor } from '../cursor';
import {
  optionalText,
  readQuery,
  repeatedChoice,
  repeatedText,
  searchWords,
  wholeNumber,
} from '../query';
import { RouteContext } from './context';

const defaultLimit = 50;

/** The tightest first, where the reader does not say. */
const defaultOrder: Record<SlaSort, 'asc' | 'desc'> = {
  state: 'asc',
  margin: 'asc',
  name: 'asc',
  component: 'asc',
};

const querySchema = z.strictObject({
  search: optionalText(200),
  state: repeatedChoice(slaStates),
  owner: repeatedText(),
  system: repeatedText(),
  domain: repeatedText(),
  component: repeatedText(),
  sort: z
    .enum(slaSorts, { error: `must be one of ${slaSorts.join(', ')}` })
    .optional(),
  order: z.enum(['asc', 'desc'], { error: 'must be asc or desc' }).optional(),
  limit: wholeNumber({ min: 1, max: 500 }),
  cursor: optionalText(4096),
});

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

function readSlaQuery(
  query: unknown,
): Omit<SlaListOptions, 'visible' | 'allowed'> {
  const asked = readQuery(querySchema, query);
  const { owner, system, domain, sort = 'state', limit, cursor } = asked;
  const order = asked.order ?? defaultOrder[sort];
  return {
    sort,
    order,
    search: searchWords(asked.search),
    states: asked.state ?? [],
    components: asked.component ?? [],
    filters: { owner, system, domain },
    limit: limit ?? defaultLimit,
    cursor: cursor ? readSlaCursor(cursor, { sort, order }) : null,
  };
}
