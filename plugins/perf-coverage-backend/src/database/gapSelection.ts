import { Knex } from 'knex';
import { whereVisible } from './componentFilter';
import { whereInList } from './dialect';
import { gapFacets } from './facetCounts';
import { facetNames, GapLack, GapListOptions } from './types';

const lackColumns: Record<GapLack, string> = {
  assignee: 'gaps.assignee',
  estimate: 'gaps.hours_mean',
  phase: 'gaps.phase',
};

/** The gaps that a list speaks of, with their components, whose columns then may be named. */
export function selectGaps(
  knex: Knex,
  options: GapListOptions,
): Knex.QueryBuilder {
  const query = knex('gaps').join(
    'components',
    'components.entity_ref',
    'gaps.entity_ref',
  );
  whereVisible(knex, query, options);
  applyGapFilters(query, options);
  applyComponentFilters(knex, query, 'gaps', options);
  const { mine } = options;
  if (mine) {
    query.where(any => {
      whereInList(knex, any, 'components.owner_ref', mine);
      any.orWhere(own => whereInList(knex, own, 'gaps.assignee', mine));
    });
  }
  return query;
}

/**
 * The same gaps for counting them. Where nothing is asked about components they
 * are not joined: the index of the figures has the rest.
 */
export function selectCountedGaps(
  knex: Knex,
  options: GapListOptions,
): Knex.QueryBuilder {
  if (options.search.length > 0 || options.mine) {
    return selectGaps(knex, options);
  }
  const query = ofVisible(knex, 'gaps', options);
  applyGapFilters(query, options);
  applyComponentFilters(knex, query, 'gaps', options);
  return query;
}

/** True where the list asks nothing about gaps but their status: `gap_sums` has the answer. */
export function isSummed({
  search,
  mine,
  lacks = [],
  filters,
}: GapListOptions): boolean {
  return (
    search.length === 0 &&
    lacks.length === 0 &&
    mine === undefined &&
    gapFacets.every(facet => facet === 'status' || !filters[facet]?.length)
  );
}

/** The sums of the components' gaps that add up to the list's totals. */
export function selectGapSums(
  knex: Knex,
  options: GapListOptions,
): Knex.QueryBuilder {
  const query = ofVisible(knex, 'gap_sums', options);
  const { status } = options.filters;
  if (status?.length) query.whereIn('gap_sums.status', status);
  applyComponentFilters(knex, query, 'gap_sums', options);
  return query;
}

function ofVisible(
  knex: Knex,
  table: 'gaps' | 'gap_sums',
  options: GapListOptions,
): Knex.QueryBuilder {
  const query = knex(table);
  if (options.visible || options.allowed) {
    query.join('components', 'components.entity_ref', `${table}.entity_ref`);
    whereVisible(knex, query, options);
    return query;
  }
  return query.whereNotIn(
    `${table}.entity_ref`,
    knex('components').whereNotNull('removed_at').select('entity_ref'),
  );
}

function applyGapFilters(
  query: Knex.QueryBuilder,
  { search, filters, lacks = [] }: GapListOptions,
): void {
  for (const word of search) {
    const pattern = `%${word
      .toLocaleLowerCase('en-US')
      .replace(/[!%_]/g, '!$&')}%`;
    query.where(any =>
      any
        .whereRaw(`gaps.search_text like ? escape '!'`, [pattern])
        .orWhereRaw(`components.title_sort like ? escape '!'`, [pattern]),
    );
  }
  for (const facet of gapFacets) {
    const values = filters[facet];
    if (values?.length) query.whereIn(`gaps.${facet}`, values);
  }
  for (const lack of lacks) query.whereNull(lackColumns[lack]);
}

function applyComponentFilters(
  knex: Knex,
  query: Knex.QueryBuilder,
  table: 'gaps' | 'gap_sums',
  { filters }: GapListOptions,
): void {
  if (filters.component?.length) {
    query.whereIn(`${table}.entity_ref`, filters.component);
  }
  for (const facet of facetNames) {
    const values = filters[`component.${facet}`];
    if (!values?.length) continue;
    query.whereExists(
      knex('component_facets')
        .select(knex.raw('1'))
        .whereRaw('component_facets.entity_ref = ??', [`${table}.entity_ref`])
        .where('component_facets.facet', facet)
        .whereIn('component_facets.value', values),
    );
  }
}
