import type {
  ComponentQuery,
  ComponentSort,
} from 'backstage-plugin-perf-coverage-common';
import { useMe } from '../api';
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
  const query: ComponentQuery = {};
  const search = params.get('search');
  if (search) query.search = search;
  for (const facet of facetNames) {
    const values = params.getAll(facet);
    if (values.length > 0) query[facet] = values;
  }
  const sort = sorts.find(name => name === params.get('sort'));
  if (sort) {
    query.sort = sort;
    query.order = params.get('order') === 'desc' ? 'desc' : 'asc';
  }
  return { query, mine: params.get('mine') === 'true' };
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
    active:
      mine ||
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
    sortBy(sort: ComponentSort) {
      const first = firstOrder(sort);
      // Without a sort in the address the list is sorted by gaps already.
      const { sort: now = 'gaps', order: nowOrder = firstOrder(now) } = query;
      const again = now === sort && nowOrder === first;
      const order = again ? opposite[first] : first;
      change({ sort, order }, { replace: true });
    },
    clear() {
      change({
        search: null,
        mine: null,
        ...Object.fromEntries(facetNames.map(facet => [facet, null])),
      });
    },
  };
}

export type Filters = ReturnType<typeof useFilters>;
