import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { migrationsDirectory } from './database';

const databases = testDatabases();

const tables = [
  'api_operations',
  'assessments',
  'component_facets',
  'components',
  'gap_events',
  'gaps',
  'inventories',
  'plans',
  'run_metrics',
  'runs',
  'scans',
  'snapshots',
  'source_files',
];

async function existing(knex: Knex): Promise<string[]> {
  const found = await Promise.all(
    tables.map(async table =>
      (await knex.schema.hasTable(table)) ? [table] : [],
    ),
  );
  return found.flat();
}

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  it('go up, down and up again', async () => {
    const knex = await databases.init(id);
    const directory = { directory: migrationsDirectory };

    await knex.migrate.latest(directory);
    expect(await existing(knex)).toEqual(tables);
    await knex('components').insert({
      entity_ref: 'component:default/web',
      title: 'Web',
      title_sort: 'web',
      search_text: 'web',
      seen_at: '2026-11-23T12:00:00.000Z',
    });
    expect(await knex('components').first()).toMatchObject({
      state: 'unknown',
      coverage: null,
      effort_mean: null,
      removed_at: null,
    });

    await knex.migrate.rollback(directory, true);
    expect(await existing(knex)).toEqual([]);

    await knex.migrate.latest(directory);
    expect(await existing(knex)).toEqual(tables);
  }, 60_000);

  it('keep nothing of a component that is deleted', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory });
    const ref = 'component:default/web';
    await knex('components').insert({
      entity_ref: ref,
      title: 'Web',
      title_sort: 'web',
      search_text: 'web',
      seen_at: '2026-11-23T12:00:00.000Z',
    });
    await knex('component_facets').insert({
      entity_ref: ref,
      facet: 'tag',
      value: 'java',
    });
    await knex('gaps').insert({
      entity_ref: ref,
      gap_id: 'g1',
      status: 'open',
      priority: 'high',
      opened_at: '2026-11-23T12:00:00.000Z',
      record: '{}',
    });
    await knex('gap_events').insert({
      entity_ref: ref,
      gap_id: 'g1',
      type: 'opened',
      at: '2026-11-23T12:00:00.000Z',
      cause: 'rescan',
    });

    await knex('components').delete();

    for (const table of ['component_facets', 'gaps', 'gap_events']) {
      expect(await knex(table)).toEqual([]);
    }
  }, 60_000);
});
