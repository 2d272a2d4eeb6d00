import { Knex } from 'knex';
import { whereVisible } from './componentFilter';
import { ComponentScope } from './types';

/** A value that lists offer to filter by, with how often it occurs. */
export interface FacetValue {
  facet: string;
  value: string;
  count: number;
}

/** How often, among gaps of one status; the list of components has none: `''`. */
export interface FacetCount extends FacetValue {
  status: string;
}

export type CountedList = 'components' | 'gaps';

/** Facets of the gap itself, besides those of its component. */
export const gapFacets = [
  'priority',
  'type',
  'status',
  'assignee',
  'phase',
] as const;

/**
 * The values of a list, with how often each occurs among all that a reader may
 * see, whatever they filter by. Those of all components are kept in
 * `facet_counts`; those of some of them are counted.
 *
 * @param statuses - Gaps of these only; the facet `status` counts all the same
 */
export async function readFacets(
  knex: Knex,
  list: CountedList,
  scope: ComponentScope,
  statuses?: readonly string[],
): Promise<FacetValue[]> {
  const counts =
    scope.visible === null && scope.allowed === null
      ? await keptFacets(knex, list, statuses)
      : await countFacets(knex, list, scope);
  const sums = new Map<string, FacetValue>();
  for (const { facet, value, status, count } of counts) {
    if (statuses && facet !== 'status' && !statuses.includes(status)) continue;
    const key = JSON.stringify([facet, value]);
    const known = sums.get(key);
    if (known) known.count += count;
    else sums.set(key, { facet, value, count });
  }
  return [...sums.values()].sort((a, b) =>
    a.value.localeCompare(b.value, 'en-US'),
  );
}

/** What `facet_counts` says, of gaps of all or of these statuses. */
export function keptFacets(
  knex: Knex,
  list: CountedList,
  statuses?: readonly string[],
): Promise<FacetCount[]> {
  const query = knex('facet_counts')
    .where('list', list)
    .where('count', '>', 0)
    .select('facet', 'value', 'status', 'count');
  if (statuses) {
    query.where(any =>
      any.whereIn('status', statuses).orWhere('facet', 'status'),
    );
  }
  return query;
}

/** Counts the rows themselves. */
export async function countFacets(
  knex: Knex,
  list: CountedList,
  scope: ComponentScope,
): Promise<FacetCount[]> {
  const rows: (Omit<FacetCount, 'count'> & { count: number | string })[] =
    await (list === 'gaps'
      ? gapCounts(knex, scope)
      : componentCounts(knex, scope));
  // PostgreSQL answers counts as text.
  return rows.map(row => ({ ...row, count: Number(row.count) }));
}

function componentCounts(knex: Knex, scope: ComponentScope): Knex.QueryBuilder {
  const query = knex('component_facets')
    .join('components', 'components.entity_ref', 'component_facets.entity_ref')
    .groupBy('component_facets.facet', 'component_facets.value')
    .select(
      'component_facets.facet',
      'component_facets.value',
      knex.raw(`'' as status`),
    )
    .count('* as count');
  whereVisible(knex, query, scope);
  return query;
}

/**
 * First by all columns of gaps together, which leaves few rows, and for each
 * component; then each facet from what is left.
 */
function gapCounts(knex: Knex, scope: ComponentScope): Knex.QueryBuilder {
  const gaps = () => {
    const query = knex('gaps').join(
      'components',
      'components.entity_ref',
      'gaps.entity_ref',
    );
    whereVisible(knex, query, scope);
    return query;
  };
  const own = gaps()
    .groupBy(gapFacets.map(facet => `gaps.${facet}`))
    .select(gapFacets.map(facet => `gaps.${facet}`))
    .count('* as n');
  const owners = [
    'components.owner_ref',
    'components.system_ref',
    'gaps.status',
  ];
  const ofComponents = gaps().groupBy(owners).select(owners).count('* as n');
  const valuesOf = (facet: string, from: string, column: string) =>
    knex(from)
      .whereNotNull(column)
      .groupBy([...new Set([column, 'status'])])
      .select(
        knex.raw('? as facet', [facet]),
        knex.raw('?? as value', [column]),
        'status',
        knex.raw('sum(n) as count'),
      );
  return knex
    .withMaterialized('own', own)
    .withMaterialized('of_components', ofComponents)
    .unionAll([
      ...gapFacets.map(facet => valuesOf(facet, 'own', facet)),
      valuesOf('owner', 'of_components', 'owner_ref'),
      valuesOf('system', 'of_components', 'system_ref'),
    ]);
}
