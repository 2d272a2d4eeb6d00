import {
  RollUpBy,
  RollUpRow,
  RollUpSort,
} from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { whereVisible } from './componentFilter';
import { applyFilters, hours } from './componentList';
import { RollUpOptions } from './portfolioTypes';

const groupColumns: Record<RollUpBy, string> = {
  owner: 'components.owner_ref',
  system: 'components.system_ref',
  domain: 'components.domain_ref',
};

/** What each sort looks at, the most telling first. */
const sortColumns: Record<RollUpSort, readonly string[]> = {
  gaps: ['critical', 'high', 'moderate', 'low'],
  name: [],
  coverage: ['coverage'],
  effort: ['effort_mean'],
  components: ['components'],
};

/** Sums of one group as both databases answer them: PostgreSQL as text. */
type GroupRow = Record<string, string | number | null> & { ref: string | null };

/**
 * Sums of components by what they belong to; those that belong to nothing come
 * last. Half widths of efforts add by their squares, as for the whole list.
 */
export async function readRollUps(
  knex: Knex,
  options: RollUpOptions,
): Promise<RollUpRow[]> {
  const column = groupColumns[options.by];
  const query = knex('components').groupBy(column);
  whereVisible(knex, query, options);
  applyFilters(knex, query, options);
  query
    .select(knex.raw('?? as ref', [column]))
    .select(
      knex.raw(`
      count(*) as components,
      sum(case when state = 'unknown' then 1 else 0 end) as "unknown",
      sum(met) as met,
      sum(applicable) as applicable,
      sum(met) * 1.0 / nullif(sum(applicable), 0) as coverage,
      sum(evidence_met) as evidence_met,
      sum(evidence_fresh) as evidence_fresh,
      sum(evidence_written) as evidence_written,
      sum(evidence_none) as evidence_none,
      sum(gaps_critical) as critical,
      sum(gaps_high) as high,
      sum(gaps_moderate) as moderate,
      sum(gaps_low) as low,
      sum(slas_met) as slas_met,
      sum(slas_breached) as slas_breached,
      sum(slas_open) as slas_open,
      coalesce(sum(effort_mean), 0) as effort_mean,
      sum((effort_mean - effort_low) * (effort_mean - effort_low)) as below,
      sum((effort_high - effort_mean) * (effort_high - effort_mean)) as above,
      max(p80) as p80`),
    )
    .orderByRaw('case when ?? is null then 1 else 0 end', [column]);
  // Both databases order by the names of the sums; unknown shares come last.
  if (options.sort === 'coverage') {
    query.orderByRaw(
      'case when coalesce(sum(applicable), 0) = 0 then 1 else 0 end',
    );
  }
  for (const name of sortColumns[options.sort]) {
    query.orderBy(name, options.order);
  }
  query
    .orderBy(column, options.sort === 'name' ? options.order : 'asc')
    .limit(options.limit + 1)
    .offset(options.offset);
  const rows: GroupRow[] = await query;
  return rows.map(toRollUp);
}

function toRollUp(row: GroupRow): RollUpRow {
  const number = (name: string) => Number(row[name] ?? 0);
  const mean = number('effort_mean');
  const [met, applicable] = [number('met'), number('applicable')];
  return {
    ref: row.ref,
    components: number('components'),
    unknown: number('unknown'),
    met,
    applicable,
    coverage: applicable === 0 ? null : met / applicable,
    evidence: {
      met: number('evidence_met'),
      fresh: number('evidence_fresh'),
      written: number('evidence_written'),
      none: number('evidence_none'),
    },
    gaps: {
      critical: number('critical'),
      high: number('high'),
      moderate: number('moderate'),
      low: number('low'),
    },
    slas: {
      met: number('slas_met'),
      breached: number('slas_breached'),
      open: number('slas_open'),
    },
    effort: {
      low: hours(Math.max(0, mean - Math.sqrt(number('below')))),
      high: hours(mean + Math.sqrt(number('above'))),
      mean: hours(mean),
    },
    p80: row.p80 === null ? null : String(row.p80),
  };
}
