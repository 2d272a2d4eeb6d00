import { TrendDay } from '../api';
import { burnDown } from './burnDown';
import { planRoadmap } from './planRoadmap';
import { aGap, anAssessment, aPlan } from './testing';

const now = '2026-01-05T12:00:00Z';

function roadmapOf(ids: string[], at = now) {
  return planRoadmap(
    {
      component: { entityRef: 'component:default/a', ownerRef: null },
      assessment: anAssessment(
        ids.map(id =>
          aGap(id, { estimate: { low: 20, high: 40, source: 'plan' } }),
        ),
      ),
      plan: aPlan({ team: { engineers: 1, hoursPerWeek: 30 } }),
    },
    { now: at, runs: 500 },
  );
}

const aDay = (day: string, gaps: number): TrendDay => ({
  day,
  components: 1,
  met: 0,
  applicable: 9,
  gaps: { critical: 0, high: gaps, moderate: 0, low: 0 },
  effortHours: gaps * 30,
});

describe('the burn-down', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const roadmap = roadmapOf(ids);

  it('counts what was left and what was closed, day by day', () => {
    const { actual } = burnDown(
      {
        days: [aDay('2026-01-02', 6), aDay('2026-01-04', 4)],
        closedAt: [
          '2026-01-03T08:00:00.000Z',
          '2026-01-04T23:59:59.000Z',
          '2027-01-01T00:00:00.000Z',
        ],
        roadmap,
        accepted: null,
      },
      { now },
    );
    expect(actual).toEqual([
      { day: '2026-01-02', gaps: 6, hours: 180, closed: 0 },
      { day: '2026-01-04', gaps: 4, hours: 120, closed: 2 },
    ]);
  });

  it('draws the accepted plan from the day of its acceptance to nothing', () => {
    const accepted = {
      at: '2025-12-01T09:00:00Z',
      roadmap: roadmapOf(ids, '2025-12-01T00:00:00Z'),
    };
    const { planned } = burnDown(
      { days: [], closedAt: [], roadmap, accepted },
      { now },
    );
    expect(planned[0]).toEqual({ day: '2025-12-01', gaps: 4, hours: 120 });
    expect(planned.map(({ gaps }) => gaps)).toEqual([4, 3, 2, 1, 0]);
    expect(planned.at(-1)).toMatchObject({ hours: 0, day: '2025-12-26' });
  });

  it('has a cone: less sure is never more work, and all of it ends', () => {
    const { forecast } = burnDown(
      { days: [], closedAt: [], roadmap, accepted: null },
      { now },
    );
    expect(forecast[0]).toMatchObject({ day: '2026-01-05', p90: { gaps: 4 } });
    for (const { p50, p80, p90 } of forecast) {
      expect(p50.gaps).toBeLessThanOrEqual(p80.gaps);
      expect(p80.gaps).toBeLessThanOrEqual(p90.gaps);
      expect(p80.hours).toBeLessThanOrEqual(p90.hours);
    }
    expect(forecast.at(-1)?.p90).toEqual({ gaps: 0, hours: 0 });
  });

  it('never counts as done what is not placed', () => {
    const nobody = planRoadmap(
      {
        component: { entityRef: 'component:default/a', ownerRef: null },
        assessment: anAssessment([aGap('a')]),
        plan: aPlan({ team: { engineers: 0, hoursPerWeek: 0 } }),
      },
      { now, runs: 10 },
    );
    const { forecast, planned } = burnDown(
      {
        days: [],
        closedAt: [],
        roadmap: nobody,
        accepted: { at: now, roadmap: nobody },
      },
      { now },
    );
    expect(forecast).toEqual([]);
    expect(planned).toEqual([{ day: '2026-01-05', gaps: 1, hours: 12 }]);
  });

  it('asks the past by itself, in whole weeks', () => {
    const { throughput } = burnDown(
      {
        days: [aDay('2025-11-24', 9)],
        closedAt: Array.from(
          { length: 12 },
          (_, at) => `2025-12-${String(at + 10)}T00:00:00.000Z`,
        ),
        roadmap,
        accepted: null,
      },
      { now },
    );
    expect(throughput).toMatchObject({ weeks: 6, perWeek: 2, why: null });
    expect(throughput.p50! > now.slice(0, 10)).toBe(true);
  });
});
