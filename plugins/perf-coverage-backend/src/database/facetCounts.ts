import { Knex } from 'knex';
import { whereVisible } from './componentFilter';
import { ComponentScope } from './types';

/**
 * The values that lists offer to filter by, with how often each occurs among
 * all that a reader may see, whatever they filter by.
 */
export interface FacetCount {
  facet: string;
  value: string;
  count: number;
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
 * The values of a list. Those of all components are kept in `facet_counts`;
 * those of some of them are counted.
 */
export async function readFacets(
  knex: Knex,
  list: CountedList,
  scope: ComponentScope,
): Promise<FacetCount[]> {
  const found: FacetCount[] =
    scope.visible === null && scope.allowed === null
      ? await knex('facet_counts')
          .where('list', list)
          .where('count', '>', 0)
          .select('facet', 'value', 'count')
      : await countFacets(knex, list, scope);
  return found.sort((a, b) => a.value.localeCompare(b.value, 'en-US'));
}

/** Counts the rows themselves. */
export async function countFacets(
  knex: Knex,
  list: CountedList,
  scope: ComponentScope,
): Promise<FacetCount[]> {
  const rows: { facet: string; value: string; count: number | string }[] =
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
    .select('component_facets.facet', 'component_facets.value')
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
  const owners = ['components.owner_ref', 'components.system_ref'];
  const ofComponents = gaps().groupBy(owners).select(owners).count('* as n');
  const valuesOf = (facet: string, from: string, column: string) =>
    knex(from)
      .whereNotNull(column)
      .groupBy(column)
      .select(
        knex.raw('? as facet', [facet]),
        knex.raw('?? as value', [column]),
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
