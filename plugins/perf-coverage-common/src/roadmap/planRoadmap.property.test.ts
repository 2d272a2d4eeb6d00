import { DateTime } from 'luxon';
import fc from 'fast-check';
import {
  AssessedGap,
  PerformancePlan,
  priorities,
  RoadmapItem,
} from '../vocabulary';
import { planRoadmap } from './planRoadmap';
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

function roadmapOf({ gaps, plan }: Case, seed = 7) {
  return planRoadmap(
    {
      component: {
        entityRef: 'component:default/a',
        ownerRef: 'group:default/a',
      },
      assessment: anAssessment(gaps),
      plan,
    },
    { now, runs: 40, seed },
  );
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
