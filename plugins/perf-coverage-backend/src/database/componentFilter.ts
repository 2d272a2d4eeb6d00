import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { PerfCoverageFilter } from 'backstage-plugin-perf-coverage-node';
import { Knex } from 'knex';
import { whereInList } from './dialect';
import { ComponentScope } from './types';

/** Leaves what the catalog has, and of it what the reader may see. */
export function whereVisible(
  knex: Knex,
  query: Knex.QueryBuilder,
  { visible, allowed }: ComponentScope,
): void {
  query.whereNull('components.removed_at');
  if (visible) whereInList(knex, query, 'components.entity_ref', visible);
  if (allowed) whereAllowed(knex, query, allowed);
}

/**
 * Restricts a query over `components` to what a permission policy's conditions
 * allow, in SQL, so that pages, counts and sums agree.
 */
export function whereAllowed(
  knex: Knex,
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<PerfCoverageFilter>,
): void {
  if ('allOf' in criteria) {
    query.where(all => {
      for (const part of criteria.allOf) whereAllowed(knex, all, part);
    });
  } else if ('anyOf' in criteria) {
    query.where(any => {
      // Else a group of nothing would allow everything.
      any.whereRaw('1 = 0');
      for (const part of criteria.anyOf) {
        any.orWhere(one => whereAllowed(knex, one, part));
      }
    });
  } else if ('not' in criteria) {
    const { not } = criteria;
    query.whereNot(none => whereAllowed(knex, none, not));
  } else {
    const values = knex('component_facets')
      .select(knex.raw('1'))
      .whereRaw('component_facets.entity_ref = components.entity_ref')
      .where('component_facets.facet', criteria.facet);
    whereInList(knex, values, 'component_facets.value', criteria.values);
    query.whereExists(values);
  }
}
