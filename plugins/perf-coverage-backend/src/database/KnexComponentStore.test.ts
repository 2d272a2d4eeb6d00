import { ComponentSort } from 'backstage-plugin-perf-coverage-common';
import { aComponent, figures, NOW } from '../__testUtils__/builders';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { ComponentListOptions, PerfCoverageDatabase } from './types';

const databases = testDatabases();

const everything: ComponentListOptions = {
  visible: null,
  allowed: null,
  search: [],
  filters: {},
  sort: 'title',
  order: 'asc',
  limit: 50,
  cursor: null,
};

async function names(
  database: PerfCoverageDatabase,
  options: Partial<ComponentListOptions>,
): Promise<string[]> {
  const page = await database.components.list({ ...everything, ...options });
  return page.items.map(item => item.title);
}

/** Five components: `delta` was never assessed, `hidden` is in no list of the reader. */
async function portfolio(database: PerfCoverageDatabase): Promise<void> {
  const { components } = database;
  await components.sync(
    [
      aComponent('alpha', {
        ownerRef: 'group:default/care',
        tags: ['java', 'public'],
        description: '100% of orders_v2',
      }),
      aComponent('beta', { ownerRef: 'group:default/pay', tags: ['java'] }),
      aComponent('gamma', { ownerRef: null, type: 'library' }),
      aComponent('delta', { ownerRef: 'group:default/pay' }),
      aComponent('hidden', { tags: ['secret'] }),
    ],
    NOW,
  );
  await components.setFigures(
    'component:default/alpha',
    figures({
      state: 'covered',
      met: 4,
      applicable: 4,
      coverage: 1,
      frameworks: ['k6', 'pytest'],
      effort: { low: 3, high: 7, mean: 5 },
      gaps: { critical: 0, high: 3, moderate: 0, low: 0 },
      phase: 'Second',
      phaseStart: '2026-02-01',
      p80: '2026-03-01',
      lastRunAt: '2026-11-20T08:00:00.000Z',
    }),
  );
  await components.setFigures(
    'component:default/beta',
    figures({
      coverage: 0.25,
      frameworks: ['k6'],
      effort: { low: 7, high: 13, mean: 10 },
      gaps: { critical: 1, high: 0, moderate: 2, low: 0 },
      phase: 'First',
      phaseStart: '2026-01-05',
      p80: '2026-01-20',
      lastRunAt: '2026-11-21T08:00:00.000Z',
    }),
  );
  await components.setFigures(
    'component:default/gamma',
    figures({
      state: 'untested',
      met: 0,
      applicable: 2,
      coverage: 0,
      effort: { low: 0, high: 0, mean: 0 },
      gaps: { critical: 1, high: 1, moderate: 0, low: 0 },
      phase: 'Undated',
    }),
  );
  await components.setFigures(
    'component:default/hidden',
    figures({
      state: 'failing',
      met: 100,
      applicable: 100,
      effort: { low: 100, high: 100, mean: 100 },
      gaps: { critical: 50, high: 0, moderate: 0, low: 0 },
      p80: '2030-01-01',
    }),
  );
}

const visible = ['alpha', 'beta', 'gamma', 'delta'].map(
  name => `component:default/${name}`,
);

describe.each(databases.eachSupportedId())('components on %s', id => {
  let database: PerfCoverageDatabase;

  beforeAll(async () => {
    ({ database } = await migrated(await databases.init(id)));
    await portfolio(database);
  }, 60_000);

  it('keeps what the catalog says beside what an assessment found', async () => {
    const { components } = database;
    const before = await components.get('component:default/beta');
    await components.upsert(
      aComponent('beta', {
        ownerRef: 'group:default/pay',
        tags: ['java'],
        description: 'Takes money',
      }),
      NOW,
    );
    expect(await components.get('component:default/beta')).toEqual({
      ...before,
      description: 'Takes money',
    });
    expect(before).toMatchObject({
      coverage: 0.25,
      frameworks: ['k6'],
      effort: { low: 7, high: 13, mean: 10 },
      scan: { status: 'never', at: null, message: null },
    });
  });

  it('says unknown, not zero, before the first assessment', async () => {
    expect(
      await database.components.get('component:default/delta'),
    ).toMatchObject({
      state: 'unknown',
      coverage: null,
      effort: null,
      lastRunAt: null,
      p80: null,
    });
  });

  const sorts: [ComponentSort, 'asc' | 'desc', string[]][] = [
    ['title', 'asc', ['alpha', 'beta', 'delta', 'gamma']],
    ['title', 'desc', ['gamma', 'delta', 'beta', 'alpha']],
    // Unknown comes last in both directions.
    ['coverage', 'asc', ['gamma', 'beta', 'alpha', 'delta']],
    ['coverage', 'desc', ['alpha', 'beta', 'gamma', 'delta']],
    ['gaps', 'desc', ['gamma', 'beta', 'alpha', 'delta']],
    ['effort', 'desc', ['beta', 'alpha', 'gamma', 'delta']],
    ['owner', 'asc', ['alpha', 'beta', 'delta', 'gamma']],
    ['lastRun', 'desc', ['beta', 'alpha', 'delta', 'gamma']],
    ['phase', 'asc', ['beta', 'alpha', 'gamma', 'delta']],
  ];

  it.each(sorts)('sorts by %s %s', async (sort, order, expected) => {
    expect(await names(database, { visible, sort, order })).toEqual(expected);
  });

  it.each(sorts)(
    'pages by %s %s without losing or doubling a row',
    async (sort, order, expected) => {
      const seen: string[] = [];
      let cursor: ComponentListOptions['cursor'] = null;
      for (let page = 0; page < 10; page++) {
        const result = await database.components.list({
          ...everything,
          visible,
          sort,
          order,
          limit: 1,
          cursor,
        });
        seen.push(...result.items.map(item => item.title));
        expect(result.totals.components).toBe(4);
        cursor = result.next;
        if (!cursor) break;
      }
      expect(seen).toEqual(expected);
    },
  );

  it.each<[Partial<ComponentListOptions>, string[]]>([
    [{ filters: { owner: ['group:default/pay'] } }, ['beta', 'delta']],
    [
      { filters: { owner: ['group:default/pay', 'group:default/care'] } },
      ['alpha', 'beta', 'delta'],
    ],
    [{ filters: { tag: ['java'], framework: ['pytest'] } }, ['alpha']],
    [{ filters: { state: ['unknown'] } }, ['delta']],
    [{ filters: { type: ['library'], tag: ['java'] } }, []],
    [{ filters: { type: [] } }, ['alpha', 'beta', 'delta', 'gamma']],
    [{ search: ['ALPHA'] }, ['alpha']],
    [{ search: ['pay', 'bet'] }, ['beta']],
    // What SQL takes for wildcards stands for itself.
    [{ search: ['100%'] }, ['alpha']],
    [{ search: ['a%a'] }, []],
    [{ search: ['orders_v2'] }, ['alpha']],
    [{ search: ['ordersxv2'] }, []],
    [{ search: [`'); drop table components; --`] }, []],
  ])('filters by %j', async (options, expected) => {
    expect(await names(database, { visible, ...options })).toEqual(expected);
  });

  it('adds up what the reader may see, and nothing else', async () => {
    const { totals, facets } = await database.components.list({
      ...everything,
      visible,
      limit: 1,
    });
    expect(totals).toEqual({
      components: 4,
      unknown: 1,
      met: 5,
      applicable: 10,
      gaps: { critical: 2, high: 4, moderate: 2, low: 0 },
      // √(2² + 3² + 0²) to both sides of 15.
      effort: { low: 11.39, high: 18.61, mean: 15 },
      p80: '2026-03-01',
    });
    expect(facets).toEqual({
      owner: [
        { value: 'group:default/care', count: 1 },
        { value: 'group:default/pay', count: 2 },
      ],
      system: [],
      domain: [],
      type: [
        { value: 'library', count: 1 },
        { value: 'service', count: 3 },
      ],
      lifecycle: [{ value: 'production', count: 4 }],
      state: [
        { value: 'covered', count: 1 },
        { value: 'partial', count: 1 },
        { value: 'unknown', count: 1 },
        { value: 'untested', count: 1 },
      ],
      tag: [
        { value: 'java', count: 2 },
        { value: 'public', count: 1 },
      ],
      framework: [
        { value: 'k6', count: 2 },
        { value: 'pytest', count: 1 },
      ],
    });
  });

  it('shows nothing to a reader who sees nothing', async () => {
    const page = await database.components.list({ ...everything, visible: [] });
    expect(page.items).toEqual([]);
    expect(page.totals).toMatchObject({ components: 0, met: 0, p80: null });
    expect(page.facets.owner).toEqual([]);
  });

  it('holds more visible components than a statement has parameters', async () => {
    const many = Array.from({ length: 70_000 }, (_, n) => `component:x/${n}`);
    expect(
      await names(database, { visible: [...many, 'component:default/beta'] }),
    ).toEqual(['beta']);
  });
});

describe.each(databases.eachSupportedId())(
  'following the catalog on %s',
  id => {
    it('hides what is gone, shows it again with its figures, and names what changed', async () => {
      const { database } = await migrated(await databases.init(id));
      const { components } = database;
      const web = aComponent('web');
      const api = aComponent('api');
      const refs = [web.entityRef, api.entityRef];

      expect(await components.sync([web, api], NOW)).toEqual({
        changed: refs,
        removed: [],
      });
      // Nobody has taken note of them yet: a scan may have died before it began.
      expect((await components.sync([web, api], NOW)).changed).toEqual(refs);

      await components.upsert(web, NOW);
      await components.upsert(api, NOW);
      await components.setFigures(web.entityRef, figures({ met: 3 }));
      expect((await components.sync([web, api], NOW)).changed).toEqual([]);

      expect(await components.sync([api], NOW)).toEqual({
        changed: [],
        removed: [web.entityRef],
      });
      expect(await components.get(web.entityRef)).toBeUndefined();
      expect(await names(database, {})).toEqual(['api']);
      expect((await components.list(everything)).totals.components).toBe(1);

      const changed = {
        ...api,
        entityEtag: 'v2',
        ownerRef: 'user:default/ann',
      };
      expect((await components.sync([web, changed], NOW)).changed).toEqual(
        refs,
      );
      expect(await components.get(web.entityRef)).toMatchObject({ met: 3 });
      expect(await components.get(api.entityRef)).toMatchObject({
        ownerRef: 'user:default/ann',
      });
      const { facets } = await components.list(everything);
      expect(facets.owner).toEqual([
        { value: 'group:default/care', count: 1 },
        { value: 'user:default/ann', count: 1 },
      ]);
      expect(facets.state).toEqual([
        { value: 'partial', count: 1 },
        { value: 'unknown', count: 1 },
      ]);
    }, 60_000);
  },
);
