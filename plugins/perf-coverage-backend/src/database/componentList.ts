import { ComponentSort } from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { ComponentRow, toSummary } from './componentRows';
import { whereVisible } from './componentFilter';
import { whereInList } from './dialect';
import { readFacets } from './facetCounts';
import { keysetPage } from './keysetPage';
import {
  ComponentCursor,
  ComponentListOptions,
  ComponentListPage,
  FacetName,
  facetNames,
} from './types';

/** What each sort looks at; `entity_ref` breaks ties, unknown comes last. */
const sortColumns: Record<ComponentSort, SortColumn> = {
  title: 'title_sort',
  coverage: 'coverage',
  gaps: 'gap_rank',
  effort: 'effort_mean',
  owner: 'owner_ref',
  lastRun: 'last_run_at',
  phase: 'phase_sort',
};

/** The others may be unknown. */
const neverNull: readonly SortColumn[] = ['title_sort', 'gap_rank'];

type SortColumn =
  | 'title_sort'
  | 'coverage'
  | 'gap_rank'
  | 'effort_mean'
  | 'owner_ref'
  | 'last_run_at'
  | 'phase_sort';

export type ListRow = ComponentRow & Record<SortColumn, string | number | null>;

export function summaryQuery(knex: Knex): Knex.QueryBuilder {
  return knex('components')
    .leftJoin('scans', 'scans.entity_ref', 'components.entity_ref')
    .select(
      'components.*',
      'scans.status as scan_status',
      'scans.finished_at as scan_at',
      'scans.message as scan_message',
    );
}

/** Three queries, whatever the number of components: page, totals, facets. */
export async function listComponents(
  knex: Knex,
  options: ComponentListOptions,
): Promise<ComponentListPage> {
  const { rows, next } = await readComponentPage(knex, options);
  return {
    items: rows.map(toSummary),
    next,
    totals: await readTotals(knex, options),
    facets: await facetsOf(knex, options),
  };
}

/** A page of whole rows. */
export async function readComponentPage(
  knex: Knex,
  options: ComponentListOptions,
): Promise<{ rows: ListRow[]; next: ComponentCursor | null }> {
  const column = sortColumns[options.sort];
  const query = summaryQuery(knex);
  whereVisible(knex, query, options);
  applyFilters(knex, query, options);
  const { cursor } = options;
  const { rows, moreBehind } = await keysetPage<ListRow>(
    query,
    {
      column: `components.${column}`,
      order: options.order,
      mayBeNull: !neverNull.includes(column),
      ties: ['components.entity_ref'],
    },
    options.limit,
    cursor && { value: cursor.value, ties: [cursor.entityRef] },
  );
  return {
    rows,
    next: moreBehind && {
      sort: options.sort,
      order: options.order,
      value: moreBehind[column],
      entityRef: moreBehind.entity_ref,
    },
  };
}

/** Leaves the components that the reader asked for. */
export function applyFilters(
  knex: Knex,
  query: Knex.QueryBuilder,
  {
    search,
    filters,
    mine,
  }: Pick<ComponentListOptions, 'search' | 'filters' | 'mine'>,
): void {
  for (const word of search) {
    query.whereRaw(`components.search_text like ? escape '!'`, [
      `%${word.toLocaleLowerCase('en-US').replace(/[!%_]/g, '!$&')}%`,
    ]);
  }
  if (mine) {
    query.where(any => {
      whereInList(knex, any, 'components.owner_ref', mine);
      const assigned = knex('gaps')
        .select(knex.raw('1'))
        .whereRaw('gaps.entity_ref = components.entity_ref')
        .where('gaps.status', 'open');
      whereInList(knex, assigned, 'gaps.assignee', mine);
      any.orWhereExists(assigned);
    });
  }
  applyFacetFilters(knex, query, filters);
}

/** Leaves the components that have one of the values of each filter. */
export function applyFacetFilters(
  knex: Knex,
  query: Knex.QueryBuilder,
  filters: ComponentListOptions['filters'],
): void {
  for (const facet of facetNames) {
    const values = filters[facet];
    if (!values || values.length === 0) continue;
    query.whereExists(
      knex('component_facets')
        .select(knex.raw('1'))
        .whereRaw('component_facets.entity_ref = components.entity_ref')
        .where('component_facets.facet', facet)
        .whereIn('component_facets.value', values),
    );
  }
}

async function readTotals(
  knex: Knex,
  options: ComponentListOptions,
): Promise<ComponentListPage['totals']> {
  const query = knex('components');
  whereVisible(knex, query, options);
  applyFilters(knex, query, options);
  // An effort is the 80 % interval of a sum of independent work: means add,
  // and half widths add by their squares.
  const [row] = await query.select<Record<string, string | number | null>[]>(
    knex.raw(`
      count(*) as components,
      sum(case when state = 'unknown' then 1 else 0 end) as "unknown",
      sum(met) as met,
      sum(applicable) as applicable,
      sum(gaps_critical) as critical,
      sum(gaps_high) as high,
      sum(gaps_moderate) as moderate,
      sum(gaps_low) as low,
      sum(effort_mean) as effort_mean,
      sum((effort_mean - effort_low) * (effort_mean - effort_low)) as below,
      sum((effort_high - effort_mean) * (effort_high - effort_mean)) as above,
      max(p80) as p80
    `),
  );
  // PostgreSQL answers sums of integers as text, and nothing for no rows.
  const count = (name: string) => Number(row[name] ?? 0);
  const mean = count('effort_mean');
  return {
    components: count('components'),
    unknown: count('unknown'),
    met: count('met'),
    applicable: count('applicable'),
    gaps: {
      critical: count('critical'),
      high: count('high'),
      moderate: count('moderate'),
      low: count('low'),
    },
    effort: {
      low: hours(Math.max(0, mean - Math.sqrt(count('below')))),
      high: hours(mean + Math.sqrt(count('above'))),
      mean: hours(mean),
    },
    p80: row.p80 === null ? null : String(row.p80),
  };
}

async function facetsOf(
  knex: Knex,
  options: ComponentListOptions,
): Promise<ComponentListPage['facets']> {
  const facets: ComponentListPage['facets'] = {
    owner: [],
    system: [],
    domain: [],
    type: [],
    lifecycle: [],
    state: [],
    tag: [],
    framework: [],
  };
  const found = await readFacets(knex, 'components', options);
  for (const { facet, value, count } of found) {
    facets[facet as FacetName].push({ value, count });
  }
  return facets;
}

/** Without false precision. */
export function hours(value: number): number {
  return Math.round(value * 100) / 100;
}
