import {
  GapListItem,
  GapPage,
  GapRecord,
} from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { readFacets } from './facetCounts';
import { selectGaps } from './gapSelection';
import { readGapTotals } from './gapTotals';
import { keysetPage } from './keysetPage';
import { GapCursor, GapListOptions, GapListPage, GapSort } from './types';

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
    items: rows.map(itemOf),
    next,
    totals: await readGapTotals(knex, options),
    facets: await facetsOf(knex, options),
  };
}

function itemOf(row: GapRow): GapListItem {
  const record: GapRecord = JSON.parse(row.record);
  return {
    ...record,
    componentTitle: row.component_title,
    systemRef: row.system_ref,
    phaseTitle: record.phaseTitle ?? record.phase,
  };
}

async function readPage(
  knex: Knex,
  options: GapListOptions,
): Promise<{ rows: GapRow[]; next: GapCursor | null }> {
  const { name, column } = sortColumns[options.sort];
  const query = selectGaps(knex, options).select(
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
  const { cursor } = options;
  const { rows, moreBehind } = await keysetPage<GapRow>(
    query,
    {
      ...{ column, order: options.order, mayBeNull: name === 'hours_mean' },
      ties: ['gaps.entity_ref', 'gaps.gap_id'],
    },
    options.limit,
    cursor && { value: cursor.value, ties: [cursor.entityRef, cursor.gapId] },
  );
  return {
    rows,
    next: moreBehind && {
      sort: options.sort,
      order: options.order,
      value: moreBehind[name],
      entityRef: moreBehind.entity_ref,
      gapId: moreBehind.gap_id,
    },
  };
}

/**
 * Values of all gaps of the asked statuses that the reader may see, so that each
 * filter can be widened.
 */
async function facetsOf(
  knex: Knex,
  options: GapListOptions,
): Promise<GapPage['facets']> {
  const facets: GapPage['facets'] = {
    owner: [],
    system: [],
    priority: [],
    type: [],
    status: [],
    assignee: [],
    phase: [],
  };
  const statuses = options.filters.status;
  for (const found of await readFacets(
    knex,
    'gaps',
    options,
    statuses?.length ? statuses : undefined,
  )) {
    const { facet, value, count } = found;
    facets[facet as keyof GapPage['facets']].push({ value, count });
  }
  return facets;
}
