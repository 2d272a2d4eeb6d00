import { GapQuery } from 'backstage-plugin-perf-coverage-common';
import { aComponent, aGap, NOW } from '../__testUtils__/builders';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { readGapQuery } from '../service/gapQuery';
import { writeCursor } from '../service/cursor';
import { GapListOptions, PerfCoverageDatabase } from './types';

const databases = testDatabases();
const [web, pay, gone] = ['web', 'pay', 'gone'].map(
  name => `component:default/${name}`,
);

describe.each(databases.eachSupportedId())('gaps of all on %s', id => {
  let database: PerfCoverageDatabase;

  beforeAll(async () => {
    ({ database } = await migrated(await databases.init(id)));
    const components = [
      aComponent('web', { title: 'Web shop', systemRef: 'system:x/shop' }),
      aComponent('pay', { title: 'Payment', ownerRef: 'group:x/money' }),
      aComponent('gone'),
    ];
    await database.components.sync(components, NOW);
    const plan = (low: number, high: number) =>
      ({ low, high, source: 'plan' } as const);
    await database.assessments.writeGaps(
      web,
      [
        aGap('a', {
          entityRef: web,
          title: 'Swap 100 % untested',
          priority: 'critical',
          estimate: plan(8, 12),
          assignee: 'user:default/kim',
          phase: 'first',
          openedAt: '2026-11-03T00:00:00.000Z',
        }),
        aGap('b', {
          entityRef: web,
          title: 'Login never ran',
          type: 'never-run',
          priority: 'low',
          estimate: null,
          openedAt: '2026-11-01T00:00:00.000Z',
        }),
        aGap('c', {
          entityRef: web,
          title: 'Old',
          status: 'closed',
          closedAt: NOW,
          openedAt: '2026-11-02T00:00:00.000Z',
        }),
      ],
      [],
    );
    await database.assessments.writeGaps(
      pay,
      [
        aGap('a', {
          entityRef: pay,
          title: 'Refund untested',
          priority: 'critical',
          estimate: plan(16, 24),
          openedAt: '2026-11-02T00:00:00.000Z',
        }),
      ],
      [],
    );
    await database.assessments.writeGaps(
      gone,
      [aGap('z', { entityRef: gone })],
      [],
    );
    await database.components.sync(components.slice(0, 2), NOW);
  }, 60_000);

  const list = (query: GapQuery = {}, scope: Partial<GapListOptions> = {}) =>
    database.assessments.findGaps({
      ...readGapQuery(
        Object.fromEntries(
          Object.entries(query).map(([key, value]) => [
            key,
            typeof value === 'number' ? String(value) : value,
          ]),
        ),
      ),
      visible: null,
      allowed: null,
      ...scope,
    });
  const keys = async (query?: GapQuery, scope?: Partial<GapListOptions>) =>
    (await list(query, scope)).items.map(
      gap => `${gap.entityRef.split('/')[1]}/${gap.id}`,
    );

  it.each<[GapQuery, string[]]>([
    [{}, ['pay/a', 'web/a', 'web/b']],
    [{ sort: 'priority', order: 'desc' }, ['web/b', 'pay/a', 'web/a']],
    [{ sort: 'effort' }, ['pay/a', 'web/a', 'web/b']],
    [{ sort: 'effort', order: 'asc' }, ['web/a', 'pay/a', 'web/b']],
    [{ sort: 'age' }, ['web/b', 'pay/a', 'web/a']],
    [{ sort: 'title' }, ['web/b', 'pay/a', 'web/a']],
    [{ sort: 'component' }, ['pay/a', 'web/a', 'web/b']],
    [{ search: 'UNTESTED' }, ['pay/a', 'web/a']],
    [{ search: '100 %' }, ['web/a']],
    [{ search: 'shop login' }, ['web/b']],
    [{ priority: ['low'] }, ['web/b']],
    [{ type: ['never-run', 'untested'] }, ['pay/a', 'web/a', 'web/b']],
    [{ status: ['closed'] }, ['web/c']],
    [
      { status: ['open', 'closed'], component: [web] },
      ['web/a', 'web/c', 'web/b'],
    ],
    [{ owner: ['group:x/money'] }, ['pay/a']],
    [{ system: ['system:x/shop'] }, ['web/a', 'web/b']],
    [{ assignee: ['user:default/kim'] }, ['web/a']],
    [{ phase: ['first', 'second'] }, ['web/a']],
    [{ phase: ['second'] }, []],
  ])('%j lists %j', async (query, expected) => {
    expect(await keys(query)).toEqual(expected);
  });

  it('say of which component they are', async () => {
    expect((await list({ search: '100' })).items[0]).toMatchObject({
      title: 'Swap 100 % untested',
      componentTitle: 'Web shop',
      systemRef: 'system:x/shop',
      phaseTitle: 'first',
    });
  });

  it('add up what is selected, and leave out what is not known', async () => {
    const { totals } = await list();
    expect(totals).toEqual({
      gaps: 3,
      components: 2,
      priorities: { critical: 2, high: 0, moderate: 0, low: 1 },
      unestimated: 1,
      unassigned: 2,
      // Means 10 and 20; half widths 2 and 4 by their squares.
      effort: { low: 25.53, high: 34.47, mean: 30 },
    });
    expect((await list({ priority: ['high'] })).totals).toMatchObject({
      gaps: 0,
      effort: { low: 0, high: 0, mean: 0 },
    });
  });

  it('offer the values of all filters, of gaps of the asked statuses', async () => {
    const all = {
      owner: [
        { value: 'group:default/care', count: 3 },
        { value: 'group:x/money', count: 1 },
      ],
      system: [{ value: 'system:x/shop', count: 3 }],
      priority: [
        { value: 'critical', count: 2 },
        { value: 'high', count: 1 },
        { value: 'low', count: 1 },
      ],
      type: [
        { value: 'never-run', count: 1 },
        { value: 'untested', count: 3 },
      ],
      status: [
        { value: 'closed', count: 1 },
        { value: 'open', count: 3 },
      ],
      assignee: [{ value: 'user:default/kim', count: 1 }],
      phase: [{ value: 'first', count: 1 }],
    };
    const facetsOf = async (query: GapQuery) =>
      (await list({ priority: ['low'], ...query })).facets;
    expect(await facetsOf({ status: ['open', 'closed'] })).toEqual(all);
    expect(await facetsOf({})).toEqual({
      ...all,
      owner: [
        { value: 'group:default/care', count: 2 },
        { value: 'group:x/money', count: 1 },
      ],
      system: [{ value: 'system:x/shop', count: 2 }],
      priority: [
        { value: 'critical', count: 2 },
        { value: 'low', count: 1 },
      ],
      type: [
        { value: 'never-run', count: 1 },
        { value: 'untested', count: 2 },
      ],
    });
    const ofNoStatus = await list({}, { filters: { priority: ['low'] } });
    expect(ofNoStatus.facets).toEqual(all);
  });

  it.each<GapQuery>([
    {},
    { sort: 'effort' },
    { sort: 'effort', order: 'asc' },
    { sort: 'age', order: 'desc' },
    { sort: 'component', order: 'desc' },
  ])('come in pages of one as they come at once: %j', async query => {
    const all = await keys(query);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ ...query, limit: 1, cursor });
      seen.push(
        ...page.items.map(gap => `${gap.entityRef.split('/')[1]}/${gap.id}`),
      );
      cursor = page.next ? writeCursor(page.next) : undefined;
    } while (cursor);
    expect(seen).toEqual(all);
  });

  it('show, count and sum only what the reader may see', async () => {
    expect(await keys({}, { visible: [pay] })).toEqual(['pay/a']);
    const { totals, facets } = await list(
      {},
      { allowed: { not: { facet: 'owner', values: ['group:x/money'] } } },
    );
    expect(totals.gaps).toBe(2);
    expect(facets.owner).toEqual([{ value: 'group:default/care', count: 2 }]);
    expect(facets.status).toContainEqual({ value: 'closed', count: 1 });
    expect(
      await keys(
        {},
        {
          allowed: {
            anyOf: [
              { facet: 'system', values: ['system:x/shop'] },
              {
                allOf: [
                  { facet: 'owner', values: ['group:x/money'] },
                  { facet: 'type', values: ['library'] },
                ],
              },
            ],
          },
        },
      ),
    ).toEqual(['web/a', 'web/b']);
  });

  it.each([
    { sort: 'colour' },
    { priority: 'urgent' },
    { limit: '501' },
    { cursor: 'x' },
    { colour: 'red' },
  ])('refuse %j', query => {
    expect(() => readGapQuery(query)).toThrow(/must be|colour/);
  });
});
