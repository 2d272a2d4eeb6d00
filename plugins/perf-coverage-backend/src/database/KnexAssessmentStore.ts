import {
  GapEvent,
  GapRecord,
  priorities,
} from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { batches, whereInList } from './dialect';
import { CountKeeper } from './countKeeper';
import { gapColumns } from './gapColumns';
import { listGaps } from './gapList';
import { writeGapSums } from './gapTotals';
import {
  AssessmentStore,
  GapListOptions,
  GapListPage,
  StoredAssessment,
} from './types';

export class KnexAssessmentStore implements AssessmentStore {
  constructor(
    private readonly knex: Knex,
    private readonly counts: CountKeeper,
  ) {}

  async get(entityRef: string): Promise<StoredAssessment | undefined> {
    const row = await this.knex('assessments')
      .where('entity_ref', entityRef)
      .first();
    return (
      row && {
        assessment: JSON.parse(row.assessment),
        roadmap: JSON.parse(row.roadmap),
        cause: row.cause,
        assessedAt: row.assessed_at,
      }
    );
  }

  async set(entityRef: string, stored: StoredAssessment): Promise<void> {
    await this.knex('assessments')
      .insert({
        entity_ref: entityRef,
        assessment: JSON.stringify(stored.assessment),
        roadmap: JSON.stringify(stored.roadmap),
        cause: stored.cause,
        assessed_at: stored.assessedAt,
      })
      .onConflict('entity_ref')
      .merge();
  }

  findGaps(options: GapListOptions): Promise<GapListPage> {
    return listGaps(this.knex, options);
  }

  async getGaps(
    entityRef: string,
    gapIds: readonly string[],
  ): Promise<GapRecord[]> {
    const query = this.knex('gaps')
      .where('entity_ref', entityRef)
      .select('record');
    whereInList(this.knex, query, 'gap_id', gapIds);
    const rows: { record: string }[] = await query;
    return rows.map(row => JSON.parse(row.record) as GapRecord);
  }

  async openGaps(entityRefs: readonly string[]): Promise<GapRecord[]> {
    const query = this.knex('gaps').where('status', 'open').select('record');
    whereInList(this.knex, query, 'entity_ref', entityRefs);
    const rows: { record: string }[] = await query;
    return rows.map(row => JSON.parse(row.record) as GapRecord);
  }

  async closedAt(entityRefs: readonly string[]): Promise<string[]> {
    const query = this.knex('gaps')
      .where('status', 'closed')
      .whereNotNull('closed_at');
    whereInList(this.knex, query, 'entity_ref', entityRefs);
    return query.pluck('closed_at');
  }

  async spent(entityRefs: readonly string[]): Promise<GapRecord[]> {
    const query = this.knex('gaps')
      .join('gap_plans', joined =>
        joined
          .on('gap_plans.entity_ref', 'gaps.entity_ref')
          .on('gap_plans.gap_id', 'gaps.gap_id'),
      )
      .where('gaps.status', 'closed')
      .select('gaps.record');
    whereInList(this.knex, query, 'gaps.entity_ref', entityRefs);
    const rows: { record: string }[] = await query;
    return rows
      .map(row => JSON.parse(row.record) as GapRecord)
      .filter(({ planning }) => typeof planning?.spentHours === 'number');
  }

  async listGaps(entityRef: string): Promise<GapRecord[]> {
    const rows: { record: string }[] = await this.knex('gaps')
      .where('entity_ref', entityRef)
      .select('record');
    return rows.map(row => JSON.parse(row.record) as GapRecord).sort(openFirst);
  }

  async getGap(
    entityRef: string,
    gapId: string,
  ): Promise<{ gap: GapRecord; history: GapEvent[] } | undefined> {
    const key = { entity_ref: entityRef, gap_id: gapId };
    const row = await this.knex('gaps').where(key).first('record');
    if (!row) return undefined;
    const history: GapEvent[] = await this.knex('gap_events')
      .where(key)
      .orderBy('id')
      .select('type', 'at', 'cause');
    return { gap: JSON.parse(row.record), history };
  }

  async writeGaps(
    entityRef: string,
    records: readonly GapRecord[],
    events: readonly { gapId: string; event: GapEvent }[],
  ): Promise<void> {
    const rows = records.map(record => ({
      entity_ref: entityRef,
      gap_id: record.id,
      ...gapColumns(record),
      record: JSON.stringify(record),
    }));
    if (rows.length > 0) {
      await this.counts.keep(['gaps'], [entityRef], async tx => {
        for (const batch of batches(rows)) {
          await tx('gaps')
            .insert(batch)
            .onConflict(['entity_ref', 'gap_id'])
            .merge();
        }
        await writeGapSums(tx, entityRef);
      });
    }
    const eventRows = events.map(({ gapId, event }) => ({
      entity_ref: entityRef,
      gap_id: gapId,
      type: event.type,
      at: event.at,
      cause: event.cause,
    }));
    for (const batch of batches(eventRows)) {
      await this.knex('gap_events').insert(batch);
    }
  }
}

function openFirst(a: GapRecord, b: GapRecord): number {
  if (a.status !== b.status) return a.status === 'open' ? -1 : 1;
  if (a.status === 'closed' && a.closedAt !== b.closedAt) {
    return (b.closedAt ?? '') < (a.closedAt ?? '') ? -1 : 1;
  }
  return (
    priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
    a.title.localeCompare(b.title, 'en-US') ||
    a.id.localeCompare(b.id, 'en-US')
  );
}
