import { ComponentSort } from 'backstage-plugin-perf-coverage-common';
import { z } from 'zod';
import { ComponentListOptions, componentSorts } from '../database';
import { readComponentCursor } from './cursor';
import {
  optionalText,
  pageParameters,
  readQuery,
  repeatedText,
  searchWords,
  wholeNumber,
} from './query';

/** What is most pressing first, where the reader does not say. */
const defaultOrder: Record<ComponentSort, 'asc' | 'desc'> = {
  title: 'asc',
  coverage: 'asc',
  gaps: 'desc',
  effort: 'desc',
  owner: 'asc',
  lastRun: 'desc',
  phase: 'asc',
};

/** What narrows a list of components down. */
export const componentFilterSchema = {
  search: optionalText(200),
  mine: repeatedText(),
  owner: repeatedText(),
  system: repeatedText(),
  domain: repeatedText(),
  type: repeatedText(),
  lifecycle: repeatedText(),
  state: repeatedText(),
  tag: repeatedText(),
  framework: repeatedText(),
};

const querySchema = z.strictObject({
  ...componentFilterSchema,
  ...pageParameters(componentSorts, 200),
  trendDays: wholeNumber({ min: 1, max: 366 }),
});

const heatMapSchema = z.strictObject({
  ...componentFilterSchema,
  ...pageParameters(componentSorts, 500),
});

type ListRequest = Omit<ComponentListOptions, 'visible' | 'allowed'>;

/** The list that a request asks for; throws `InputError`. */
export function readComponentQuery(
  query: unknown,
): ListRequest & { trendDays: number | undefined } {
  const { trendDays, ...list } = readQuery(querySchema, query);
  return { ...toRequest(list), trendDays };
}

/** The same for the heat map, whose pages may be longer. */
export function readHeatMapQuery(query: unknown): ListRequest {
  return toRequest(readQuery(heatMapSchema, query));
}

function toRequest({
  search,
  mine,
  sort,
  order,
  limit,
  cursor,
  ...filters
}: z.infer<typeof heatMapSchema>): ListRequest {
  const list = {
    sort: sort ?? 'gaps',
    order: order ?? defaultOrder[sort ?? 'gaps'],
  };
  return {
    ...list,
    filters,
    ...(mine?.length ? { mine } : {}),
    search: searchWords(search),
    limit,
    cursor: cursor ? readComponentCursor(cursor, list) : null,
  };
}
