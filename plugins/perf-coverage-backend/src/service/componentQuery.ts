import { ComponentSort } from 'backstage-plugin-perf-coverage-common';
import { z } from 'zod';
import { ComponentListOptions, componentSorts } from '../database';
import { readComponentCursor } from './cursor';
import {
  optionalText,
  readQuery,
  repeatedText,
  searchWords,
  wholeNumber,
} from './query';

const defaultLimit = 50;
const maxLimit = 200;

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

const querySchema = z.strictObject({
  search: optionalText(200),
  owner: repeatedText(),
  system: repeatedText(),
  domain: repeatedText(),
  type: repeatedText(),
  lifecycle: repeatedText(),
  state: repeatedText(),
  tag: repeatedText(),
  framework: repeatedText(),
  sort: z
    .enum(componentSorts, {
      error: `must be one of ${componentSorts.join(', ')}`,
    })
    .optional(),
  order: z.enum(['asc', 'desc'], { error: 'must be asc or desc' }).optional(),
  limit: wholeNumber({ min: 1, max: maxLimit }),
  cursor: optionalText(4096),
});

/** The list that a request asks for; throws `InputError`. */
export function readComponentQuery(
  query: unknown,
): Omit<ComponentListOptions, 'visible' | 'allowed'> {
  const { search, sort, order, limit, cursor, ...filters } = readQuery(
    querySchema,
    query,
  );
  const list = {
    sort: sort ?? 'gaps',
    order: order ?? defaultOrder[sort ?? 'gaps'],
  };
  return {
    ...list,
    filters,
    search: searchWords(search),
    limit: limit ?? defaultLimit,
    cursor: cursor ? readComponentCursor(cursor, list) : null,
  };
}
