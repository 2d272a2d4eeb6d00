import { DateTime } from 'luxon';
import fc from 'fast-check';
import {
  AssessedGap,
  PerformancePlan,
  priorities,
  Roadmap,
  RoadmapItem,
} from '../vocabulary';
import { Capacity } from './capacity';
import { planRoadmap, RoadmapInput } from './planRoadmap';
import { aGap, anAssessment, aPhase, aPlan, aWorkItem } from './testing';

const now = '2026-01-07T10:00:00Z';

interface Case {
  gaps: AssessedGap[];
  plan: PerformancePlan | null;
}

const phaseName = fc.constantFrom('one', 'two', 'gone', null);

const aCase: fc.Arbitrary<Case> = fc
  .record({
    gaps: fc.array(
      fc.record({
        low: fc.integer({ min: 0, max: 30 }),
        width: fc.integer({ min: 1, max: 20 }),
        priority: fc.constantFrom(...priorities),
        phase: phaseName,
        assignee: fc.constantFrom(
          null,
          null,
          'user:default/ada',
          'group:default/a',
          'group:default/b',
        ),
        dependsOn: fc.array(fc.nat(14).map(String), { maxLength: 2 }),
      }),
      { maxLength: 15 },
    ),
    planned: fc.boolean(),
    engineers: fc.integer({ min: 0, max: 4 }),
    weeks: fc.integer({ min: 1, max: 4 }),
    start: fc.constantFrom('2025-06-02', '2026-01-05', '2026-01-17', null),
    work: fc.array(phaseName, { maxLength: 3 }),
  })
  .map(({ gaps, planned, engineers, weeks, start, work }) => ({
    gaps: gaps.map(({ low, width, ...rest }, at) =>
      aGap(String(at), {
        ...rest,
        estimate: { low, high: low + width, source: 'plan' as const },
      }),
    ),
    plan: planned
      ? aPlan({
          team: { engineers, hoursPerWeek: 30 },
          phases: [aPhase('one', start, weeks), aPhase('two', null, weeks)],
          work: work.map((phase, at) => aWorkItem(`w${at}`, { phase })),
        })
      : null,
  }));

function roadmapOf(
  { gaps, plan }: Case,
  seed = 7,
  over: Partial<RoadmapInput> = {},
) {
  return planRoadmap(
    {
      component: {
        entityRef: 'component:default/a',
        ownerRef: 'group:default/a',
      },
      assessment: anAssessment(gaps),
      plan,
      ...over,
    },
    { now, runs: 40, seed },
  );
}

const aCapacity: fc.Arbitrary<Capacity> = fc
  .array(
    fc.record({
      // With fewer, work goes on beyond the weeks that are listed.
      hoursPerWeek: fc.constantFrom(0, 20, 25, 40),
      share: fc.constantFrom(0.25, 0.5, 1),
      absence: fc.tuple(fc.nat(40), fc.nat(20)),
      team: fc.constantFrom('group:default/a', 'group:default/b'),
      workingDays: fc.constantFrom([1, 2, 3, 4, 5], [1, 3], [2, 3, 4]),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map(people => ({
    people: people.map(({ team, absence: [from, days], ...rest }, at) => {
      const start = DateTime.fromISO('2026-01-07').plus({ days: from });
      return {
        ...rest,
        entityRef: at === 0 ? 'user:default/ada' : `user:default/p${at}`,
        teams: [team],
        absences: [
          {
            start: start.toISODate()!,
            end: start.plus({ days }).toISODate()!,
          },
        ],
      };
    }),
  }));

function lastDay({ phases }: Roadmap): string {
  return phases
    .flatMap(phase => phase.items.map(item => item.end))
    .reduce((last, end) => (end > last ? end : last), '');
}

function workingDays(from: string, to: string): string[] {
  const days: string[] = [];
  let day = DateTime.fromISO(from, { zone: 'utc' });
  const last = DateTime.fromISO(to, { zone: 'utc' });
  for (; day <= last; day = day.plus({ days: 1 })) {
    if (day.weekday <= 5) days.push(day.toISODate()!);
  }
  return days;
}

describe('planRoadmap, whatever it is given', () => {
  it('plans nobody over capacity', () => {
    fc.assert(
      fc.property(aCase, given => {
        const roadmap = roadmapOf(given);
        const items = roadmap.phases.flatMap(phase => phase.items);
        const people = new Map<string, RoadmapItem[]>();
        for (const item of items) {
          const own = people.get(item.assignee!) ?? [];
          own.push(item);
          people.set(item.assignee!, own);
        }
        for (const own of people.values()) {
          // Work that lies within any stretch of days has to fit into their hours.
          for (const first of own) {
            for (const last of own) {
              const inside = own.filter(
                item => item.start >= first.start && item.end <= last.end,
              );
              const hours = inside.reduce((sum, i) => sum + i.hours.mean, 0);
              const days = workingDays(first.start, last.end).length;
              expect(hours).toBeLessThanOrEqual(
                (days * roadmap.team.hoursPerWeek) / 5 + 0.1,
              );
            }
          }
        }
        const past = roadmap.warnings
          .filter(warning => warning.code === 'phase-past')
          .map(warning => warning.message);
        const kept = roadmap.phases.filter(
          phase => !past.some(message => message.includes(`"${phase.title}"`)),
        );
        for (const phase of kept) {
          expect(phase.effort.mean).toBeLessThanOrEqual(
            phase.capacityHours + 0.1,
          );
          for (const item of phase.items) {
            expect(item.start >= phase.start).toBe(true);
            expect(item.end <= phase.end).toBe(true);
          }
        }
      }),
    );
  });

  it('plans nobody over the hours of any week, days off and shares among them', () => {
    fc.assert(
      fc.property(aCase, aCapacity, (given, capacity) => {
        const { people, phases } = roadmapOf(given, 7, { capacity });
        for (const { weeks } of people!) {
          for (const { capacityHours, plannedHours } of weeks) {
            expect(plannedHours).toBeLessThanOrEqual(capacityHours + 0.01);
          }
        }
        const planned = people!
          .flatMap(person => person.weeks)
          .reduce((sum, week) => sum + week.plannedHours, 0);
        const placed = phases.reduce((sum, { effort }) => sum + effort.mean, 0);
        expect(Math.abs(planned - placed)).toBeLessThan(1);
      }),
    );
  });

  it('starts nothing on days off', () => {
    fc.assert(
      fc.property(aCase, aCapacity, (given, capacity) => {
        const off = new Map(
          capacity.people.map(person => [person.entityRef, person.absences!]),
        );
        for (const { items } of roadmapOf(given, 7, { capacity }).phases) {
          for (const { assignee, start, end } of items) {
            for (const absence of off.get(assignee!) ?? []) {
              for (const day of [start, end]) {
                expect(day >= absence.start && day <= absence.end).toBe(false);
              }
            }
          }
        }
      }),
    );
  });

  it('ends no later with more people, unless more of the work fits', () => {
    fc.assert(
      fc.property(
        aCase,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        (given, engineers, more) => {
          const few = roadmapOf(given, 7, { team: { engineers } });
          const many = roadmapOf(given, 7, {
            team: { engineers: engineers + more },
          });
          const left = (roadmap: Roadmap) =>
            roadmap.unplaced.reduce((sum, item) => sum + item.hours, 0);
          expect(left(many)).toBeLessThanOrEqual(left(few) + 0.1);
          expect(left(few) > 0 || lastDay(many) <= lastDay(few)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("keeps Graham's example from ending later with each further person", () => {
    // R. L. Graham, 1969: four processors may end later than three here.
    const hours = [3, 2, 2, 2, 4, 4, 4, 4, 9];
    const after: Record<number, string[]> = {
      8: ['t1'],
      4: ['t4'],
      5: ['t4'],
      6: ['t4'],
      7: ['t4'],
    };
    const gaps = hours.map((value, at) =>
      aGap(`t${at + 1}`, {
        estimate: { low: value * 6, high: value * 6, source: 'plan' },
        dependsOn: after[at] ?? [],
      }),
    );
    const order = gaps.map(gap => gap.id);
    const days = (engineers: number) =>
      workingDays(
        now.slice(0, 10),
        lastDay(
          planRoadmap(
            {
              component: {
                entityRef: 'component:default/a',
                ownerRef: 'group:default/a',
              },
              assessment: anAssessment(gaps),
              plan: null,
              team: { engineers, hoursPerWeek: 30 },
            },
            { now, runs: 1, order },
          ),
        ),
      ).length;
    const ends = [1, 2, 3, 4, 5, 6].map(days);
    expect(ends).toEqual([...ends].sort((a, b) => b - a));
    expect(ends[0]).toBe(34);
  });

  it('ends no later with more hours where no dates are fixed', () => {
    fc.assert(
      fc.property(
        aCase,
        fc.integer({ min: 10, max: 35 }),
        fc.integer({ min: 1, max: 20 }),
        ({ gaps }, hoursPerWeek, more) => {
          const end = (hours: number) =>
            lastDay(
              roadmapOf({ gaps, plan: null }, 7, {
                team: { engineers: 3, hoursPerWeek: hours },
              }),
            );
          expect(end(hoursPerWeek + more) <= end(hoursPerWeek)).toBe(true);
        },
      ),
    );
  });

  it('starts what is more urgent first, where nothing else binds', () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 1, max: 5 }), (given, engineers) => {
        const loose = given.gaps.map(gap => ({
          ...gap,
          assignee: null,
          phase: null,
          dependsOn: [],
        }));
        const items = roadmapOf({ gaps: loose, plan: null }, 7, {
          team: { engineers },
        }).phases.flatMap(phase => phase.items);
        for (const one of items) {
          for (const other of items) {
            const moreUrgent =
              priorities.indexOf(one.priority) <
              priorities.indexOf(other.priority);
            expect(!moreUrgent || one.start <= other.start).toBe(true);
          }
        }
      }),
    );
  });

  it('starts nothing before today, on a weekend, or before what it depends on', () => {
    fc.assert(
      fc.property(aCase, given => {
        const items = roadmapOf(given).phases.flatMap(phase => phase.items);
        const byId = new Map(items.map(item => [item.gap ?? item.work!, item]));
        for (const item of items) {
          expect(item.start >= '2026-01-07').toBe(true);
          expect(item.end >= item.start).toBe(true);
          expect(workingDays(item.start, item.start)).toHaveLength(1);
          expect(workingDays(item.end, item.end)).toHaveLength(1);
          for (const other of item.dependsOn) {
            expect(byId.get(other)!.end <= item.start).toBe(true);
          }
        }
      }),
    );
  });

  it('loses nothing: totals are the sums of the parts', () => {
    fc.assert(
      fc.property(aCase, given => {
        const roadmap = roadmapOf(given);
        const items = roadmap.phases.flatMap(phase => phase.items);
        expect(items.length + roadmap.unplaced.length).toBe(
          given.gaps.length + (given.plan?.work.length ?? 0),
        );
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
        const placed = sum(roadmap.phases.map(phase => phase.effort.mean));
        const open = sum(roadmap.unplaced.map(item => item.hours));
        expect(placed).toBeCloseTo(sum(items.map(i => i.hours.mean)), 1);
        expect(placed + open).toBeCloseTo(roadmap.effort.mean, 1);
        expect(roadmap.unplaced.every(item => item.why.length > 10)).toBe(true);
      }),
    );
  });

  it('gives the same for the same input and seed, in whatever order the gaps come', () => {
    fc.assert(
      fc.property(aCase, fc.integer(), (given, seed) => {
        const turned = { ...given, gaps: [...given.gaps].reverse() };
        expect(roadmapOf(turned, seed)).toEqual(roadmapOf(given, seed));
      }),
    );
  });

  it('orders its dates and keeps chances between 0 and 1', () => {
    fc.assert(
      fc.property(aCase, given => {
        const roadmap = roadmapOf(given);
        for (const { forecast, chance } of roadmap.phases) {
          const { p50, p80, p90 } = forecast;
          expect(chance === null).toBe(p50 === null);
          const dates = [p50, p80, p90].map(date => date ?? '');
          expect([...dates].sort()).toEqual(dates);
          expect(dates[2] <= (roadmap.forecast.p90 ?? '')).toBe(true);
          expect(chance ?? 0).toBeGreaterThanOrEqual(0);
          expect(chance ?? 0).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
