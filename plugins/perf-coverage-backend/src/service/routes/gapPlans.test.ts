import {
  GapListItem,
  GapRecord,
  parsePlan,
} from 'backstage-plugin-perf-coverage-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { NOW } from '../../__testUtils__/builders';
import { testDatabases } from '../../__testUtils__/databases';
import {
  scan,
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
const lead = 'user:default/reader';

describe.each(databases.eachSupportedId())('plans for gaps on %s', id => {
  let portal: Portal;
  let gaps: (entityRef: string) => Promise<GapRecord[]>;
  let first: string;

  beforeEach(async () => {
    ({ portal, gaps } = await startPlanningPortal(await databases.init(id)));
    first = (await gaps(web))[0].id;
  }, 60_000);

  afterEach(async () => {
    await portal.backend.stop();
  });

  const put = (changes: object[], as = reader) =>
    portal.put('/v1/gap-plans', as).send({ changes });
  const change = (plan: object, over: object = {}) => ({
    ...{ entityRef: web, gapId: first, revision: 0 },
    ...over,
    plan,
  });

  it('say who, when and how much, and count everywhere', async () => {
    const { status, body } = await put([
      change({
        assignee: 'user:default/ada',
        phase: 'now',
        estimate: '100-100h',
        start: '2026-12-01',
        due: '2027-12-31',
        ticket: {
          url: 'https://tracker.example.com/1',
          state: 'open',
          tracker: 'jira',
        },
        notes: 'Ask Bo for data',
      }),
    ]);
    expect(status).toBe(200);
    expect(body.changed).toEqual([
      {
        entityRef: web,
        gapId: first,
        before: {},
        after: expect.objectContaining({ by: lead, revision: 1, phase: 'now' }),
      },
    ]);
    expect(body.gaps[0]).toMatchObject({
      id: first,
      assignee: 'user:default/ada',
      estimate: { low: 100, high: 100, source: 'person', by: lead },
      planning: { notes: 'Ask Bo for data' },
    });
    const list = await portal.get('/v1/gaps?assignee=user:default/ada');
    expect(list.body.items.map((gap: GapRecord) => gap.id)).toEqual([first]);
    expect(list.body.totals.effort.mean).toBe(100);
    expect(list.body.facets.phase).toEqual([{ value: 'now', count: 1 }]);
    const { body: detail } = await portal.get(
      '/v1/components/component/default/web',
    );
    const item = detail.roadmap.phases
      .flatMap((phase: { items: { gap: string }[] }) => phase.items)
      .find((each: { gap: string }) => each.gap === first);
    expect(item).toMatchObject({
      assignee: 'user:default/ada',
      notBefore: '2026-12-01',
      due: '2027-12-31',
    });
    expect(detail.summary.effort.mean).toBeGreaterThanOrEqual(100);
  });

  it('show a phase as the plan calls it, and by its name where it has no title', async () => {
    const { plan } = parsePlan(
      `apiVersion: perf-coverage.io/v1
kind: PerformancePlan
phases:
  - { name: q1, title: First quarter, weeks: 4 }
`,
      'perf-coverage.yaml',
    );
    await portal.database.inputs.setPlan(web, {
      file: 'perf-coverage.yaml',
      plan,
      problems: [],
      lastGood: false,
      readAt: NOW,
    });
    const [, second] = await gaps(web);
    const [unplanned] = await gaps(shop);
    await put([
      change({ phase: 'q1' }),
      change({ phase: 'someday' }, { gapId: second.id }),
    ]);
    const { items } = (await portal.get('/v1/gaps')).body;
    const titles = new Map(
      items.map((gap: GapListItem) => [gap.id, gap.phaseTitle]),
    );
    expect(
      [first, second.id, unplanned.id].map(gap => titles.get(gap)),
    ).toEqual(['First quarter', 'someday', null]);
  });

  it('survive a rescan, and are undone with what was before', async () => {
    await put([change({ assignee: 'user:default/ada' })]);
    const second = await put([change({ notes: 'x' }, { revision: 1 })]);
    await scan(portal, 'web');
    const after = (await gaps(web)).find(gap => gap.id === first);
    expect(after?.planning).toMatchObject({ notes: 'x', revision: 2 });
    expect(after?.assignee).toBeNull();
    const [{ before }] = second.body.changed;
    const undone = await put([change(before, { revision: 2 })]);
    expect(undone.body.gaps[0].assignee).toBe('user:default/ada');
  });

  it('of several components are written together or not at all', async () => {
    const [other] = await gaps(shop);
    const both = [
      change({ assignee: 'user:default/ada' }),
      change({ notes: 'y' }, { entityRef: shop, gapId: other.id }),
    ];
    expect((await put(both)).status).toBe(200);
    const again = await put([
      { ...both[0], revision: 1 },
      { ...both[1], plan: { notes: 'mine' } },
    ]);
    expect(again.status).toBe(409);
    expect(again.body.conflicts).toEqual([
      {
        entityRef: shop,
        gapId: other.id,
        current: expect.objectContaining({ notes: 'y', by: lead, revision: 1 }),
        yours: { notes: 'mine' },
      },
    ]);
    const mine = (await gaps(web)).find(gap => gap.id === first);
    expect(mine?.planning?.revision).toBe(1);
  });

  // What follows is the same whatever the database.
  if (id !== 'SQLITE_3') return;

  it('can be asked for by what they lack', async () => {
    const all = await portal.get('/v1/gaps?component=component:default/web');
    await put([
      change({ assignee: 'user:default/ada', estimate: null, phase: 'now' }),
    ]);
    const count = async (lacks: string) =>
      (
        await portal.get(
          `/v1/gaps?component=component:default/web&lacks=${lacks}`,
        )
      ).body.totals.gaps;
    expect(await count('estimate')).toBe(1);
    expect(await count('assignee')).toBe(all.body.totals.gaps - 1);
    expect(await count('assignee&lacks=estimate')).toBe(0);
    expect((await portal.get('/v1/gaps?lacks=joy')).status).toBe(400);
  });

  it.each([
    [
      'an estimate that falls',
      { estimate: '20-15h' },
      'write the smaller figure first',
    ],
    ['a negative one', { estimate: '-3h' }, 'is negative'],
    ['a huge one', { estimate: '1e9h' }, 'is not understood'],
    [
      'a range that falls',
      { estimate: { low: 20, high: 15 } },
      'falls where it should rise',
    ],
    ['a range of nothing', { estimate: { low: 0, high: 0 } }, 'no work at all'],
    [
      'a huge range',
      { estimate: { low: 1, high: 1e9 } },
      'at most 10000 hours',
    ],
    ['no day', { start: 'soon' }, 'must be a day like'],
    [
      'a due day before its start',
      { start: '2026-12-02', due: '2026-12-01' },
      'exchange the days',
    ],
    ['nobody', { assignee: 'ada' }, 'reference of a user or group'],
    [
      'a component as assignee',
      { assignee: 'component:default/web' },
      'reference of a user or group',
    ],
    [
      'an address of scripts',
      { ticket: { url: 'data:text/html,x', state: 'open', tracker: 'x' } },
      'http',
    ],
    ['NUL', { notes: 'a\0b' }, 'NUL'],
    ['no hours spent', { spentHours: 0 }, 'more than 0'],
    ['unknown fields', { priority: 'low' }, 'priority'],
  ])('with %s are refused at their place', async (_name, plan, message) => {
    const { status, body } = await put([
      change({ notes: 'kept' }),
      change(plan, { gapId: 'other' }),
    ]);
    expect(status).toBe(400);
    expect(body.error.message).toContain('changes.1');
    expect(body.error.message).toContain(message);
    expect((await gaps(web))[0].planning).toBeUndefined();
  });

  it('are limited in number, and about each gap once', async () => {
    const many = Array.from({ length: 501 }, () => change({}));
    expect((await put(many)).status).toBe(400);
    expect((await put([])).status).toBe(400);
    const twice = await put([change({}), change({})]);
    expect(twice.status).toBe(400);
    expect(twice.body.error.message).toContain('same gap');
  });

  it('are about gaps that are there', async () => {
    expect((await put([change({}, { gapId: 'none' })])).status).toBe(404);
    expect(
      (await put([change({}, { entityRef: 'component:default/gone' })])).status,
    ).toBe(404);
  });

  it('note on closed gaps what they took', async () => {
    await portal.database.assessments.writeGaps(
      web,
      [
        {
          ...(await gaps(web))[0],
          id: 'done',
          status: 'closed',
          closedAt: '2026-11-01T00:00:00.000Z',
        },
      ],
      [],
    );
    const { status, body } = await put([
      change({ spentHours: 12 }, { gapId: 'done' }),
    ]);
    expect(status).toBe(200);
    expect(body.gaps[0]).toMatchObject({
      status: 'closed',
      planning: { spentHours: 12 },
    });
    const plan = await portal
      .post('/v1/roadmaps/plan')
      .send({ scope: web, runs: 10 });
    expect(plan.body.calibration).toMatchObject({ samples: 1 });
  });

  it.each([
    ['who has no permission', nobody, web, 403],
    ['who may only send results', uploader, web, 403],
    ['who owns another component', owner, secret, 403],
    ['who may not see the component', outsider, secret, 404],
    ['the owner', owner, web, 200],
    ['a reader with all permissions', reader, web, 200],
  ])(
    'are for %s as the policy says',
    async (_name, as, entityRef, expected) => {
      const [gap] = await gaps(entityRef);
      const { status } = await put(
        [change({ notes: 'x' }, { entityRef, gapId: gap.id })],
        as,
      );
      expect(status).toBe(expected);
    },
  );

  it('are for services, not for the anonymous', async () => {
    const as = async (header: string) =>
      (
        await request(portal.backend.server)
          .put('/api/perf-coverage/v1/gap-plans')
          .set('Authorization', header)
          .send({ changes: [change({ notes: 'x' })] })
      ).status;
    expect(await as(mockCredentials.none.header())).toBe(401);
    expect(await as(mockCredentials.service.header())).toBe(200);
  });
});
