import { TestKind } from '../vocabulary';
import { Capacity, CapacityPerson } from './capacity';
import { planRoadmap, RoadmapInput, RoadmapOptions } from './planRoadmap';
import { aGap, anAssessment, aPhase, aPlan } from './testing';

/** A Monday. */
const now = '2026-01-05T10:00:00Z';
const owner = 'group:default/a';

function ada(over: Partial<CapacityPerson> = {}): CapacityPerson {
  return {
    entityRef: 'user:default/ada',
    teams: [owner],
    hoursPerWeek: 30,
    ...over,
  };
}

function plan(
  gaps: Parameters<typeof anAssessment>[0],
  capacity: Capacity,
  over: Partial<RoadmapInput> = {},
  options: Partial<RoadmapOptions> = {},
) {
  return planRoadmap(
    {
      component: { entityRef: 'component:default/a', ownerRef: owner },
      assessment: anAssessment(gaps),
      plan: aPlan({ team: { engineers: null, hoursPerWeek: null } }),
      capacity,
      ...over,
    },
    { now, runs: 100, ...options },
  );
}

const items = (roadmap: ReturnType<typeof plan>) =>
  roadmap.phases.flatMap(phase =>
    phase.items.map(item => [
      item.gap,
      item.assignee,
      item.start.slice(5),
      item.end.slice(5),
    ]),
  );
const codes = (roadmap: ReturnType<typeof plan>) =>
  roadmap.warnings.map(warning => warning.code);

describe('people and their time', () => {
  // 12 h at 6 h a day are two days.
  it.each<[string, Capacity, string, string]>([
    ['her hours', { people: [ada()] }, '01-05', '01-06'],
    ['half of her time', { people: [ada({ share: 0.5 })] }, '01-05', '01-08'],
    [
      'days of her own',
      { people: [ada({ workingDays: [2, 4], hoursPerWeek: 12 })] },
      '01-06',
      '01-08',
    ],
    [
      'a weekend that is none',
      { people: [ada({ workingDays: [6, 7], hoursPerWeek: 12 })] },
      '01-10',
      '01-11',
    ],
    [
      'a holiday of all',
      {
        people: [ada()],
        holidays: [{ start: '2026-01-06', end: '2026-01-06' }],
      },
      '01-05',
      '01-07',
    ],
    [
      'a holiday of the team and an absence',
      {
        people: [
          ada({ absences: [{ start: '2026-01-01', end: '2026-01-07' }] }),
        ],
        teams: [
          {
            entityRef: owner,
            holidays: [{ start: '2026-01-08', end: '2026-01-08' }],
          },
        ],
      },
      '01-09',
      '01-12',
    ],
    [
      'hours off on a day',
      {
        people: [
          ada({
            absences: [
              { start: '2026-01-05', end: '2026-01-05', hours: 4 },
              { start: '2026-01-06', end: '2026-01-06', hours: 9 },
            ],
          }),
        ],
      },
      '01-05',
      '01-08',
    ],
    [
      "the team's hours",
      {
        people: [ada({ hoursPerWeek: undefined })],
        teams: [{ entityRef: owner, hoursPerWeek: 15 }],
      },
      '01-05',
      '01-08',
    ],
  ])('takes %s', (_, capacity, start, end) => {
    const roadmap = plan([aGap('g')], capacity);
    expect(items(roadmap)).toEqual([['g', 'user:default/ada', start, end]]);
    expect(codes(roadmap)).toEqual(['derived-phases']);
  });

  it('counts capacity and load by week', () => {
    const [person] = plan(
      [aGap('g', { estimate: { low: 40, high: 40, source: 'plan' } })],
      {
        people: [
          ada({ absences: [{ start: '2026-01-06', end: '2026-01-06' }] }),
        ],
      },
    ).people!;
    expect(person).toEqual({
      name: 'user:default/ada',
      inTeam: true,
      hoursPerWeek: 30,
      weeks: [
        { start: '2026-01-05', capacityHours: 24, plannedHours: 24 },
        { start: '2026-01-12', capacityHours: 18, plannedHours: 16 },
      ],
    });
  });

  it.each<[string, Capacity, string, RegExp]>([
    [
      'an absence over years',
      {
        people: [
          ada({ absences: [{ start: '2026-01-05', end: '2029-01-07' }] }),
        ],
      },
      'long-absence',
      /ada is away for 1099 days/,
    ],
    [
      'an absence that ends before it begins',
      {
        people: [
          ada({ absences: [{ start: '2026-02-05', end: '2026-01-07' }] }),
        ],
      },
      'absence',
      /ends on 2026-01-07, before it begins/,
    ],
    [
      'an absence without dates',
      { people: [ada({ absences: [{ start: 'soon', end: 'later' }] })] },
      'absence',
      /no dates/,
    ],
    [
      'hours that nobody has stated',
      { people: [ada({ hoursPerWeek: undefined })] },
      'default-hours',
      /planned with 30 hours a week/,
    ],
    [
      'no hours at all',
      { people: [ada({ hoursPerWeek: 0 })] },
      'no-hours',
      /ada has no hours/,
    ],
  ])('reports %s and loses nothing', (_, capacity, code, message) => {
    const roadmap = plan([aGap('g')], capacity);
    expect(
      roadmap.warnings.find(entry => entry.code === code)?.message,
    ).toMatch(message);
    expect(items(roadmap).length + roadmap.unplaced.length).toBe(1);
  });

  it('says once of whom nobody stated hours, and names the first twenty', () => {
    const people = Array.from({ length: 23 }, (_, at) =>
      ada({
        entityRef: `user:default/u${10 + at}`,
        ...(at > 0 && { hoursPerWeek: undefined }),
      }),
    );
    const said = plan([aGap('g')], { people }).warnings.filter(
      ({ code }) => code === 'default-hours',
    );
    expect(said).toEqual([
      {
        code: 'default-hours',
        message: expect.stringMatching(
          /: user:default\/u11, .*u30 and 2 more$/,
        ),
      },
    ]);
  });

  it('starts after an absence of years', () => {
    const roadmap = plan([aGap('g')], {
      people: [ada({ absences: [{ start: '2026-01-05', end: '2029-01-07' }] })],
    });
    expect(roadmap.forecast.p50).toBe('2029-01-09');
  });

  it('gives the work of people who left to the team', () => {
    const roadmap = plan([aGap('g', { assignee: 'user:default/bo' })], {
      people: [ada(), ada({ entityRef: 'user:default/bo', left: true })],
    });
    expect(items(roadmap)).toEqual([
      ['g', 'user:default/ada', '01-05', '01-06'],
    ]);
    expect(codes(roadmap)).toContain('person-left');
  });

  it('puts the work of another group onto its members', () => {
    const sre = 'group:default/sre';
    const roadmap = plan([aGap('g', { assignee: sre })], {
      people: [ada(), ada({ entityRef: 'user:default/sam', teams: [sre] })],
    });
    expect(items(roadmap)[0][1]).toBe('user:default/sam');
    expect(codes(roadmap)).not.toContain('group-as-one');
  });

  it('minds skills, except where somebody is assigned by name', () => {
    const people = [
      ada({ skills: ['load'] }),
      ada({ entityRef: 'user:default/bo', skills: ['soak', 'load'] }),
    ];
    const kinds: TestKind[] = ['soak'];
    const skilled = plan(
      [
        aGap('one', { kinds }),
        aGap('two', { kinds }),
        aGap('mine', { kinds, assignee: 'user:default/ada' }),
        aGap('odd', { kinds: ['failure'] }),
      ],
      { people },
    );
    expect(items(skilled).map(item => item.slice(0, 2))).toEqual([
      ['mine', 'user:default/ada'],
      ['one', 'user:default/bo'],
      ['two', 'user:default/bo'],
    ]);
    expect(skilled.unplaced[0].why).toMatch(/skills for failure/);
    expect(codes(skilled)).toContain('skills');
  });
});

describe('what people set', () => {
  const people = [ada()];

  it('pins phases, people, dates and hours', () => {
    const roadmap = plan(
      [aGap('a'), aGap('b')],
      { people },
      {
        plan: aPlan({
          team: { engineers: null, hoursPerWeek: null },
          phases: [aPhase('one', '2026-01-05'), aPhase('two', null, 2)],
        }),
        adjust: {
          a: { phase: 'two', start: '2026-01-14', due: '2026-01-14' },
          b: { estimate: { low: 6, high: 6 }, assignee: 'user:default/bo' },
        },
      },
    );
    expect(items(roadmap)).toEqual([
      ['b', 'user:default/bo', '01-05', '01-05'],
      ['a', 'user:default/ada', '01-14', '01-15'],
    ]);
    expect(
      roadmap.warnings.find(entry => entry.code === 'date-missed')?.message,
    ).toMatch(/due on 2026-01-14 and done on 2026-01-15/);
  });

  it('says what can not be', () => {
    const roadmap = plan(
      [aGap('a'), aGap('b'), aGap('c', { phase: 'one' })],
      { people },
      {
        plan: aPlan({ phases: [aPhase('one', '2026-01-05')] }),
        adjust: {
          a: { start: 'soon' },
          b: { start: '2026-02-02', due: '2026-01-20' },
          c: { start: '2026-03-02' },
        },
      },
    );
    const messages = roadmap.warnings.map(entry => entry.message).join('\n');
    expect(messages).toMatch(/pinned to "soon"/);
    expect(messages).toMatch(/before it may start/);
    expect(roadmap.unplaced[0].why).toMatch(
      /may not start before 2026-03-02, so all 12 h are missing/,
    );
  });
});
