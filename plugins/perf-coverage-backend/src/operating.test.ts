import { promises as fs } from 'fs';
import http from 'http';
import { AddressInfo } from 'net';
import path from 'path';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  RootHealthService,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { metrics } from '@opentelemetry/api';
import { Knex } from 'knex';
import { aComponent, anEntity, NOW } from './__testUtils__/builders';
import { testDatabases } from './__testUtils__/databases';
import { Portal, reader, startPortal } from './__testUtils__/portal';
import { recordingLogger } from './__testUtils__/recordingLogger';
import { recordingMeter } from './__testUtils__/recordingMeter';
import { perfCoveragePlugin } from './plugin';

/* What operators rely on: docs/operations.md. */

const web = 'component:default/web';
const upload = `/v1/runs?entityRef=${web}`;
const junit = (name: string) =>
  `<testsuites><testsuite name="s" tests="1"><testcase name="${name}" time="1"/></testsuite></testsuites>`;

type Task = SchedulerServiceTaskScheduleDefinition &
  SchedulerServiceTaskInvocationDefinition;

const databases = testDatabases();
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('a backend on %s', id => {
  const { logger, logged } = recordingLogger();
  const tasks = new Map<string, Task>();
  let knex: Knex;
  let portal: Portal;
  let isStopped = false;

  beforeEach(async () => {
    logged.length = 0;
    isStopped = false;
    knex = await databases.init(id);
    portal = await startPortal({
      knex,
      entities: [anEntity('web')],
      logger,
      scheduler: {
        scheduleTask: async task => {
          tasks.set(task.id, task);
        },
      },
    });
    await portal.database.components.sync([aComponent('web')], NOW);
  });

  afterEach(async () => {
    if (!isStopped) await portal.backend.stop();
  });

  const stop = async () => {
    isStopped = true;
    await portal.backend.stop();
  };

  it('finishes an upload that is under way when it is told to stop', async () => {
    const file = junit('slow');
    const { port } = portal.backend.server.address() as AddressInfo;
    const sending = http.request({
      ...{ port, method: 'POST', path: `/api/perf-coverage${upload}` },
      headers: {
        Authorization: mockCredentials.user.header(reader),
        'Content-Type': 'text/xml',
        'Content-Length': Buffer.byteLength(file),
      },
    });
    const answered = new Promise<number>((resolve, reject) => {
      sending.on('error', reject);
      sending.on('response', response => {
        response.resume();
        resolve(response.statusCode!);
      });
    });
    sending.write(file.slice(0, 20));
    await until(() => logged.some(({ meta }) => meta.status === 'initiated'));

    const stopped = stop();
    const late = portal.get('/v1/gaps');
    expect((await late).status).toBe(503);
    sending.end(file.slice(20));
    expect(await answered).toBe(201);
    await stopped;
    expect(
      logged.filter(({ meta }) => meta.eventId === 'run-upload').at(-1)?.meta
        .status,
    ).toBe('succeeded');
    // The tables are there still: the test closes them.
    expect((await portal.database.runs.list(web, 10)).length).toBe(1);
    const assessed = await portal.database.assessments.get(web);
    expect(assessed?.cause).toContain('upload of run');
  });

  it('finishes the assessment that it has begun, and begins no other', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `many${n}`);
    await portal.database.components.sync(
      names.map(name => aComponent(name)),
      NOW,
    );
    await portal.database.queue.mark(
      names.map(name => `component:default/${name}`),
      { cause: 'rebuild', dueAt: NOW },
    );
    const assessed = async () => {
      const found = await Promise.all(
        names.map(name =>
          portal.database.assessments.get(`component:default/${name}`),
        ),
      );
      return found.filter(one => one !== undefined).length;
    };
    const running = tasks
      .get('perf-coverage-assess')!
      .fn(new AbortController().signal);
    await stop();
    // Nothing is left that could write.
    const done = await assessed();
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(names.length);
    await running;
    expect(await assessed()).toBe(done);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('writes no secret to its logs', async () => {
    const secrets = [
      'hush-1',
      'hush-2',
      'hush-3',
      'hush-4',
      'hush-5',
      'hush-6',
    ];
    const [password, token, header, key, content, signature] = secrets;
    const url = `https://ci:${password}@ci.example.com/job/7?private_token=${token}&sig=${signature}`;
    const address = `${upload}&url=${encodeURIComponent(url)}`;
    const locust = `Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%
GET,"https://me:${password}@example.com/a?api_key=${key}",10,0,5,5.5,1,9,100,1.0,0.0,5,6,7,8,9,9,9,9,9,9,9
GET,"/b Authorization: Bearer ${header}${header}",10,0,5,5.5,1,9,100,1.0,0.0,5,6,7,8,9,9,9,9,9,9,9
,Aggregated,20,0,5,5.5,1,9,100,1.0,0.0,5,6,7,8,9,9,9,9,9,9,9
`;
    const send = (where: string, body: string) =>
      portal.post(where).set('X-Api-Key', key).type('text').send(body);
    const sent = await send(address, locust);
    expect(sent.status).toBe(201);
    expect(JSON.stringify(sent.body)).not.toMatch(/hush/);
    expect(sent.body.run.url).toContain('https://ci.example.com/job/7');

    expect((await send(address, `password=${content}`)).status).toBe(400);
    expect(
      (await send(address, `{"password": "${content}", nothing`)).status,
    ).toBe(400);
    expect((await send(`${address}&token=${token}`, locust)).status).toBe(400);
    const labelled = `${address}&label=token%3D${token}&commit=c1`;
    const { body } = await send(labelled, locust).expect(201);
    expect(body.run.labels).toEqual({ token: '***' });
    await send(`/v1/runs?entityRef=component:default/x&password=${token}`, '');

    await knex.schema.alterTable('runs', table => table.dropColumn('run'));
    const failed = await send(upload, junit('hush-7'));
    expect(failed.status).toBe(500);
    expect(JSON.stringify(failed.body)).not.toMatch(/hush/);

    const written = JSON.stringify(logged);
    expect(written).toContain('run-upload');
    expect(written).toContain('insert into');
    expect(written.match(/.{40}hush.{40}/)).toBeNull();
  });
});

describe('a backend that starts', () => {
  it('is ready when its tables are there, and not before', async () => {
    const knex = await databases.init('SQLITE_3');
    let migrate: () => void = () => {};
    const held = new Promise<void>(resolve => {
      migrate = resolve;
    });
    let health: RootHealthService | undefined;
    let isAsked = false;
    const starting = startTestBackend({
      features: [
        createBackendPlugin({
          pluginId: 'probe',
          register: env =>
            env.registerInit({
              deps: { rootHealth: coreServices.rootHealth },
              init: async ({ rootHealth }) => {
                health = rootHealth;
              },
            }),
        }),
        perfCoveragePlugin,
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => ({
            getClient: async () => {
              isAsked = true;
              await held;
              return knex;
            },
          }),
        }),
        mockServices.scheduler.mock().factory,
        catalogServiceMock.factory({ entities: [] }),
      ],
    });
    await until(() => isAsked && health !== undefined);
    expect((await health!.getReadiness()).status).toBe(503);
    expect(await knex.schema.hasTable('components')).toBe(false);
    migrate();
    const backend = await starting;
    expect((await health!.getReadiness()).status).toBe(200);
    expect(await knex.schema.hasTable('components')).toBe(true);
    await backend.stop();
    expect((await health!.getReadiness()).status).toBe(503);
  });

  it('measures under the names that its operators read', async () => {
    const { meter, written, observe, names } = recordingMeter();
    jest.spyOn(metrics, 'getMeter').mockReturnValue(meter);
    const tasks = new Map<string, Task>();
    const portal = await startPortal({
      knex: await databases.init('SQLITE_3'),
      entities: [anEntity('web')],
      scheduler: {
        scheduleTask: async task => {
          tasks.set(task.id, task);
        },
      },
    });
    await portal.database.components.sync([aComponent('web')], NOW);
    const send = (body: string) => portal.post(upload).type('text').send(body);
    await send(junit('a')).expect(201);
    await send(junit('a')).expect(200);
    await send('nothing').expect(400);
    await portal.post('/v1/components/component/default/web/scan').expect(202);
    await until(() => written.some(([name]) => name.includes('.scan.')));
    await portal.database.queue.mark([web], { cause: 'rebuild', dueAt: NOW });
    expect(await observe()).toMatchObject({ 'perf_coverage.queue.due': 1 });
    await tasks.get('perf-coverage-assess')!.fn(new AbortController().signal);
    await portal.backend.stop();

    const counted = written.flatMap(([name, , attributes]) =>
      name.endsWith('.count')
        ? [`${name} ${(attributes as { result: string }).result}`]
        : [],
    );
    expect(counted).toEqual([
      'perf_coverage.upload.count created',
      'perf_coverage.upload.count known',
      'perf_coverage.upload.count error',
      'perf_coverage.scan.count no-sources',
      'perf_coverage.assessment.count done',
    ]);
    const documented = await fs.readFile(
      path.resolve(__dirname, '../../../docs/operations.md'),
      'utf8',
    );
    expect([...names].sort()).toEqual(
      [...documented.matchAll(/^\| `(perf_coverage\.[a-z.]+)`/gm)]
        .map(([, name]) => name)
        .sort(),
    );
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; n < 1000 && !condition(); n++) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  expect(condition()).toBe(true);
}
