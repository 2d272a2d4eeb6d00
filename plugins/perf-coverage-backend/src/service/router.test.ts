import { mockCredentials } from '@backstage/backend-test-utils';
import {
  Inventory,
  inventoryTotals,
} from 'backstage-plugin-perf-coverage-common';
import request from 'supertest';
import { gzipSync } from 'zlib';
import {
  aComponent,
  aGap,
  anEntity,
  aNewRun,
  figures,
  NOW,
} from '../__testUtils__/builders';
import { testDatabases } from '../__testUtils__/databases';
import {
  nobody,
  outsider,
  owner,
  Portal,
  startPortal,
  uploader,
} from '../__testUtils__/portal';

const databases = testDatabases();

const junit = `<?xml version="1.0"?>
<testsuites><testsuite name="perf" tests="1" time="1.5">
<testcase classname="TestSwap" name="test_swap" time="1.5"/>
</testsuite></testsuites>`;

const inventory: Inventory = {
  schemaVersion: 1,
  files: [],
  totals: inventoryTotals([]),
};

let portal: Portal;
/** Has all permissions, and sends much. */
const busy = 'user:default/busy';
const runOfOpen = 'run-open';

beforeAll(async () => {
  const knex = await databases.init('SQLITE_3');
  portal = await startPortal({
    knex,
    entities: [
      anEntity('open'),
      anEntity('secret'),
      anEntity('fresh'),
      anEntity('mine'),
      { ...anEntity('an-api'), kind: 'API' },
    ],
    outsiderSees: ['component:default/open'],
    config: { perfCoverage: { upload: { maxBytes: 10_000, perMinute: 30 } } },
  });
  const { database } = portal;
  await database.components.sync(
    [
      aComponent('open', { title: 'Open' }),
      aComponent('secret', { ownerRef: 'group:default/spies' }),
    ],
    NOW,
  );
  await database.components.setFigures(
    'component:default/open',
    figures({ met: 2, applicable: 3 }),
  );
  await database.components.setFigures(
    'component:default/secret',
    figures({ met: 40, applicable: 50 }),
  );
  for (const name of ['open', 'secret']) {
    const entityRef = `component:default/${name}`;
    await database.assessments.writeGaps(
      entityRef,
      [aGap('g1', { entityRef })],
      [{ gapId: 'g1', event: { type: 'opened', at: NOW, cause: 'rescan' } }],
    );
    await database.runs.add(aNewRun(`run-${name}`, { entityRef }));
    await database.inputs.setInventory(
      entityRef,
      {
        location: 'file:/somewhere',
        etag: null,
        settings: '',
        urlTemplate: null,
        inventory,
        problems: [{ file: 'broken.json', message: 'no JSON' }],
        scannedAt: NOW,
      },
      new Map([
        [
          'tests/test_a.py',
          Array.from({ length: 1000 }, (_, n) => `line ${n + 1}\n`).join(''),
        ],
      ]),
    );
  }
}, 60_000);

afterAll(async () => {
  await portal.backend.stop();
});

const open = '/v1/components/component/default/open';
const secret = '/v1/components/component/default/secret';

describe('access', () => {
  const readRoutes: [string, (of: string) => string][] = [
    ['the summary', of => `/v1/components/component/default/${of}/summary`],
    ['the component', of => `/v1/components/component/default/${of}`],
    ['a gap', of => `/v1/components/component/default/${of}/gaps/g1`],
    [
      'a source',
      of =>
        `/v1/components/component/default/${of}/source?path=tests/test_a.py`,
    ],
    ['a scan', of => `/v1/components/component/default/${of}/scan`],
    ['a run', of => `/v1/runs/run-${of}`],
  ];

  it.each(readRoutes)('shows %s to who may see it', async (_name, path) => {
    expect((await portal.get(path('open'))).status).toBe(200);
    expect((await portal.get(path('open'), outsider)).status).toBe(200);
    expect((await portal.get(path('secret'))).status).toBe(200);
  });

  it.each(readRoutes)(
    'answers for %s that the catalog hides as for one that is not there',
    async (_name, path) => {
      const hidden = await portal.get(path('secret'), outsider);
      const absent = await portal.get(path('absent'), outsider);
      expect(hidden.status).toBe(404);
      expect(absent.status).toBe(404);
      expect(hidden.body.error.message.replaceAll('secret', 'absent')).toBe(
        absent.body.error.message,
      );
    },
  );

  it.each([...readRoutes, ['the list', () => '/v1/components'] as const])(
    'refuses %s without the permission',
    async (_name, path) => {
      const refused = await portal.get(path('open'), nobody);
      expect(refused.status).toBe(403);
      expect(refused.body.error.message).toContain('perf-coverage.read');
    },
  );

  it.each([
    ['a scan', `${open}/scan`, 'perf-coverage.scan'],
    [
      'an upload',
      '/v1/runs?entityRef=component:default/open',
      'perf-coverage.upload',
    ],
  ])('refuses %s without the permission', async (_name, path, permission) => {
    const refused = await portal.post(path, nobody).send(junit);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain(permission);
  });

  it.each([`${secret}/scan`, '/v1/runs?entityRef=component:default/secret'])(
    'takes no writing to what the catalog hides: %s',
    async path => {
      expect((await portal.post(path, outsider).send(junit)).status).toBe(404);
    },
  );

  it.each(readRoutes)(
    'shows %s where the conditions of the policy allow it, and no other',
    async (_name, path) => {
      expect((await portal.get(path('open'), owner)).status).toBe(200);
      const refused = await portal.get(path('secret'), owner);
      // A run must not tell whose it is.
      expect(refused.status).toBe(
        path('secret').includes('/runs/') ? 404 : 403,
      );
    },
  );

  it('asks who is there', async () => {
    const anonymous = await request(portal.backend.server)
      .get('/api/perf-coverage/v1/components')
      .set('Authorization', mockCredentials.none.header());
    expect(anonymous.status).toBe(401);
  });

  it('serves other services', async () => {
    const service = await request(portal.backend.server)
      .get(`/api/perf-coverage${open}`)
      .set('Authorization', mockCredentials.service.header());
    expect(service.status).toBe(200);
  });
});

describe('NUL', () => {
  it.each([
    '/v1/runs/%00',
    `${open}/gaps/%00`,
    `${open}/source?path=a%00b`,
    '/v1/components?search=%00',
  ])('is refused: %s', async path => {
    const { status, body } = await portal.get(path);
    expect(status).toBe(400);
    expect(body.error.message).toContain('NUL');
  });
});

describe('the list', () => {
  it('has all for who may see all', async () => {
    const { status, body } = await portal.get('/v1/components?sort=title');
    expect(status).toBe(200);
    expect(body.items.map((item: { title: string }) => item.title)).toEqual([
      'Open',
      'secret',
    ]);
    expect(body.totals).toMatchObject({ components: 2, met: 42 });
    expect(body.nextCursor).toBeNull();
  });

  it('neither lists, counts nor offers as filter what the catalog hides', async () => {
    const { body } = await portal.get('/v1/components', outsider);
    expect(body.items).toHaveLength(1);
    expect(body.totals).toMatchObject({
      components: 1,
      met: 2,
      applicable: 3,
    });
    expect(JSON.stringify(body)).not.toMatch(/secret|spies/);
  });

  it('goes on where the page before ended', async () => {
    const first = await portal.get('/v1/components?sort=title&limit=1');
    expect(first.body.items[0].title).toBe('Open');
    const second = await portal.get(
      `/v1/components?sort=title&limit=1&cursor=${first.body.nextCursor}`,
    );
    expect(second.body.items[0].title).toBe('secret');
    expect(second.body.nextCursor).toBeNull();
    const other = await portal.get(
      `/v1/components?sort=coverage&cursor=${first.body.nextCursor}`,
    );
    expect(other.status).toBe(400);
    expect(other.body.error.message).toContain('nextCursor');
  });

  it.each([
    ['a text for a number', { sort: 'gaps', order: 'desc', value: 'x' }],
    ['a number for a text', { sort: 'title', order: 'asc', value: 1 }],
    ['NUL', { sort: 'title', order: 'asc', value: 'a\0' }],
  ])('takes no cursor with %s', async (_name, { sort, order, value }) => {
    const cursor = Buffer.from(
      JSON.stringify({ sort, order, value, entityRef: 'component:default/a' }),
    ).toString('base64url');
    const { status, body } = await portal.get(
      `/v1/components?sort=${sort}&order=${order}&cursor=${cursor}`,
    );
    expect(status).toBe(400);
    expect(body.error.message).toContain('nextCursor');
  });

  it('takes filters once or several times', async () => {
    const one = await portal.get('/v1/components?owner=group:default/spies');
    expect(one.body.totals.components).toBe(1);
    const two = await portal.get(
      '/v1/components?owner=group:default/spies&owner=group:default/care',
    );
    expect(two.body.totals.components).toBe(2);
  });

  it.each([
    ['limit=0', 'limit: must be a whole number from 1 to 200'],
    ['limit=201', 'limit: must be a whole number from 1 to 200'],
    ['limit=ten', 'limit: must be a whole number from 1 to 200'],
    ['sort=colour', 'sort: must be one of title, coverage'],
    ['order=up', 'order: must be asc or desc'],
    ['cursor=abc', 'cursor: must be the nextCursor'],
    ['cursor=bnVsbA', 'cursor: must be the nextCursor'],
    ['search=a&search=b', 'search: must be given once'],
    [`search=${'x'.repeat(300)}`, 'search: must have at most 200 characters'],
    ['owner[a]=b', 'owner: must be text'],
    ['colour=red', 'colour'],
  ])('refuses ?%s', async (query, message) => {
    const refused = await portal.get(`/v1/components?${query}`);
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain(message);
  });
});

describe('one component', () => {
  it('gives all that its page shows', async () => {
    const { body } = await portal.get(open);
    expect(body).toMatchObject({
      summary: { entityRef: 'component:default/open', met: 2 },
      assessment: null,
      roadmap: null,
      inventory: { schemaVersion: 1 },
      plan: { file: null, problems: [], lastGood: false },
      gaps: [{ id: 'g1', status: 'open' }],
      runs: [{ id: runOfOpen }],
      sources: { problems: [{ file: 'broken.json' }], scannedAt: NOW },
    });
  });

  it('is there as soon as the catalog has it', async () => {
    const { status, body } = await portal.get(
      '/v1/components/component/default/fresh',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      summary: {
        state: 'unknown',
        coverage: null,
        ownerRef: 'group:default/care',
        scan: { status: 'never' },
      },
      assessment: null,
      inventory: null,
    });
  });

  it('is found whatever the case of its reference', async () => {
    const { body } = await portal.get('/v1/components/Component/Default/OPEN');
    expect(body.summary.entityRef).toBe('component:default/open');
  });

  it('is of kind Component', async () => {
    const refused = await portal.get('/v1/components/api/default/an-api');
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain('entities of kind Component');
  });

  it('gives a gap with its history', async () => {
    const { body } = await portal.get(`${open}/gaps/g1`);
    expect(body).toMatchObject({
      id: 'g1',
      history: [{ type: 'opened', at: NOW, cause: 'rescan' }],
    });
    expect((await portal.get(`${open}/gaps/g2`)).status).toBe(404);
  });

  it('gives a run with its metrics', async () => {
    const { body } = await portal.get(`/v1/runs/${runOfOpen}`);
    expect(body).toMatchObject({
      id: runOfOpen,
      entityRef: 'component:default/open',
      run: { metrics: [{ name: 'duration' }, { name: 'http_reqs' }] },
    });
  });
});

describe('a source', () => {
  const source = (query: string) => portal.get(`${open}/source?${query}`);

  it.each([
    ['line=500', 475, 51],
    ['line=1', 1, 26],
    ['line=1000', 975, 26],
    // Shorter than when the link was made.
    ['line=5000', 975, 26],
    ['', 1, 400],
  ])('shows the lines around ?%s', async (line, firstLine, count) => {
    const { body } = await source(`path=tests/test_a.py&${line}`);
    expect(body.firstLine).toBe(firstLine);
    expect(body.lines).toHaveLength(count);
    expect(body.lines[0]).toBe(`line ${firstLine}`);
    expect(body.totalLines).toBe(1000);
  });

  it.each([
    'path=tests/test_b.py',
    'path=../../../../etc/passwd',
    'path=/etc/passwd',
    'path=tests/../tests/test_a.py',
    'path=file:///etc/passwd',
  ])('has no ?%s', async query => {
    expect((await source(query)).status).toBe(404);
  });

  it.each([
    ['', 'path: must name a file'],
    ['path=', 'path: must name a file'],
    ['path=a&path=b', 'path: must name a file'],
    ['path=a&line=0', 'line: must be a whole number'],
    ['path=a&line=-1', 'line: must be a whole number'],
  ])('refuses ?%s', async (query, message) => {
    const refused = await source(query);
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain(message);
  });
});

describe('an upload', () => {
  const upload = (query = '') =>
    portal
      .post(`/v1/runs?entityRef=component:default/open${query}`)
      .set('Content-Type', 'application/octet-stream');

  it('becomes a run once, whatever it is called', async () => {
    const first = await upload(
      '&environment=staging&commit=abc&branch=main&url=https://ci.example/1&startedAt=2026-11-22T10:00:00%2B01:00&fileName=a.xml',
    ).send(Buffer.from(junit));
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      created: true,
      link: '/catalog/default/component/open/performance',
      run: {
        entityRef: 'component:default/open',
        format: 'junit-xml',
        environment: 'staging',
        branch: 'main',
        commit: 'abc',
        url: 'https://ci.example/1',
        startedAt: '2026-11-22T09:00:00.000Z',
        source: 'upload',
        totals: { tests: 1 },
      },
    });
    expect(portal.signals).toContainEqual({
      key: await portal.database.components.signalKey('component:default/open'),
      type: 'assessed',
    });

    const again = await upload(
      '&environment=staging&commit=abc&fileName=b.xml',
    ).send(Buffer.from(junit));
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({
      created: false,
      run: { id: first.body.run.id },
    });

    const elsewhere = await upload('&environment=production').send(
      Buffer.from(junit),
    );
    expect(elsewhere.status).toBe(201);
    expect(elsewhere.body.run.id).not.toBe(first.body.run.id);

    const { body } = await portal.get(`/v1/runs/${first.body.run.id}`);
    expect(body.run.tests).toHaveLength(1);
  });

  it('leads to an assessment', async () => {
    await upload('&commit=assessed').send(Buffer.from(junit));
    const { body } = await portal.get(open);
    expect(body.assessment).toMatchObject({ schemaVersion: 1 });
    expect(body.roadmap).toMatchObject({ schemaVersion: 1 });
    expect(body.summary.lastRunAt).not.toBeNull();
  });

  it('may be compressed', async () => {
    const sent = await upload('&commit=gz').send(gzipSync(junit));
    expect(sent.status).toBe(201);
    expect(sent.body.run.totals.tests).toBe(1);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['what is no known format', 'Dear portal, all is well.', ''],
    ['what is cut off', junit.slice(0, 120), ''],
  ])('of %s is refused with a mend', async (_name, text, message) => {
    const refused = await upload('&commit=bad').send(Buffer.from(text));
    expect(refused.status).toBe(400);
    expect(refused.body.error.name).toBe('InputError');
    expect(refused.body.error.message).toContain(message);
    expect(refused.body.error.message.length).toBeGreaterThan(20);
  });

  it('larger than the limit is refused, announced or not', async () => {
    const large = Buffer.alloc(20_000, 'x');
    const announced = await upload().send(large);
    expect(announced.status).toBe(413);
    expect(announced.body.error.message).toContain('10000 bytes');

    const streamed = upload();
    streamed.set('Transfer-Encoding', 'chunked');
    for (let start = 0; start < large.length; start += 1000) {
      streamed.write(large.subarray(start, start + 1000));
    }
    expect((await streamed).status).toBe(413);
  });

  it.each([
    ['/v1/runs', 400, 'entityRef: must be given'],
    ['/v1/runs?entityRef=', 400, 'entityRef: must be given'],
    ['/v1/runs?entityRef=:::', 400, 'is no entity reference'],
    ['/v1/runs?entityRef=api:default/an-api', 400, 'is no component'],
    ['/v1/runs?entityRef=nowhere', 404, 'component:default/nowhere'],
    ['/v1/runs?entityRef=open&startedAt=yesterday', 400, 'startedAt: must be'],
    ['/v1/runs?entityRef=open&url=javascript:alert(1)', 400, 'url: must be'],
    ['/v1/runs?entityRef=open&format=tarot', 400, 'tarot'],
    ['/v1/runs?entityRef=open&colour=red', 400, 'colour'],
  ])('to %s is answered with %i', async (path, status, message) => {
    const refused = await portal.post(path).send(junit);
    expect(refused.status).toBe(status);
    expect(refused.body.error.message).toContain(message);
  });
});

describe('the limit of uploads', () => {
  it('says when to come again', async () => {
    const send = () =>
      portal
        .post('/v1/runs?entityRef=component:default/none', busy)
        .send(junit);
    // What is refused for another reason costs nothing.
    for (let sent = 0; sent < 40; sent++) {
      expect((await send()).status).toBe(404);
    }
    const statuses: number[] = [];
    let last = await send();
    for (let sent = 0; sent < 31; sent++) {
      last = await portal
        .post('/v1/runs?entityRef=component:default/mine&environment=b', busy)
        .send(junit);
      statuses.push(last.status);
    }
    expect(statuses.slice(0, 30)).not.toContain(429);
    expect(last.status).toBe(429);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect(last.body.error.message).toContain('30 uploads in a minute');
  });
});

describe('a permission policy', () => {
  const mine = '/v1/components/component/default/mine';

  it.each([
    [mine, 202],
    [secret, 403],
  ])('lets an owner ask for a scan of their own: %s', async (path, status) => {
    expect((await portal.post(`${path}/scan`, owner)).status).toBe(status);
  });

  it('lists, counts and sums what the conditions of the policy allow', async () => {
    const { body } = await portal.get('/v1/components', owner);
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.totals.components).toBe(body.items.length);
    const total = body.items.reduce(
      (sum: number, { met }: { met: number }) => sum + met,
      0,
    );
    expect(body.totals.met).toBe(total);
    expect(JSON.stringify(body)).not.toMatch(/secret|spies/);
  });

  it('lets who may only upload send results and do nothing else', async () => {
    const sent = await portal
      .post('/v1/runs?entityRef=component:default/mine', uploader)
      .send(junit);
    expect(sent.status).toBe(201);
    expect((await portal.get(mine, uploader)).status).toBe(403);
    expect((await portal.post(`${mine}/scan`, uploader)).status).toBe(403);
  });
});
