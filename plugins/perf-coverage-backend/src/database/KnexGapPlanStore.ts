import { GapPlan } from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { batches, whereInList } from './dialect';
import { GapPlanStore } from './planningTypes';

export class KnexGapPlanStore implements GapPlanStore {
  constructor(private readonly knex: Knex) {}

  async list(entityRef: string): Promise<GapPlan[]> {
    return read(this.of(entityRef));
  }

  async get(entityRef: string, gapIds: readonly string[]): Promise<GapPlan[]> {
    const query = this.of(entityRef);
    whereInList(this.knex, query, 'gap_id', gapIds);
    return read(query);
  }

  async set(entityRef: string, plans: readonly GapPlan[]): Promise<void> {
    const rows = plans.map(plan => ({
      entity_ref: entityRef,
      gap_id: plan.gapId,
      plan: JSON.stringify(plan),
      revision: plan.revision,
    }));
    for (const batch of batches(rows)) {
      await this.knex('gap_plans')
        .insert(batch)
        .onConflict(['entity_ref', 'gap_id'])
        .merge();
    }
  }

  private of(entityRef: string): Knex.QueryBuilder {
    return this.knex('gap_plans')
      .where('entity_ref', entityRef)
      .orderBy('gap_id')
      .select('plan');
  }
}

async function read(query: Knex.QueryBuilder): Promise<GapPlan[]> {
  const rows: { plan: string }[] = await query;
  return rows.map(({ plan }) => JSON.parse(plan) as GapPlan);
}
