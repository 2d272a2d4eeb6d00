import { Knex } from 'knex';
import { batches, isSqlite } from './dialect';
import {
  countFacets,
  CountedList,
  FacetCount,
  keptFacets,
} from './facetCounts';
import { ComponentScope } from './types';

const everything: ComponentScope = { visible: null, allowed: null };

/** Keeps `facet_counts` in step with changes of what it counts. */
export interface CountKeeper {
  /**
   * Makes a change of these components, which nobody else changes meanwhile,
   * and takes note of what becomes of the lists' counts.
   */
  keep<T>(
    lists: readonly CountedList[],
    entityRefs: readonly string[],
    change: (tx: Knex) => Promise<T>,
  ): Promise<T>;
}

/**
 * For one transaction. The counts of all components are a few rows that every
 * writer wants: they are written in one statement, the last one, so that
 * writers wait for each other as shortly as can be and never in a circle.
 */
export class TransactionCounts implements CountKeeper {
  private readonly changes = new Map<string, FacetChange>();

  constructor(private readonly tx: Knex) {}

  async keep<T>(
    lists: readonly CountedList[],
    entityRefs: readonly string[],
    change: (tx: Knex) => Promise<T>,
  ): Promise<T> {
    await lockComponents(this.tx, entityRefs);
    await this.note(lists, entityRefs, -1);
    const answer = await change(this.tx);
    await this.note(lists, entityRefs, 1);
    return answer;
  }

  private async note(
    lists: readonly CountedList[],
    entityRefs: readonly string[],
    sign: 1 | -1,
  ): Promise<void> {
    const scope = { visible: entityRefs, allowed: null };
    for (const list of lists) {
      for (const found of await countFacets(this.tx, list, scope)) {
        const key = JSON.stringify([list, ...keyOf(found)]);
        const change = this.changes.get(key) ?? { ...found, list, count: 0 };
        change.count += sign * found.count;
        this.changes.set(key, change);
      }
    }
  }

  /** To be called last. */
  async write(): Promise<void> {
    const changes = [...this.changes]
      .filter(([, { count }]) => count !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, change]) => change);
    this.changes.clear();
    for (const batch of batches(changes)) {
      await this.tx('facet_counts')
        .insert(batch)
        .onConflict(['list', 'facet', 'value', 'status'])
        .merge({ count: this.tx.raw('facet_counts.count + excluded.count') });
    }
  }
}

/** For changes outside of a transaction: each gets one of its own. */
export function keeperOver(knex: Knex): CountKeeper {
  return {
    keep: (lists, entityRefs, change) =>
      knex.transaction(async tx => {
        const counts = new TransactionCounts(tx);
        const answer = await counts.keep(lists, entityRefs, change);
        await counts.write();
        return answer;
      }),
  };
}

/** What there is one count of, in each list. */
function keyOf({ facet, value, status }: FacetCount): string[] {
  return [facet, value, status];
}

interface FacetChange extends FacetCount {
  list: CountedList;
}

/** In one order everywhere, so that two writers never wait for each other. */
async function lockComponents(
  tx: Knex,
  entityRefs: readonly string[],
): Promise<void> {
  // SQLite has one writer anyway.
  if (isSqlite(tx)) return;
  await tx('components')
    .whereIn('entity_ref', entityRefs)
    .orderBy('entity_ref')
    .select('entity_ref')
    .forUpdate();
}

/**
 * Counts everything once more, while writers wait; answers how many counts were
 * wrong: none, unless somebody else wrote to the tables.
 */
export async function recountFacets(knex: Knex): Promise<number> {
  return knex.transaction(async tx => {
    if (!isSqlite(tx)) {
      await tx.raw('lock table facet_counts in exclusive mode');
    }
    let wrong = 0;
    for (const list of ['components', 'gaps'] as const) {
      const kept = new Map(
        (await keptFacets(tx, list)).map(found => [
          JSON.stringify(keyOf(found)),
          found.count,
        ]),
      );
      const counted = await countFacets(tx, list, everything);
      for (const found of counted) {
        const key = JSON.stringify(keyOf(found));
        if (kept.get(key) !== found.count) wrong += 1;
        kept.delete(key);
      }
      wrong += kept.size;
      await tx('facet_counts').where('list', list).delete();
      for (const batch of batches(counted)) {
        await tx('facet_counts').insert(
          batch.map(count => ({ list, ...count })),
        );
      }
    }
    return wrong;
  });
}
