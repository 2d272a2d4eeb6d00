import { KeptPlanRevision } from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { whereInList } from './dialect';
import { PlanStore, StoredKeptPlan } from './types';

interface RevisionRow {
  revision: number;
  kind: KeptPlanRevision['kind'];
  restored: number | null;
  reason: string;
  by: string;
  at: string;
}

interface PlanRow extends RevisionRow {
  text: string | null;
  plan: string | null;
  problems: string;
}

const revisionColumns = ['revision', 'kind', 'restored', 'reason', 'by', 'at'];

export class KnexPlanStore implements PlanStore {
  constructor(private readonly knex: Knex) {}

  async newest(entityRef: string): Promise<StoredKeptPlan | undefined> {
    const row: PlanRow | undefined = await this.knex('kept_plans')
      .where('entity_ref', entityRef)
      .orderBy('revision', 'desc')
      .first();
    return row && toPlan(row);
  }

  async newestOf(
    entityRefs: readonly string[],
  ): Promise<Map<string, StoredKeptPlan>> {
    const query = this.knex('kept_plans').whereRaw(
      'revision = (select max(revision) from kept_plans as newest where newest.entity_ref = kept_plans.entity_ref)',
    );
    whereInList(this.knex, query, 'entity_ref', entityRefs);
    const rows: (PlanRow & { entity_ref: string })[] = await query;
    return new Map(rows.map(row => [row.entity_ref, toPlan(row)]));
  }

  async get(
    entityRef: string,
    revision: number,
  ): Promise<StoredKeptPlan | undefined> {
    const row: PlanRow | undefined = await this.knex('kept_plans')
      .where({ entity_ref: entityRef, revision })
      .first();
    return row && toPlan(row);
  }

  async list(entityRef: string, limit: number): Promise<KeptPlanRevision[]> {
    const rows: RevisionRow[] = await this.knex('kept_plans')
      .where('entity_ref', entityRef)
      .orderBy('revision', 'desc')
      .limit(limit)
      .select(revisionColumns);
    return rows.map(toRevision);
  }

  async add(entityRef: string, kept: StoredKeptPlan): Promise<void> {
    await this.knex('kept_plans').insert({
      entity_ref: entityRef,
      ...toRevision(kept),
      text: kept.text,
      plan: kept.plan && JSON.stringify(kept.plan),
      problems: JSON.stringify(kept.problems),
    });
  }
}

function toRevision({
  revision,
  kind,
  restored,
  reason,
  by,
  at,
}: RevisionRow): KeptPlanRevision {
  return { revision, kind, restored, reason, by, at };
}

function toPlan(row: PlanRow): StoredKeptPlan {
  return {
    ...toRevision(row),
    text: row.text,
    plan: row.plan === null ? null : JSON.parse(row.plan),
    problems: JSON.parse(row.problems),
  };
}
