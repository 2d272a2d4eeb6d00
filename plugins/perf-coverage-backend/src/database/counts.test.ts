import {
  GapPage,
  GapRecord,
  meanHours,
} from 'backstage-plugin-perf-coverage-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { aComponent, aGap, figures, NOW } from '../__testUtils__/builders';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { readComponentQuery } from '../service/componentQuery';
import { readGapQuery } from '../service/gapQuery';
import { CatalogComponent, ComponentFigures } from './types';
import { PerfCoverageDatabase } from './types';

const databases = testDatabases();
const names = ['a', 'b', 'c', 'd'];
const refOf = (name: string) => `component:default/${name}`;

/** What a person with a list of everything would count. */
interface Model {
  components: Map<
    string,
    CatalogComponent & Pick<ComponentFigures, 'state' | 'frameworks'>
  >;
  gone: Model['components'];
  gaps: Map<string, GapRecord[]>;
}

type Step =
  | { type: 'sync'; components: CatalogComponent[] }
  | { type: 'upsert'; component: CatalogComponent }
  | {
      type: 'figures';
      name: string;
      state: ComponentFigures['state'];
      frameworks: string[];
    }
  | { type: 'gaps'; name: string; gaps: Partial<GapRecord>[] }
  | { type: 'move'; from: string; to: string };

const name = fc.constantFrom(...names);
const component = fc
  .record({
    name,
    ownerRef: fc.constantFrom('group:default/x', 'group:default/y', null),
    systemRef: fc.constantFrom('system:default/s', null),
    tags: fc.uniqueArray(fc.constantFrom('java', 'go', 'Ärger'), {
      maxLength: 2,
    }),
    entityEtag: fc.uuid(),
  })
  .map(({ name: own, ...parts }) => aComponent(own, parts));
const gap = fc.record({
  id: fc.constantFrom('g1', 'g2', 'g3'),
  status: fc.constantFrom('open', 'open', 'waived', 'closed'),
  priority: fc.constantFrom('critical', 'high', 'moderate', 'low'),
  type: fc.constantFrom('untested', 'stale'),
  assignee: fc.constantFrom(null, 'user:default/kim'),
  phase: fc.constantFrom(null, 'Now', 'Later'),
  estimate: fc.option(
    fc
      .record({
        low: fc.integer({ min: 1, max: 40 }),
        more: fc.integer({ min: 0, max: 90 }),
      })
      .map(({ low, more }) => ({
        low: low / 4,
        high: (low + more) / 4,
        source: 'plan' as const,
      })),
  ),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('sync'),
    components: fc.uniqueArray(component, {
      selector: one => one.entityRef,
      maxLength: 4,
    }),
  }),
  fc.record({ type: fc.constant('upsert'), component }),
  fc.record({
    type: fc.constant('figures'),
    name,
    state: fc.constantFrom('covered', 'partial', 'unknown'),
    frameworks: fc.uniqueArray(fc.constantFrom('k6', 'pytest')),
  }),
  fc.record({
    type: fc.constant('gaps'),
    name,
    gaps: fc.uniqueArray(gap, { selector: one => one.id, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('move'), from: name, to: name }),
) as fc.Arbitrary<Step>;

/** Makes the same change in the database and in the model. */
async function take(
  database: PerfCoverageDatabase,
  model: Model,
  one: Step,
): Promise<void> {
  const put = (found: CatalogComponent) => {
    const before =
      model.components.get(found.entityRef) ?? model.gone.get(found.entityRef);
    model.gone.delete(found.entityRef);
    model.components.set(found.entityRef, {
      ...found,
      state: before?.state ?? 'unknown',
      frameworks: before?.frameworks ?? [],
    });
  };
  switch (one.type) {
    case 'sync': {
      await database.components.sync(one.components, NOW);
      const present = new Set(one.components.map(found => found.entityRef));
      for (const [ref, known] of model.components) {
        if (present.has(ref)) continue;
        model.components.delete(ref);
        model.gone.set(ref, known);
      }
      one.components.forEach(put);
      return;
    }
    case 'upsert':
      await database.components.upsert(one.component, NOW);
      put(one.component);
      return;
    case 'figures': {
      const known = model.components.get(refOf(one.name));
      if (!known) return;
      await database.transaction(stores =>
        stores.components.setFigures(known.entityRef, figures(one)),
      );
      known.state = one.state;
      known.frameworks = one.frameworks;
      return;
    }
    case 'gaps': {
      const entityRef = refOf(one.name);
      if (!model.components.has(entityRef)) return;
      const records = one.gaps.map(({ id, ...parts }) =>
        aGap(String(id), { entityRef, ...parts }),
      );
      await database.transaction(stores =>
        stores.assessments.writeGaps(entityRef, records, []),
      );
      model.gaps.set(entityRef, [
        ...(model.gaps.get(entityRef) ?? []).filter(
          old => !records.some(({ id }) => id === old.id),
        ),
        ...records,
      ]);
      return;
    }
    case 'move': {
      const [from, to] = [refOf(one.from), refOf(one.to)];
      if (!model.gone.has(from) || !model.components.has(to)) return;
      await database.transaction(stores => stores.moves.move(from, to));
      const own = model.gaps.get(to) ?? [];
      model.gaps.set(to, [
        ...own,
        ...(model.gaps.get(from) ?? []).filter(
          gone => !own.some(({ id }) => id === gone.id),
        ),
      ]);
      model.gaps.delete(from);
      return;
    }
    default:
      throw new Error(`Unknown step ${JSON.stringify(one satisfies never)}`);
  }
}

type Facets = Record<string, { value: string; count: number }[]>;

function tally(pairs: [facet: string, value: string | null][]): Facets {
  const facets: Record<string, Map<string, number>> = {};
  for (const [facet, value] of pairs) {
    if (value === null) continue;
    facets[facet] ??= new Map();
    facets[facet].set(value, (facets[facet].get(value) ?? 0) + 1);
  }
  return Object.fromEntries(
    Object.entries(facets).map(([facet, values]) => [
      facet,
      [...values]
        .map(([value, count]) => ({ value, count }))
        .sort((a, b) => a.value.localeCompare(b.value, 'en-US')),
    ]),
  );
}

const withoutEmpty = (facets: Facets): Facets =>
  Object.fromEntries(
    Object.entries(facets).filter(([, values]) => values.length > 0),
  );

const rounded = (value: number) => Math.round(value * 100) / 100;

function naiveTotals(gaps: readonly GapRecord[]): GapPage['totals'] {
  const of = (priority: GapRecord['priority']) =>
    gaps.filter(one => one.priority === priority).length;
  const estimates = gaps.flatMap(({ estimate }) =>
    estimate ? [{ ...estimate, mean: meanHours(estimate) }] : [],
  );
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const mean = sum(estimates.map(one => one.mean));
  const below = Math.sqrt(sum(estimates.map(one => (one.mean - one.low) ** 2)));
  const above = Math.sqrt(
    sum(estimates.map(one => (one.high - one.mean) ** 2)),
  );
  return {
    gaps: gaps.length,
    components: new Set(gaps.map(one => one.entityRef)).size,
    priorities: {
      critical: of('critical'),
      high: of('high'),
      moderate: of('moderate'),
      low: of('low'),
    },
    unestimated: gaps.length - estimates.length,
    unassigned: gaps.filter(one => one.assignee === null).length,
    effort: {
      low: rounded(Math.max(0, mean - below)),
      high: rounded(mean + above),
      mean: rounded(mean),
    },
  };
}

/** Everything that both lists count and sum is what counting by hand gives. */
async function compare(
  database: PerfCoverageDatabase,
  model: Model,
  visible: string[] | null,
): Promise<void> {
  const scope = { visible, allowed: null };
  const components = [...model.components.values()].filter(
    one => visible === null || visible.includes(one.entityRef),
  );
  const gaps = components.flatMap(
    one =>
      model.gaps.get(one.entityRef)?.map(record => ({ one, record })) ?? [],
  );
  const portfolio = await database.components.list({
    ...readComponentQuery({}),
    ...scope,
  });
  expect(withoutEmpty(portfolio.facets)).toEqual(
    tally(
      components.flatMap(one => [
        ['owner', one.ownerRef],
        ['system', one.systemRef],
        ['type', one.type],
        ['lifecycle', one.lifecycle],
        ['state', one.state],
        ...one.tags.map((tag): [string, string] => ['tag', tag]),
        ...one.frameworks.map((each): [string, string] => ['framework', each]),
      ]),
    ),
  );
  const queries: [
    Record<string, string[]>,
    (found: (typeof gaps)[number]) => boolean,
  ][] = [
    [{}, ({ record }) => record.status === 'open'],
    [{ status: ['open', 'closed', 'waived'] }, () => true],
    [
      { priority: ['high', 'low'] },
      ({ record }) =>
        record.status === 'open' && /high|low/.test(record.priority),
    ],
    [
      { owner: ['group:default/x'], status: ['waived', 'open'] },
      ({ one, record }) =>
        one.ownerRef === 'group:default/x' && record.status !== 'closed',
    ],
    [
      { assignee: ['user:default/kim'], type: ['stale'], status: ['closed'] },
      ({ record }) =>
        record.assignee !== null &&
        record.type === 'stale' &&
        record.status === 'closed',
    ],
  ];
  for (const [query, fits] of queries) {
    const page = await database.assessments.findGaps({
      ...readGapQuery(query),
      ...scope,
    });
    expect(page.totals).toEqual(
      naiveTotals(gaps.filter(fits).map(({ record }) => record)),
    );
    expect(withoutEmpty(page.facets)).toEqual(
      tally(
        gaps.flatMap(({ one, record }) => [
          ['status', record.status],
          ...((query.status ?? ['open']).includes(record.status)
            ? ([
                ['owner', one.ownerRef],
                ['system', one.systemRef],
                ['priority', record.priority],
                ['type', record.type],
                ['assignee', record.assignee],
                ['phase', record.phase],
              ] as [string, string | null][])
            : []),
        ]),
      ),
    );
  }
}

async function empty(knex: Knex): Promise<void> {
  await knex('components').delete();
  await knex('facet_counts').delete();
}

describe.each(databases.eachSupportedId())('counts of lists on %s', id => {
  let knex: Knex;
  let database: PerfCoverageDatabase;

  beforeAll(async () => {
    ({ knex, database } = await migrated(await databases.init(id)));
  }, 60_000);

  it('are those of counting by hand, whatever happened before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 14 }),
        fc.subarray(names),
        async (steps, visible) => {
          await empty(knex);
          const model: Model = {
            components: new Map(),
            gone: new Map(),
            gaps: new Map(),
          };
          for (const one of [
            { type: 'sync', components: names.map(each => aComponent(each)) },
            ...steps,
          ] as Step[]) {
            await take(database, model, one);
          }
          await compare(database, model, null);
          await compare(database, model, visible.map(refOf));
          expect(await database.recount()).toBe(0);
          await compare(database, model, null);
        },
      ),
      { numRuns: 25, seed: 11 },
    );
  }, 120_000);

  it('are right where several write at once', async () => {
    await empty(knex);
    await database.components.sync(
      names.map(each => aComponent(each)),
      NOW,
    );
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => {
        const own = names[n % names.length];
        const entityRef = refOf(own);
        if (n % 5 === 0) {
          return database.components.sync(
            names
              .filter((_each, at) => (n / 5) % 2 === 0 || at !== n % 4)
              .map(each =>
                aComponent(each, { entityEtag: `v${n}`, tags: [`t${n % 3}`] }),
              ),
            NOW,
          );
        }
        return database.transaction(async stores => {
          await stores.queue.lock(entityRef, NOW);
          await stores.assessments.writeGaps(
            entityRef,
            [
              aGap(`g${n % 3}`, {
                entityRef,
                status: n % 2 ? 'open' : 'closed',
                phase: `Phase ${n % 4}`,
              }),
            ],
            [],
          );
          await stores.components.setFigures(
            entityRef,
            figures({ state: n % 3 ? 'covered' : 'partial' }),
          );
        });
      }),
    );
    expect(await database.recount()).toBe(0);
  }, 60_000);

  it('that went wrong are found and mended', async () => {
    await empty(knex);
    await database.components.sync([aComponent('a')], NOW);
    await knex('facet_counts').where('facet', 'owner').update({ count: 7 });
    await knex('facet_counts').insert({
      list: 'gaps',
      facet: 'phase',
      value: 'none has it',
      status: 'open',
      count: 3,
    });
    expect(await database.recount()).toBe(2);
    expect(await database.recount()).toBe(0);
  });
});
