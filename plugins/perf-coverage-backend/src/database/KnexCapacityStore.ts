import { Knex } from 'knex';
import { whereInList } from './dialect';
import { CapacityStore, StoredCapacity } from './planningTypes';

interface CapacityRow {
  entity_ref: string;
  settings: string;
  changed_by: string;
  changed_at: string;
  revision: number;
}

export class KnexCapacityStore implements CapacityStore {
  constructor(private readonly knex: Knex) {}

  async get(refs: readonly string[]): Promise<StoredCapacity[]> {
    const query = this.knex('capacities').orderBy('entity_ref').select('*');
    whereInList(this.knex, query, 'entity_ref', refs);
    const rows: CapacityRow[] = await query;
    return rows.map(row => ({
      entityRef: row.entity_ref,
      settings: JSON.parse(row.settings),
      by: row.changed_by,
      at: row.changed_at,
      revision: row.revision,
    }));
  }

  async set(capacity: StoredCapacity, seen: number): Promise<boolean> {
    const row = {
      settings: JSON.stringify(capacity.settings),
      changed_by: capacity.by,
      changed_at: capacity.at,
      revision: capacity.revision,
    };
    const key = { entity_ref: capacity.entityRef };
    if (seen > 0) {
      const written = await this.knex('capacities')
        .where({ ...key, revision: seen })
        .update(row);
      return written > 0;
    }
    const added = await this.knex('capacities')
      .insert({ ...key, ...row })
      .onConflict('entity_ref')
      .ignore()
      .returning('entity_ref');
    return added.length > 0;
  }
}
