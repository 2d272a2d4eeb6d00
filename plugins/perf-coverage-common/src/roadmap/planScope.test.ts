import { Roadmap, WorkItem } from '../vocabulary';
import { planRoadmap } from './planRoadmap';
import { planScope, ScopeComponent, ScopeInput } from './planScope';
import { aGap, anAssessment, aPhase, aPlan, aWorkItem } from './testing';

const now = '2026-01-05T00:00:00Z';
const care = 'group:default/care';
const shop = 'group:default/shop';

function aComponent(
  name: string,
  ownerRef: string | null,
  gaps: Parameters<typeof aGap>[],
  over: Partial<ScopeComponent> = {},
): ScopeComponent {
  return {
    component: { entityRef: `component:default/${name}`, ownerRef },
    assessment: anAssessment(gaps.map(args => aGap(...args))),
    plan: null,
    ...over,
  };
}

function anItem(id: string, over: Partial<WorkItem> = {}): WorkItem {
  return {
    id,
    scope: 'portal',
    title: id,
    estimate: { low: 6, high: 6 },
    priority: 'moderate',
    phase: null,
    assignee: null,
    start: null,
    due: null,
    dependsOn: [],
    notes: null,
    done: false,
    by: 'user:default/lead',
    at: now,
    revision: 1,
    ...over,
  };
}

const plan = (input: ScopeInput) => planScope(input, { now, runs: 50 });
const items = ({ phases }: Roadmap) => phases.flatMap(phase => phase.items);
const whoDoes = (roadmap: Roadmap) =>
  Object.fromEntries(
    items(roadmap).map(item => [item.gap ?? item.work, item.assignee]),
  );

describe('the roadmap of many components', () => {
  it('gives work to the owner of its component, and says whose time nobody stated', () => {
    const roadmap = plan({
      components: [
        aComponent('a', care, [['a1'], ['a2']]),
        aComponent('b', shop, [['b1']], {
          plan: aPlan({ team: { engineers: 1, hoursPerWeek: 10 } }),
        }),
      ],
    });
    expect(whoDoes(roadmap)).toEqual({
      a1: 'care 1',
      a2: 'care 2',
      b1: 'shop 1',
    });
    expect(
      items(roadmap)
        .map(item => item.entityRef)
        .sort(),
    ).toEqual([
      'component:default/a',
      'component:default/a',
      'component:default/b',
    ]);
    const said = roadmap.warnings.filter(({ code }) => code === 'default-team');
    expect(said).toHaveLength(1);
    expect(said[0].message).toMatch(/group:default\/care$/);
    expect(roadmap.team).toMatchObject({ engineers: 3 });
  });

  it('plans people that the capacity knows, each for their own teams', () => {
    const roadmap = plan({
      components: [
        aComponent('a', care, [['a1'], ['a2']]),
        aComponent('b', shop, [['b1'], ['b2', { assignee: 'user:x/ada' }]]),
      ],
      capacity: {
        people: [
          { entityRef: 'user:x/ada', teams: [care], hoursPerWeek: 20 },
          { entityRef: 'user:x/bo', teams: [shop], hoursPerWeek: 20 },
        ],
      },
    });
    expect(whoDoes(roadmap)).toEqual({
      a1: 'user:x/ada',
      a2: 'user:x/ada',
      b1: 'user:x/bo',
      b2: 'user:x/ada',
    });
    expect(roadmap.team).toEqual({
      engineers: 2,
      hoursPerWeek: 20,
      source: 'given',
    });
  });

  it('says the hours that its people have, and of whom nobody said any', () => {
    const roadmap = plan({
      components: [
        aComponent('a', care, [['a1', { assignee: 'user:x/cy' }]]),
        aComponent('b', shop, [['b1']]),
      ],
      capacity: {
        people: [
          { entityRef: 'user:x/cy', teams: [care] },
          { entityRef: 'user:x/ada', teams: [care], hoursPerWeek: 20 },
          { entityRef: 'user:x/bo', teams: [shop], hoursPerWeek: 10 },
        ],
      },
    });
    expect(roadmap.team).toEqual({
      engineers: 3,
      hoursPerWeek: 20,
      source: 'given',
    });
    expect(roadmap.warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/how much time these have: .*: user:x\/cy$/),
      expect.stringMatching(/names no phases/),
    ]);
  });

  it('more engineers of no team help everywhere, and end nothing later', () => {
    const input = {
      components: [
        aComponent('a', care, [['a1'], ['a2'], ['a3'], ['a4'], ['a5']]),
        aComponent('b', shop, [['b1']]),
      ],
    };
    const before = plan(input);
    const after = plan({ ...input, team: { engineers: 6, hoursPerWeek: 30 } });
    const end = (roadmap: Roadmap) =>
      items(roadmap).reduce(
        (last, item) => (item.end > last ? item.end : last),
        '',
      );
    expect(end(after) < end(before)).toBe(true);
    expect(after.team.engineers).toBe(6);
  });

  it('uses phases of the scope; what components call theirs is theirs', () => {
    const roadmap = plan({
      components: [
        aComponent('a', care, [
          ['a1', { phase: 'first' }],
          ['a2', { phase: 'their own' }],
        ]),
      ],
      phases: [aPhase('first', '2026-01-05'), aPhase('second', null)],
      adjust: { a2: { phase: 'second' } },
    });
    expect(
      roadmap.phases.map(phase => [phase.name, phase.items.map(i => i.gap)]),
    ).toEqual([
      ['first', ['a1']],
      ['second', ['a2']],
    ]);
    expect(roadmap.warnings.map(({ code }) => code)).not.toContain(
      'unknown-phase',
    );
  });

  it('tells names of components apart, and lets gaps wait for others by id', () => {
    const own = (name: string) =>
      aComponent(name, care, [[`${name}1`, { dependsOn: ['prepare'] }]], {
        plan: aPlan({ work: [aWorkItem('prepare')] }),
      });
    const roadmap = plan({
      components: [own('a'), own('b')],
      workItems: [anItem('work-1', { dependsOn: ['b1'] })],
    });
    const waits = Object.fromEntries(
      items(roadmap).map(item => [item.gap ?? item.work, item.dependsOn]),
    );
    expect(waits).toMatchObject({
      a1: ['component:default/a#prepare'],
      b1: ['component:default/b#prepare'],
      'work-1': ['b1'],
    });
  });

  it('says that components have no owner, and still plans their work', () => {
    const roadmap = plan({
      components: [aComponent('a', null, [['a1']]), aComponent('b', care, [])],
    });
    expect(items(roadmap)).toHaveLength(1);
    expect(roadmap.warnings.map(({ code }) => code)).toContain('no-owner');
  });

  it('plans nothing where nothing is open', () => {
    expect(plan({ components: [] })).toMatchObject({
      phases: [],
      unplaced: [],
      forecast: { p80: null },
    });
  });
});

describe('what people set in the portal', () => {
  const component = { entityRef: 'component:default/a', ownerRef: care };

  it('plans work items beside gaps until they are done', () => {
    const input = {
      component,
      assessment: anAssessment([aGap('a')]),
      plan: null,
      workItems: [
        anItem('work-1', { due: '2026-01-05', start: '2026-01-12' }),
        anItem('work-2', { done: true }),
      ],
    };
    const roadmap = planRoadmap(input, { now, runs: 1 });
    expect(
      items(roadmap)
        .map(item => item.work ?? item.gap)
        .sort(),
    ).toEqual(['a', 'work-1']);
    expect(items(roadmap).find(item => item.work)).toMatchObject({
      start: '2026-01-12',
      notBefore: '2026-01-12',
      due: '2026-01-05',
    });
    expect(roadmap.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['task-date', 'date-missed']),
    );
  });

  it('pins a gap by its own planning', () => {
    const planning = {
      gapId: 'a',
      by: 'user:default/lead',
      at: now,
      revision: 1,
      start: '2026-02-02',
    };
    const roadmap = planRoadmap(
      {
        component,
        assessment: anAssessment([aGap('a', { planning })]),
        plan: null,
      },
      { now, runs: 1 },
    );
    expect(items(roadmap)[0].start).toBe('2026-02-02');
  });

  it('tells an unknown phase once, whatever the number of gaps', () => {
    const gaps = ['a', 'b', 'c'].map(id => aGap(id, { phase: 'gone' }));
    const { warnings } = planRoadmap(
      {
        component,
        assessment: anAssessment(gaps),
        plan: aPlan({ phases: [aPhase('first', null)] }),
      },
      { now, runs: 1 },
    );
    const said = warnings.filter(({ code }) => code === 'unknown-phase');
    expect(said.map(({ message }) => message)).toEqual([
      expect.stringContaining('and 2 more belong to the phase "gone"'),
    ]);
  });
});
