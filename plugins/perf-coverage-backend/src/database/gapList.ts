import { GapPage, GapRecord } from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { whereVisible } from './componentList';
import {
  facetNames,
  GapCursor,
  GapListOptions,
  GapListPage,
  GapSort,
} from './types';

type SortColumn =
  | 'priority_rank'
  | 'title_sort'
  | 'hours_mean'
  | 'opened_at'
  | 'component_sort';

/** What each sort looks at; the gap's own key breaks ties, unknown comes last. */
const sortColumns: Record<GapSort, { name: SortColumn; column: string }> = {
  priority: { name: 'priority_rank', column: 'gaps.priority_rank' },
  title: { name: 'title_sort', column: 'gaps.title_sort' },
  effort: { name: 'hours_mean', column: 'gaps.hours_mean' },
  age: { name: 'opened_at', column: 'gaps.opened_at' },
  component: { name: 'component_sort', column: 'components.title_sort' },
};

/** Facets of the gap itself, besides those of its component. */
const gapFacets = ['priority', 'type', 'status', 'assignee', 'phase'] as const;

interface GapRow extends Record<SortColumn, string | number | null> {
  entity_ref: string;
  gap_id: string;
  record: string;
  component_title: string;
  system_ref: string | null;
}

/** Three queries, whatever the number of gaps: page, totals, facets. */
export async function listGaps(
  knex: Knex,
  options: GapListOptions,
): Promise<GapListPage> {
  const { rows, next } = await readPage(knex, options);
  return {
    items: rows.map(row => ({
      ...(JSON.parse(row.record) as GapRecord),
      componentTitle: row.component_title,
      systemRef: row.system_ref,
    })),
    next,
    totals: await readTotals(knex, options),
    facets: await readFacets(knex, options),
  };
}

/** With their components, whose columns then may be named. */
function selected(knex: Knex, options: GapListOptions): Knex.QueryBuilder {
  const query = knex('gaps').join(
    'components',
    'components.entity_ref',
    'gaps.entity_ref',
  );
  whereVisible(knex, query, options);
  applyFilters(knex, query, options);
  return query;
}

/**
 * The same gaps for counting them. Where nothing is asked about components they
 * are not joined: the index of the figures has the rest.
 */
function counted(knex: Knex, options: GapListOptions): Knex.QueryBuilder {
  if (options.visible || options.allowed || options.search.length > 0) {
    return selected(knex, options);
  }
  const query = knex('gaps').whereNotIn(
    'gaps.entity_ref',
    knex('components').whereNotNull('removed_at').select('entity_ref'),
  );
  applyFilters(knex, query, options);
  return query;
}

function applyFilters(
  knex: Knex,
  query: Knex.QueryBuilder,
  options: GapListOptions,
): void {
  for (const word of options.search) {
    const pattern = `%${word
      .toLocaleLowerCase('en-US')
      .replace(/[!%_]/g, '!$&')}%`;
    query.where(any =>
      any
        .whereRaw(`gaps.search_text like ? escape '!'`, [pattern])
        .orWhereRaw(`components.title_sort like ? escape '!'`, [pattern]),
    );
  }
  const { filters } = options;
  for (const facet of gapFacets) {
    const values = filters[facet];
    if (values?.length) query.whereIn(`gaps.${facet}`, values);
  }
  if (filters.component?.length) {
    query.whereIn('gaps.entity_ref', filters.component);
  }
  for (const facet of facetNames) {
    const values = filters[`component.${facet}`];
    if (!values?.length) continue;
    query.whereExists(
      knex('component_facets')
        .select(knex.raw('1'))
        .whereRaw('component_facets.entity_ref = gaps.entity_ref')
        .where('component_facets.facet', facet)
        .whereIn('component_facets.value', values),
    );
  }
}

async function readPage(
  knex: Knex,
  options: GapListOptions,
): Promise<{ rows: GapRow[]; next: GapCursor | null }> {
  const { name, column } = sortColumns[options.sort];
  const query = selected(knex, options).select(
    'gaps.entity_ref',
    'gaps.gap_id',
    'gaps.record',
    'gaps.priority_rank',
    'gaps.title_sort',
    'gaps.hours_mean',
    'gaps.opened_at',
    'components.title_sort as component_sort',
    'components.title as component_title',
    'components.system_ref',
  );
  if (name === 'hours_mean') {
    query.orderByRaw('case when gaps.hours_mean is null then 1 else 0 end');
  }
  query
    .orderBy([
      { column, order: options.order },
      { column: 'gaps.entity_ref', order: 'asc' },
      { column: 'gaps.gap_id', order: 'asc' },
    ])
    .limit(options.limit + 1);
  if (options.cursor) applyCursor(query, column, options.cursor);
  const found: GapRow[] = await query;
  const rows = found.slice(0, options.limit);
  const last = rows.at(-1);
  return {
    rows,
    next:
      last && found.length > options.limit
        ? {
            sort: options.sort,
            order: options.order,
            value: last[name],
            entityRef: last.entity_ref,
            gapId: last.gap_id,
          }
        : null,
  };
}

function applyCursor(
  query: Knex.QueryBuilder,
  column: string,
  { value, order, entityRef, gapId }: GapCursor,
): void {
  const behind = (tie: Knex.QueryBuilder) =>
    tie
      .where('gaps.entity_ref', '>', entityRef)
      .orWhere(same =>
        same
          .where('gaps.entity_ref', entityRef)
          .where('gaps.gap_id', '>', gapId),
      );
  query.where(after => {
    if (value === null) {
      after.whereNull(column).where(behind);
      return;
    }
    after
      .where(column, order === 'asc' ? '>' : '<', value)
      .orWhere(tie => tie.where(column, value).where(behind));
    if (column === 'gaps.hours_mean') after.orWhereNull(column);
  });
}

async function readTotals(
  knex: Knex,
  options: GapListOptions,
): Promise<GapPage['totals']> {
  // An effort is the 80 % interval of a sum of independent work: means add,
  // and half widths add by their squares.
  const [row] = await counted(knex, options).select<
    Record<string, string | number | null>[]
  >(
    knex.raw(`
      count(*) as gaps,
      count(distinct gaps.entity_ref) as components,
      sum(case when gaps.priority_rank = 0 then 1 else 0 end) as critical,
      sum(case when gaps.priority_rank = 1 then 1 else 0 end) as high,
      sum(case when gaps.priority_rank = 2 then 1 else 0 end) as moderate,
      sum(case when gaps.priority_rank = 3 then 1 else 0 end) as low,
      sum(case when gaps.hours_mean is null then 1 else 0 end) as unestimated,
      sum(case when gaps.assignee is null then 1 else 0 end) as unassigned,
      sum(gaps.hours_mean) as mean,
      sum((gaps.hours_mean - gaps.hours_low) * (gaps.hours_mean - gaps.hours_low)) as below,
      sum((gaps.hours_high - gaps.hours_mean) * (gaps.hours_high - gaps.hours_mean)) as above
    `),
  );
  // PostgreSQL answers sums of integers as text, and nothing for no rows.
  const count = (name: string) => Number(row[name] ?? 0);
  const mean = count('mean');
  return {
    gaps: count('gaps'),
    components: count('components'),
    priorities: {
      critical: count('critical'),
      high: count('high'),
      moderate: count('moderate'),
      low: count('low'),
    },
    unestimated: count('unestimated'),
    unassigned: count('unassigned'),
    effort: {
      low: hours(Math.max(0, mean - Math.sqrt(count('below')))),
      high: hours(mean + Math.sqrt(count('above'))),
      mean: hours(mean),
    },
  };
}

/** Values of all gaps that the reader may see, so that a filter can be widened. */
async function readFacets(
  knex: Knex,
  options: GapListOptions,
): Promise<GapPage['facets']> {
  const all = { ...options, search: [], filters: {}, cursor: null };
  const facets: GapPage['facets'] = {
    owner: [],
    system: [],
    priority: [],
    type: [],
    status: [],
    assignee: [],
    phase: [],
  };
  // First by all columns of gaps together, which leaves few rows, and for each
  // component; then each facet from what is left.
  const own = counted(knex, all)
    .groupBy(gapFacets.map(facet => `gaps.${facet}`))
    .select(gapFacets.map(facet => `gaps.${facet}`))
    .count('* as n');
  const ofComponents = counted(knex, all)
    .groupBy('gaps.entity_ref')
    .select('gaps.entity_ref')
    .count('* as n');
  const valuesOf = (facet: string, from: Knex.QueryBuilder, column: string) =>
    from
      .whereNotNull(column)
      .groupBy(column)
      .select(
        knex.raw('? as facet', [facet]),
        knex.raw('?? as value', [column]),
        knex.raw('sum(n) as count'),
      );
  const components = () =>
    knex('of_components').join(
      'components',
      'components.entity_ref',
      'of_components.entity_ref',
    );
  const parts = [
    ...gapFacets.map(facet => valuesOf(facet, knex('own'), facet)),
    valuesOf('owner', components(), 'components.owner_ref'),
    valuesOf('system', components(), 'components.system_ref'),
  ];
  const rows: {
    facet: keyof GapPage['facets'];
    value: string;
    count: number | string;
  }[] = await knex
    .withMaterialized('own', own)
    .withMaterialized('of_components', ofComponents)
    .unionAll(parts);
  for (const { facet, value, count } of rows) {
    facets[facet].push({ value, count: Number(count) });
  }
  for (const values of Object.values(facets)) {
    values.sort((a, b) => a.value.localeCompare(b.value, 'en-US'));
  }
  return facets;
}

function hours(value: number): number {
  return Math.round(value * 100) / 100;
}
