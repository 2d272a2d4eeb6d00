import type {
  ComponentQuery,
  ComponentSort,
} from 'backstage-plugin-perf-coverage-common';
import { useMe } from '../api';
import {
  cleared,
  isNarrowed,
  readListQuery,
  toggled,
} from '../components/listQuery';
import { useAddress } from '../components/useAddress';

/** The filters with many values each, in the order of the page. */
export const facetNames = [
  'state',
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
  'tag',
  'framework',
] as const;
export type FacetName = (typeof facetNames)[number];

export const sorts: readonly ComponentSort[] = [
  'title',
  'coverage',
  'gaps',
  'effort',
  'owner',
  'lastRun',
  'phase',
];

/** What the address asks for; everything that it does not know is left out. */
export function readFilters(params: URLSearchParams): {
  query: ComponentQuery;
  mine: boolean;
} {
  return {
    query: readListQuery(params, facetNames, sorts),
    mine: params.get('mine') === 'true',
  };
}

/** The direction in which a column is most useful at the first click. */
export function firstOrder(sort: ComponentSort): 'asc' | 'desc' {
  return sort === 'gaps' || sort === 'effort' || sort === 'lastRun'
    ? 'desc'
    : 'asc';
}

const opposite = { asc: 'desc', desc: 'asc' } as const;

/** The filters as they stand in the address, and ways to change them. */
export function useFilters() {
  const { params, change, linkWith } = useAddress();
  const { query, mine } = readFilters(params);
  const me = useMe(mine);
  return {
    params,
    query,
    mine,
    /** The query for the backend; undefined while it is not known who the reader is. */
    asked: mine ? me && { ...query, mine: me } : query,
    /** True where `mine` is on and nothing could be the reader's. */
    ownsNothing: mine && me?.length === 0,
    active: mine || isNarrowed(query, facetNames),
    change,
    linkWith,
    toggle(facet: FacetName, value: string) {
      change(toggled(facet, value, query[facet]));
    },
    sortBy(sort: ComponentSort) {
      const first = firstOrder(sort);
      // Without a sort in the address the list is sorted by gaps already.
      const { sort: now = 'gaps', order: nowOrder = firstOrder(now) } = query;
      const again = now === sort && nowOrder === first;
      const order = again ? opposite[first] : first;
      change({ sort, order }, { replace: true });
    },
    clear() {
      change({ ...cleared(facetNames), mine: null });
    },
  };
}

export type Filters = ReturnType<typeof useFilters>;
