import { mockCredentials } from '@backstage/backend-test-utils';
import { GapPage } from 'backstage-plugin-perf-coverage-common';
import request from 'supertest';
import { aComponent, aGap, anEntity, NOW } from '../../__testUtils__/builders';
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
const path = (gap: string, component = 'web') =>
  `/v1/components/component/default/${component}/gaps/${gap}/decision`;
const waiver = {
  kind: 'waived',
  reason: 'Nobody uses it in winter',
  until: '2999-12-31',
  revision: 0,
};

describe.each(databases.eachSupportedId())('decisions on %s', id => {
  let portal: Portal;
  let untested: string;

  const put = (body: object, as = reader, gap = untested, component = 'web') =>
    portal.put(path(gap, component), as).send(body);

  beforeEach(async () => {
    portal = await startPortal({
      knex: await databases.init(id),
      entities: [
        anEntity('web', {
          relations: [
            { type: 'ownedBy', targetRef: 'group:default/care' },
            { type: 'providesApi', targetRef: 'api:default/web' },
          ],
        }),
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'API',
          metadata: { name: 'web', namespace: 'default' },
          spec: {
            type: 'openapi',
            definition:
              'openapi: 3.0.0\ninfo: { title: Web, version: "1" }\npaths: { /a: { get: {} } }\n',
          },
        },
        anEntity('secret'),
      ],
      outsiderSees: [web],
    });
    const { database } = portal;
    await database.components.sync(
      [aComponent('web'), aComponent('secret', { ownerRef: 'group:x/y' })],
      NOW,
    );
    await database.assessments.writeGaps(
      web,
      [aGap('done', { status: 'closed', closedAt: NOW })],
      [],
    );
    // What an assessment without any evidence finds.
    const asked = await portal.post(
      '/v1/components/component/default/web/scan',
    );
    if (asked.status !== 202) throw new Error(asked.text);
    for (;;) {
      const { body } = await portal.get(
        '/v1/components/component/default/web/scan',
      );
      if (body.stage === 'finished') break;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    const { body } = await portal.get('/v1/components/component/default/web');
    untested = body.gaps.find(
      (gap: { status: string }) => gap.status === 'open',
    ).id;
  }, 60_000);

  afterEach(async () => {
    await portal.backend.stop();
  });

  it('say who accepts the risk, why, and until when', async () => {
    const { status, body } = await put(waiver);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: untested,
      status: 'waived',
      decisionRevision: 1,
      decision: {
        kind: 'waived',
        reason: 'Nobody uses it in winter',
        until: '2999-12-31',
        by: reader,
      },
    });
    expect(body.history.at(-1).type).toBe('waived');
  });

  it('take the gap out of what the filters of open gaps count', async () => {
    const facets = async (query = '') => {
      const { body } = await portal.get(`/v1/gaps${query}`);
      return body.facets as GapPage['facets'];
    };
    const high = { value: 'high', count: 1 };
    const before = await facets();
    const gaps = (found: GapPage['facets']) =>
      found.owner.reduce((sum, { count }) => sum + count, 0);
    const statuses = Object.fromEntries(
      before.status.map(({ value, count }) => [value, count]),
    );
    // The closed one has the only high priority.
    expect(statuses).toEqual({ open: gaps(before), closed: 1 });
    expect(before.priority).not.toContainEqual(high);
    expect((await facets('?status=closed')).priority).toEqual([high]);

    await put(waiver);

    const after = await facets();
    expect(gaps(after)).toBe(gaps(before) - 1);
    expect(after.status).toContainEqual({ value: 'waived', count: 1 });
    expect(gaps(await facets('?status=waived&search=nothing'))).toBe(1);
  });

  it('are taken back, and the gap returns', async () => {
    await put(waiver);
    const { status, body } = await portal.delete(
      `${path(untested)}?revision=1`,
    );
    expect(status).toBe(200);
    expect(body.status).toBe('open');
    expect(body.decision ?? null).toBeNull();
    expect(body.history.at(-1).type).toBe('returned');
    // Nobody who saw the first decision may overwrite what came after it.
    expect((await put({ ...waiver, revision: 1 })).status).toBe(409);
    expect((await put({ ...waiver, revision: 2 })).status).toBe(200);
  });

  it('of two people at once: the second sees both versions', async () => {
    await put(waiver, owner);
    const second = await put({ ...waiver, reason: 'Other' });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({
      error: { name: 'ConflictError' },
      current: {
        revision: 1,
        decision: { reason: waiver.reason, by: owner },
      },
      yours: { reason: 'Other' },
    });
    const { body } = await portal.get(
      `/v1/components/component/default/web/gaps/${untested}`,
    );
    expect(body.decision.reason).toBe(waiver.reason);
  });

  it('survive a new assessment', async () => {
    await put(waiver);
    await portal
      .post(`/v1/runs?entityRef=${web}`)
      .send(
        '<testsuites><testsuite name="a" tests="1"><testcase name="b" time="1"/></testsuite></testsuites>',
      );
    const { body } = await portal.get(
      `/v1/components/component/default/web/gaps/${untested}`,
    );
    expect(body.status).toBe('waived');
  });

  // What follows is the same whatever the database.
  if (id !== 'SQLITE_3') return;

  it.each([
    ['no reason', { reason: '  ' }, 'reason: must say why'],
    ['no end of a waiver', { until: null }, 'until: a waiver needs a last day'],
    ['an end that is over', { until: '2020-01-01' }, 'until: 2020-01-01'],
    ['no day', { until: 'soon' }, 'until: must be a day'],
    ['another kind', { kind: 'ignored' }, 'kind: must be waived'],
    ['NUL', { reason: 'a\0b' }, 'NUL'],
    ['no revision', { revision: undefined }, 'revision: must be'],
    ['unknown fields', { priority: 'low' }, 'priority'],
  ])('with %s are refused', async (_name, change, message) => {
    const { status, body } = await put({ ...waiver, ...change });
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it('need a JSON object', async () => {
    const { status, body } = await portal
      .put(path(untested))
      .set('Content-Type', 'text/plain')
      .send('x');
    expect(status).toBe(400);
    expect(body.error.message).toContain('application/json');
    const large = await put({ ...waiver, reason: 'x'.repeat(100_000) });
    expect(large.status).toBe(413);
  });

  it('are about gaps that are there and open', async () => {
    expect((await put(waiver, reader, 'none')).status).toBe(404);
    const closed = await put(waiver, reader, 'done');
    expect(closed.status).toBe(400);
    expect(closed.body.error.message).toContain('closed by its evidence');
  });

  it.each([
    ['who has no permission', nobody, 'web', 403],
    ['who owns another component', owner, 'secret', 403],
    ['who may not see the component', outsider, 'secret', 404],
  ])('are not for %s', async (_name, as, component, status) => {
    expect((await put(waiver, as, 'g', component)).status).toBe(status);
    const undo = `${path('g', component)}?revision=1`;
    expect((await portal.delete(undo, as)).status).toBe(status);
  });

  it('are for the owner', async () => {
    expect((await put(waiver, owner)).status).toBe(200);
  });

  it('are not for the anonymous', async () => {
    const { status } = await request(portal.backend.server)
      .put(`/api/perf-coverage${path(untested)}`)
      .set('Authorization', mockCredentials.none.header())
      .send(waiver);
    expect(status).toBe(401);
  });
});
