import {
  GapQuery,
  GapSort,
  GapType,
  Priority,
  gapTypes,
  priorities,
} from 'backstage-plugin-perf-coverage-common';
import { useMe } from '../api';
import { useAddress } from '../components/useAddress';

/** The filters with many values each, in the order of the page. */
export const facetNames = [
  'status',
  'priority',
  'type',
  'owner',
  'system',
  'assignee',
  'phase',
] as const;
export type FacetName = (typeof facetNames)[number];

const sorts: readonly GapSort[] = [
  'priority',
  'title',
  'effort',
  'age',
  'component',
];

const statuses: readonly string[] = ['open', 'waived', 'closed'];

/** Values that the backend would refuse, such as those of a mistyped address, ask for nothing. */
const known: Partial<Record<FacetName, (value: string) => boolean>> = {
  status: value => statuses.includes(value),
  priority: value => priorities.includes(value as Priority),
  type: value => gapTypes.includes(value as GapType),
};

/** What the address asks for; everything that it does not know is left out. */
export function readGapFilters(params: URLSearchParams): {
  query: GapQuery;
  mine: boolean;
} {
  const query: GapQuery = {};
  const search = params.get('search');
  if (search) query.search = search;
  for (const facet of facetNames) {
    const values = params.getAll(facet).filter(known[facet] ?? Boolean);
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
function firstOrder(sort: GapSort): 'asc' | 'desc' {
  return sort === 'effort' ? 'desc' : 'asc';
}

/** The filters as they stand in the address, and ways to change them. */
export function useGapFilters() {
  const { params, change, linkWith } = useAddress();
  const { query, mine } = readGapFilters(params);
  const me = useMe(mine);
  return {
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
    sortBy(sort: GapSort) {
      const first = firstOrder(sort);
      const again = query.sort === sort && query.order === first;
      const second = first === 'asc' ? 'desc' : 'asc';
      change({ sort, order: again ? second : first }, { replace: true });
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

export type GapFilters = ReturnType<typeof useGapFilters>;
