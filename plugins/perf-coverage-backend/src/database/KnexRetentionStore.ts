import { Knex } from 'knex';
import { whereInList } from './dialect';
import { KnexPeopleStore } from './KnexPeopleStore';
import { RetentionStore } from './types';

/** What a component's scopes are called after. */
const scopeColumns = [
  'entity_ref',
  'system_ref',
  'domain_ref',
  'owner_ref',
] as const;

export class KnexRetentionStore implements RetentionStore {
  constructor(private readonly knex: Knex) {}

  async deleteRuns(
    before: string,
    { keepNewest, limit }: { keepNewest: number; limit: number },
  ): Promise<number> {
    const newer = this.knex('runs as newer')
      .whereRaw('newer.entity_ref = runs.entity_ref')
      .whereRaw('newer.ordered_at > runs.ordered_at')
      .select(this.knex.raw('count(*)'));
    const ids: string[] = await this.knex('runs')
      .where('ordered_at', '<', before)
      .whereRaw('(?) >= ?', [newer, keepNewest])
      .orderBy('ordered_at')
      .limit(limit)
      .pluck('id');
    return this.deleteIn('runs', 'id', ids);
  }

  async dropHistograms(before: string, limit: number): Promise<number> {
    const ids: string[] = await this.knex('runs')
      .where('ordered_at', '<', before)
      .whereExists(
        this.knex('run_metrics')
          .select(this.knex.raw('1'))
          .whereRaw('run_metrics.run_id = runs.id')
          .whereNotNull('histogram'),
      )
      .orderBy('ordered_at')
      .limit(limit)
      .pluck('id');
    if (ids.length === 0) return 0;
    const query = this.knex('run_metrics').whereNotNull('histogram');
    whereInList(this.knex, query, 'run_id', ids);
    await query.update({ histogram: null });
    return ids.length;
  }

  async deleteTimelines(before: string, limit: number): Promise<number> {
    const ids: string[] = await this.knex('run_timelines')
      .join('runs', 'runs.id', 'run_timelines.run_id')
      .where('runs.ordered_at', '<', before)
      .limit(limit)
      .pluck('run_timelines.run_id');
    return this.deleteIn('run_timelines', 'run_id', ids);
  }

  async deleteEmptySeries(before: string, limit: number): Promise<number> {
    const ids: string[] = await this.knex('series')
      .where('last_at', '<', before)
      .whereNotExists(
        this.knex('run_metrics')
          .select(this.knex.raw('1'))
          .whereRaw('run_metrics.series_id = series.id'),
      )
      .limit(limit)
      .pluck('id');
    return this.deleteIn('series', 'id', ids);
  }

  async purgeComponents(removedBefore: string, limit: number): Promise<number> {
    return this.knex.transaction(async tx => {
      const rows: Record<string, string | null>[] = await tx('components')
        .where('removed_at', '<', removedBefore)
        .orderBy('entity_ref')
        .limit(limit)
        .select(...scopeColumns);
      const store = new KnexRetentionStore(tx);
      const purged = await store.deleteIn(
        'components',
        'entity_ref',
        rows.flatMap(row => row.entity_ref ?? []),
      );
      const scopes = rows.flatMap(row => Object.values(row));
      await store.deletePlansOf(scopes.filter(scope => scope !== null));
      return purged;
    });
  }

  async purgeCapacities(now: string, leftBefore: string): Promise<number> {
    // Where the catalog has nobody, everybody whose time is planned is none of its.
    if (!(await new KnexPeopleStore(this.knex).isKnown())) return 0;
    const people = this.knex('people').select('entity_ref');
    const owners = this.knex('components')
      .whereNull('removed_at')
      .whereNotNull('owner_ref')
      .select('owner_ref');
    return this.knex.transaction(async tx => {
      await tx('capacities')
        .whereNotNull('left_at')
        .where(query =>
          query
            .whereIn('entity_ref', people.clone())
            .orWhereIn('entity_ref', owners.clone()),
        )
        .update({ left_at: null });
      await tx('capacities')
        .whereNull('left_at')
        .whereNotIn('entity_ref', people.clone())
        .whereNotIn('entity_ref', owners.clone())
        .update({ left_at: now });
      // What was changed since, somebody still plans with.
      const deleted: number = await tx('capacities')
        .where('left_at', '<', leftBefore)
        .where('changed_at', '<', leftBefore)
        .delete();
      return deleted;
    });
  }

  /** What was planned for scopes that no component has any more. */
  private async deletePlansOf(scopes: readonly string[]): Promise<void> {
    if (scopes.length === 0) return;
    const left = new Set<string>();
    for (const column of scopeColumns) {
      const query = this.knex('components').distinct(column);
      whereInList(this.knex, query, column, scopes);
      for (const scope of await query.pluck(column)) left.add(scope);
    }
    const empty = [...new Set(scopes)].filter(scope => !left.has(scope));
    for (const table of ['work_items', 'roadmap_versions']) {
      await this.deleteIn(table, 'scope', empty);
    }
  }

  private async deleteIn(
    table: string,
    column: string,
    values: readonly string[],
  ): Promise<number> {
    if (values.length === 0) return 0;
    const query = this.knex(table);
    whereInList(this.knex, query, column, values);
    return query.delete();
  }
}
