import {
  aComponent,
  aGap,
  anEntity,
  aNewRun,
  aWorkItem,
  NOW,
} from '../../__testUtils__/builders';
import { testDatabases } from '../../__testUtils__/databases';
import { nobody, owner, Portal, startPortal } from '../../__testUtils__/portal';

const databases = testDatabases();
const [web, shop, old] = ['web', 'shop', 'old'].map(
  name => `component:default/${name}`,
);

describe.each(databases.eachSupportedId())('administration on %s', id => {
  let portal: Portal;

  beforeEach(async () => {
    portal = await startPortal({
      knex: await databases.init(id),
      entities: [anEntity('web'), anEntity('shop')],
    });
    const { database } = portal;
    await database.components.sync(
      [aComponent('web'), aComponent('shop'), aComponent('old')],
      NOW,
    );
  }, 60_000);

  afterEach(async () => {
    await portal.backend.stop();
  });

  const junit = (name: string) =>
    `<testsuites><testsuite name="s" tests="1"><testcase name="${name}" time="1"/></testsuite></testsuites>`;
  const send = (ref: string, name: string) =>
    portal.post(`/v1/runs?entityRef=${ref}`).send(junit(name));

  it('finds that all is as it follows from the inputs', async () => {
    await send(web, 'a');
    await send(shop, 'b');
    const first = await portal.post('/v1/admin/verify?limit=2');
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ checked: 2, differing: [] });
    const second = await portal.post(
      `/v1/admin/verify?limit=2&cursor=${first.body.nextCursor}`,
    );
    expect(second.body).toEqual({
      checked: 1,
      differing: [],
      nextCursor: null,
    });
  });

  it('finds what does not follow from the inputs, and rebuilds it', async () => {
    await send(web, 'a');
    const stored = await portal.database.assessments.get(web);
    if (!stored) throw new Error('not assessed');
    await portal.database.assessments.set(web, {
      ...stored,
      assessment: {
        ...stored.assessment,
        state: 'covered',
        title: 'x',
      } as never,
    });
    const { body } = await portal.post('/v1/admin/verify');
    expect(body.differing).toEqual([
      {
        entityRef: web,
        places: expect.arrayContaining(['/assessment/title']),
      },
    ]);
    const rebuilt = await portal.post('/v1/admin/rebuild');
    expect(rebuilt.status).toBe(202);
    expect(rebuilt.body).toEqual({ components: 3, wrongCounts: 0 });
    expect(
      (await portal.database.queue.depth(new Date().toISOString())).due,
    ).toBe(3);
  });

  it('moves the history of a component that was renamed', async () => {
    const { database } = portal;
    await database.runs.add(
      aNewRun('r1', { entityRef: old, digest: 'd1', commit: 'c1' }),
    );
    await database.runs.add(aNewRun('r2', { entityRef: old, digest: 'd2' }));
    await database.runs.add(aNewRun('r3', { entityRef: web, digest: 'd2' }));
    const event = (at: string) => ({
      gapId: 'both',
      event: { type: 'opened' as const, at, cause: 'rescan' },
    });
    await database.assessments.writeGaps(
      old,
      [
        aGap('only', { entityRef: old, status: 'closed', closedAt: NOW }),
        aGap('both', { entityRef: old }),
      ],
      [event('2026-11-01T00:00:00.000Z')],
    );
    await database.decisions.set(old, 'both', {
      decision: {
        gapId: 'both',
        kind: 'waived',
        reason: 'known',
        until: '2999-01-01',
        by: 'user:default/kim',
        at: NOW,
      },
      revision: 3,
    });
    await database.plans.add(old, {
      revision: 1,
      kind: 'edited',
      restored: null,
      text: '',
      plan: null,
      problems: [],
      reason: 'Agreed',
      by: 'user:default/kim',
      at: NOW,
    });
    await database.assessments.writeGaps(
      web,
      [aGap('both', { entityRef: web })],
      [event('2026-11-02T00:00:00.000Z')],
    );
    await database.workItems.add(aWorkItem(old));
    const early = await portal
      .post('/v1/admin/move')
      .send({ from: old, to: web });
    expect(early.status).toBe(400);
    expect(early.body.error.message).toContain('still in the catalog');

    await database.components.sync(
      [aComponent('web'), aComponent('shop')],
      NOW,
    );
    const { status, body } = await portal
      .post('/v1/admin/move')
      .send({ from: old, to: web });
    expect(status).toBe(200);
    expect(body.moved).toMatchObject({ runs: 1, duplicateRuns: 1, gaps: 1 });
    const runs = await database.runs.list(web, 10);
    expect(runs.map(run => run.id).sort()).toEqual(['r1', 'r3']);
    expect(runs.find(run => run.id === 'r1')?.commit).toBe('c1');
    const series = await database.series.list(web, { limit: 10, cursor: null });
    expect(series.items.map(one => one.entityRef)).toEqual([web, web]);
    const both = await database.assessments.getGap(web, 'both');
    expect(both?.history.slice(0, 2).map(({ at }) => at)).toEqual([
      '2026-11-01T00:00:00.000Z',
      '2026-11-02T00:00:00.000Z',
    ]);
    expect(await database.decisions.get(web, 'both')).toMatchObject({
      revision: 3,
    });
    expect((await database.assessments.getGap(web, 'only'))?.gap).toMatchObject(
      {
        entityRef: web,
        status: 'closed',
      },
    );
    expect((await database.plans.newest(web))?.reason).toBe('Agreed');
    expect(await database.runs.list(old, 10)).toEqual([]);
    expect(await database.workItems.list([old, web])).toEqual([
      { ...aWorkItem(old), scope: web },
    ]);
  });

  // What follows is the same whatever the database.
  if (id !== 'SQLITE_3') return;

  it.each([
    [{ from: web, to: web }, 400],
    [{ from: 'component:default/none', to: 'component:default/nowhere' }, 404],
    [{ from: web }, 400],
    [{ from: 'api:default/x', to: web }, 400],
  ])('does not move %j', async (body, status) => {
    expect((await portal.post('/v1/admin/move').send(body)).status).toBe(
      status,
    );
  });

  it.each(['verify', 'rebuild', 'move'])(
    'is for administrators alone: %s',
    async name => {
      for (const user of [nobody, owner]) {
        const { status } = await portal
          .post(`/v1/admin/${name}`, user)
          .send({ from: old, to: web });
        expect(status).toBe(403);
      }
    },
  );
});
