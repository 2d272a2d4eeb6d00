import { AssessedGap, PerformancePlan, Roadmap } from '../vocabulary';
import { planRoadmap } from './planRoadmap';
import {
  aCapability,
  aGap,
  anAssessment,
  aPhase,
  aPlan,
  aWorkItem,
} from './testing';

/** A Monday. */
const now = '2026-01-05T10:00:00Z';

function plan(
  gaps: AssessedGap[],
  over: Partial<PerformancePlan> | null = {},
  options: { now?: string; runs?: number; seed?: number } = {},
  team?: { engineers?: number; hoursPerWeek?: number },
): Roadmap {
  return planRoadmap(
    {
      component: {
        entityRef: 'component:default/a',
        ownerRef: 'group:default/a',
      },
      assessment: anAssessment(gaps),
      plan: over === null ? null : aPlan(over),
      team,
    },
    { now, runs: 200, ...options },
  );
}

const spans = (roadmap: Roadmap) =>
  roadmap.phases.flatMap(phase =>
    phase.items.map(item => [
      phase.name,
      item.gap ?? item.work,
      item.assignee,
      item.start,
      item.end,
    ]),
  );

const codes = (roadmap: Roadmap) =>
  roadmap.warnings.map(warning => warning.code);

describe('planRoadmap', () => {
  it('has nothing to say about a component without gaps', () => {
    const roadmap = plan([], null);
    expect(roadmap).toMatchObject({
      phases: [],
      unplaced: [],
      forecast: { p50: null, p80: null, p90: null },
      effort: { mean: 0, naiveHigh: 0 },
    });
    expect(codes(roadmap)).toEqual(['default-team']);
  });

  it('derives a phase per priority, one after the other, where the plan has none', () => {
    const roadmap = plan(
      [
        aGap('low', { priority: 'low' }),
        aGap('one', { priority: 'critical' }),
        aGap('two', { priority: 'critical' }),
        aGap('three', { priority: 'critical' }),
      ],
      null,
    );
    // 12 h are two days of 6 h; two engineers.
    expect(spans(roadmap)).toEqual([
      ['critical', 'one', 'Engineer 1', '2026-01-05', '2026-01-06'],
      ['critical', 'three', 'Engineer 2', '2026-01-05', '2026-01-06'],
      ['critical', 'two', 'Engineer 1', '2026-01-07', '2026-01-08'],
      ['low', 'low', 'Engineer 1', '2026-01-09', '2026-01-12'],
    ]);
    expect(
      roadmap.phases.map(({ title, start, end, capacityHours }) => [
        title,
        start,
        end,
        capacityHours,
      ]),
    ).toEqual([
      ['Critical gaps', '2026-01-05', '2026-01-08', 48],
      ['Low gaps', '2026-01-09', '2026-01-12', 24],
    ]);
    expect(roadmap.team).toEqual({
      engineers: 2,
      hoursPerWeek: 30,
      source: 'default',
    });
    expect(codes(roadmap)).toEqual(['default-team', 'derived-phases']);
  });

  it("keeps the plan's phases, people and order", () => {
    const roadmap = plan(
      [
        aGap('swap', {
          phase: 'first',
          assignee: 'user:default/ada',
          priority: 'critical',
        }),
        aGap('mcp', {
          phase: 'first',
          assignee: 'user:default/bo',
          priority: 'critical',
        }),
        aGap('api', { phase: 'second' }),
      ],
      {
        team: { engineers: 3, hoursPerWeek: 30 },
        phases: [aPhase('first', '2026-01-05'), aPhase('second', null)],
        work: [
          aWorkItem('review', { phase: 'first', dependsOn: ['swap', 'mcp'] }),
        ],
      },
    );
    expect(spans(roadmap)).toEqual([
      ['first', 'mcp', 'user:default/bo', '2026-01-05', '2026-01-06'],
      ['first', 'swap', 'user:default/ada', '2026-01-05', '2026-01-06'],
      ['first', 'review', 'Engineer 3', '2026-01-07', '2026-01-07'],
      ['second', 'api', 'Engineer 3', '2026-01-12', '2026-01-13'],
    ]);
    expect(roadmap.phases[0]).toMatchObject({
      start: '2026-01-05',
      end: '2026-01-09',
      capacityHours: 90,
      chance: 1,
      effort: { mean: 30 },
    });
    expect(roadmap.phases[0].items[2].dependsOn).toEqual(['mcp', 'swap']);
    expect(roadmap.forecast).toEqual({
      p50: '2026-01-13',
      p80: '2026-01-13',
      p90: '2026-01-13',
    });
    expect(roadmap.warnings).toEqual([]);
  });

  it('says what does not fit and how much is missing, and still forecasts it', () => {
    const roadmap = plan(
      [
        aGap('big', {
          phase: 'first',
          estimate: { low: 24, high: 24, source: 'plan' },
        }),
        aGap('more', {
          phase: 'first',
          estimate: { low: 20, high: 20, source: 'plan' },
        }),
        aGap('after', { phase: 'first', dependsOn: ['more'] }),
      ],
      {
        team: { engineers: 1, hoursPerWeek: 30 },
        phases: [aPhase('first', '2026-01-05')],
      },
    );
    expect(spans(roadmap).map(span => span[1])).toEqual(['big']);
    expect(roadmap.unplaced).toEqual([
      {
        gap: 'more',
        entityRef: 'component:default/a',
        title: 'Gap more',
        hours: 20,
        why: 'Does not fit into "first", which ends on 2026-01-09: it takes 20 h in a row and nobody has more than 6 h, so 14 h are missing',
      },
      {
        gap: 'after',
        entityRef: 'component:default/a',
        title: 'Gap after',
        hours: 12,
        why: 'Waits for "Gap more", which is not placed',
      },
    ]);
    expect(roadmap.effort.mean).toBe(56);
    // 56 h at 6 h a day end on the tenth working day.
    expect(roadmap.forecast.p80).toBe('2026-01-16');
    expect(roadmap.phases[0].chance).toBe(0);
    expect(codes(roadmap)).toContain('over-capacity');
  });

  it('plans what a past phase left open from today, and gives it no chance', () => {
    const roadmap = plan(
      [aGap('one', { phase: 'first' })],
      { phases: [aPhase('first', '2026-01-05')] },
      { now: '2026-11-21T12:00:00Z' },
    );
    // The 21st is a Saturday.
    expect(spans(roadmap)).toEqual([
      ['first', 'one', 'Engineer 1', '2026-11-23', '2026-11-24'],
    ]);
    expect(roadmap.phases[0]).toMatchObject({
      start: '2026-01-05',
      end: '2026-01-09',
      chance: 0,
    });
    expect(roadmap.warnings).toEqual([
      {
        code: 'phase-past',
        message:
          'The phase "first" ended on 2026-01-09 with 1 item open; they are planned from today',
      },
    ]);
  });

  it('starts what is left of a running phase today, and puts loose gaps where there is room', () => {
    const roadmap = plan(
      [
        aGap('pinned', { phase: 'first' }),
        aGap('loose', { estimate: { low: 6, high: 6, source: 'default' } }),
        aGap('large', { estimate: { low: 60, high: 60, source: 'default' } }),
      ],
      {
        team: { engineers: 1, hoursPerWeek: 30 },
        phases: [aPhase('first', '2026-01-05')],
      },
      { now: '2026-01-07T00:00:00Z' },
    );
    expect(spans(roadmap)).toEqual([
      ['first', 'pinned', 'Engineer 1', '2026-01-07', '2026-01-08'],
      ['first', 'loose', 'Engineer 1', '2026-01-09', '2026-01-09'],
      ['unphased', 'large', 'Engineer 1', '2026-01-12', '2026-01-23'],
    ]);
    expect(roadmap.unplaced).toEqual([]);
  });

  it('reads dependencies on capabilities, gaps and work items', () => {
    const roadmap = plan(
      [
        aGap('a1', { capability: 'a' }),
        aGap('a2', { capability: 'a' }),
        aGap('b1', { capability: 'b', dependsOn: ['nowhere'] }),
      ],
      {
        capabilities: [aCapability('b', { dependsOn: ['a', 'tools'] })],
        work: [aWorkItem('tools', { priority: 'low' })],
      },
    );
    const b = roadmap.phases
      .flatMap(phase => phase.items)
      .find(item => item.gap === 'b1');
    expect(b?.dependsOn.sort()).toEqual(['a1', 'a2', 'tools']);
    expect(roadmap.phases.map(phase => phase.name)).toEqual(['high']);
    expect(codes(roadmap)).toContain('unknown-dependency');
  });

  it('reports a circle of dependencies and plans the rest', () => {
    const roadmap = plan([
      aGap('a', { dependsOn: ['b'] }),
      aGap('b', { dependsOn: ['c'] }),
      aGap('c', { dependsOn: ['a'] }),
      aGap('d', { dependsOn: ['c'] }),
    ]);
    expect(spans(roadmap)).toHaveLength(4);
    expect(roadmap.warnings[0]).toEqual({
      code: 'dependency-cycle',
      message: expect.stringMatching(/"Gap a", "Gap b", "Gap c" depend on/),
    });
  });

  it.each([
    ['no engineers', { engineers: 0 }],
    ['no hours', { hoursPerWeek: 0 }],
    ['hours that are no number', { hoursPerWeek: NaN }],
    ['negative hours', { hoursPerWeek: -3 }],
  ])('loses nothing with %s', (_, team) => {
    const roadmap = plan([aGap('a')], {}, {}, team);
    expect(roadmap.unplaced).toEqual([
      {
        gap: 'a',
        entityRef: 'component:default/a',
        title: 'Gap a',
        hours: 12,
        why: 'Nobody has time for it: the team has no engineers or no hours',
      },
    ]);
    expect(roadmap.forecast.p80).toBeNull();
    expect(codes(roadmap)).toEqual(
      expect.arrayContaining(['no-capacity', 'forecast-incomplete']),
    );
  });

  it('names gaps without an estimate instead of guessing', () => {
    const roadmap = plan([aGap('a', { estimate: null }), aGap('b')]);
    expect(spans(roadmap).map(span => span[1])).toEqual(['b']);
    expect(roadmap.unplaced[0]).toMatchObject({
      gap: 'a',
      why: expect.stringContaining('no estimate'),
    });
  });

  it.each([
    [
      'a length of nothing',
      { ...aPhase('p', '2026-01-05'), weeks: 0 },
      'phase-length',
    ],
    [
      'a length below nothing',
      { ...aPhase('p', '2026-01-05'), weeks: -2 },
      'phase-length',
    ],
    [
      'an endless length',
      { ...aPhase('p', '2026-01-05'), weeks: 1e12 },
      'phase-length',
    ],
    ['a date that is none', aPhase('p', 'soon'), 'phase-date'],
    [
      'a date out of this world',
      aPhase('p', '9999-12-31', 1e9),
      'phase-length',
    ],
  ])('survives a phase with %s', (_, phase, code) => {
    const roadmap = plan([aGap('a', { phase: 'p' })], { phases: [phase] });
    expect(codes(roadmap)).toContain(code);
    expect(spans(roadmap).length + roadmap.unplaced.length).toBe(1);
  });

  it('reports a phase that the plan does not have', () => {
    const roadmap = plan([aGap('a', { phase: 'elsewhere' })], {
      phases: [aPhase('first', '2026-01-05')],
    });
    expect(spans(roadmap)).toHaveLength(1);
    expect(roadmap.warnings[0]).toMatchObject({
      code: 'unknown-phase',
      message: expect.stringContaining('its phases are first'),
    });
  });

  it('plans another group as one engineer and says so', () => {
    const roadmap = plan([
      aGap('a', { assignee: 'group:default/sre' }),
      aGap('b'),
    ]);
    expect(
      spans(roadmap)
        .map(span => span[2])
        .sort(),
    ).toEqual(['Engineer 1', 'group:default/sre']);
    expect(codes(roadmap)).toContain('group-as-one');
  });

  it('counts all the people who are assigned by name', () => {
    const roadmap = plan(
      ['a', 'b', 'c'].map(id => aGap(id, { assignee: `user:default/${id}` })),
    );
    expect(roadmap.team.engineers).toBe(3);
    expect(codes(roadmap)).toContain('more-people-than-engineers');
  });

  it('lets the caller win over the plan', () => {
    expect(plan([aGap('a')], {}, {}, { engineers: 5 }).team).toEqual({
      engineers: 5,
      hoursPerWeek: 30,
      source: 'given',
    });
  });

  it('gives the chance to make the end of a phase', () => {
    // One engineer has 30 h for a sum of 30 h on average: as likely as not.
    const roadmap = plan(
      [
        aGap('a', {
          phase: 'first',
          estimate: { low: 10, high: 20, source: 'plan' },
        }),
        aGap('b', {
          phase: 'first',
          estimate: { low: 10, high: 20, source: 'plan' },
        }),
      ],
      {
        team: { engineers: 1, hoursPerWeek: 30 },
        phases: [aPhase('first', '2026-01-05')],
      },
      { runs: 4000 },
    );
    expect(roadmap.phases[0].chance).toBeGreaterThan(0.46);
    expect(roadmap.phases[0].chance).toBeLessThan(0.54);
    const { p50, p80, p90 } = roadmap.forecast;
    expect([p50, p80, p90]).toEqual([p50, p80, p90].sort());
    expect(p90! > '2026-01-09').toBe(true);
  });

  it('refuses a clock that is none', () => {
    expect(() => plan([], {}, { now: 'noon' })).toThrow(/ISO instant/);
  });
});
