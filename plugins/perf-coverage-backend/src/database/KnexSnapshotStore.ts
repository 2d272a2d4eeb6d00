import { Snapshot, TrendDay } from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { whereVisible } from './componentFilter';
import { applyFilters } from './componentList';
import {
  ComponentFigures,
  ComponentListOptions,
  ComponentScope,
  SnapshotStore,
} from './types';

/** Sums of a day as both databases answer them: PostgreSQL as text. */
type DayRow = Record<string, string | number | null> & { day: string };

const sums = [
  'met',
  'applicable',
  'gaps_critical',
  'gaps_high',
  'gaps_moderate',
  'gaps_low',
  'effort_mean',
] as const;

export class KnexSnapshotStore implements SnapshotStore {
  constructor(private readonly knex: Knex) {}

  async set(snapshot: Snapshot, figures: ComponentFigures): Promise<void> {
    await this.knex('snapshots')
      .insert({
        entity_ref: snapshot.entityRef,
        day: snapshot.day,
        state: figures.state,
        met: figures.met,
        applicable: figures.applicable,
        gaps_critical: figures.gaps.critical,
        gaps_high: figures.gaps.high,
        gaps_moderate: figures.gaps.moderate,
        gaps_low: figures.gaps.low,
        effort_mean: figures.effort?.mean ?? null,
        snapshot: JSON.stringify(snapshot),
      })
      .onConflict(['entity_ref', 'day'])
      .merge();
  }

  async newestBefore(
    entityRef: string,
    day: string,
  ): Promise<Snapshot | undefined> {
    const row = await this.knex('snapshots')
      .where('entity_ref', entityRef)
      .where('day', '<', day)
      .whereNotNull('snapshot')
      .orderBy('day', 'desc')
      .first('snapshot');
    return row && JSON.parse(row.snapshot);
  }

  async daysOf(entityRef: string, from: string): Promise<TrendDay[]> {
    const rows: DayRow[] = await this.knex('snapshots')
      .where('entity_ref', entityRef)
      .where('day', '>=', from)
      .orderBy('day')
      .select('day', ...sums, this.knex.raw('1 as components'));
    return rows.map(toDay);
  }

  async days(
    options: ComponentScope &
      Partial<Pick<ComponentListOptions, 'search' | 'filters' | 'mine'>>,
    from: string,
  ): Promise<TrendDay[]> {
    const query = this.knex('snapshots')
      .join('components', 'components.entity_ref', 'snapshots.entity_ref')
      .where('snapshots.day', '>=', from)
      .groupBy('snapshots.day')
      .orderBy('snapshots.day')
      .select(
        'snapshots.day',
        this.knex.raw('count(*) as components'),
        ...sums.map(column =>
          this.knex.raw('sum(??) as ??', [`snapshots.${column}`, column]),
        ),
      );
    whereVisible(this.knex, query, options);
    applyFilters(this.knex, query, { search: [], filters: {}, ...options });
    const rows: DayRow[] = await query;
    return rows.map(toDay);
  }
}

function toDay(row: DayRow): TrendDay {
  const count = (name: (typeof sums)[number] | 'components') =>
    Number(row[name] ?? 0);
  return {
    day: row.day,
    components: count('components'),
    met: count('met'),
    applicable: count('applicable'),
    gaps: {
      critical: count('gaps_critical'),
      high: count('gaps_high'),
      moderate: count('gaps_moderate'),
      low: count('gaps_low'),
    },
    effortHours: Math.round(count('effort_mean') * 100) / 100,
  };
}
