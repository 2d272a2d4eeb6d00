import {
  aComponent,
  anEntity,
  figures,
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
const [web, secret] = ['web', 'secret'].map(
  name => `component:default/${name}`,
);
const ago = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

describe.each(databases.eachSupportedId())('trends on %s', id => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({
      knex: await databases.init(id),
      entities: [anEntity('web'), anEntity('secret')],
      outsiderSees: [web],
    });
    const { database } = portal;
    await database.components.sync(
      [aComponent('web'), aComponent('secret', { ownerRef: 'group:x/y' })],
      NOW,
    );
    const set = (entityRef: string, days: number, met: number) =>
      database.snapshots.set(
        {
          entityRef,
          day: ago(days),
          state: 'partial',
          met,
          applicable: 10,
          operations: 0,
          coveredOperations: 0,
          effortHours: 8,
          capabilities: [],
          gaps: [{ id: 'gone', title: 'Old gap', priority: 'high' }],
          slas: [],
        },
        figures({
          met,
          applicable: 10,
          gaps: { critical: 0, high: 1, moderate: 0, low: 0 },
          effort: { low: 6, high: 10, mean: 8 },
        }),
      );
    await set(web, 100, 1);
    await set(web, 8, 2);
    await set(web, 7, 3);
    // The last of a day counts.
    await set(web, 7, 4);
    await set(secret, 7, 5);
    await portal
      .post(`/v1/runs?entityRef=${web}`)
      .send(
        '<testsuites><testsuite name="a" tests="1"><testcase name="b" time="1"/></testsuite></testsuites>',
      );
  }, 60_000);

  afterAll(async () => {
    await portal.backend.stop();
  });

  const trend = async (path: string, as?: string) =>
    (await portal.get(path, as)).body;
  const own = '/v1/components/component/default/web/trend';

  it('show the days of a component, and what changed in a week', async () => {
    const { days, since, changes } = await trend(own);
    expect(days.map(({ day }: { day: string }) => day)).toEqual([
      ago(8),
      ago(7),
      ago(0),
    ]);
    expect(days[1]).toEqual({
      day: ago(7),
      components: 1,
      met: 4,
      applicable: 10,
      gaps: { critical: 0, high: 1, moderate: 0, low: 0 },
      effortHours: 8,
    });
    expect(since).toBe(ago(7));
    expect(changes).toContainEqual(
      expect.objectContaining({ type: 'gap-closed', subject: 'gone' }),
    );
    expect((await trend(`${own}?days=365`)).days).toHaveLength(4);
  });

  it('sum up what the reader may see, day by day', async () => {
    const day = async (as?: string) =>
      (await trend('/v1/trend', as)).days.find(
        (one: { day: string }) => one.day === ago(7),
      );
    expect(await day()).toMatchObject({
      components: 2,
      met: 9,
      applicable: 20,
      effortHours: 16,
      gaps: { high: 2 },
    });
    for (const user of [outsider, owner]) {
      expect(await day(user)).toMatchObject({ components: 1, met: 4 });
    }
  });

  it('keep what is hidden hidden', async () => {
    const other = own.replace('web', 'secret');
    expect((await portal.get(other, outsider)).status).toBe(404);
    expect((await portal.get(other, owner)).status).toBe(403);
    expect((await portal.get('/v1/trend', nobody)).status).toBe(403);
    expect((await portal.get(`${own}?days=0`)).status).toBe(400);
  });
});
