import { Knex } from 'knex';
import { batches, whereInList } from './dialect';
import {
  InputStore,
  SentInventory,
  StoredApis,
  StoredDocuments,
  StoredInventory,
  StoredPlan,
  StoredResultAddress,
} from './types';

interface InventoryRow {
  location: string;
  etag: string | null;
  settings: string;
  url_template: string | null;
  inventory: string;
  problems: string;
  scanned_at: string;
}

interface SentInventoryRow {
  inventory: string;
  commit: string | null;
  branch: string | null;
  url: string | null;
  received_at: string;
}

interface PlanRow {
  file: string;
  plan: string | null;
  problems: string;
  last_good: boolean | number;
  read_at: string;
}

interface ApisRow {
  apis: string;
  problems: string;
}

/** The tables that have one row of a component at most, with what is read of them. */
const documentColumns = {
  inventories: [
    'location',
    'etag',
    'settings',
    'url_template',
    'inventory',
    'problems',
    'scanned_at',
  ],
  sent_inventories: ['inventory', 'commit', 'branch', 'url', 'received_at'],
  plans: ['file', 'plan', 'problems', 'last_good', 'read_at'],
  api_operations: ['apis', 'problems'],
  kept_plans: ['plan'],
} as const;

type DocumentTable = keyof typeof documentColumns;

export class KnexInputStore implements InputStore {
  constructor(private readonly knex: Knex) {}

  async getDocuments(entityRef: string): Promise<StoredDocuments> {
    const query = this.knex('components').where(
      'components.entity_ref',
      entityRef,
    );
    for (const [table, columns] of Object.entries(documentColumns)) {
      query.leftJoin(table, joined => {
        joined.on(`${table}.entity_ref`, 'components.entity_ref');
        if (table !== 'kept_plans') return;
        joined.andOn(
          'kept_plans.revision',
          this.knex.raw(
            '(select max(revision) from kept_plans as newest where newest.entity_ref = components.entity_ref)',
          ),
        );
      });
      query.select(
        `${table}.entity_ref as ${table}_entity_ref`,
        ...columns.map(column => `${table}.${column} as ${table}_${column}`),
      );
    }
    const row: Record<string, unknown> | undefined = await query.first();
    const of = <T>(table: DocumentTable) =>
      row && row[`${table}_entity_ref`] !== null
        ? (Object.fromEntries(
            documentColumns[table].map(column => [
              column,
              row[`${table}_${column}`],
            ]),
          ) as T)
        : undefined;
    const inventory = of<InventoryRow>('inventories');
    const sent = of<SentInventoryRow>('sent_inventories');
    const plan = of<PlanRow>('plans');
    const kept = of<Pick<PlanRow, 'plan'>>('kept_plans');
    return {
      inventory: inventory && toInventory(inventory),
      sent: sent && toSentInventory(sent),
      plan: plan && toPlan(plan),
      kept: kept && { plan: kept.plan === null ? null : JSON.parse(kept.plan) },
      apis: toApis(of<ApisRow>('api_operations')),
    };
  }

  async getInventory(entityRef: string): Promise<StoredInventory | undefined> {
    const row = await this.knex('inventories')
      .where('entity_ref', entityRef)
      .first();
    return row && toInventory(row);
  }

  async setInventory(
    entityRef: string,
    stored: StoredInventory,
    files: ReadonlyMap<string, string>,
  ): Promise<void> {
    await this.knex('inventories')
      .insert({
        entity_ref: entityRef,
        location: stored.location,
        etag: stored.etag,
        settings: stored.settings,
        url_template: stored.urlTemplate,
        inventory: JSON.stringify(stored.inventory),
        problems: JSON.stringify(stored.problems),
        scanned_at: stored.scannedAt,
      })
      .onConflict('entity_ref')
      .merge();
    await this.knex('source_files').where('entity_ref', entityRef).delete();
    const rows = [...files].map(([path, content]) => ({
      entity_ref: entityRef,
      path,
      // PostgreSQL has no place for NUL in text.
      content: content.replaceAll('\0', '\uFFFD'),
    }));
    for (const batch of batches(rows, 50)) {
      await this.knex('source_files').insert(batch);
    }
  }

  async getSentInventory(
    entityRef: string,
  ): Promise<SentInventory | undefined> {
    const row = await this.knex('sent_inventories')
      .where('entity_ref', entityRef)
      .first();
    return row && toSentInventory(row);
  }

  async setSentInventory(
    entityRef: string,
    sent: SentInventory,
  ): Promise<void> {
    await this.knex('sent_inventories')
      .insert({
        entity_ref: entityRef,
        inventory: JSON.stringify(sent.inventory),
        commit: sent.commit,
        branch: sent.branch,
        url: sent.url,
        received_at: sent.receivedAt,
      })
      .onConflict('entity_ref')
      .merge();
  }

  async touchInventory(entityRef: string, scannedAt: string): Promise<void> {
    await this.knex('inventories')
      .where('entity_ref', entityRef)
      .update({ scanned_at: scannedAt });
  }

  async deleteInventory(entityRef: string): Promise<void> {
    await this.knex('inventories').where('entity_ref', entityRef).delete();
    await this.knex('source_files').where('entity_ref', entityRef).delete();
  }

  async getSourceFiles(
    entityRef: string,
    fits: (path: string) => boolean,
    limit: number,
  ): Promise<Map<string, string>> {
    const paths: string[] = await this.knex('source_files')
      .where('entity_ref', entityRef)
      .orderBy('path')
      .pluck('path');
    const query = this.knex('source_files')
      .where('entity_ref', entityRef)
      .orderBy('path')
      .select('path', 'content');
    whereInList(this.knex, query, 'path', paths.filter(fits).slice(0, limit));
    const rows: { path: string; content: string }[] = await query;
    return new Map(rows.map(({ path, content }) => [path, content]));
  }

  async getSourceFile(
    entityRef: string,
    path: string,
  ): Promise<string | undefined> {
    const row = await this.knex('source_files')
      .where({ entity_ref: entityRef, path })
      .first('content');
    return row?.content;
  }

  async getPlan(entityRef: string): Promise<StoredPlan | undefined> {
    const row = await this.knex('plans').where('entity_ref', entityRef).first();
    return row && toPlan(row);
  }

  async getPlans(
    entityRefs: readonly string[],
  ): Promise<Map<string, StoredPlan>> {
    const query = this.knex('plans');
    whereInList(this.knex, query, 'entity_ref', entityRefs);
    const rows: (PlanRow & { entity_ref: string })[] = await query;
    return new Map(rows.map(row => [row.entity_ref, toPlan(row)]));
  }

  async setPlan(entityRef: string, plan: StoredPlan | null): Promise<void> {
    if (!plan) {
      await this.knex('plans').where('entity_ref', entityRef).delete();
      return;
    }
    await this.knex('plans')
      .insert({
        entity_ref: entityRef,
        file: plan.file,
        plan: plan.plan && JSON.stringify(plan.plan),
        problems: JSON.stringify(plan.problems),
        last_good: plan.lastGood,
        read_at: plan.readAt,
      })
      .onConflict('entity_ref')
      .merge();
  }

  async getApis(entityRef: string): Promise<StoredApis> {
    const row = await this.knex('api_operations')
      .where('entity_ref', entityRef)
      .first();
    return toApis(row);
  }

  async setApis(
    entityRef: string,
    apis: StoredApis,
    now: string,
  ): Promise<void> {
    await this.knex('api_operations')
      .insert({
        entity_ref: entityRef,
        apis: JSON.stringify(apis.apis),
        problems: JSON.stringify(apis.problems),
        read_at: now,
      })
      .onConflict('entity_ref')
      .merge();
  }

  async getResultAddresses(entityRef: string): Promise<StoredResultAddress[]> {
    const rows = await this.knex('result_addresses')
      .where('entity_ref', entityRef)
      .orderBy('position');
    return rows.map(row => ({
      address: row.address,
      etag: row.etag,
      settings: row.settings,
      problems: JSON.parse(row.problems),
      readAt: row.read_at,
    }));
  }

  async setResultAddresses(
    entityRef: string,
    addresses: readonly StoredResultAddress[],
  ): Promise<void> {
    await this.knex('result_addresses').where('entity_ref', entityRef).delete();
    if (addresses.length === 0) return;
    await this.knex('result_addresses').insert(
      addresses.map((one, position) => ({
        entity_ref: entityRef,
        position,
        address: one.address,
        etag: one.etag,
        settings: one.settings,
        problems: JSON.stringify(one.problems),
        read_at: one.readAt,
      })),
    );
  }
}

function toInventory(row: InventoryRow): StoredInventory {
  return {
    location: row.location,
    etag: row.etag,
    settings: row.settings,
    urlTemplate: row.url_template,
    inventory: JSON.parse(row.inventory),
    problems: JSON.parse(row.problems),
    scannedAt: row.scanned_at,
  };
}

function toSentInventory(row: SentInventoryRow): SentInventory {
  return {
    inventory: JSON.parse(row.inventory),
    commit: row.commit,
    branch: row.branch,
    url: row.url,
    receivedAt: row.received_at,
  };
}

function toPlan(row: PlanRow): StoredPlan {
  return {
    file: row.file,
    plan: row.plan === null ? null : JSON.parse(row.plan),
    problems: JSON.parse(row.problems),
    // SQLite answers 0 and 1.
    lastGood: Boolean(row.last_good),
    readAt: row.read_at,
  };
}

function toApis(row: ApisRow | undefined): StoredApis {
  return row
    ? { apis: JSON.parse(row.apis), problems: JSON.parse(row.problems) }
    : { apis: [], problems: [] };
}
