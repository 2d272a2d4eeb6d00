import {
  aComponent,
  anEntity,
  aNewRun,
  aRun,
  NOW,
} from '../../__testUtils__/builders';
import { testDatabases } from '../../__testUtils__/databases';
import {
  nobody,
  outsider,
  owner,
  Portal,
  startPortal,
} from '../../__testUtils__/portal';

const databases = testDatabases();
const list = '/v1/components/component/default/web/series';

const duration = (ms: number, scope: Record<string, string> = {}) =>
  aRun({
    metrics: [
      {
        name: 'http_req_duration',
        scope,
        unit: 'ms',
        direction: 'lower',
        stats: { p95: ms },
      },
    ],
  });

describe.each(databases.eachSupportedId())('series on %s', id => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({
      knex: await databases.init(id),
      entities: [anEntity('web'), anEntity('secret')],
      outsiderSees: ['component:default/web'],
    });
    const { database } = portal;
    await database.components.sync(
      [aComponent('web'), aComponent('secret', { ownerRef: 'group:x/y' })],
      NOW,
    );
    const add = (
      name: string,
      day: number,
      ms: number,
      parts: Parameters<typeof aNewRun>[1] = {},
    ) =>
      database.runs.add(
        aNewRun(name, {
          environment: 'staging',
          startedAt: `2026-11-${String(day).padStart(2, '0')}T10:00:00+02:00`,
          run: duration(ms, { operation: 'GET /x', scenario: 's' }),
          ...parts,
        }),
      );
    await add('r2', 2, 200, { commit: 'c2', url: 'https://ci/2' });
    await add('r1', 1, 100);
    // The same scope, written in another order.
    await add('r3', 3, 300, {
      run: duration(300, { scenario: 's', operation: 'GET /x' }),
    });
    await add('r4', 4, 400, { environment: 'production' });
    await add('r5', 5, 500, { branch: 'feature' });
    await add('r6', 6, 600, { entityRef: 'component:default/secret' });
  }, 60_000);

  afterAll(async () => {
    await portal.backend.stop();
  });

  const seriesOf = async (query: string, as?: string) =>
    (await portal.get(`${list}?${query}`, as)).body;

  it('hold what may be compared, oldest first', async () => {
    const { items } = await seriesOf('environment=staging');
    expect(items.map((one: { branch: string }) => one.branch)).toEqual([
      'feature',
      null,
    ]);
    const { body } = await portal.get(`/v1/series/${items[1].id}`);
    expect(body.series).toMatchObject({
      name: 'http_req_duration',
      scope: { operation: 'GET /x', scenario: 's' },
      environment: 'staging',
      lastAt: '2026-11-03T08:00:00.000Z',
    });
    expect(body.points).toEqual([
      {
        at: '2026-11-01T08:00:00.000Z',
        runId: 'r1',
        stats: { p95: 100 },
        commit: null,
        url: null,
      },
      {
        at: '2026-11-02T08:00:00.000Z',
        runId: 'r2',
        stats: { p95: 200 },
        commit: 'c2',
        url: 'https://ci/2',
      },
      {
        at: '2026-11-03T08:00:00.000Z',
        runId: 'r3',
        stats: { p95: 300 },
        commit: null,
        url: null,
      },
    ]);
  });

  it('show a part of the time, in any zone', async () => {
    const { items } = await seriesOf('environment=staging');
    const { body } = await portal.get(
      `/v1/series/${items[1].id}?from=${encodeURIComponent(
        '2026-11-02T10:00:00+02:00',
      )}&to=2026-11-02T23:00:00Z`,
    );
    expect(body.points.map((point: { runId: string }) => point.runId)).toEqual([
      'r2',
    ]);
  });

  it('come in pages, last measured first', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { id: string }[]; nextCursor: string | null } =
        await seriesOf(`limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id: one }) => one));
      cursor = page.nextCursor;
    }
    const { items } = await seriesOf('');
    expect(seen).toEqual(items.map(({ id: one }: { id: string }) => one));
    expect(new Set(seen).size).toBe(3);
  });

  it('keep what is hidden hidden', async () => {
    const [hidden] = (
      await portal.database.series.list('component:default/secret', {
        limit: 1,
        cursor: null,
      })
    ).items;
    const path = `/v1/series/${hidden.id}`;
    expect((await portal.get(path)).status).toBe(200);
    expect((await portal.get(path, outsider)).status).toBe(404);
    expect((await portal.get(path, owner)).status).toBe(404);
    expect((await portal.get(path, nobody)).status).toBe(403);
    const secretList = '/v1/components/component/default/secret/series';
    expect((await portal.get(secretList, outsider)).status).toBe(404);
    expect((await portal.get(secretList, owner)).status).toBe(403);
    expect((await portal.get(list, nobody)).status).toBe(403);
    expect((await portal.get(list, owner)).status).toBe(200);
  });

  it.each([
    `${list}?limit=0`,
    `${list}?limit=501`,
    `${list}?cursor=x`,
    `${list}?colour=red`,
    '/v1/series/x?from=yesterday',
  ])('refuse %s', async path => {
    expect((await portal.get(path)).status).toBe(400);
  });

  it('say where there is none', async () => {
    const { status, body } = await portal.get('/v1/series/none');
    expect(status).toBe(404);
    expect(body.error.message).toBe('There is no series none');
  });

  it('refuse a time that ends before it begins', async () => {
    const { items } = await seriesOf('');
    const { status } = await portal.get(
      `/v1/series/${items[0].id}?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z`,
    );
    expect(status).toBe(400);
  });
});
