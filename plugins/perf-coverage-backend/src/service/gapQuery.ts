import {
  gapTypes,
  GapSort,
  priorities,
} from 'backstage-plugin-perf-coverage-common';
import { z } from 'zod';
import { gapLacks, GapListOptions, gapSorts } from '../database';
import { readGapCursor } from './cursor';
import {
  optionalText,
  pageParameters,
  readQuery,
  repeatedChoice,
  repeatedText,
  searchWords,
} from './query';

/** What is most pressing first, where the reader does not say. */
const defaultOrder: Record<GapSort, 'asc' | 'desc'> = {
  priority: 'asc',
  title: 'asc',
  effort: 'desc',
  age: 'asc',
  component: 'asc',
};

const querySchema = z.strictObject({
  search: optionalText(200),
  mine: repeatedText(),
  priority: repeatedChoice(priorities),
  type: repeatedChoice(gapTypes),
  status: repeatedChoice(['open', 'waived', 'closed']),
  assignee: repeatedText(),
  phase: repeatedText(),
  lacks: repeatedChoice(gapLacks),
  component: repeatedText(),
  owner: repeatedText(),
  system: repeatedText(),
  domain: repeatedText(),
  ...pageParameters(gapSorts, 500),
});

/** The list that a request asks for; throws `InputError`. */
export function readGapQuery(
  query: unknown,
): Omit<GapListOptions, 'visible' | 'allowed'> {
  const {
    search,
    mine,
    sort: askedSort,
    order: askedOrder,
    limit,
    cursor,
    lacks,
    owner,
    system,
    domain,
    status,
    ...own
  } = readQuery(querySchema, query);
  const sort = askedSort ?? 'priority';
  const order = askedOrder ?? defaultOrder[sort];
  return {
    sort,
    order,
    ...(mine?.length ? { mine } : {}),
    search: searchWords(search),
    filters: {
      ...own,
      status: status?.length ? status : ['open'],
      'component.owner': owner,
      'component.system': system,
      'component.domain': domain,
    },
    lacks,
    limit,
    cursor: cursor ? readGapCursor(cursor, { sort, order }) : null,
  };
}
