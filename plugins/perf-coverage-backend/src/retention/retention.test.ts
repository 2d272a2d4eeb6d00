import { aComponent, aNewRun, aRun } from '../__testUtils__/builders';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { PerfCoverageDatabase } from '../database';
import { applyRetention } from './retention';

const databases = testDatabases();
const now = '2026-11-23T03:17:00.000Z';
const daysAgo = (days: number) =>
  new Date(Date.parse(now) - days * 86_400_000).toISOString();
const settings = { runDays: 700, detailDays: 90, removedComponentDays: 30 };
const going = new AbortController().signal;

const detailed = aRun({
  metrics: [
    {
      name: 'http_req_duration',
      scope: {},
      unit: 'ms',
      direction: 'lower',
      stats: { p95: 3 },
      histogram: {
        relativeError: 0.01,
        count: 1,
        min: 3,
        max: 3,
        mean: 3,
        squares: 0,
        zeros: 0,
        buckets: [5, 1],
      },
    },
  ],
  timeline: {
    startedAt: '2026-11-20T08:00:00Z',
    stepSeconds: 1,
    requests: [1],
    failedRequests: [0],
    p50: [3],
    p95: [3],
  },
});

describe.each(databases.eachSupportedId())('retention on %s', id => {
  let database: PerfCoverageDatabase;

  const add = (name: string, age: number, ref = 'component:default/web') =>
    database.runs.add(
      aNewRun(name, { entityRef: ref, startedAt: daysAgo(age), run: detailed }),
    );
  const apply = (signal = going) =>
    applyRetention(database.retention, settings, now, signal);

  beforeEach(async () => {
    ({ database } = await migrated(await databases.init(id)));
    await database.components.sync([aComponent('web'), aComponent('old')], now);
  }, 60_000);

  it('keeps figures longer than samples', async () => {
    await add('young', 89);
    await add('older', 91);
    expect(await apply()).toEqual({
      histograms: 1,
      timelines: 1,
      runs: 0,
      series: 0,
      components: 0,
    });
    expect((await database.runs.get('young'))?.run).toEqual(detailed);
    const older = (await database.runs.get('older'))?.run;
    expect(older?.metrics[0].stats).toEqual({ p95: 3 });
    expect(older?.metrics[0]).not.toHaveProperty('histogram');
    expect(older).not.toHaveProperty('timeline');
  });

  it('deletes old runs, but never the newest of a component', async () => {
    for (let age = 0; age < 30; age++) await add(`r${age}x`, 800 + age);
    expect((await apply()).runs).toBe(10);
    const left = await database.runs.list('component:default/web', 100);
    expect(left.map(run => run.id)).toEqual(
      Array.from({ length: 20 }, (_, age) => `r${age}x`),
    );
  });

  it('works through more than a batch', async () => {
    for (let n = 0; n < 230; n++) await add(`r${n}x`, 800 + n);
    expect((await apply()).runs).toBe(210);
  }, 60_000);

  it('forgets a component that is gone for long, and its series', async () => {
    await add('r1', 1, 'component:default/old');
    await database.components.sync([aComponent('web')], daysAgo(29));
    expect((await apply()).components).toBe(0);
    await database.components.sync(
      [aComponent('web'), aComponent('old')],
      daysAgo(40),
    );
    await database.components.sync([aComponent('web')], daysAgo(31));
    expect((await apply()).components).toBe(1);
    expect(await database.runs.get('r1')).toBeUndefined();
    const { items } = await database.series.list('component:default/old', {
      limit: 10,
      cursor: null,
    });
    expect(items).toEqual([]);
  });

  it('stops when it is told to', async () => {
    await add('older', 91);
    const stop = new AbortController();
    stop.abort();
    expect(await apply(stop.signal)).toMatchObject({ histograms: 0 });
  });
});
