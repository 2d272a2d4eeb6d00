import fc from 'fast-check';
import { compareRoadmaps } from './compareRoadmaps';
import { readDuration } from './durationClaims';
import { planRoadmap, RoadmapInput, RoadmapOptions } from './planRoadmap';
import { aGap, anAssessment, aPhase, aPlan, aWorkItem } from './testing';
import { forecastThroughput } from './throughput';

const now = '2026-01-05T10:00:00Z';
const component = {
  entityRef: 'component:default/a',
  ownerRef: 'group:default/a',
};
const gaps = [
  aGap('swap', { priority: 'critical', phase: 'first' }),
  aGap('mcp', { priority: 'critical', phase: 'first' }),
  aGap('api', { priority: 'low', dependsOn: ['swap'] }),
];

function plan(
  over: Partial<RoadmapInput> = {},
  options: Partial<RoadmapOptions> = {},
) {
  return planRoadmap(
    {
      component,
      assessment: anAssessment(gaps),
      plan: aPlan({
        team: { engineers: 1, hoursPerWeek: 30 },
        phases: [aPhase('first', '2026-01-05'), aPhase('second', null)],
      }),
      ...over,
    },
    { now, runs: 200, ...options },
  );
}

const ids = (roadmap: ReturnType<typeof plan>) =>
  roadmap.phases.flatMap(phase => phase.items.map(item => item.gap));

describe('what if', () => {
  it('shows what more people change', () => {
    const effect = compareRoadmaps(plan(), plan({ team: { engineers: 2 } }));
    expect(effect.end).toEqual({
      before: '2026-01-13',
      after: '2026-01-08',
      days: -5,
    });
    expect(effect.p80.days).toBeLessThan(0);
    expect(effect.moved.map(item => item.id).sort()).toEqual(['api', 'swap']);
    expect([effect.added, effect.removed]).toEqual([[], []]);
    expect(effect.team.after.engineers).toBe(2);
  });

  it('takes all hours times what the team’s history says', () => {
    const effect = compareRoadmaps(plan(), plan({}, { estimateFactor: 1.5 }));
    expect(effect.hours.after).toBeCloseTo(effect.hours.before * 1.5, 1);
    expect(effect.p80.days).toBeGreaterThan(0);
    expect(plan({}, { estimateFactor: 1.5 }).estimateFactor).toBe(1.5);
    expect(plan({}, { estimateFactor: 1 })).toEqual(plan());
  });

  it.each([
    [NaN, undefined],
    [0, 0.1],
    [1000, 10],
  ])('keeps a factor of %d within its bounds', (estimateFactor, used) => {
    expect(plan({}, { estimateFactor }).estimateFactor).toBe(used);
  });

  it('finds no difference between a plan and itself', () => {
    const { moved, added, removed, p90, phases } = compareRoadmaps(
      plan(),
      plan(),
    );
    expect([moved, added, removed, p90.days]).toEqual([[], [], [], 0]);
    expect(phases.every(({ chance }) => chance.before === chance.after)).toBe(
      true,
    );
  });

  it('narrows the scope to names and what they depend on', () => {
    const roadmap = plan({}, { scope: ['api', 'moon'] });
    expect(ids(roadmap).sort()).toEqual(['api', 'swap']);
    expect(roadmap.warnings.map(entry => entry.code)).toEqual(
      expect.arrayContaining(['unknown-scope', 'scope-grown']),
    );
    expect(ids(plan({}, { scope: ['critical'] })).sort()).toEqual([
      'mcp',
      'swap',
    ]);
    expect(compareRoadmaps(plan(), roadmap).removed).toEqual(['mcp']);
  });

  it('takes another order', () => {
    const short = aGap('short', {
      priority: 'low',
      estimate: { low: 2, high: 2, source: 'plan' },
    });
    const first = (order: RoadmapOptions['order']) =>
      ids(
        plan(
          {
            assessment: anAssessment([...gaps, short]),
            plan: aPlan({
              team: { engineers: 1, hoursPerWeek: 30 },
              phases: [{ ...aPhase('all', '2026-01-05', 4) }],
            }),
          },
          { order },
        ),
      )[0];
    expect(first('priority')).toBe('mcp');
    expect(first('shortest')).toBe('short');
    expect(first(['swap'])).toBe('swap');
  });

  it('moves the phases to another start, ahead and back', () => {
    const later = plan({}, { start: '2026-02-02' });
    expect(later.phases.map(({ start, end }) => [start, end])).toEqual([
      ['2026-02-02', '2026-02-06'],
      ['2026-02-09', '2026-02-13'],
    ]);
    expect(later.phases[0].items[0].start).toBe('2026-02-02');
    const earlier = plan({}, { start: '2025-11-03' });
    expect(earlier.phases[0].items[0].start).toBe('2025-11-03');
    expect(earlier.warnings).toEqual([]);
  });

  it('says that a start is no date', () => {
    expect(plan({}, { start: 'soon' }).warnings[0].code).toBe('start-date');
  });
});

describe('claims of a duration', () => {
  it.each([
    ['2-3 weeks with 2-3 engineers', [2, 3], [2, 3]],
    ['about 2–3 weeks with 2–3 engineers', [2, 3], [2, 3]],
    ['1 week, 1 engineer', [1], [1]],
    ['4 weeks', [4], [undefined]],
  ])('reads %s', (text, weeks, engineers) => {
    expect(readDuration(text)).toEqual({ weeks, engineers });
  });

  it.each(['soon', '', '0 weeks', '900 weeks with 2 engineers'])(
    'does not read %j',
    text => {
      expect(readDuration(text)).toBeNull();
    },
  );

  it('tells the chance of a report that says 2–3 weeks with 2–3 engineers', () => {
    const estimates: [string, number, number][] = [
      ['swap', 15, 20],
      ['resilience', 20, 25],
      ['mcp', 15, 20],
      ['expansion', 8, 10],
      ['profiling', 12, 15],
      ['failures', 10, 12],
    ];
    const work: [string, number, number][] = [
      ['observability', 15, 20],
      ['ci', 15, 20],
      ['review', 10, 15],
    ];
    const roadmap = plan(
      {
        assessment: anAssessment(
          estimates.map(([id, low, high]) =>
            aGap(id, { estimate: { low, high, source: 'plan' } }),
          ),
        ),
        plan: aPlan({
          team: { engineers: 3, hoursPerWeek: 30 },
          work: work.map(([name, low, high]) =>
            aWorkItem(name, { estimate: { low, high } }),
          ),
          claims: [
            {
              subject: 'duration',
              value: '2-3 weeks with 2-3 engineers',
              source: 'a report',
              line: 9,
            },
          ],
        }),
      },
      { runs: 2000 },
    );
    // 120–157 h by their ends; 120 h are two people for two weeks.
    expect(roadmap.effort).toMatchObject({ naiveLow: 120, naiveHigh: 157 });
    const [claim] = roadmap.durationClaims!;
    const chance = new Map(
      claim.chances.map(entry => [
        `${entry.engineers} in ${entry.weeks}`,
        entry.chance,
      ]),
    );
    expect(chance.get('2 in 2')).toBeLessThan(0.05);
    expect(chance.get('2 in 3')).toBeGreaterThan(0.95);
    expect(chance.get('3 in 2')).toBeGreaterThan(0.5);
    expect(chance.get('3 in 3')).toBe(1);
  });
});

describe('criticality', () => {
  it('is how often something decides the end', () => {
    const roadmap = plan({
      assessment: anAssessment([
        aGap('long', { estimate: { low: 60, high: 80, source: 'plan' } }),
        aGap('next', {
          dependsOn: ['long'],
          estimate: { low: 10, high: 20, source: 'plan' },
        }),
        aGap('aside', { estimate: { low: 10, high: 20, source: 'plan' } }),
      ]),
      plan: aPlan({ team: { engineers: 2, hoursPerWeek: 30 } }),
    });
    const of = new Map(
      roadmap.phases.flatMap(({ items }) =>
        items.map(item => [item.gap, item.criticality] as const),
      ),
    );
    expect(of.get('long')).toBe(1);
    expect(of.get('next')).toBe(1);
    expect(of.get('aside')).toBe(0);
  });

  it('widens the forecast with correlation, and keeps its middle', () => {
    const many = Array.from({ length: 12 }, (_, at) =>
      aGap(String(at), { estimate: { low: 10, high: 50, source: 'plan' } }),
    );
    const dates = (correlation: number) =>
      plan(
        {
          assessment: anAssessment(many),
          plan: aPlan({ team: { engineers: 1, hoursPerWeek: 30 } }),
        },
        { correlation, runs: 4000 },
      ).forecast;
    expect(dates(0.5).p90! > dates(0).p90!).toBe(true);
    const apart = Date.parse(dates(0.5).p50!) - Date.parse(dates(0).p50!);
    expect(Math.abs(apart)).toBeLessThanOrEqual(4 * 86_400_000);
  });
});

describe('forecastThroughput', () => {
  it('counts on weeks like those gone by', () => {
    expect(forecastThroughput([2, 2, 2, 2], 10, { now })).toEqual({
      weeks: 4,
      perWeek: 2,
      p50: '2026-02-09',
      p80: '2026-02-09',
      p90: '2026-02-09',
      why: null,
    });
  });

  it.each([
    [[1, 2, 3], 5, /4 weeks of history, there are 3/],
    [[0, 0, 0, 0, 0], 5, /No gap was closed in the last 5/],
    [[1, 1, 1, 1], 0, /No gap is open/],
    [[NaN, -1, Infinity, 1], 5, /there are 1/],
  ])('gives no dates for %j and %i open', (closed, open, why) => {
    const forecast = forecastThroughput(closed, open, { now });
    expect(forecast.p50).toBeNull();
    expect(forecast.why).toMatch(why);
  });

  it('orders its dates and is the same for the same seed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5), { minLength: 4, maxLength: 60 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer(),
        (closed, open, seed) => {
          const options = { now, seed, runs: 50 };
          const forecast = forecastThroughput(closed, open, options);
          const dates = [forecast.p50, forecast.p80, forecast.p90].map(
            date => date ?? '9999',
          );
          expect([...dates].sort()).toEqual(dates);
          expect(forecastThroughput(closed, open, options)).toEqual(forecast);
        },
      ),
      { numRuns: 50 },
    );
  });
});
