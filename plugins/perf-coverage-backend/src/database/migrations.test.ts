import { Knex } from 'knex';
import { aComponent, aGap, aNewRun, NOW } from '../__testUtils__/builders';
import { migrated, testDatabases } from '../__testUtils__/databases';
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

  it('count and date anew what is there, both ways', async () => {
    const { knex, database } = await migrated(await databases.init(id));
    const directory = { directory: migrationsDirectory };
    const web = 'component:default/web';
    const gone = 'component:default/gone';
    await database.components.sync(
      [aComponent('web'), aComponent('gone')],
      NOW,
    );
    await database.assessments.writeGaps(
      web,
      [
        aGap('a', { phase: 'now' }),
        aGap('b', { phase: 'now', status: 'closed', closedAt: NOW }),
      ],
      [],
    );
    await database.assessments.writeGaps(
      gone,
      [aGap('c', { entityRef: gone })],
      [],
    );
    await database.components.sync([aComponent('web')], NOW);
    for (const [name, source, startedAt] of [
      ['started', 'results/2026-10-01.json', '2026-11-20T08:00:00Z'],
      ['named', 'results/2026-10-01.json', null],
      ['no-day', 'results/2026-02-30.json', null],
      ['sent', 'upload', null],
    ] as const) {
      await database.runs.add(aNewRun(name, { source, startedAt }));
    }
    await database.runs.add(
      aNewRun('alone', {
        source: 'results/k6_20261002.json',
        startedAt: null,
        environment: 'staging',
      }),
    );
    const runTimes = async () =>
      Object.fromEntries(
        (await knex('runs').select('id', 'ordered_at')).map(row => [
          row.id,
          row.ordered_at,
        ]),
      );
    const everything = async () => ({
      counts: await knex('facet_counts')
        .where('count', '>', 0)
        .orderBy(['list', 'facet', 'value', 'status']),
      runs: await runTimes(),
      metrics: await knex('run_metrics')
        .select('run_id', 'ordered_at')
        .orderBy(['run_id', 'position']),
      series: await knex('series').select('id', 'last_at').orderBy('id'),
    });
    const before = await everything();
    expect(before.runs).toEqual({
      started: '2026-11-20T08:00:00.000Z',
      named: '2026-10-01T00:00:00.000Z',
      'no-day': NOW,
      sent: NOW,
      alone: '2026-10-02T00:00:00.000Z',
    });

    for (const name of [
      '20261220_run_times.js',
      '20261219_gap_status_counts.js',
    ])
      await knex.migrate.down({ ...directory, name });
    expect(await runTimes()).toMatchObject({ named: NOW, alone: NOW });
    expect(await knex('facet_counts').where('facet', 'phase').select()).toEqual(
      [{ list: 'gaps', facet: 'phase', value: 'now', count: 2 }],
    );

    await knex.migrate.latest(directory);
    expect(await everything()).toEqual(before);
    expect(await database.recount()).toBe(0);
  }, 60_000);
});
