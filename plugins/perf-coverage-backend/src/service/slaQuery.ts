import { SlaSort, slaStates } from 'backstage-plugin-perf-coverage-common';
import { z } from 'zod';
import { SlaListOptions, slaSorts } from '../database';
import { readSlaCursor } from './cursor';
import {
  optionalText,
  pageParameters,
  readQuery,
  repeatedChoice,
  repeatedText,
  searchWords,
} from './query';

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
  ...pageParameters(slaSorts, 500),
});

/** What a request for SLAs asks for. Throws an `InputError` that names the parameter. */
export function readSlaQuery(
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
    limit,
    cursor: cursor ? readSlaCursor(cursor, { sort, order }) : null,
  };
}
