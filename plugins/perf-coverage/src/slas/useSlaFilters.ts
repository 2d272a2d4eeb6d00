import {
  SlaQuery,
  SlaSort,
  SlaState,
  slaStates,
} from 'backstage-plugin-perf-coverage-common';
import { useAddress } from '../components/useAddress';

/** The filters with many values each, in the order of the page. */
export const facetNames = ['state', 'owner', 'system', 'domain'] as const;
export type FacetName = (typeof facetNames)[number];

const sorts: readonly SlaSort[] = ['state', 'margin', 'name', 'component'];

/** What the address asks for; everything that it does not know is left out. */
export function readSlaFilters(params: URLSearchParams): SlaQuery {
  const query: SlaQuery = {};
  const search = params.get('search');
  if (search) query.search = search;
  for (const facet of facetNames) {
    const values = params
      .getAll(facet)
      .filter(
        value =>
          value !== '' &&
          (facet !== 'state' || slaStates.includes(value as SlaState)),
      );
    if (values.length > 0) query[facet] = values;
  }
  const sort = sorts.find(name => name === params.get('sort'));
  if (sort) {
    query.sort = sort;
    query.order = params.get('order') === 'desc' ? 'desc' : 'asc';
  }
  return query;
}

/** The filters as they stand in the address, and ways to change them. */
export function useSlaFilters() {
  const { params, change, linkWith } = useAddress();
  const query = readSlaFilters(params);
  return {
    query,
    active:
      Boolean(query.search) ||
      facetNames.some(facet => query[facet] !== undefined),
    change,
    linkWith,
    toggle(facet: FacetName, value: string) {
      const values = query[facet] ?? [];
      change({
        [facet]: values.includes(value)
          ? values.filter(item => item !== value)
          : [...values, value],
      });
    },
    sortBy(sort: SlaSort) {
      const again = query.sort === sort && query.order === 'asc';
      change({ sort, order: again ? 'desc' : 'asc' }, { replace: true });
    },
    clear() {
      change({
        search: null,
        ...Object.fromEntries(facetNames.map(facet => [facet, null])),
      });
    },
  };
}
