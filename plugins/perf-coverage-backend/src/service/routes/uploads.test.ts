import { promises as fs } from 'fs';
import http from 'http';
import { AddressInfo } from 'net';
import os from 'os';
import path from 'path';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  parsePlan,
  readApiOperations,
} from 'backstage-plugin-perf-coverage-common';
import { gzipSync } from 'zlib';
import { aComponent, anEntity, NOW } from '../../__testUtils__/builders';
import { testDatabases } from '../../__testUtils__/databases';
import { Portal, reader, startPortal } from '../../__testUtils__/portal';

const databases = testDatabases();
const web = 'component:default/web';
const route = `/v1/runs?entityRef=${web}`;

const junit = (name: string, seconds = 1) =>
  `<testsuites><testsuite name="perf" tests="1"><testcase classname="TestSwap" name="${name}" time="${seconds}"/></testsuite></testsuites>`;

const locust = `Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%
GET,/a,10,0,5,5.5,1,9,100,1.0,0.0,5,6,7,8,9,9,9,9,9,9,9
,Aggregated,10,0,5,5.5,1,9,100,1.0,0.0,5,6,7,8,9,9,9,9,9,9,9
`;

/** A tar archive as POSIX describes it: a header of 512 bytes, and the file in blocks. */
function tar(files: Record<string, string>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const content = Buffer.from(text);
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write('0000644\0', 100);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('00000000000\0', 136);
    header.write('        ', 148);
    header.write('0', 156);
    header.write('ustar\x0000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
    return [header, content, padding];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

async function spooled(): Promise<string[]> {
  const found = await fs.readdir(os.tmpdir());
  return found.filter(name => name.startsWith('perf-coverage-upload-'));
}

describe.each(databases.eachSupportedId())('uploads on %s', id => {
  let portal: Portal;
  let folder: string;

  // Uploads of others must not be taken for ours.
  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'uploads-test-'));
    jest.spyOn(os, 'tmpdir').mockReturnValue(folder);
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    await fs.rm(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    portal = await startPortal({
      knex: await databases.init(id),
      entities: [anEntity('web')],
      config: { perfCoverage: { upload: { maxBytes: 20_000 } } },
    });
    await portal.database.components.sync([aComponent('web')], NOW);
  }, 60_000);

  afterEach(async () => {
    await portal.backend.stop();
  });

  const stored = () => portal.database.runs.list(web, 100);
  const send = (bytes: Buffer | string, query = '') =>
    portal
      .post(`${route}${query}`)
      .set('Content-Type', 'application/octet-stream')
      .send(bytes);

  it('of several files are a run each, together or not at all', async () => {
    const { status, body } = await portal
      .post(`${route}&commit=c1&label=region=eu&label=note=a=b`)
      .attach('result', Buffer.from(junit('a')), 'a.xml')
      .attach('result', Buffer.from(locust), 'stats.csv');
    expect(status).toBe(201);
    expect(
      body.runs.map((one: { run: { fileName: string; format: string } }) => [
        one.run.fileName,
        one.run.format,
      ]),
    ).toEqual([
      ['a.xml', 'junit-xml'],
      ['stats.csv', 'locust-csv'],
    ]);
    expect(body.run).toEqual(body.runs[0].run);
    expect(body.run).toMatchObject({
      commit: 'c1',
      labels: { region: 'eu', note: 'a=b' },
    });
    const broken = await portal
      .post(route)
      .attach('result', Buffer.from(junit('b')), 'b.xml')
      .attach('result', Buffer.from('nothing known'), 'c.txt');
    expect(broken.status).toBe(400);
    expect(broken.body.error.message).toContain('c.txt: ');
    expect(await stored()).toHaveLength(2);
    expect(await spooled()).toEqual([]);
  });

  it('of an archive are a run for each file, once', async () => {
    const archive = gzipSync(
      tar({ 'out/a.xml': junit('a'), 'out/b.xml': junit('b') }),
    );
    const first = await send(archive);
    expect(first.status).toBe(201);
    expect(
      first.body.runs.map(
        (one: { run: { fileName: string } }) => one.run.fileName,
      ),
    ).toEqual(['out/a.xml', 'out/b.xml']);
    const again = await send(archive);
    expect(again.status).toBe(200);
    expect(again.body.runs[1]).toMatchObject({
      created: false,
      run: { id: first.body.runs[1].run.id },
    });
    expect(await stored()).toHaveLength(2);
  });

  it('of shards are one run when asked', async () => {
    const { status, body } = await portal
      .post(`${route}&merge=true`)
      .attach('result', Buffer.from(junit('a', 2)), '1.xml')
      .attach('result', Buffer.from(junit('b', 3)), '2.xml');
    expect(status).toBe(201);
    expect(body.runs).toHaveLength(1);
    expect(body.run).toMatchObject({
      fileName: '1.xml, 2.xml',
      totals: { tests: 2 },
    });
    const other = await portal
      .post(`${route}&merge=true`)
      .attach('result', Buffer.from(junit('a')), '1.xml')
      .attach('result', Buffer.from(locust), '2.csv');
    expect(other.status).toBe(400);
    expect(other.body.error.message).toContain("can't be merged");
  });

  it('that are the same at once are one run', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => send(junit('same'))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200, 200, 200, 201,
    ]);
    expect(new Set(answers.map(({ body }) => body.run.id)).size).toBe(1);
    expect(await stored()).toHaveLength(1);
  });

  // What follows is the same whatever the database.
  if (id !== 'SQLITE_3') return;

  it.each([
    ['< 10ms', 'met'],
    ['< 8ms', 'breached'],
  ])('say how the SLA of %s stands after them', async (threshold, verdict) => {
    const file = 'perf-coverage.yaml';
    const { plan, problems } = parsePlan(
      `apiVersion: perf-coverage.io/v1
kind: PerformancePlan
capabilities:
  - name: browse
    title: Browse
    impact: high
    evidence: { operations: ['* /**'] }
    requires: [load]
    slas:
      - name: Quick
        metric: duration
        stat: p95
        threshold: '${threshold}'
`,
      file,
    );
    expect(problems).toEqual([]);
    await portal.database.inputs.setPlan(web, {
      ...{ file, plan, problems },
      lastGood: false,
      readAt: NOW,
    });
    await portal.database.inputs.setApis(
      web,
      {
        apis: [
          readApiOperations(
            '{"openapi":"3.0.0","info":{"title":"Web","version":"1"},"paths":{"/a":{"get":{}}}}',
            'api:default/web',
          ),
        ],
        problems: [],
      },
      NOW,
    );
    const { body } = await send(locust);
    expect(body).toMatchObject({
      verdict,
      slas: [{ name: 'Quick', state: verdict, actual: 9, runId: body.run.id }],
    });
  });

  it('name requests by the operations of the APIs', async () => {
    await portal.database.inputs.setApis(
      web,
      {
        apis: [
          readApiOperations(
            '{"openapi":"3.0.0","info":{"title":"Web","version":"1"},"paths":{"/users/{id}":{"get":{}}}}',
            'api:default/web',
          ),
        ],
        problems: [],
      },
      NOW,
    );
    const [head, row, total] = locust.split('\n');
    const { body } = await send(
      [
        head,
        row.replace('/a', '/users/1'),
        row.replace('/a', '/users/2'),
        total.replaceAll('10,0', '20,0'),
        '',
      ].join('\n'),
    );
    const run = await portal.get(`/v1/runs/${body.run.id}`);
    const operations = run.body.run.metrics.flatMap(
      (metric: { scope: { operation?: string } }) =>
        metric.scope.operation ?? [],
    );
    expect([...new Set(operations)]).toEqual(['GET /users/{id}']);
  });

  it('without an SLA say so', async () => {
    const { body } = await send(locust);
    expect(body).toMatchObject({ slas: [], verdict: 'none' });
  });

  it.each([['a field', 'comment', 'text', 'only files are taken']])(
    'with %s in the form are refused',
    async (_name, field, text, message) => {
      const { status, body } = await portal
        .post(route)
        .field(field, text)
        .attach('result', Buffer.from(junit('a')), 'a.xml');
      expect(status).toBe(400);
      expect(body.error.message).toContain(message);
      expect(await stored()).toEqual([]);
    },
  );

  it.each([
    ['no boundary', 'multipart/form-data', 'x', 'is broken'],
    ['no file', 'multipart/form-data; boundary=b', '--b--\r\n', 'has no file'],
    [
      'a cut form',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="a"; filename="a.xml"\r\n\r\n<testsui',
      '',
    ],
  ])('with %s are refused', async (_name, type, text, message) => {
    const { status, body } = await portal
      .post(route)
      .set('Content-Type', type)
      .send(text);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
    expect(await stored()).toEqual([]);
    expect(await spooled()).toEqual([]);
  });

  it('of more files than are taken, or more bytes together, are refused', async () => {
    const many = portal.post(route);
    for (let n = 0; n < 101; n++) {
      many.attach('result', Buffer.from('x'), `${n}.xml`);
    }
    expect((await many).body.error.message).toContain('more than 100 files');
    const large = await portal
      .post(route)
      .attach('result', Buffer.alloc(12_000, ' '), 'a.xml')
      .attach('result', Buffer.alloc(12_000, ' '), 'b.xml');
    expect(large.status).toBe(413);
    expect(await spooled()).toEqual([]);
  });

  it.each(['&label=none', '&label==x', '&merge=perhaps'])(
    'with %s are refused',
    async query => {
      expect((await send(junit('a'), query)).status).toBe(400);
    },
  );

  it('that break off leave nothing', async () => {
    const { port } = portal.backend.server.address() as AddressInfo;
    await new Promise<void>(resolve => {
      const cut = http.request({
        port,
        method: 'POST',
        path: `/api/perf-coverage${route}`,
        headers: {
          Authorization: mockCredentials.user.header(reader),
          'Content-Length': 1000,
        },
      });
      cut.on('error', () => resolve());
      cut.write(junit('a'));
      setTimeout(() => cut.destroy(), 100);
    });
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(await stored()).toEqual([]);
    expect(await spooled()).toEqual([]);
  });
});
