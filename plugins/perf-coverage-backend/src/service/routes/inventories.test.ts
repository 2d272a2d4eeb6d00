import {
  Inventory,
  InventoryFile,
  inventoryTotals,
} from 'backstage-plugin-perf-coverage-common';
import { gzipSync } from 'zlib';
import { aComponent, anEntity, NOW } from '../../__testUtils__/builders';
import { testDatabases } from '../../__testUtils__/databases';
import {
  nobody,
  outsider,
  owner,
  Portal,
  startPortal,
  uploader,
} from '../../__testUtils__/portal';

const databases = testDatabases();
const web = 'component:default/web';
const route = `/v1/inventories?entityRef=${web}&commit=abc&branch=main&url=https://ci/7`;

function inventoryOf(...tests: string[]): Inventory {
  const files: InventoryFile[] = [
    {
      path: 'tests/test_web.py',
      framework: 'pytest',
      role: 'tests',
      reason: 'asserts a time',
      confidence: 1,
      runnable: true,
      kind: 'benchmark',
      kindReason: null,
      tests: tests.map((name, at) => ({
        name,
        suite: null,
        line: at + 1,
        markers: [],
        async: false,
        skipped: false,
        cases: 1,
        fixtures: [],
        limits: [],
      })),
      scenarios: [],
      load: { durationSeconds: null, maxVUs: null, iterations: null },
      thresholds: [],
      checks: [],
      customMetrics: [],
      tags: {},
      requests: [],
      findings: [],
    },
  ];
  return { schemaVersion: 1, files, totals: inventoryTotals(files) };
}

describe.each(databases.eachSupportedId())('inventories of CI on %s', id => {
  let portal: Portal;

  beforeEach(async () => {
    portal = await startPortal({
      knex: await databases.init(id),
      entities: [anEntity('web'), anEntity('secret')],
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

  const detail = async () =>
    (await portal.get('/v1/components/component/default/web')).body;

  it('count where the backend can read no sources, and say where they are from', async () => {
    const { status, body } = await portal
      .post(route)
      .send(inventoryOf('test_a', 'test_b'));
    expect(status).toBe(200);
    expect(body).toEqual({
      entityRef: web,
      totals: expect.objectContaining({ tests: 2 }),
      counts: true,
      link: '/catalog/default/component/web/performance/inventory',
    });
    const { inventory, sources, assessment } = await detail();
    expect(inventory.totals.tests).toBe(2);
    expect(sources).toMatchObject({
      origin: 'sent',
      scannedAt: null,
      sent: { commit: 'abc', branch: 'main', url: 'https://ci/7' },
    });
    expect(assessment).not.toBeNull();
  });

  it('replace the one before', async () => {
    await portal.post(route).send(inventoryOf('test_a', 'test_b'));
    await portal.post(route).send(inventoryOf('test_c'));
    const { inventory } = await detail();
    expect(inventory.files[0].tests).toHaveLength(1);
  });

  it('wait while the scan of the backend works', async () => {
    await portal.database.inputs.setInventory(
      web,
      {
        location: 'file:/somewhere',
        etag: null,
        settings: '',
        urlTemplate: null,
        inventory: inventoryOf('test_scanned'),
        problems: [],
        scannedAt: new Date().toISOString(),
      },
      new Map(),
    );
    const { body } = await portal.post(route).send(inventoryOf('a', 'b'));
    expect(body.counts).toBe(false);
    const { inventory, sources } = await detail();
    expect(inventory.files[0].tests[0].name).toBe('test_scanned');
    expect(sources.origin).toBe('scan');
    expect(sources.sent.commit).toBe('abc');
  });

  it('may be compressed', async () => {
    const { status } = await portal
      .post(route)
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'gzip')
      .serialize(body => body as unknown as string)
      .send(gzipSync(JSON.stringify(inventoryOf('a'))) as unknown as string);
    expect(status).toBe(200);
  });

  // What follows is the same whatever the database.
  if (id !== 'SQLITE_3') return;

  it.each([
    ['no JSON', 'text/plain', 'x', 'application/json'],
    ['broken JSON', 'application/json', '{"a', 'JSON'],
    ['another document', 'application/json', '{"a":1}', 'no inventory'],
  ])('with %s are refused', async (_name, type, text, message) => {
    const { status, body } = await portal
      .post(route)
      .set('Content-Type', type)
      .send(text);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
    expect((await detail()).inventory).toBeNull();
  });

  it.each([
    ['who may only upload', uploader, web, 200],
    ['the owner', owner, web, 200],
    ['who has no permission', nobody, web, 403],
    ['who owns another component', owner, 'component:default/secret', 403],
    ['who may not see it', outsider, 'component:default/secret', 404],
    ['who names none', uploader, 'x', 404],
  ])('by %s', async (_name, as, ref, status) => {
    const answer = await portal
      .post(`/v1/inventories?entityRef=${ref}`, as)
      .send(inventoryOf('a'));
    expect(answer.status).toBe(status);
  });
});
