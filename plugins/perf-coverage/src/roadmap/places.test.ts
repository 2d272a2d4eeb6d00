import { aPhase, aRoadmap } from '../__testUtils__/builders';
import {
  areAlike,
  assigneeFor,
  moveIn,
  peopleIn,
  phasesOf,
  placedItems,
  withMoved,
  withPhases,
} from './places';

const ada = { phase: 'critical-gaps', assignee: 'user:default/ada' };
const roadmap = aRoadmap({
  phases: [
    aPhase(),
    aPhase({ name: 'later', title: 'Later', items: [] }),
    aPhase({ name: 'unphased', title: 'Not in a phase yet', items: [] }),
  ],
});

describe('moves on a roadmap', () => {
  it.each([
    ['nowhere', ada, undefined],
    ['to a phase', { ...ada, phase: 'later' }, { phase: 'later' }],
    ['out of all phases', { ...ada, phase: null }, { phase: null }],
    [
      'to a person',
      { ...ada, assignee: 'user:default/ben' },
      { assignee: 'user:default/ben' },
    ],
    [
      'to nobody in particular',
      { ...ada, assignee: 'Engineer 2' },
      { assignee: null },
    ],
  ])('%s sets what changed and no more', (_name, to, expected) => {
    expect(
      moveIn({}, roadmap, 'gap-swap', ada, to).adjust?.['gap-swap'],
    ).toEqual(expected);
  });

  it.each([
    ['Engineer 1', 'Engineer 2', true],
    ['care 1', 'care 2', true],
    ['care 1', 'shop 1', false],
    [null, 'Engineer 2', true],
    ['care 1', 'Engineer 2', false],
    ['user:default/ada', 'care 1', false],
    ['user:default/ada', 'user:default/ben', false],
  ])('%s and %s are alike for a plan: %s', (one, other, alike) => {
    const groups = ['group:default/care', 'group:default/shop'];
    expect(areAlike(one, other, groups)).toBe(alike);
  });

  it('keeps what was set before, of this gap and of others', () => {
    const settings = {
      engineers: 4,
      adjust: { other: { phase: 'later' }, 'gap-swap': { due: '2027-01-01' } },
    };
    expect(
      moveIn(settings, roadmap, 'gap-swap', ada, { ...ada, phase: 'later' }),
    ).toEqual({
      engineers: 4,
      adjust: {
        other: { phase: 'later' },
        'gap-swap': { due: '2027-01-01', phase: 'later' },
      },
    });
  });

  it('makes phases of the scope of those that came from priorities', () => {
    const derived = aRoadmap({
      phases: [aPhase({ name: 'critical', end: '2026-12-08' })],
      warnings: [{ code: 'derived-phases', message: 'No phases' }],
    });
    expect(
      moveIn({}, derived, 'gap-swap', ada, { ...ada, phase: null }).phases,
    ).toEqual([expect.objectContaining({ name: 'critical', weeks: 2 })]);
    // Another person needs no phase.
    expect(
      moveIn({}, derived, 'gap-swap', ada, { ...ada, assignee: null }).phases,
    ).toBeUndefined();
  });

  it('leaves all other work in the phase that it was drawn in', () => {
    const [item] = aPhase().items;
    const low = { ...item, gap: 'gap-low' };
    const derived = aRoadmap({
      phases: [
        aPhase({ name: 'critical' }),
        aPhase({ name: 'low', items: [low] }),
      ],
      warnings: [{ code: 'derived-phases', message: 'No phases' }],
    });
    const [moved, other] = placedItems(derived);
    const settings = { adjust: { [other.id]: { due: '2027-01-01' } } };
    const from = { phase: 'critical', assignee: item.assignee };
    expect(
      moveIn(settings, derived, moved.id, from, { ...from, phase: 'low' })
        .adjust,
    ).toEqual({
      [moved.id]: { phase: 'low' },
      [other.id]: { due: '2027-01-01', phase: 'low' },
    });
    // Of phases that somebody edits, what remains keeps its work.
    const [first] = phasesOf(derived);
    expect(withPhases({}, derived, [first]).adjust).toEqual({
      [moved.id]: { phase: 'critical' },
    });
    // Phases that a plan names have their work already.
    expect(withPhases({}, roadmap, [first])).toEqual({ phases: [first] });
  });

  it.each(
    ['critical-gaps', 'later', null].flatMap(phase =>
      ['user:default/ada', 'Engineer 1', null].map(assignee => ({
        phase,
        assignee,
      })),
    ),
  )('shows the item at once in $phase with $assignee', to => {
    expect(placedItems(withMoved(roadmap, 'gap-swap', to))).toEqual([
      expect.objectContaining({
        id: 'gap-swap',
        phase: to.phase,
        item: expect.objectContaining({ assignee: to.assignee }),
      }),
    ]);
  });

  it.each([
    ['user:default/ben', 'user:default/ben'],
    ['care 2', 'group:default/care'],
    ['other/night shift 1', 'group:other/night shift'],
    ['Engineer 3', null],
    ['care', null],
    [null, null],
  ])('dropped on %s is given to %s', (person, expected) => {
    expect(
      assigneeFor(person, ['group:default/care', 'group:other/night shift']),
    ).toBe(expected);
  });

  it('names who has time or work, and the phases that can be chosen', () => {
    expect(peopleIn(roadmap)).toEqual(['user:default/ada']);
    expect(phasesOf(roadmap).map(phase => phase.name)).toEqual([
      'critical-gaps',
      'later',
    ]);
  });
});
