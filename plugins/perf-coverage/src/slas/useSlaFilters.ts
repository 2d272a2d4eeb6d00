import {
  SlaQuery,
  SlaSort,
  SlaState,
  slaStates,
} from 'backstage-plugin-perf-coverage-common';
import {
  cleared,
  isNarrowed,
  readListQuery,
  toggled,
} from '../components/listQuery';
import { useAddress } from '../components/useAddress';

/** The filters with many values each, in the order of the page. */
export const facetNames = ['state', 'owner', 'system', 'domain'] as const;
export type FacetName = (typeof facetNames)[number];

const sorts: readonly SlaSort[] = ['state', 'margin', 'name', 'component'];

/** What the address asks for; everything that it does not know is left out. */
export function readSlaFilters(params: URLSearchParams): SlaQuery {
  return readListQuery(
    params,
    facetNames,
    sorts,
    (facet, value) =>
      facet !== 'state' || slaStates.includes(value as SlaState),
  );
}

/** The filters as they stand in the address, and ways to change them. */
export function useSlaFilters() {
  const { params, change, linkWith } = useAddress();
  const query = readSlaFilters(params);
  return {
    query,
    active: isNarrowed(query, facetNames),
    change,
    linkWith,
    toggle(facet: FacetName, value: string) {
      change(toggled(facet, value, query[facet]));
    },
    sortBy(sort: SlaSort) {
      const again = query.sort === sort && query.order === 'asc';
      change({ sort, order: again ? 'desc' : 'asc' }, { replace: true });
    },
    clear() {
      change(cleared(facetNames));
    },
  };
}
