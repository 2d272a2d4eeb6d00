import { WorkItem } from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { whereInList } from './dialect';
import { WorkItemStore } from './planningTypes';

export class KnexWorkItemStore implements WorkItemStore {
  constructor(private readonly knex: Knex) {}

  async list(scopes: readonly string[]): Promise<WorkItem[]> {
    const query = this.knex('work_items').orderBy('id').select('item');
    whereInList(this.knex, query, 'scope', scopes);
    const rows: { item: string }[] = await query;
    return rows.map(({ item }) => JSON.parse(item) as WorkItem);
  }

  async get(id: string): Promise<WorkItem | undefined> {
    const row = await this.knex('work_items').where({ id }).first('item');
    return row && JSON.parse(row.item);
  }

  async count(scope: string): Promise<number> {
    const row = await this.knex('work_items')
      .where({ scope })
      .count('* as n')
      .first();
    return Number(row?.n ?? 0);
  }

  async add(item: WorkItem): Promise<void> {
    await this.knex('work_items').insert({ ...rowOf(item), id: item.id });
  }

  async update(item: WorkItem, seen: number): Promise<boolean> {
    const written = await this.knex('work_items')
      .where({ id: item.id, revision: seen })
      .update(rowOf(item));
    return written > 0;
  }

  async delete(id: string, seen: number): Promise<boolean> {
    const gone = await this.knex('work_items')
      .where({ id, revision: seen })
      .delete();
    return gone > 0;
  }
}

function rowOf(item: WorkItem) {
  return {
    scope: item.scope,
    item: JSON.stringify(item),
    revision: item.revision,
  };
}
