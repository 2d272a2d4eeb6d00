import {
  planScope,
  RoadmapVersion,
} from 'backstage-plugin-perf-coverage-common';
import {
  aComponent,
  aGap,
  aNewRun,
  aRun,
  aWorkItem,
} from '../__testUtils__/builders';
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
      capacities: 0,
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

  describe('of what people plan', () => {
    const old = 'component:default/old';
    const scopes = ['system:default/legacy', 'domain:default/past'];
    const kept = ['component:default/web', 'group:default/care', 'portal'];
    const parts = { systemRef: scopes[0], domainRef: scopes[1] };
    const components = [
      aComponent('web'),
      aComponent('old', { ...parts, ownerRef: 'group:default/past' }),
    ];

    const planned = async () => {
      const items = await database.workItems.list([
        ...kept,
        ...scopes,
        old,
        'group:default/past',
      ]);
      return items.map(({ scope }) => scope).sort();
    };

    it('goes with the component, the system and the owner', async () => {
      await database.components.sync(components, daysAgo(40));
      const all = [...kept, ...scopes, old, 'group:default/past'];
      for (const scope of all) {
        await database.workItems.add(aWorkItem(scope));
        await database.roadmapVersions.add(aVersion(scope));
      }
      await database.assessments.writeGaps(
        old,
        [aGap('g1', { entityRef: old })],
        [],
      );
      const by = 'user:default/ada';
      await database.gapPlans.set(old, [
        { gapId: 'g1', notes: 'x', by, at: daysAgo(50), revision: 1 },
      ]);
      await database.components.sync([aComponent('web')], daysAgo(29));
      await apply();
      expect(await planned()).toEqual([...all].sort());

      await database.components.sync(components, daysAgo(35));
      await database.components.sync([aComponent('web')], daysAgo(31));
      expect((await apply()).components).toBe(1);
      expect(await planned()).toEqual([...kept].sort());
      expect(await database.gapPlans.get(old, ['g1'])).toEqual([]);
      for (const scope of all) {
        const versions = await database.roadmapVersions.list(scope);
        expect([scope, versions.length]).toEqual([
          scope,
          kept.includes(scope) ? 1 : 0,
        ]);
      }
    });

    it('of a system stays while it has a component', async () => {
      await database.components.sync(
        [...components, aComponent('next', parts)],
        daysAgo(40),
      );
      await database.workItems.add(aWorkItem(scopes[0]));
      await database.components.sync(
        [aComponent('web'), aComponent('next', parts)],
        daysAgo(31),
      );
      expect((await apply()).components).toBe(1);
      expect(await planned()).toEqual([scopes[0]]);
    });
  });

  describe('of time', () => {
    const [ada, bob] = ['user:default/ada', 'user:default/bob'];
    const [care, past] = ['group:default/care', 'group:default/past'];
    const person = (entityRef: string) => ({
      ...{ entityRef, title: entityRef, teams: [] },
    });
    const capacities = async () =>
      (await database.capacities.get([ada, bob, care, past])).map(
        ({ entityRef }) => entityRef,
      );
    const at = (days: number, signal = going) =>
      applyRetention(database.retention, settings, daysAgo(-days), signal);

    beforeEach(async () => {
      for (const entityRef of [ada, bob, care, past]) {
        await database.capacities.set(
          {
            entityRef,
            settings: { hoursPerWeek: 20 },
            by: ada,
            at: daysAgo(100),
            revision: 1,
          },
          0,
        );
      }
    });

    it('is kept where the catalog has no people', async () => {
      await at(0);
      await at(40);
      expect(await capacities()).toHaveLength(4);
    });

    it('goes a while after its people, unless they come back or own something', async () => {
      await database.people.sync([person(ada), person(bob)]);
      await database.people.sync([person(ada)]);
      expect((await at(0)).capacities).toBe(0);
      await database.people.sync([person(ada), person(bob)]);
      await at(20);
      await database.people.sync([person(ada)]);
      expect((await at(31)).capacities).toBe(1);
      expect(await capacities()).toEqual([care, ada, bob]);
      expect((await at(62)).capacities).toBe(1);
      expect(await capacities()).toEqual([care, ada]);
    });
  });

  it('stops when it is told to', async () => {
    await add('older', 91);
    const stop = new AbortController();
    stop.abort();
    expect(await apply(stop.signal)).toMatchObject({ histograms: 0 });
  });
});

function aVersion(scope: string): RoadmapVersion {
  const options = { now, runs: 10 };
  const roadmap = planScope({ components: [], workItems: [] }, options);
  return {
    ...{ scope, number: 1, by: 'user:default/ada', at: daysAgo(50) },
    ...{ why: 'Agreed', baseline: true, p80: null, hours: 0, gaps: 0 },
    settings: {},
    roadmap,
  };
}
