import {
  GapQuery,
  GapSort,
  GapType,
  Priority,
  gapTypes,
  priorities,
} from 'backstage-plugin-perf-coverage-common';
import { useMe } from '../api';
import {
  cleared,
  isNarrowed,
  readListQuery,
  toggled,
} from '../components/listQuery';
import { AddressChange, useAddress } from '../components/useAddress';

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
  /** `unsaid` where the address neither says so nor filters otherwise. */
  mine: boolean | 'unsaid';
} {
  const query: GapQuery = readListQuery(
    params,
    facetNames,
    sorts,
    (facet, value) => known[facet]?.(value) ?? true,
  );
  const said = params.get('mine');
  return {
    query,
    mine:
      said === null && !isNarrowed(query, facetNames)
        ? 'unsaid'
        : said === 'true',
  };
}

/** Whoever belongs to a team comes for the gaps of the team first. */
function belongsToTeam(me: string[]): boolean {
  return me.some(ref => ref.startsWith('group:'));
}

/** The direction in which a column is most useful at the first click. */
function firstOrder(sort: GapSort): 'asc' | 'desc' {
  return sort === 'effort' ? 'desc' : 'asc';
}

/**
 * The filters as they stand in the address, and ways to change them.
 *
 * @param mineFirst - The page begins with what is the reader's,
 *   for whoever belongs to a team
 */
export function useGapFilters({ mineFirst = false } = {}) {
  const { params, change: changeAddress, linkWith } = useAddress();
  const { query, mine: inAddress } = readGapFilters(params);
  const said = inAddress === 'unsaid' && !mineFirst ? false : inAddress;
  const me = useMe(said !== false);
  const mine = said === 'unsaid' ? me !== undefined && belongsToTeam(me) : said;
  const mineUnasked = mine && said === 'unsaid';
  const unknown = said !== false && me === undefined;
  // Another filter narrows what is on screen, so the address has to say "mine" then.
  const change = (values: AddressChange, options?: { replace?: boolean }) =>
    changeAddress(
      mineUnasked && values.mine === undefined
        ? { mine: 'true', ...values }
        : values,
      options,
    );
  return {
    query,
    mine,
    /** True where the reader did not ask for it. */
    mineUnasked,
    /** The query for the backend; undefined while it is not known who the reader is. */
    asked: unknown ? undefined : { ...query, ...(mine ? { mine: me } : {}) },
    /** True where `mine` is on and nothing could be the reader's. */
    ownsNothing: mine && me?.length === 0,
    active: mine || isNarrowed(query, facetNames),
    change,
    linkWith,
    toggle(facet: FacetName, value: string) {
      change(toggled(facet, value, query[facet]));
    },
    sortBy(sort: GapSort) {
      const first = firstOrder(sort);
      const again = query.sort === sort && query.order === first;
      const second = first === 'asc' ? 'desc' : 'asc';
      change({ sort, order: again ? second : first }, { replace: true });
    },
    clear() {
      change({ ...cleared(facetNames), mine: 'false' });
    },
  };
}

export type GapFilters = ReturnType<typeof useGapFilters>;
