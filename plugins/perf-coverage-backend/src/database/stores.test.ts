import {
  Inventory,
  inventoryTotals,
} from 'backstage-plugin-perf-coverage-common';
import {
  aComponent,
  aGap,
  aNewRun,
  aRun,
  NOW,
} from '../__testUtils__/builders';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { PerfCoverageDatabase, StoredInventory, StoredKeptPlan } from './types';

const databases = testDatabases();
const web = 'component:default/web';
const emptyInventory: Inventory = {
  schemaVersion: 1,
  files: [],
  totals: inventoryTotals([]),
};

describe.each(databases.eachSupportedId())('stores on %s', id => {
  let database: PerfCoverageDatabase;

  beforeEach(async () => {
    ({ database } = await migrated(await databases.init(id)));
    await database.components.sync([aComponent('web')], NOW);
  }, 60_000);

  describe('runs', () => {
    it('gives back a run as it came, figures to the last digit', async () => {
      const { run, created } = await database.runs.add(aNewRun('r1'));
      expect(created).toBe(true);
      expect(run).toMatchObject({
        id: 'r1',
        entityRef: web,
        environment: null,
        startedAt: '2026-11-20T08:00:00.000Z',
        receivedAt: NOW,
        source: 'upload',
        totals: { tests: 1, requests: null },
      });
      expect((await database.runs.get('r1'))?.run).toEqual(aRun());
      expect(await database.runs.get('r2')).toBeUndefined();
    });

    it('takes the same bytes for the same place once', async () => {
      await database.runs.add(aNewRun('r1', { digest: 'd' }));
      const again = await database.runs.add(aNewRun('r2', { digest: 'd' }));
      expect(again).toMatchObject({ created: false, run: { id: 'r1' } });
      expect(await database.runs.get('r2')).toBeUndefined();

      for (const [name, other] of Object.entries({
        r3: { environment: 'staging' },
        r4: { commit: 'abc' },
        r5: { environment: 'staging', commit: 'abc' },
        r6: { digest: 'e' },
      })) {
        const added = await database.runs.add(
          aNewRun(name, { digest: 'd', ...other }),
        );
        expect(added.created).toBe(true);
      }
    });

    it('takes the same bytes once, also when they come at once', async () => {
      const added = await Promise.all(
        ['r1', 'r2', 'r3', 'r4'].map(name =>
          database.runs.add(aNewRun(name, { digest: 'd' })),
        ),
      );
      expect(added.filter(one => one.created)).toHaveLength(1);
      expect(new Set(added.map(one => one.run.id)).size).toBe(1);
      expect(await database.runs.listWithMetrics(web, 10)).toHaveLength(1);
    });

    it('lists by the day in a file’s name where no start is known', async () => {
      const source = 'results/2026-06-01-peak.json';
      for (const [name, parts] of Object.entries({
        before: { startedAt: '2026-05-31T23:59:59Z' },
        named: { startedAt: null, source },
        after: { startedAt: '2026-06-01T00:00:01Z', source: 'results/a.json' },
      })) {
        await database.runs.add(aNewRun(name, parts));
      }
      const list = await database.runs.list(web, 3);
      expect(list.map(run => run.id)).toEqual(['after', 'named', 'before']);
    });

    it('lists the newest first, by start where it is known', async () => {
      await database.runs.add(
        aNewRun('old', { startedAt: '2026-01-01T00:00:00+02:00' }),
      );
      await database.runs.add(aNewRun('none', { startedAt: null }));
      await database.runs.add(
        aNewRun('mid', { startedAt: '2026-06-01T00:00:00Z' }),
      );
      const list = await database.runs.list(web, 2);
      expect(list.map(run => run.id)).toEqual(['none', 'mid']);
      const all = await database.runs.listWithMetrics(web, 10);
      expect(all.map(({ summary }) => summary.id)).toEqual([
        'none',
        'mid',
        'old',
      ]);
      expect(all.map(({ run }) => run.metrics.length)).toEqual([2, 2, 2]);
      expect(all[2].summary.startedAt).toBe('2025-12-31T22:00:00.000Z');
    });

    it('leaves nothing of a run whose transaction fails', async () => {
      await expect(
        database.transaction(async stores => {
          await stores.runs.add(aNewRun('r1'));
          throw new Error('disk full');
        }),
      ).rejects.toThrow('disk full');
      expect(await database.runs.list(web, 10)).toEqual([]);
    });
  });

  describe('inputs', () => {
    const stored: StoredInventory = {
      location: 'url:https://example.com/repo/',
      etag: 'e1',
      settings: 's1',
      urlTemplate: null,
      inventory: emptyInventory,
      problems: [{ file: 'a.json', message: 'broken' }],
      scannedAt: NOW,
    };

    it('replaces an inventory with all its texts', async () => {
      await database.inputs.setInventory(
        web,
        stored,
        new Map([
          ['a.py', 'old'],
          ['b.py', 'nul \0 byte'],
        ]),
      );
      await database.inputs.setInventory(
        web,
        { ...stored, etag: 'e2' },
        new Map([['b.py', 'nul \0 byte']]),
      );
      expect(await database.inputs.getInventory(web)).toEqual({
        ...stored,
        etag: 'e2',
      });
      expect(await database.inputs.getSourceFile(web, 'a.py')).toBeUndefined();
      expect(await database.inputs.getSourceFile(web, 'b.py')).toBe(
        'nul \uFFFD byte',
      );

      await database.inputs.deleteInventory(web);
      expect(await database.inputs.getInventory(web)).toBeUndefined();
      expect(await database.inputs.getSourceFile(web, 'b.py')).toBeUndefined();
    });

    it('keeps a plan with its problems, and forgets one that is gone', async () => {
      const plan = {
        file: 'perf-coverage.yaml',
        plan: null,
        problems: [
          {
            severity: 'error' as const,
            message: 'Unknown key',
            file: 'perf-coverage.yaml',
            line: 3,
            column: 1,
            suggestion: null,
          },
        ],
        lastGood: true,
        readAt: NOW,
      };
      await database.inputs.setPlan(web, plan);
      expect(await database.inputs.getPlan(web)).toEqual(plan);
      expect(
        await database.inputs.getPlans([web, 'component:default/other']),
      ).toEqual(new Map([[web, plan]]));
      await database.inputs.setPlan(web, null);
      expect(await database.inputs.getPlan(web)).toBeUndefined();
    });

    it('finds the newest of the plans that it keeps, of many at once', async () => {
      const kept = (revision: number): StoredKeptPlan => ({
        revision,
        kind: 'edited',
        restored: null,
        reason: 'As agreed',
        by: 'user:default/ana',
        at: NOW,
        text: `version: ${revision}`,
        plan: null,
        problems: [],
      });
      await database.plans.add(web, kept(1));
      await database.plans.add(web, kept(2));

      expect(await database.plans.newest(web)).toEqual(kept(2));
      expect(
        await database.plans.newestOf([web, 'component:default/other']),
      ).toEqual(new Map([[web, kept(2)]]));
    });

    it('has no APIs until some were read', async () => {
      expect(await database.inputs.getApis(web)).toEqual({
        apis: [],
        problems: [],
      });
      const apis = {
        apis: [],
        problems: [{ file: 'api:default/x', message: 'no definition' }],
      };
      await database.inputs.setApis(web, apis, NOW);
      expect(await database.inputs.getApis(web)).toEqual(apis);
    });
  });

  describe('gaps', () => {
    it('lists open ones by priority, then closed ones, newest first', async () => {
      await database.assessments.writeGaps(
        web,
        [
          aGap('c1', {
            status: 'closed',
            closedAt: '2026-11-01T00:00:00.000Z',
          }),
          aGap('c2', {
            status: 'closed',
            closedAt: '2026-11-02T00:00:00.000Z',
          }),
          aGap('low', { priority: 'low' }),
          aGap('crit', { priority: 'critical' }),
        ],
        [],
      );
      const gaps = await database.assessments.listGaps(web);
      expect(gaps.map(gap => gap.id)).toEqual(['crit', 'low', 'c2', 'c1']);
    });

    it('keeps the history in the order of its writing', async () => {
      const opened = { type: 'opened' as const, at: NOW, cause: 'rescan' };
      const closed = {
        type: 'closed' as const,
        at: NOW,
        cause: 'upload of run r1',
      };
      await database.assessments.writeGaps(
        web,
        [aGap('g')],
        [{ gapId: 'g', event: opened }],
      );
      const record = aGap('g', { status: 'closed', closedAt: NOW });
      await database.assessments.writeGaps(
        web,
        [record],
        [{ gapId: 'g', event: closed }],
      );
      expect(await database.assessments.getGap(web, 'g')).toEqual({
        gap: record,
        history: [opened, closed],
      });
      expect(await database.assessments.getGap(web, 'h')).toBeUndefined();
    });
  });

  describe('scans', () => {
    const later = '2026-11-23T12:20:00.000Z';

    it('are claimed by one at a time', async () => {
      const claims = await Promise.all(
        [1, 2, 3].map(() => database.scans.claim(web, NOW, NOW)),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await database.scans.get(web)).toMatchObject({
        status: 'running',
        stage: 'queued',
        filesTotal: null,
      });
    });

    it('are claimed again when done, or when the one before has died', async () => {
      expect(await database.scans.claim(web, NOW, NOW)).toBe(true);
      expect(await database.scans.claim(web, later, NOW)).toBe(false);
      expect(await database.scans.claim(web, later, later)).toBe(true);
      await database.scans.progress(
        web,
        { stage: 'analysing', filesRead: 3, filesTotal: 9 },
        later,
      );
      expect(await database.scans.get(web)).toMatchObject({
        stage: 'analysing',
        filesRead: 3,
        filesTotal: 9,
      });
      await database.scans.finish(
        web,
        { status: 'failed', message: 'No such host' },
        later,
      );
      expect((await database.components.get(web))?.scan).toEqual({
        status: 'failed',
        at: later,
        message: 'No such host',
      });
      expect(await database.scans.get(web)).toMatchObject({
        finishedAt: later,
      });
      expect(await database.scans.claim(web, later, NOW)).toBe(true);
      expect(await database.scans.get(web)).toMatchObject({
        status: 'running',
        filesRead: 0,
        finishedAt: null,
      });
    });
  });
});
