import { Knex } from 'knex';
import { whereInList } from './dialect';
import { RetentionStore } from './types';

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
    const refs: string[] = await this.knex('components')
      .where('removed_at', '<', removedBefore)
      .orderBy('entity_ref')
      .limit(limit)
      .pluck('entity_ref');
    return this.deleteIn('components', 'entity_ref', refs);
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
