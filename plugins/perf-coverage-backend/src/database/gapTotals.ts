import { GapPage } from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { isSummed, selectCountedGaps, selectGapSums } from './gapSelection';
import { GapListOptions } from './types';

/**
 * What gaps add up to. An effort is the 80 % interval of a sum of independent
 * work: means add, and half widths add by their squares.
 */
const sums = {
  critical: 'sum(case when gaps.priority_rank = 0 then 1 else 0 end)',
  high: 'sum(case when gaps.priority_rank = 1 then 1 else 0 end)',
  moderate: 'sum(case when gaps.priority_rank = 2 then 1 else 0 end)',
  low: 'sum(case when gaps.priority_rank = 3 then 1 else 0 end)',
  unestimated: 'sum(case when gaps.hours_mean is null then 1 else 0 end)',
  unassigned: 'sum(case when gaps.assignee is null then 1 else 0 end)',
  mean: 'coalesce(sum(gaps.hours_mean), 0)',
  below:
    'coalesce(sum((gaps.hours_mean - gaps.hours_low) * (gaps.hours_mean - gaps.hours_low)), 0)',
  above:
    'coalesce(sum((gaps.hours_high - gaps.hours_mean) * (gaps.hours_high - gaps.hours_mean)), 0)',
};

const names = Object.keys(sums) as (keyof typeof sums)[];

/** Adds up gaps, or, where that gives the same, the sums of the components. */
export async function readGapTotals(
  knex: Knex,
  options: GapListOptions,
): Promise<GapPage['totals']> {
  const [table, query] = isSummed(options)
    ? (['gap_sums', selectGapSums(knex, options)] as const)
    : (['gaps', selectCountedGaps(knex, options)] as const);
  const add = names.map(name =>
    table === 'gaps'
      ? `${sums[name]} as ${name}`
      : `sum(gap_sums.${name}) as ${name}`,
  );
  // A component has one row of sums for each status.
  const components =
    table === 'gap_sums' && options.filters.status?.length === 1
      ? 'count(*)'
      : `count(distinct ${table}.entity_ref)`;
  const [row] = await query.select<Record<string, string | number | null>[]>(
    knex.raw(`${components} as components, ${add.join(', ')}`),
  );
  // PostgreSQL answers sums of integers as text, and nothing for no rows.
  const count = (name: string) => Number(row[name] ?? 0);
  const priorities = {
    critical: count('critical'),
    high: count('high'),
    moderate: count('moderate'),
    low: count('low'),
  };
  const mean = count('mean');
  return {
    gaps: Object.values(priorities).reduce((sum, n) => sum + n, 0),
    components: count('components'),
    priorities,
    unestimated: count('unestimated'),
    unassigned: count('unassigned'),
    effort: {
      low: hours(Math.max(0, mean - Math.sqrt(count('below')))),
      high: hours(mean + Math.sqrt(count('above'))),
      mean: hours(mean),
    },
  };
}

/** Adds up the gaps of a component once more, after a change of them. */
export async function writeGapSums(
  knex: Knex,
  entityRef: string,
): Promise<void> {
  await knex('gap_sums').where('entity_ref', entityRef).delete();
  await knex.raw(
    `insert into gap_sums (entity_ref, status, ${names.join(', ')})
    select entity_ref, status, ${names.map(name => sums[name]).join(', ')}
    from gaps where entity_ref = ? group by entity_ref, status`,
    [entityRef],
  );
}

function hours(value: number): number {
  return Math.round(value * 100) / 100;
}
