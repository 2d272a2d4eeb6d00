import { ScanProgress } from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { whereInList } from './dialect';
import { ScanStore } from './types';

export class KnexScanStore implements ScanStore {
  constructor(private readonly knex: Knex) {}

  async get(entityRef: string): Promise<ScanProgress | undefined> {
    const row = await this.knex('scans').where('entity_ref', entityRef).first();
    return (
      row && {
        entityRef,
        status: row.status,
        stage: row.stage,
        filesRead: row.files_read,
        filesTotal: row.files_total,
        message: row.message,
        startedAt: row.started_at,
        // The row keeps when the scan before ended, for the portfolio.
        finishedAt: row.status === 'running' ? null : row.finished_at,
      }
    );
  }

  async claim(
    entityRef: string,
    now: string,
    aliveSince: string,
  ): Promise<boolean> {
    const claimed = {
      status: 'running',
      stage: 'queued',
      files_read: 0,
      files_total: null,
      message: null,
      started_at: now,
      alive_at: now,
    };
    const updated = await this.knex('scans')
      .where('entity_ref', entityRef)
      .where(free =>
        free
          .whereNot('status', 'running')
          .orWhereNull('alive_at')
          .orWhere('alive_at', '<', aliveSince),
      )
      .update(claimed);
    if (updated > 0) return true;
    // The first scan of a component; of two at once one inserts the row.
    const inserted: unknown[] = await this.knex('scans')
      .insert({ entity_ref: entityRef, ...claimed })
      .onConflict('entity_ref')
      .ignore()
      .returning('entity_ref');
    return inserted.length > 0;
  }

  async keepAlive(entityRefs: readonly string[], now: string): Promise<void> {
    const query = this.knex('scans').where('status', 'running');
    whereInList(this.knex, query, 'entity_ref', entityRefs);
    await query.update({ alive_at: now });
  }

  async listDead(aliveSince: string): Promise<string[]> {
    return this.knex('scans')
      .where('status', 'running')
      .where('alive_at', '<', aliveSince)
      .orderBy('entity_ref')
      .pluck('entity_ref');
  }

  async progress(
    entityRef: string,
    progress: Pick<ScanProgress, 'stage' | 'filesRead' | 'filesTotal'>,
    now: string,
  ): Promise<void> {
    await this.knex('scans')
      .where({ entity_ref: entityRef, status: 'running' })
      .update({
        stage: progress.stage,
        files_read: progress.filesRead,
        files_total: progress.filesTotal,
        alive_at: now,
      });
  }

  async finish(
    entityRef: string,
    result: Pick<ScanProgress, 'status' | 'message'>,
    now: string,
  ): Promise<void> {
    await this.knex('scans').where('entity_ref', entityRef).update({
      status: result.status,
      stage: 'finished',
      message: result.message,
      finished_at: now,
      alive_at: now,
    });
  }
}
