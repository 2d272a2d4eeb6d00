import fc from 'fast-check';
import { Roadmap } from '../vocabulary';
import { planRoadmap } from './planRoadmap';
import { aGap, anAssessment } from './testing';

/** Work that depends on earlier work alone, in an order of its own. */
const someWork = fc.array(
  fc.record({
    days: fc.integer({ min: 1, max: 9 }),
    after: fc.array(fc.nat(), { maxLength: 2 }),
  }),
  { minLength: 4, maxLength: 12 },
);

function endOf({ phases }: Roadmap): string {
  return phases
    .flatMap(phase => phase.items.map(item => item.end))
    .reduce((last, end) => (end > last ? end : last), '');
}

describe('a larger team', () => {
  it('never ends later, whatever depends on what', () => {
    fc.assert(
      fc.property(
        someWork,
        fc.integer({ min: 1, max: 4 }),
        (work, engineers) => {
          const gaps = work.map(({ days, after }, at) =>
            aGap(`g${at}`, {
              estimate: { low: days * 6, high: days * 6, source: 'plan' },
              dependsOn: at === 0 ? [] : after.map(other => `g${other % at}`),
            }),
          );
          const end = (people: number) =>
            endOf(
              planRoadmap(
                {
                  component: {
                    entityRef: 'component:default/a',
                    ownerRef: 'group:default/a',
                  },
                  assessment: anAssessment(gaps),
                  plan: null,
                  team: { engineers: people, hoursPerWeek: 30 },
                },
                {
                  now: '2026-01-05T00:00:00Z',
                  runs: 1,
                  order: gaps.map(gap => gap.id),
                },
              ),
            );
          expect(end(engineers + 1) <= end(engineers)).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});
