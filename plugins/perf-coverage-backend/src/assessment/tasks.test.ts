import { mockServices } from '@backstage/backend-test-utils';
import { defaultPolicy } from 'backstage-plugin-perf-coverage-common';
import { aComponent, NOW } from '../__testUtils__/builders';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { PerfCoverageDatabase } from '../database';
import { PluginMetrics } from '../metrics';
import { noConfiguredCapacity } from '../planning';
import { Assessor } from './Assessor';
import { nextDay, retryAt } from './due';
import { assessDue } from './tasks';

const databases = testDatabases();
const [good, broken] = ['good', 'broken'].map(
  name => `component:default/${name}`,
);

describe('due assessments', () => {
  let database: PerfCoverageDatabase;
  let clock: string;
  const published: string[] = [];
  const logger = mockServices.logger.mock();

  const run = (version = 'v1') => {
    const assessor = new Assessor({
      database,
      team: {},
      capacity: noConfiguredCapacity,
      policy: defaultPolicy,
      version,
      now: () => new Date(clock),
    });
    return {
      assessor,
      all: () =>
        assessDue(
          {
            assessor,
            signals: {
              publish: async entityRef => {
                published.push(entityRef);
              },
            },
            metrics: new PluginMetrics(),
            logger,
          },
          new AbortController().signal,
        ),
    };
  };

  beforeEach(async () => {
    const { knex, database: opened } = await migrated(
      await databases.init('SQLITE_3'),
    );
    database = opened;
    clock = NOW;
    published.length = 0;
    await database.components.sync(
      [aComponent('good'), aComponent('broken')],
      NOW,
    );
    await database.queue.mark([good, broken], {
      cause: 'catalog change',
      dueAt: NOW,
    });
    await knex('plans').insert({
      entity_ref: broken,
      file: 'perf-coverage.yaml',
      plan: '{"cut',
      problems: '[]',
      last_good: false,
      read_at: NOW,
    });
  });

  it('are done in turn, and one that fails stops no other', async () => {
    await run().all();
    expect(published).toEqual([good]);
    expect((await database.assessments.get(good))?.cause).toBe(
      'catalog change',
    );
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining(broken),
      expect.any(Error),
    );
  });

  it('that failed are tried again later', async () => {
    await run().all();
    await run().all();
    expect(logger.error).toHaveBeenCalledTimes(1);
    clock = new Date(Date.parse(NOW) + 61_000).toISOString();
    await run().all();
    expect(logger.error).toHaveBeenCalledTimes(2);
  });

  it('come by themselves on the next day', async () => {
    await run().all();
    clock = '2026-11-24T00:31:00.000Z';
    await run().all();
    expect(await database.assessments.get(good)).toMatchObject({
      cause: 'passing of time',
      assessedAt: clock,
    });
  });

  it('come when the rules are others', async () => {
    await run('v1').all();
    expect(await run('v1').assessor.markOutdated()).toBe(0);
    expect(await run('v2').assessor.markOutdated()).toBe(1);
    await run('v2').all();
    expect((await database.assessments.get(good))?.cause).toBe(
      'new version or policy',
    );
  });

  afterEach(() => jest.clearAllMocks());
});

describe('the next time', () => {
  it.each(['2026-11-23T00:00:00.000Z', '2026-11-23T23:59:59.999Z'])(
    'after %s is in the first half hour of the next day in UTC',
    now => {
      const next = nextDay(now, 'component:default/web');
      expect(next >= '2026-11-24T00:00:00.000Z').toBe(true);
      expect(next < '2026-11-24T00:30:00.000Z').toBe(true);
      expect(nextDay(now, 'component:default/web')).toBe(next);
    },
  );

  it('after a failure is later each time, an hour at most', () => {
    const minutes = [0, 1, 2, 5, 6, 60].map(
      attempts =>
        (Date.parse(retryAt(new Date(NOW), attempts)) - Date.parse(NOW)) /
        60_000,
    );
    expect(minutes).toEqual([1, 2, 4, 32, 60, 60]);
  });
});
