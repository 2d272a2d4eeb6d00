import type { GapListItem } from 'backstage-plugin-perf-coverage-common';
import { sumEffort } from 'backstage-plugin-perf-coverage-common';
import { aGapPage, aRoadmap } from '../__testUtils__/builders';
import { groupGaps, groupings, isInGroup, workloads } from './groups';

const [first] = aGapPage().items;
const gap = (change: Partial<GapListItem>): GapListItem => ({
  ...first,
  ...change,
});
const gaps = [
  gap({ id: 'a', priority: 'low', assignee: null }),
  gap({ id: 'b', estimate: null, phase: null }),
  gap({
    id: 'c',
    ownerRef: 'group:default/payments',
    estimate: { low: 30, high: 50, source: 'person' },
  }),
];

describe('groups of gaps', () => {
  it.each(groupings)('by %s hold each gap once, and add up', by => {
    const groups = groupGaps(gaps, by);
    expect(
      groups.flatMap(group => group.gaps.map(({ id }) => id)).sort(),
    ).toEqual(['a', 'b', 'c']);
    expect(groups.reduce((sum, group) => sum + group.mean, 0)).toBe(57.5);
    expect(groups.reduce((sum, group) => sum + group.unestimated, 0)).toBe(1);
    for (const group of groups) {
      for (const one of group.gaps) {
        expect(isInGroup(one, by, group.value ?? 'none')).toBe(true);
      }
    }
  });

  it('come to the same hours as the total of the board', () => {
    const estimates = [
      { low: 10, high: 20, source: 'plan' as const },
      { low: 4, high: 16, source: 'default' as const },
      { low: 1, high: 3, source: 'person' as const },
    ];
    const [group] = groupGaps(
      estimates.map((estimate, at) => gap({ id: `${at}`, estimate })),
      'team',
    );
    const { low, high, mean } = sumEffort(estimates);
    expect(group).toMatchObject({ low, high, mean });
    // Narrower than the ends added: not all go well, or badly, at once.
    expect(group.low).toBeGreaterThan(15);
    expect(group.high).toBeLessThan(39);
  });

  it('begin with what is most urgent or largest, and end with none', () => {
    const order = (by: (typeof groupings)[number]) =>
      groupGaps(gaps, by).map(({ value }) => value);
    expect(order('priority')).toEqual(['critical', 'low']);
    expect(order('team')).toEqual([
      'group:default/payments',
      'group:default/scheduling',
    ]);
    expect(order('assignee')).toEqual(['user:default/ada', null]);
  });
});

describe('workloads', () => {
  it('name who was given more than the plan has room for, first', () => {
    const roadmap = aRoadmap({
      people: [
        {
          name: 'user:default/ada',
          inTeam: true,
          hoursPerWeek: 30,
          weeks: [
            { start: '2026-11-30', capacityHours: 30, plannedHours: 30 },
            { start: '2026-12-07', capacityHours: 30, plannedHours: 44 },
          ],
        },
      ],
      unplaced: [{ gap: 'd', title: 'd', why: 'No room', hours: 12 }],
    });
    const given = [
      ...gaps,
      gap({ id: 'd', assignee: 'user:default/ben', estimate: null }),
    ];
    expect(workloads(given, roadmap)).toEqual([
      expect.objectContaining({
        name: 'user:default/ben',
        notPlaced: 12,
        hoursPerWeek: null,
      }),
      {
        name: 'user:default/ada',
        gaps: 2,
        hours: 40,
        hoursPerWeek: 30,
        notPlaced: 0,
        overloadedWeeks: 1,
      },
    ]);
  });
});
