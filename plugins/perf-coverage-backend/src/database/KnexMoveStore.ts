import { WorkItem } from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { CountKeeper } from './countKeeper';
import { writeGapSums } from './gapTotals';
import { KnexRunStore } from './KnexRunStore';
import { MovedHistory, MoveStore } from './types';

export class KnexMoveStore implements MoveStore {
  constructor(
    private readonly knex: Knex,
    private readonly counts: CountKeeper,
  ) {}

  async move(from: string, to: string): Promise<MovedHistory> {
    const { runs, duplicateRuns } = await this.moveRuns(from, to);
    await this.movePlans(from, to);
    await this.moveWork(from, to);
    return {
      runs,
      duplicateRuns,
      gaps: await this.counts.keep(['gaps'], [from, to], async tx => {
        const gaps = await moveGaps(tx, from, to);
        for (const entityRef of [from, to]) await writeGapSums(tx, entityRef);
        return gaps;
      }),
      snapshots: await this.moveSnapshots(from, to),
    };
  }

  /** Each is written again, which gives it the series of its new component. */
  private async moveRuns(from: string, to: string) {
    const store = new KnexRunStore(this.knex);
    const rows: { id: string; digest: string }[] = await this.knex('runs')
      .where('entity_ref', from)
      .select('id', 'digest');
    let runs = 0;
    for (const { id, digest } of rows) {
      const found = await store.get(id);
      if (!found) continue;
      const { summary, run } = found;
      const known = await store.find({ ...summary, entityRef: to, digest });
      await this.knex('runs').where({ id }).delete();
      if (known) continue;
      await store.add({ ...summary, entityRef: to, digest, run });
      runs += 1;
    }
    await this.knex('series').where('entity_ref', from).delete();
    return { runs, duplicateRuns: rows.length - runs };
  }

  /** A component that the portal keeps a plan of already goes on with its own. */
  private async movePlans(from: string, to: string): Promise<void> {
    const own = await this.knex('kept_plans').where('entity_ref', to).first();
    if (own) return;
    await this.knex('kept_plans')
      .where('entity_ref', from)
      .update({ entity_ref: to });
  }

  /** Accepted roadmaps too, unless the component has some of its own. */
  private async moveWork(from: string, to: string): Promise<void> {
    const rows: { id: string; item: string }[] = await this.knex('work_items')
      .where('scope', from)
      .select('id', 'item');
    for (const { id, item } of rows) {
      const moved: WorkItem = { ...JSON.parse(item), scope: to };
      await this.knex('work_items')
        .where({ id })
        .update({ scope: to, item: JSON.stringify(moved) });
    }
    const own = await this.knex('roadmap_versions').where('scope', to).first();
    if (own) return;
    await this.knex('roadmap_versions')
      .where('scope', from)
      .update({ scope: to });
  }

  private async moveSnapshots(from: string, to: string): Promise<number> {
    const known: string[] = await this.knex('snapshots')
      .where('entity_ref', to)
      .pluck('day');
    return this.knex('snapshots')
      .where('entity_ref', from)
      .whereNotIn('day', known)
      .update({ entity_ref: to });
  }
}

async function moveGaps(tx: Knex, from: string, to: string): Promise<number> {
  const known: string[] = await tx('gaps')
    .where('entity_ref', to)
    .pluck('gap_id');
  const rows = await tx('gaps')
    .where('entity_ref', from)
    .whereNotIn('gap_id', known)
    .select('*');
  for (const row of rows) {
    const key = { entity_ref: from, gap_id: row.gap_id };
    await tx('gaps').insert({
      ...row,
      entity_ref: to,
      record: JSON.stringify({ ...JSON.parse(row.record), entityRef: to }),
    });
    for (const table of ['gap_events', 'gap_decisions', 'gap_plans']) {
      await tx(table).where(key).update({ entity_ref: to });
    }
  }
  // Of a gap that both have, what was said and decided about it before.
  for (const gapId of known) {
    const key = { entity_ref: from, gap_id: gapId };
    for (const table of ['gap_decisions', 'gap_plans']) {
      const own = await tx(table)
        .where({ entity_ref: to, gap_id: gapId })
        .first();
      if (!own) await tx(table).where(key).update({ entity_ref: to });
    }
    await moveEvents(tx, from, to, gapId);
  }
  await tx('gaps').where('entity_ref', from).delete();
  return rows.length;
}

/** Events come in the order of their ids, so those of before are written first. */
async function moveEvents(
  tx: Knex,
  from: string,
  to: string,
  gapId: string,
): Promise<void> {
  const of = (entityRef: string) =>
    tx('gap_events')
      .where({ entity_ref: entityRef, gap_id: gapId })
      .orderBy('id')
      .select('type', 'at', 'cause');
  const before = await of(from);
  if (before.length === 0) return;
  const after = await of(to);
  await tx('gap_events').where({ entity_ref: to, gap_id: gapId }).delete();
  for (const event of [...before, ...after]) {
    await tx('gap_events').insert({
      ...event,
      entity_ref: to,
      gap_id: gapId,
    });
  }
}
