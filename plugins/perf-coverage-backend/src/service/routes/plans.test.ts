import { mockCredentials } from '@backstage/backend-test-utils';
import { KEPT_PLAN_FILE } from 'backstage-plugin-perf-coverage-common';
import request from 'supertest';
import { aComponent, anEntity, NOW } from '../../__testUtils__/builders';
import { testDatabases } from '../../__testUtils__/databases';
import {
  nobody,
  outsider,
  owner,
  Portal,
  reader,
  startPortal,
} from '../../__testUtils__/portal';

const databases = testDatabases();
const web = 'component:default/web';
const path = (component = 'web') =>
  `/v1/components/component/default/${component}/plan`;
const head = 'apiVersion: perf-coverage.io/v1\nkind: PerformancePlan\n';
const orders = `${head}capabilities:
  # What people order.
  - name: orders
    title: Orders
    evidence: { operations: ['* /orders/**'] }
    requires: [load, spike]
`;

describe.each(databases.eachSupportedId())('plans on %s', id => {
  let portal: Portal;

  const put = (body: object, as = reader, component = 'web') =>
    portal.put(path(component), as).send({
      reason: 'Agreed with the team',
      revision: 0,
      ...body,
    });
  const restore = (body: object, as = reader) =>
    portal.post(`${path()}/restore`, as).send({ reason: 'Back', ...body });
  const component = async () =>
    (await portal.get('/v1/components/component/default/web')).body;
  const repositoryPlan = (text: string | null) =>
    portal.database.inputs.setPlan(
      web,
      text === null
        ? null
        : {
            file: 'perf-coverage.yaml',
            plan: {
              apiVersion: 'perf-coverage.io/v1',
              component: null,
              policy: { freshnessDays: null },
              capabilities: [],
              work: [],
              phases: [],
              team: { engineers: null, hoursPerWeek: null },
              waivers: [],
              claims: [],
            },
            problems: [],
            lastGood: false,
            readAt: NOW,
          },
    );

  beforeEach(async () => {
    portal = await startPortal({
      knex: await databases.init(id),
      entities: [
        anEntity('web', {
          relations: [{ type: 'ownedBy', targetRef: 'group:default/care' }],
        }),
        anEntity('secret'),
      ],
      outsiderSees: [web],
    });
    await portal.database.components.sync(
      [aComponent('web'), aComponent('secret', { ownerRef: 'group:x/y' })],
      NOW,
    );
  }, 60_000);

  afterEach(async () => {
    await portal.backend.stop();
  });

  it('are kept with who, when and why, and counted at once', async () => {
    const { status, body } = await put({ text: orders }, owner);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      inForce: 'portal',
      repository: null,
      revision: 1,
      kept: {
        revision: 1,
        kind: 'edited',
        by: owner,
        reason: 'Agreed with the team',
        text: orders,
        problems: [],
      },
    });
    expect((await portal.get(path())).body).toEqual(body);
    const detail = await component();
    expect(detail.plan).toMatchObject({
      file: KEPT_PLAN_FILE,
      origin: 'portal',
      kept: { revision: 1, by: owner },
    });
    const [capability] = detail.assessment.capabilities;
    expect(capability).toMatchObject({ name: 'orders', source: 'plan' });
    expect(capability.requirements[0].askedBy.place).toEqual({
      file: KEPT_PLAN_FILE,
      line: 5,
    });
    const line = await portal.get(
      `/v1/components/component/default/web/source?path=${encodeURIComponent(
        KEPT_PLAN_FILE,
      )}&line=5`,
    );
    expect(line.body.lines).toContain('  - name: orders');
  });

  it('go back to any revision, and can be taken out', async () => {
    await put({ text: orders });
    const other = orders.replace(/orders/g, 'people');
    expect((await put({ text: other, revision: 1 })).status).toBe(200);
    const back = await restore({ restore: 1, revision: 2 });
    expect(back.body.kept).toMatchObject({
      revision: 3,
      kind: 'restored',
      restored: 1,
      text: orders,
    });
    const out = await put({ text: null, revision: 3 });
    expect(out.body).toMatchObject({ inForce: null, kept: { text: null } });
    expect((await component()).plan).toMatchObject({
      origin: null,
      kept: null,
    });
    expect((await put({ text: null, revision: 4 })).status).toBe(400);
    expect((await restore({ restore: 9, revision: 4 })).status).toBe(404);
    const { body } = await portal.get(`${path()}/history`);
    expect(
      body.revisions.map((own: { revision: number; kind: string }) => [
        own.revision,
        own.kind,
      ]),
    ).toEqual([
      [4, 'removed'],
      [3, 'restored'],
      [2, 'edited'],
      [1, 'edited'],
    ]);
    const second = await portal.get(`${path()}/history/2`);
    expect(second.body.text).toBe(other);
    expect((await portal.get(`${path()}/history/8`)).status).toBe(404);
  });

  it('of two people at once: the second sees both versions', async () => {
    await put({ text: orders }, owner);
    const second = await put({ text: head });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({
      error: { name: 'ConflictError' },
      current: { revision: 1, by: owner, text: orders },
      yours: { text: head },
    });
    expect((await portal.get(path())).body.kept.text).toBe(orders);
  });

  it('that are broken are refused with place and mend; the last good one stays', async () => {
    await put({ text: orders });
    const { status, body } = await put({
      text: orders.replace('spike', 'spke'),
      revision: 1,
    });
    expect(status).toBe(422);
    expect(body.error.message).toContain('what was in force stays');
    expect(body.problems).toEqual([
      {
        severity: 'error',
        file: KEPT_PLAN_FILE,
        line: 8,
        column: 22,
        message: expect.stringContaining('spke'),
        suggestion: 'Did you mean "spike"?',
      },
    ]);
    expect((await portal.get(path())).body).toMatchObject({
      inForce: 'portal',
      revision: 1,
      kept: { text: orders },
    });
  });

  it('in the repository win, and a broken one there leaves the portal’s in force', async () => {
    await put({ text: orders });
    await repositoryPlan(head);
    const after = await put({ text: `${orders}# again\n`, revision: 1 });
    expect(after.body).toMatchObject({
      inForce: 'repository',
      repository: { file: 'perf-coverage.yaml', unusable: false },
      kept: { revision: 2 },
    });
    const detail = await component();
    expect(detail.plan).toMatchObject({
      origin: 'repository',
      file: 'perf-coverage.yaml',
      kept: { revision: 2 },
    });
    expect(detail.assessment.capabilities[0].source).toBe('policy');

    const preview = await portal
      .post(`${path()}/preview`)
      .send({ text: orders });
    expect(preview.body.counts).toBe(false);

    await portal.database.inputs.setPlan(web, {
      file: 'perf-coverage.yaml',
      plan: null,
      problems: [],
      lastGood: false,
      readAt: NOW,
    });
    expect((await portal.get(path())).body).toMatchObject({
      inForce: 'portal',
      repository: { unusable: true },
    });
  });

  it('are previewed: what they would change, and nothing does', async () => {
    const { status, body } = await portal
      .post(`${path()}/preview`, outsider)
      .send({ text: orders });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      problems: [],
      counts: true,
      after: { requirements: 2, metRequirements: 0 },
    });
    expect(
      body.changes.map((own: { text: string }) => own.text),
    ).toContainEqual(expect.stringContaining('Orders'));
    expect((await portal.get(path())).body.revision).toBe(0);

    const broken = await portal
      .post(`${path()}/preview`)
      .send({ text: 'capabilities: [' });
    expect(broken.status).toBe(200);
    expect(broken.body).toMatchObject({
      after: null,
      changes: [],
      problems: [{ severity: 'error', line: expect.any(Number) }],
    });
  });

  it('are drawn up to begin with, and the draft can be kept as it is', async () => {
    const { body } = await portal.get(`${path()}/draft`);
    expect(body.text).toContain(`component: ${web}`);
    expect((await put({ text: body.text })).status).toBe(200);
  });

  // What follows is the same whatever the database.
  if (id !== 'SQLITE_3') return;

  it.each([
    [
      'of another component',
      `${head}component: component:default/api\n`,
      'not for',
    ],
    ['of two documents', `${orders}---\n${orders}`, 'more than one document'],
    [
      'with a circle',
      `${head}capabilities:\n  - { name: a, dependsOn: [b] }\n  - { name: b, dependsOn: [a] }\n`,
      'in a circle: a → b → a',
    ],
    ['with a bomb', `${head}x: &a [1]\ny: [${'*a,'.repeat(60)}]\n`, ''],
  ])('%s are refused', async (_name, text, message) => {
    const { status, body } = await put({ text });
    expect(status).toBe(422);
    expect(body.problems[0].message).toContain(message);
  });

  it.each([
    ['no reason', { text: orders, reason: ' ' }, 'reason: must say why'],
    ['no text', { text: 7 }, 'text: must be the YAML'],
    ['NUL', { text: 'a\0' }, 'NUL'],
    ['too much text', { text: 'x'.repeat(1_000_001) }, 'at most 1000000'],
    ['unknown fields', { text: orders, plan: 1 }, 'plan'],
  ])('with %s are refused', async (_name, body, message) => {
    const answer = await put(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message);
  });

  it('of more than two megabytes are not read', async () => {
    expect((await put({ text: 'x'.repeat(2_100_000) })).status).toBe(413);
  });

  it.each([
    ['who has no permission', nobody, 'web', 403],
    ['who owns another component', owner, 'secret', 403],
    ['who may not see the component', outsider, 'secret', 404],
  ])('are not for %s', async (_name, as, name, status) => {
    expect((await put({ text: orders }, as, name)).status).toBe(status);
    expect((await portal.get(path(name), as)).status).toBe(status);
  });

  it('are not for the anonymous', async () => {
    const { status } = await request(portal.backend.server)
      .put(`/api/perf-coverage${path()}`)
      .set('Authorization', mockCredentials.none.header())
      .send({ text: orders, reason: 'x', revision: 0 });
    expect(status).toBe(401);
  });
});
