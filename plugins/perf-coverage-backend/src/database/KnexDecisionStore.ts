import { GapDecision } from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { DecisionStore, StoredDecision } from './types';

interface DecisionRow {
  decision: string;
  revision: number;
}

export class KnexDecisionStore implements DecisionStore {
  constructor(private readonly knex: Knex) {}

  async list(entityRef: string): Promise<GapDecision[]> {
    const rows: DecisionRow[] = await this.knex('gap_decisions')
      .where('entity_ref', entityRef)
      .orderBy('gap_id')
      .select('decision');
    return rows.flatMap(row => JSON.parse(row.decision) ?? []);
  }

  async get(
    entityRef: string,
    gapId: string,
  ): Promise<StoredDecision | undefined> {
    const row: DecisionRow | undefined = await this.knex('gap_decisions')
      .where({ entity_ref: entityRef, gap_id: gapId })
      .first();
    return (
      row && { decision: JSON.parse(row.decision), revision: row.revision }
    );
  }

  async set(
    entityRef: string,
    gapId: string,
    { decision, revision }: StoredDecision,
  ): Promise<void> {
    await this.knex('gap_decisions')
      .insert({
        entity_ref: entityRef,
        gap_id: gapId,
        decision: JSON.stringify(decision),
        revision,
      })
      .onConflict(['entity_ref', 'gap_id'])
      .merge();
  }
}
