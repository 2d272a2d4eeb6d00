import { mockCredentials } from '@backstage/backend-test-utils';
import { GapRecord, RoadmapPlan } from 'backstage-plugin-perf-coverage-common';
import request from 'supertest';
import { testDatabases } from '../../__testUtils__/databases';
import {
  secret,
  shop,
  startPlanningPortal,
  web,
} from '../../__testUtils__/planningPortal';
import {
  nobody,
  outsider,
  owner,
  Portal,
  reader,
  uploader,
} from '../../__testUtils__/portal';

jest.setTimeout(60_000);

const databases = testDatabases();
const system = 'system:default/all';
const care = 'group:default/care';

describe.each(databases.eachSupportedId())('roadmaps on %s', id => {
  let portal: Portal;
  let gaps: (entityRef: string) => Promise<GapRecord[]>;

  beforeEach(async () => {
    ({ portal, gaps } = await startPlanningPortal(await databases.init(id)));
  }, 60_000);

  afterEach(async () => {
    await portal.backend.stop();
  });

  const plan = (body: object, as = reader) =>
    portal.post('/v1/roadmaps/plan', as).send({ runs: 50, ...body });
  const accept = (body: object, as = reader) =>
    portal.post('/v1/roadmaps/versions', as).send(body);
  const itemsOf = ({ roadmap }: RoadmapPlan) =>
    roadmap.phases.flatMap(phase => phase.items);

  it('plan the gaps of a system, an owner, the portal and a component', async () => {
    const counts: Record<string, number> = {};
    for (const scope of [system, care, 'portal', web]) {
      const { status, body } = await plan({ scope });
      expect(status).toBe(200);
      counts[scope] = itemsOf(body).length;
      expect(body).toMatchObject({ scope, accepted: null, effect: null });
    }
    const own = (await gaps(web)).length;
    expect(own).toBeGreaterThan(0);
    expect(counts).toEqual({
      [system]: 3 * own,
      [care]: 2 * own,
      portal: 3 * own,
      [web]: own,
    });
  });

  it('give a component the plan that its page has', async () => {
    const { body } = await portal
      .post('/v1/roadmaps/plan')
      .send({ scope: web });
    const { body: detail } = await portal.get(
      '/v1/components/component/default/web',
    );
    expect(body.roadmap).toEqual(detail.roadmap);
  });

  it('show what would be, save nothing, and are accepted as versions', async () => {
    const settings = {
      engineers: 6,
      phases: [
        {
          ...{ name: 'now', title: 'Now', goal: null, weeks: 2 },
          start: '2027-01-04',
        },
      ],
    };
    const asked = { scope: system, settings };
    const { body: whatIf } = await plan(asked);
    expect(whatIf.roadmap.phases[0].name).toBe('now');
    expect(whatIf.effect.team.after.engineers).toBe(6);
    expect(
      (await plan({ scope: system })).body.roadmap.phases[0].name,
    ).not.toBe('now');

    const first = await accept({
      ...asked,
      seen: 0,
      why: 'Agreed in the review',
    });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      ...{ number: 1, by: reader, baseline: true, settings },
      why: 'Agreed in the review',
    });
    const now = (await plan({ scope: system })).body;
    expect(now).toMatchObject({
      settings,
      accepted: { number: 1 },
      sinceAccepted: { moved: [] },
    });

    expect((await accept({ ...asked, seen: 0, why: 'Too late' })).status).toBe(
      409,
    );
    const second = await accept({
      scope: system,
      seen: 1,
      why: 'Back to none',
    });
    expect(second.body).toMatchObject({ number: 2, baseline: false });
    const third = await accept({
      ...{ scope: system, seen: 2, why: 'As it was', restores: 1 },
    });
    expect(third.body).toMatchObject({ number: 3, restores: 1, settings });

    const { body: list } = await portal.get(
      `/v1/roadmaps/versions?scope=${system}`,
    );
    expect(list.items.map((own: { number: number }) => own.number)).toEqual([
      3, 2, 1,
    ]);
    const chosen = await portal
      .put('/v1/roadmaps/baseline')
      .send({ scope: system, number: 2 });
    expect(
      chosen.body.items.map((own: { baseline: boolean }) => own.baseline),
    ).toEqual([false, true, false]);
    const { body: versions } = await portal.get(
      `/v1/roadmaps/comparison?scope=${system}&from=2&to=3`,
    );
    expect(versions.team.after.engineers).toBe(6);
    const { body: one } = await portal.get(
      `/v1/roadmaps/versions/1?scope=${system}`,
    );
    expect(one.roadmap.phases[0].name).toBe('now');
  });

  it('of a component follow what was accepted, in its figures too', async () => {
    const [gap] = await gaps(web);
    const settings = {
      phases: [
        {
          name: 'late',
          title: 'Late',
          goal: null,
          start: '2030-01-07',
          weeks: 9,
        },
      ],
      adjust: { [gap.id]: { phase: 'late' } },
    };
    await accept({ scope: web, seen: 0, why: 'Not before 2030', settings });
    const { body } = await portal.get(
      '/v1/components/component/default/web/summary',
    );
    expect(body).toMatchObject({ phase: 'Late' });
    expect(body.p80 >= '2030-01-07').toBe(true);
  });

  it('burn down from what is stored of the days', async () => {
    await accept({ scope: web, seen: 0, why: 'First' });
    for (const scope of [web, system, 'portal']) {
      const { status, body } = await portal.get(
        `/v1/roadmaps/burn-down?scope=${scope}`,
      );
      expect(status).toBe(200);
      const open = (await gaps(web)).length * (scope === web ? 1 : 3);
      expect(body.actual.at(-1)).toMatchObject({ gaps: open, closed: 0 });
      expect(body.forecast[0].p80.gaps).toBeLessThanOrEqual(open);
      expect(body.forecast.at(-1).p90.gaps).toBe(0);
      expect(body.version).toBe(scope === web ? 1 : null);
    }
  });

  it('hold work items, with a conflict where somebody was faster', async () => {
    const added = await portal
      .post('/v1/work-items')
      .send({ scope: system, title: 'Review', estimate: '2-4h' });
    expect(added.status).toBe(201);
    const { id: item } = added.body;
    const titles = async (scope: string) =>
      itemsOf((await plan({ scope })).body).flatMap(own =>
        own.work ? [own.title] : [],
      );
    expect(await titles(system)).toEqual(['Review']);
    expect(await titles(web)).toEqual([]);
    const put = (revision: number, body: object) =>
      portal.put(`/v1/work-items/${item}`).send({ revision, ...body });
    const changed = await put(1, { title: 'Review it', estimate: '1d' });
    expect(changed.body).toMatchObject({ title: 'Review it', revision: 2 });
    const late = await put(1, { title: 'Mine' });
    expect(late.status).toBe(409);
    expect(late.body.current).toMatchObject({ title: 'Review it' });
    const own = await portal
      .post('/v1/work-items')
      .send({ scope: web, title: 'Document', estimate: { low: 1, high: 2 } });
    expect((await titles(web)).concat(await titles(system)).sort()).toEqual([
      'Document',
      'Document',
      'Review it',
    ]);
    const { body: list } = await portal.get(`/v1/work-items?scope=${system}`);
    expect(list.items).toHaveLength(2);
    const gone = await portal.delete(`/v1/work-items/${item}?revision=2`);
    expect(gone.body.title).toBe('Review it');
    expect(
      (await portal.delete(`/v1/work-items/${item}?revision=2`)).status,
    ).toBe(404);
    await portal
      .put(`/v1/work-items/${own.body.id}`)
      .send({ revision: 1, title: 'Document', done: true });
    expect(await titles(web)).toEqual([]);
  });

  // What follows is the same whatever the database.
  if (id !== 'SQLITE_3') return;

  it.each([
    ['who has no permission', nobody, system, 403],
    ['who may only send results', uploader, system, 403],
    ['who owns another component', owner, secret, 403],
    ['who may not see the component', outsider, secret, 404],
    [
      'who sees no component of the owner',
      outsider,
      'group:default/other',
      404,
    ],
    ['who owns some of the components', owner, system, 200],
    ['who sees some of the components', outsider, system, 200],
    ['a reader with all permissions', reader, system, 200],
  ])(
    'are read by %s as the policy says',
    async (_name, as, scope, expected) => {
      expect((await plan({ scope }, as)).status).toBe(expected);
      for (const path of [
        `/v1/roadmaps/versions?scope=${scope}`,
        `/v1/roadmaps/burn-down?scope=${scope}`,
        `/v1/work-items?scope=${scope}`,
        `/v1/capacities?scope=${scope}`,
      ]) {
        expect((await portal.get(path, as)).status).toBe(expected);
      }
    },
  );

  it.each([
    ['who has no permission', nobody, system, 403],
    ['who owns another component', owner, secret, 403],
    ['who may not see the component', outsider, secret, 404],
    ['the owner of all that they see', owner, care, 201],
    ['a reader with all permissions', reader, system, 201],
  ])(
    'are accepted by %s as the policy says',
    async (_name, as, scope, expected) => {
      const why = 'Agreed';
      expect((await accept({ scope, seen: 0, why }, as)).status).toBe(expected);
      const item = { scope, title: 'Review' };
      const added = await portal.post('/v1/work-items', as).send(item);
      expect(added.status).toBe(expected);
    },
  );

  it('plan only what the reader may see, in what was accepted too', async () => {
    await accept({ scope: 'portal', seen: 0, why: 'All of it' });
    const [hidden] = await gaps(secret);
    const { body } = await plan({ scope: 'portal' }, outsider);
    expect(
      body.components.map((own: { entityRef: string }) => own.entityRef),
    ).toEqual([web]);
    expect(JSON.stringify(body)).not.toContain(hidden.id);
    const version = await portal.get(
      '/v1/roadmaps/versions/1?scope=portal',
      outsider,
    );
    expect(JSON.stringify(version.body)).not.toContain(hidden.id);
    expect(JSON.stringify(version.body)).not.toContain('secret');
    expect(version.body.roadmap.warnings[0].code).toBe('hidden-work');
  });

  it('are for services, not for the anonymous', async () => {
    const as = async (header: string) =>
      (
        await request(portal.backend.server)
          .post('/api/perf-coverage/v1/roadmaps/plan')
          .set('Authorization', header)
          .send({ scope: shop })
      ).status;
    expect(await as(mockCredentials.none.header())).toBe(401);
    expect(await as(mockCredentials.service.header())).toBe(200);
  });

  it.each([
    ['another scope', { scope: 'everything' }, 'scope: must be portal'],
    ['a scope of another kind', { scope: 'api:default/web' }, 'scope: must be'],
    ['too many runs', { runs: 1e6 }, 'runs: must be at most'],
    [
      'fewer than no engineers',
      { settings: { engineers: -1 } },
      'settings.engineers',
    ],
    [
      'a phase without length',
      {
        settings: {
          phases: [
            { name: 'a', title: 'A', goal: null, start: null, weeks: 0 },
          ],
        },
      },
      'settings.phases.0.weeks: must be more than 0',
    ],
    [
      'two phases of one name',
      {
        settings: {
          phases: [1, 2].map(weeks => ({
            name: 'a',
            title: 'A',
            goal: null,
            start: null,
            weeks,
          })),
        },
      },
      'settings.phases.1.name',
    ],
    [
      'an estimate that falls',
      { settings: { adjust: { a: { estimate: '20-15h' } } } },
      'settings.adjust.a.estimate',
    ],
  ])('with %s are refused', async (_name, change, message) => {
    const { status, body } = await plan({ scope: system, ...change });
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it('without any capacity lose nothing', async () => {
    const { status, body } = await plan({
      scope: system,
      settings: { engineers: 2, hoursPerWeek: 0 },
    });
    expect(status).toBe(200);
    expect(itemsOf(body)).toEqual([]);
    expect(body.roadmap.unplaced).toHaveLength(3 * (await gaps(web)).length);
  });

  it('answer 404 for versions that are not there', async () => {
    const get = async (number: string) =>
      (await portal.get(`/v1/roadmaps/versions/${number}?scope=${system}`))
        .status;
    expect(await get('7')).toBe(404);
    expect(await get('x')).toBe(400);
    const chosen = await portal
      .put('/v1/roadmaps/baseline')
      .send({ scope: system, number: 7 });
    expect(chosen.status).toBe(404);
  });
});
