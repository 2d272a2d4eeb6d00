import {
  SlaListItem,
  SlaPage,
  SlaSort,
  SlaState,
  slaStates,
} from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { whereVisible } from './componentFilter';
import { applyFacetFilters } from './componentList';
import { keysetPage } from './keysetPage';
import { SlaCursor, SlaListOptions, SlaListPage } from './portfolioTypes';
import { ComponentScope } from './types';

/** Worst news first. */
export const slaStateOrder: readonly SlaState[] = [
  'breached',
  'stale',
  'unverified',
  'undefined',
  'met',
];

/** What each sort looks at; the SLA's own key breaks ties, unknown comes last. */
const sortColumns = {
  state: { name: 'state_rank', column: 'slas.state_rank' },
  margin: { name: 'margin', column: 'slas.margin' },
  name: { name: 'name_sort', column: 'slas.name_sort' },
  component: { name: 'title_sort', column: 'components.title_sort' },
} as const satisfies Record<SlaSort, { name: string; column: string }>;

type FacetValue = SlaPage['facets']['state'][number];

type SlaRow = Record<
  (typeof sortColumns)[SlaSort]['name'],
  string | number | null
> & {
  entity_ref: string;
  position: number;
  sla: string;
  title: string;
  owner_ref: string | null;
  system_ref: string | null;
};

/** Three queries at most, whatever the number of SLAs: page, facets, totals. */
export async function listSlas(
  knex: Knex,
  options: SlaListOptions,
): Promise<SlaListPage> {
  const { rows, next } = await readPage(knex, options);
  const facets = await readFacets(knex, options);
  return {
    items: rows.map(toItem),
    next,
    totals: totalsOf(
      selectsAll(options) ? facets.state : await countStates(knex, options),
    ),
    facets,
  };
}

function selectsAll({
  search,
  states,
  components,
  filters,
}: SlaListOptions): boolean {
  return [search, states, components, ...Object.values(filters)].every(
    wanted => wanted === undefined || wanted.length === 0,
  );
}

function toItem(row: SlaRow): SlaListItem {
  return {
    ...JSON.parse(row.sla),
    entityRef: row.entity_ref,
    componentTitle: row.title,
    ownerRef: row.owner_ref,
    systemRef: row.system_ref,
  };
}

function ofVisible(knex: Knex, scope: ComponentScope): Knex.QueryBuilder {
  const query = knex('slas').join(
    'components',
    'components.entity_ref',
    'slas.entity_ref',
  );
  whereVisible(knex, query, scope);
  return query;
}

function selectSlas(knex: Knex, options: SlaListOptions): Knex.QueryBuilder {
  const query = ofVisible(knex, options);
  for (const word of options.search) {
    const pattern = `%${word
      .toLocaleLowerCase('en-US')
      .replace(/[!%_]/g, '!$&')}%`;
    query.where(any =>
      any
        .whereRaw(`slas.search_text like ? escape '!'`, [pattern])
        .orWhereRaw(`components.title_sort like ? escape '!'`, [pattern]),
    );
  }
  if (options.states.length > 0) query.whereIn('slas.state', options.states);
  if (options.components.length > 0) {
    query.whereIn('slas.entity_ref', options.components);
  }
  applyFacetFilters(knex, query, options.filters);
  return query;
}

async function readPage(
  knex: Knex,
  options: SlaListOptions,
): Promise<{ rows: SlaRow[]; next: SlaCursor | null }> {
  const { name, column } = sortColumns[options.sort];
  const query = selectSlas(knex, options).select(
    'slas.entity_ref',
    'slas.position',
    'slas.sla',
    'slas.state_rank',
    'slas.margin',
    'slas.name_sort',
    'components.title_sort',
    'components.title',
    'components.owner_ref',
    'components.system_ref',
  );
  const { cursor } = options;
  const { rows, moreBehind } = await keysetPage<SlaRow>(
    query,
    {
      ...{ column, order: options.order, mayBeNull: name === 'margin' },
      ties: ['slas.entity_ref', 'slas.position'],
    },
    options.limit,
    cursor && {
      value: cursor.value,
      ties: [cursor.entityRef, cursor.position],
    },
  );
  return {
    rows,
    next: moreBehind && {
      sort: options.sort,
      order: options.order,
      value: moreBehind[name],
      entityRef: moreBehind.entity_ref,
      position: moreBehind.position,
    },
  };
}

async function countStates(
  knex: Knex,
  options: SlaListOptions,
): Promise<FacetValue[]> {
  const rows: { value: string; count: number | string }[] = await selectSlas(
    knex,
    options,
  )
    .groupBy('slas.state')
    .select('slas.state as value')
    .count('* as count');
  return rows.map(toFacetValue);
}

function totalsOf(counts: readonly FacetValue[]): SlaPage['totals'] {
  const states = Object.fromEntries(
    slaStates.map(state => [
      state,
      counts.find(({ value }) => value === state)?.count ?? 0,
    ]),
  ) as Record<SlaState, number>;
  return {
    slas: Object.values(states).reduce((sum, count) => sum + count, 0),
    states,
  };
}

/** PostgreSQL answers counts as text. */
function toFacetValue(row: {
  value: string;
  count: number | string;
}): FacetValue {
  return { value: row.value, count: Number(row.count) };
}

const facetColumns = {
  state: 'slas.state',
  owner: 'components.owner_ref',
  system: 'components.system_ref',
  domain: 'components.domain_ref',
} as const satisfies Record<keyof SlaPage['facets'], string>;

/**
 * Values of all SLAs that the reader may see, so that a filter can be widened.
 * The rows are counted once by all facets together, which leaves few, and each
 * facet is summed from those.
 */
async function readFacets(
  knex: Knex,
  scope: ComponentScope,
): Promise<SlaPage['facets']> {
  const facets = Object.keys(facetColumns) as (keyof typeof facetColumns)[];
  const counted = ofVisible(knex, scope)
    .groupBy(Object.values(facetColumns))
    .select(facetColumns)
    .count('* as count');
  const rows: { facet: string; value: string; count: number | string }[] =
    await knex.with('counted', counted).unionAll(
      facets.map(facet =>
        knex('counted')
          .whereNotNull(facet)
          .groupBy(facet)
          .select(
            knex.raw('? as facet', [facet]),
            knex.raw('?? as value', [facet]),
            knex.raw('sum(count) as count'),
          ),
      ),
    );
  const valuesOf = (facet: string) =>
    rows
      .filter(row => row.facet === facet)
      .map(toFacetValue)
      .sort((a, b) => a.value.localeCompare(b.value, 'en-US'));
  return {
    state: valuesOf('state'),
    owner: valuesOf('owner'),
    system: valuesOf('system'),
    domain: valuesOf('domain'),
  };
}
