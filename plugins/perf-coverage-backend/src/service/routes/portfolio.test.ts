import {
  HeatMapRow,
  RollUpRow,
  SlaListItem,
} from 'backstage-plugin-perf-coverage-common';
import {
  aComponent,
  aGap,
  anEntity,
  figures,
  NOW,
} from '../../__testUtils__/builders';
import { testDatabases } from '../../__testUtils__/databases';
import {
  nobody,
  outsider,
  owner,
  Portal,
  startPortal,
} from '../../__testUtils__/portal';
import { PortfolioEntry } from '../../database';
import { writeCursor } from '../cursor';

const databases = testDatabases();
const ref = (name: string) => `component:default/${name}`;

const anSla = (
  name: string,
  parts: Partial<PortfolioEntry['slas'][0]> = {},
): PortfolioEntry['slas'][0] => ({
  ...{ capability: 'swap', capabilityTitle: 'Swap operations', name },
  ...{ metric: 'http_req_duration', stat: 'p95', operator: '<', value: 500 },
  ...{ unit: 'ms', under: null, state: 'met' as const, actual: 400 },
  ...{ margin: 0.2, runId: 'run-1', why: 'p95 was 400 ms.' },
  ...parts,
});

const names = ['web', 'api', 'batch', 'secret', 'new'];

describe.each(databases.eachSupportedId())('views on %s', id => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({
      knex: await databases.init(id),
      entities: names.map(name => anEntity(name)),
      outsiderSees: names.filter(name => name !== 'secret').map(ref),
      config: {
        perfCoverage: {
          localSources: { allowedFolders: ['/srv/secret-place'] },
          sources: { linkTemplate: 'https://token@git.example.com/{path}' },
          team: { engineers: 3 },
          policy: { freshness: 'P14D' },
        },
      },
    });
    const { components, portfolio, snapshots, assessments } = portal.database;
    const system = 'system:default/residency';
    await components.sync(
      [
        aComponent('web', { systemRef: system }),
        aComponent('api', { systemRef: system }),
        aComponent('batch', { ownerRef: 'group:default/pay' }),
        aComponent('secret', {
          ownerRef: 'group:default/x',
          systemRef: system,
        }),
        aComponent('new', { ownerRef: null }),
      ],
      NOW,
    );
    for (const [name, met, critical] of [
      ['web', 1, 2],
      ['api', 4, 0],
      ['batch', 0, 1],
      ['secret', 2, 9],
    ] as const) {
      const own = figures({
        met,
        applicable: 4,
        coverage: met / 4,
        gaps: { critical, high: 0, moderate: 0, low: 0 },
        effort: { low: 7, high: 13, mean: 10 },
      });
      await components.setFigures(ref(name), own);
      await snapshots.set(
        {
          ...{
            entityRef: ref(name),
            day: new Date().toISOString().slice(0, 10),
          },
          ...{ state: 'partial', met, applicable: 4, operations: 0 },
          ...{ coveredOperations: 0, effortHours: 10 },
          ...{ capabilities: [], gaps: [], slas: [] },
        },
        own,
      );
    }
    await portfolio.set(ref('web'), {
      kinds: { load: { met: 1, none: 2 } },
      slas: [
        anSla('Swap', { state: 'breached', actual: 600, margin: -0.2 }),
        anSla('List 100%', {
          state: 'unverified',
          actual: null,
          margin: null,
          runId: null,
        }),
      ],
    });
    await portfolio.set(ref('batch'), { kinds: {}, slas: [anSla('Nightly')] });
    await portfolio.set(ref('secret'), {
      kinds: { soak: { none: 1 } },
      slas: [anSla('Hidden', { state: 'breached', margin: -3 })],
    });
    await assessments.writeGaps(
      ref('batch'),
      [
        aGap('g1', {
          entityRef: ref('batch'),
          assignee: 'user:default/reader',
        }),
      ],
      [],
    );
  }, 60_000);

  afterAll(async () => {
    await portal.backend.stop();
  });

  const ask = async (path: string, as?: string) =>
    (await portal.get(path, as)).body;

  describe('the heat map', () => {
    const rows = async (query: string, as?: string) =>
      (await ask(`/v1/heat-map${query}`, as)).items as HeatMapRow[];

    it('has a row of kinds for each component, unknown as unknown', async () => {
      const found = await rows('?sort=title');
      expect(found.map(row => row.title)).toEqual([...names].sort());
      expect(found.find(row => row.title === 'web')).toEqual({
        entityRef: ref('web'),
        title: 'web',
        state: 'partial',
        kinds: { load: { met: 1, none: 2 } },
      });
      expect(found.find(row => row.title === 'new')?.kinds).toBeNull();
    });

    it('filters, pages and hides as the list does', async () => {
      const page = await ask('/v1/heat-map?sort=title&limit=2');
      expect(page.items).toHaveLength(2);
      expect(
        await rows(`?sort=title&limit=2&cursor=${page.nextCursor}`),
      ).toHaveLength(2);
      expect(await rows('?owner=group:default/pay')).toHaveLength(1);
      expect((await rows('', outsider)).map(row => row.title)).not.toContain(
        'secret',
      );
      expect((await portal.get('/v1/heat-map?limit=501')).status).toBe(400);
      expect((await portal.get('/v1/heat-map', nobody)).status).toBe(403);
    });
  });

  describe('roll-ups', () => {
    const groups = async (query: string, as?: string) =>
      (await ask(`/v1/roll-ups?${query}`, as)).items as RollUpRow[];

    it('sum requirements, count what is unknown, and never average', async () => {
      const [care] = await groups('by=owner&sort=name');
      expect(care).toMatchObject({
        ref: 'group:default/care',
        components: 2,
        unknown: 0,
        met: 5,
        applicable: 8,
        coverage: 5 / 8,
        gaps: { critical: 2 },
        // 10 ± 3 twice: 20 ± √18.
        effort: { low: 15.76, high: 24.24, mean: 20 },
      });
      const none = (await groups('by=owner')).at(-1);
      expect(none).toMatchObject({
        ref: null,
        components: 1,
        unknown: 1,
        coverage: null,
      });
    });

    it.each([
      ['by=owner', ['x', 'care', 'pay', null]],
      ['by=owner&sort=name&order=desc', ['x', 'pay', 'care', null]],
      ['by=owner&sort=coverage', ['pay', 'x', 'care', null]],
      ['by=owner&sort=components', ['care', 'pay', 'x', null]],
      ['by=system&sort=components', ['residency', null]],
      ['by=owner&search=batch', ['pay']],
      [
        'by=owner&owner=group:default/care&owner=group:default/x',
        ['x', 'care'],
      ],
    ])('of %s are %j', async (query, expected) => {
      expect(
        (await groups(query)).map(row => row.ref?.split('/')[1] ?? null),
      ).toEqual(expected);
    });

    it('leave out what a reader may not see, and come in pages', async () => {
      const [residency] = await groups('by=system', outsider);
      expect(residency).toMatchObject({ components: 2, gaps: { critical: 2 } });
      expect((await groups('by=owner', owner)).map(row => row.ref)).toEqual([
        'group:default/care',
      ]);
      const first = await ask('/v1/roll-ups?by=owner&limit=3');
      expect(first.items).toHaveLength(3);
      const second = await ask(
        `/v1/roll-ups?by=owner&limit=3&cursor=${first.nextCursor}`,
      );
      expect(second).toMatchObject({
        items: [{ ref: null }],
        nextCursor: null,
      });
      expect((await portal.get('/v1/roll-ups')).status).toBe(400);
    });
  });

  describe('SLAs', () => {
    const slas = async (query = '', as?: string) =>
      (await ask(`/v1/slas${query}`, as)).items as SlaListItem[];

    it('stand with their component, breached ones first', async () => {
      const [first] = await slas(`?component=${ref('web')}&search=swap`);
      expect(first).toMatchObject({
        entityRef: ref('web'),
        componentTitle: 'web',
        capabilityTitle: 'Swap operations',
        name: 'Swap',
        state: 'breached',
        actual: 600,
        margin: -0.2,
        runId: 'run-1',
        systemRef: 'system:default/residency',
      });
    });

    it.each([
      ['', ['Hidden', 'Swap', 'List 100%', 'Nightly']],
      ['?sort=margin', ['Hidden', 'Swap', 'Nightly', 'List 100%']],
      ['?sort=margin&order=desc', ['Nightly', 'Swap', 'Hidden', 'List 100%']],
      ['?sort=name', ['Hidden', 'List 100%', 'Nightly', 'Swap']],
      ['?sort=component', ['Nightly', 'Hidden', 'Swap', 'List 100%']],
      ['?state=met&state=unverified', ['List 100%', 'Nightly']],
      ['?owner=group:default/pay', ['Nightly']],
      [`?component=${ref('web')}`, ['Swap', 'List 100%']],
      ['?search=100%25', ['List 100%']],
      ['?search=batch', ['Nightly']],
    ])('of %s are %j, whole and page by page', async (query, expected) => {
      expect((await slas(query)).map(sla => sla.name)).toEqual(expected);
      const paged: string[] = [];
      let cursor = '';
      do {
        const page = await ask(
          `/v1/slas${query || '?'}&limit=1${cursor && `&cursor=${cursor}`}`,
        );
        paged.push(...page.items.map((sla: SlaListItem) => sla.name));
        cursor = page.nextCursor ?? '';
      } while (cursor);
      expect(paged).toEqual(expected);
    });

    it('count only what the reader may see', async () => {
      expect((await ask('/v1/slas?state=breached')).totals).toEqual({
        slas: 2,
        states: { breached: 2, met: 0, stale: 0, undefined: 0, unverified: 0 },
      });
      const seen = await ask('/v1/slas', outsider);
      expect(seen.totals.states.breached).toBe(1);
      expect(JSON.stringify(seen)).not.toContain('group:default/x');
      expect((await ask('/v1/slas', owner)).totals.slas).toBe(2);
      expect((await portal.get('/v1/slas', nobody)).status).toBe(403);
    });

    it('offer all values to filter by, whatever is filtered', async () => {
      const all = await ask('/v1/slas');
      expect(all.totals).toEqual({
        slas: 4,
        states: { breached: 2, met: 1, stale: 0, undefined: 0, unverified: 1 },
      });
      expect(all.facets).toEqual({
        state: [
          { value: 'breached', count: 2 },
          { value: 'met', count: 1 },
          { value: 'unverified', count: 1 },
        ],
        owner: [
          { value: 'group:default/care', count: 2 },
          { value: 'group:default/pay', count: 1 },
          { value: 'group:default/x', count: 1 },
        ],
        system: [{ value: 'system:default/residency', count: 3 }],
        domain: [],
      });
      expect((await ask('/v1/slas?owner=group:default/pay')).facets).toEqual(
        all.facets,
      );
    });

    it('go where a component’s newest assessment has none', async () => {
      await portal.database.portfolio.set(ref('new'), {
        kinds: null,
        slas: [anSla('Gone')],
      });
      expect(await slas('?search=gone')).toHaveLength(1);
      await portal.database.portfolio.set(ref('new'), {
        kinds: null,
        slas: [],
      });
      expect(await slas('?search=gone')).toHaveLength(0);
    });

    it.each(['state=nonsense', 'sort=x', 'cursor=e30', 'limit=0'])(
      'refuse %s',
      async query => {
        expect((await portal.get(`/v1/slas?${query}`)).status).toBe(400);
      },
    );

    it.each([{ value: 0.5 }, { value: 2 ** 31 }, { position: 2 ** 31 }])(
      'refuse a cursor with %j, which no database compares with their ranks',
      async forged => {
        const row = {
          ...{ sort: 'state', order: 'asc', value: 0 },
          ...{ entityRef: ref('new'), position: 0 },
        };
        const at = (cursor: object) =>
          portal.get(`/v1/slas?cursor=${writeCursor(cursor)}`);
        expect((await at(row)).status).toBe(200);
        expect((await at({ ...row, ...forged })).status).toBe(400);
      },
    );
  });

  it('"mine" is what one owns or is assigned', async () => {
    const mine = 'mine=user:default/reader&mine=group:default/x';
    const components = await ask(`/v1/components?sort=title&${mine}`);
    expect(
      components.items.map((item: { title: string }) => item.title),
    ).toEqual(['batch', 'secret']);
    expect((await ask(`/v1/gaps?${mine}`)).totals.gaps).toBe(1);
    expect((await ask('/v1/gaps?mine=user:default/b')).totals.gaps).toBe(0);
  });

  it('rows come with their trend where it is asked for, and trends with filters', async () => {
    const { items } = await ask('/v1/components?search=web&trendDays=30');
    expect(items[0].trend).toEqual([
      { day: expect.any(String), met: 1, applicable: 4 },
    ]);
    expect((await ask('/v1/components')).items[0].trend).toBeUndefined();
    const { days } = await ask('/v1/trend?owner=group:default/care');
    expect(days).toEqual([
      expect.objectContaining({ components: 2, met: 5, applicable: 8 }),
    ]);
  });

  it('settings say what counts and where it comes from, and no secret', async () => {
    const settings = await ask('/v1/settings');
    expect(settings).toMatchObject({
      policy: { freshnessDays: 14 },
      capacity: { engineers: 3, hoursPerWeek: 30 },
      sources: {
        sync: { everySeconds: 60, cron: null },
        localFolders: 1,
        linked: true,
      },
      retention: { runDays: 730 },
    });
    expect(settings.configured.sort()).toEqual([
      'localSources.allowedFolders',
      'policy.freshness',
      'sources.linkTemplate',
      'team.engineers',
    ]);
    expect(settings.sources.frameworks).toContain('k6');
    expect(JSON.stringify(settings)).not.toMatch(/secret-place|token@/);
    expect((await portal.get('/v1/settings', nobody)).status).toBe(403);
  });
});
