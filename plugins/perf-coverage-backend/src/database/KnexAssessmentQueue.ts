import { Knex } from 'knex';
import { batches, isSqlite } from './dialect';
import { AssessmentQueueStore, DueAssessment } from './types';

interface QueueRow {
  entity_ref: string;
  cause: string;
  attempts: number;
}

/** Due at once where nothing else is known: a row that only holds the lock. */
const neverAssessed = 'first assessment';

export class KnexAssessmentQueue implements AssessmentQueueStore {
  constructor(private readonly knex: Knex) {}

  async lock(entityRef: string, now: string): Promise<void> {
    await this.knex('assessment_queue')
      .insert({ entity_ref: entityRef, due_at: now, cause: neverAssessed })
      .onConflict('entity_ref')
      .ignore();
    await this.hold(entityRef);
  }

  async hold(entityRef: string): Promise<void> {
    // SQLite has one writer anyway.
    if (isSqlite(this.knex)) return;
    await this.knex('assessment_queue')
      .where('entity_ref', entityRef)
      .select('entity_ref')
      .forUpdate();
  }

  async mark(
    entityRefs: readonly string[],
    { cause, dueAt }: { cause: string; dueAt: string },
  ): Promise<void> {
    // In one order everywhere, so that two writers never wait for each other.
    for (const batch of batches([...new Set(entityRefs)].sort())) {
      await this.knex('assessment_queue')
        .insert(
          batch.map(entityRef => ({
            entity_ref: entityRef,
            due_at: dueAt,
            cause,
          })),
        )
        .onConflict('entity_ref')
        .merge(['due_at', 'cause']);
    }
  }

  async markOutdated(
    version: string,
    { cause, dueAt }: { cause: string; dueAt: string },
  ): Promise<number> {
    return this.knex('assessment_queue')
      .whereNotNull('version')
      .whereNot('version', version)
      .where('due_at', '>', dueAt)
      .update({ due_at: dueAt, cause });
  }

  async claimDue(now: string): Promise<DueAssessment | undefined> {
    const query = this.knex('assessment_queue')
      .where('due_at', '<=', now)
      .orderBy(['due_at', 'entity_ref'])
      .first<QueueRow | undefined>('entity_ref', 'cause', 'attempts');
    // What another replica holds is taken care of there.
    const row = await (isSqlite(this.knex)
      ? query
      : query.forUpdate().skipLocked());
    return (
      row && {
        entityRef: row.entity_ref,
        cause: row.cause,
        attempts: row.attempts,
      }
    );
  }

  async done(
    entityRef: string,
    next: { dueAt: string; cause: string; version: string },
  ): Promise<void> {
    await this.knex('assessment_queue').where('entity_ref', entityRef).update({
      due_at: next.dueAt,
      cause: next.cause,
      version: next.version,
      attempts: 0,
      error: null,
    });
  }

  async postpone(
    entityRef: string,
    { dueAt, error }: { dueAt: string; error: string },
  ): Promise<void> {
    await this.knex('assessment_queue')
      .where('entity_ref', entityRef)
      .update({
        due_at: dueAt,
        error,
        attempts: this.knex.raw('attempts + 1'),
      });
  }

  async depth(
    now: string,
  ): Promise<{ due: number; oldestDueAt: string | null }> {
    const row = await this.knex('assessment_queue')
      .where('due_at', '<=', now)
      .first<{ due: string | number; oldest: string | null }>(
        this.knex.raw('count(*) as due'),
        this.knex.raw('min(due_at) as oldest'),
      );
    return { due: Number(row.due), oldestDueAt: row.oldest };
  }
}
