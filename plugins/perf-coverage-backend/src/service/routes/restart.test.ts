import fs from 'fs/promises';
import os from 'os';
import path from 'path';
import knexFactory, { Knex } from 'knex';
import {
  GapRecord,
  RoadmapPlan,
  RoadmapSettings,
} from 'backstage-plugin-perf-coverage-common';
import { testDatabases } from '../../__testUtils__/databases';
import {
  openPlanningPortal,
  scan,
  startPlanningPortal,
  web,
} from '../../__testUtils__/planningPortal';
import { Portal } from '../../__testUtils__/portal';

jest.setTimeout(90_000);

const databases = testDatabases();
const system = 'system:default/all';
const ada = 'user:default/ada';

describe.each(databases.eachSupportedId())('after a restart on %s', id => {
  let folder: string;
  let configs: Knex.Config;
  let open: Knex[] = [];
  let portal: Portal;

  /** A connection of its own, as another process would have. */
  const connect = () => {
    const knex = knexFactory(configs);
    open.push(knex);
    return knex;
  };

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'perf-coverage-'));
    configs =
      id === 'SQLITE_3'
        ? {
            client: 'better-sqlite3',
            connection: { filename: path.join(folder, 'portal.sqlite') },
            useNullAsDefault: true,
          }
        : (await databases.init(id)).client.config;
  }, 60_000);

  afterEach(async () => {
    await portal.backend.stop();
    await Promise.all(open.map(knex => knex.destroy()));
    open = [];
    await fs.rm(folder, { recursive: true, force: true });
  });

  const restart = async () => {
    await portal.backend.stop();
    await Promise.all(open.map(knex => knex.destroy()));
    open = [];
    portal = await openPlanningPortal(connect());
  };
  const planOf = async (scope: string): Promise<RoadmapPlan> =>
    (await portal.post('/v1/roadmaps/plan').send({ scope, runs: 50 })).body;
  const gapsOf = async (): Promise<GapRecord[]> =>
    (await portal.get('/v1/gaps?owner=group:default/care')).body.items;

  it('all that a lead planned is there, and after a rescan too', async () => {
    const started = await startPlanningPortal(connect());
    portal = started.portal;
    const [gap] = await started.gaps(web);
    const planned = await portal.put('/v1/gap-plans').send({
      changes: [
        {
          ...{ entityRef: web, gapId: gap.id, revision: 0 },
          plan: { assignee: ada, phase: 'now', estimate: '7-9h' },
        },
      ],
    });
    expect(planned.status).toBe(200);
    const work = await portal
      .post('/v1/work-items')
      .send({ scope: system, title: 'Review', estimate: '2-4h' });
    expect(work.status).toBe(201);
    const capacity = await portal.put('/v1/capacities').send({
      changes: [
        {
          ...{ entityRef: 'group:default/care', revision: 0 },
          settings: { hoursPerWeek: 12 },
        },
      ],
    });
    expect(capacity.status).toBe(200);
    const settings: RoadmapSettings = {
      engineers: 5,
      order: [gap.id],
      estimateFactor: 1.5,
      phases: [
        {
          ...{ name: 'now', title: 'Now', goal: 'The first', weeks: 2 },
          start: '2027-01-04',
        },
      ],
    };
    const accepted = await portal
      .post('/v1/roadmaps/versions')
      .send({ scope: system, seen: 0, why: 'Agreed', settings });
    expect(accepted.status).toBe(201);
    const before = { plan: await planOf(system), gaps: await gapsOf() };
    const { items: capacities } = (
      await portal.get(`/v1/capacities?scope=${web}`)
    ).body;
    expect(before.gaps.find(own => own.id === gap.id)).toMatchObject({
      assignee: ada,
      estimate: { low: 7, high: 9, source: 'person' },
    });

    await restart();
    expect(await planOf(system)).toEqual(before.plan);
    expect(await gapsOf()).toEqual(before.gaps);
    expect(
      (await portal.get(`/v1/capacities?scope=${web}`)).body.items,
    ).toEqual(capacities);
    const { body: versions } = await portal.get(
      `/v1/roadmaps/versions?scope=${system}`,
    );
    expect(versions.items).toMatchObject([
      { number: 1, why: 'Agreed', baseline: true },
    ]);

    await scan(portal, 'web');
    const after = await planOf(system);
    expect(after).toMatchObject({
      settings,
      accepted: { number: 1 },
      workItems: [{ title: 'Review' }],
      sinceAccepted: { moved: [], added: [], removed: [] },
    });
    expect(
      after.roadmap.phases
        .flatMap(phase => phase.items)
        .find(item => item.gap === gap.id),
    ).toMatchObject({ assignee: ada, hours: { low: 10.5, high: 13.5 } });
  });
});
