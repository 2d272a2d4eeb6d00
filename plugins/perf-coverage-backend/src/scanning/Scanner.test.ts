import { mockServices } from '@backstage/backend-test-utils';
import { aComponent, NOW } from '../__testUtils__/builders';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { PerfCoverageDatabase } from '../database';
import { PluginMetrics } from '../metrics';
import { ComponentSignals } from '../signals';
import { ReportProgress, ScanOutcome } from './ComponentScan';
import { Scanner } from './Scanner';

const databases = testDatabases();
const refs = ['a', 'b', 'c'].map(name => `component:default/${name}`);

/** Scans that end when the test says so. */
class HeldScans {
  readonly started: string[] = [];
  private readonly held = new Map<string, (outcome: ScanOutcome) => void>();

  readonly run = (entityRef: string, report: ReportProgress) => {
    this.started.push(entityRef);
    report({ stage: 'analysing', filesRead: 1, filesTotal: 2 });
    return new Promise<ScanOutcome>(resolve => {
      this.held.set(entityRef, resolve);
    });
  };

  end(entityRef: string): void {
    this.held.get(entityRef)?.({ status: 'done', message: null });
  }
}

async function until(condition: () => boolean | Promise<boolean>) {
  for (let tries = 0; tries < 500; tries++) {
    if (await condition()) return;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  throw new Error('It never came true');
}

describe('the scanner', () => {
  let database: PerfCoverageDatabase;
  let scans: HeldScans;
  let published: jest.Mock;
  let scanner: Scanner;

  const statusOf = async (ref: string) =>
    (await scanner.progressOf(ref)).status;

  beforeEach(async () => {
    ({ database } = await migrated(await databases.init('SQLITE_3')));
    await database.components.sync(
      ['a', 'b', 'c'].map(name => aComponent(name)),
      NOW,
    );
    scans = new HeldScans();
    published = jest.fn(async () => {});
    const logger = mockServices.logger.mock();
    scanner = new Scanner({
      database,
      scan: scans,
      signals: new ComponentSignals({
        signals: { publish: published },
        components: { signalKey: async ref => `key of ${ref}` },
        logger,
      }),
      metrics: new PluginMetrics(),
      logger,
      now: () => new Date(),
    });
  });

  it('runs once when it is asked twice', async () => {
    const first = await scanner.request(refs[0]);
    expect(first.status).toBe('running');
    await until(() => scans.started.length === 1);
    const second = await scanner.request(refs[0]);
    expect(second.startedAt).toBe(first.startedAt);
    scans.end(refs[0]);
    await until(async () => (await statusOf(refs[0])) === 'done');
    expect(scans.started).toEqual([refs[0]]);
  });

  it('shows how far it is, and signals each stage and the end', async () => {
    await scanner.request(refs[0]);
    await until(
      async () => (await scanner.progressOf(refs[0])).stage === 'analysing',
    );
    expect(await scanner.progressOf(refs[0])).toMatchObject({
      filesRead: 1,
      filesTotal: 2,
      finishedAt: null,
    });
    scans.end(refs[0]);
    await until(async () => (await statusOf(refs[0])) === 'done');
    await until(() => published.mock.calls.length === 2);
    expect(published.mock.calls.map(([signal]) => signal.message)).toEqual([
      { key: `key of ${refs[0]}`, type: 'scan' },
      { key: `key of ${refs[0]}`, type: 'assessed' },
    ]);
  });

  it('runs two at once, and the next when one ends', async () => {
    for (const ref of refs) await scanner.request(ref);
    await until(() => scans.started.length === 2);
    expect(await scanner.progressOf(refs[2])).toMatchObject({
      status: 'running',
      stage: 'queued',
    });
    scans.end(scans.started[0]);
    await until(() => scans.started.length === 3);
    for (const ref of refs) scans.end(ref);
    await scanner.stop();
  });

  it('records what went wrong with one and goes on with the others', async () => {
    const failing = new Scanner({
      database,
      scan: {
        run: async ref => {
          if (ref === refs[0]) throw new Error('boom');
          return { status: 'done', message: null };
        },
      },
      signals: new ComponentSignals({
        signals: {
          publish: async () => {
            throw new Error('no signals here');
          },
        },
        components: { signalKey: async ref => `key of ${ref}` },
        logger: mockServices.logger.mock(),
      }),
      metrics: new PluginMetrics(),
      logger: mockServices.logger.mock(),
      now: () => new Date(),
    });
    await failing.requestAll(refs, new AbortController().signal);
    await until(
      async () =>
        (await failing.progressOf(refs[2])).status === 'done' &&
        (await failing.progressOf(refs[0])).status === 'failed',
    );
    expect(await failing.progressOf(refs[0])).toMatchObject({
      status: 'failed',
      message: 'The scan stopped at an unexpected error: boom',
    });
    expect((await failing.progressOf(refs[2])).status).toBe('done');
  });

  it('starts none after it was stopped, and waits for those that run', async () => {
    for (const ref of refs) await scanner.request(ref);
    await until(() => scans.started.length === 2);
    let stopped = false;
    const stopping = scanner.stop().then(() => {
      stopped = true;
    });
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(stopped).toBe(false);
    scans.started.forEach(ref => scans.end(ref));
    await stopping;
    expect(scans.started).toHaveLength(2);
    // Not left to look as if it ran.
    expect(await scanner.progressOf(refs[2])).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('was stopped before'),
    });
  });

  it('runs those again whose process died, and leaves waiting ones alone', async () => {
    const long = '2026-11-01T00:00:00.000Z';
    await database.scans.claim(refs[0], long, long);
    await database.scans.claim(refs[1], long, long);
    await database.scans.keepAlive([refs[1]], new Date().toISOString());
    await scanner.requestDead(new AbortController().signal);
    await until(() => scans.started.length === 1);
    expect(scans.started).toEqual([refs[0]]);
    scans.end(refs[0]);
    await scanner.stop();
  });

  it('knows of none before the first', async () => {
    expect(await scanner.progressOf(refs[0])).toEqual({
      entityRef: refs[0],
      status: 'never',
      stage: 'finished',
      filesRead: 0,
      filesTotal: null,
      message: null,
      startedAt: null,
      finishedAt: null,
    });
  });
});
