import { assess, defaultPolicy } from '../coverage';
import { GapPlan } from '../vocabulary';
import { withGapPlan } from './withGapPlan';
import { aGap } from '../roadmap/testing';

const gap = aGap('a', {
  assignee: 'user:default/ada',
  phase: 'first',
  estimate: { low: 4, high: 8, source: 'plan' },
});
const aPlan = (parts: Partial<GapPlan> = {}): GapPlan => ({
  gapId: 'a',
  by: 'user:default/lead',
  at: '2026-11-23T12:00:00.000Z',
  revision: 1,
  ...parts,
});

describe('what somebody planned for a gap', () => {
  it('leaves what it does not speak of', () => {
    expect(withGapPlan(gap, undefined)).toBe(gap);
    expect(withGapPlan(gap, aPlan())).toMatchObject({
      assignee: 'user:default/ada',
      phase: 'first',
      estimate: { low: 4, high: 8, source: 'plan' },
    });
  });

  it('wins over the plan file, and "none" is an answer', () => {
    const plan = aPlan({
      assignee: null,
      phase: null,
      estimate: { low: 1, likely: 2, high: 9 },
    });
    expect(withGapPlan(gap, plan)).toMatchObject({
      assignee: null,
      phase: null,
      estimate: {
        ...{ low: 1, likely: 2, high: 9, source: 'person' },
        ...{ by: 'user:default/lead', at: '2026-11-23T12:00:00.000Z' },
      },
      planning: plan,
      unplanned: { assignee: 'user:default/ada', phase: 'first' },
    });
    expect(withGapPlan(gap, aPlan({ estimate: null })).estimate).toBeNull();
  });

  it('gives the file back what it takes back', () => {
    const once = withGapPlan(gap, aPlan({ assignee: 'user:default/bo' }));
    const twice = withGapPlan(once, aPlan({ revision: 2 }));
    expect(twice).toMatchObject({
      assignee: 'user:default/ada',
      planning: { revision: 2 },
    });
    expect(twice.unplanned).toEqual(once.unplanned);
  });

  it('counts in totals of the assessment, and by id alone', () => {
    const component = {
      entityRef: 'component:default/web',
      title: 'Web',
      type: 'service',
      lifecycle: 'production',
      ownerRef: null,
      tags: [],
    };
    const inputs = {
      component,
      inventory: null,
      plan: null,
      apis: [],
      runs: [
        {
          id: 'r',
          startedAt: null,
          receivedAt: '2026-11-20T12:00:00.000Z',
          source: 'upload',
          environment: null,
          run: {
            schemaVersion: 1 as const,
            format: 'junit-xml',
            tool: { name: 'pytest', version: null },
            startedAt: null,
            durationSeconds: null,
            synthetic: false,
            tests: [],
            metrics: [],
            thresholds: [],
            checks: [],
            totals: {
              requests: null,
              failedRequests: null,
              errorRate: null,
              tests: 0,
              failedTests: 0,
              skippedTests: 0,
              thresholds: 0,
              failedThresholds: 0,
              checks: 0,
              failedChecks: 0,
            },
            warnings: [],
          },
        },
      ],
    };
    const now = '2026-11-23T12:00:00.000Z';
    const before = assess(inputs, defaultPolicy, now);
    const [first] = before.gaps;
    const own = first.estimate!;
    const after = assess(
      {
        ...inputs,
        gapPlans: [
          aPlan({ gapId: first.id, estimate: { low: 100, high: 100 } }),
          aPlan({ gapId: 'gone' }),
        ],
      },
      defaultPolicy,
      now,
    );
    expect(after.gaps[0].estimate?.source).toBe('person');
    expect(after.totals.effort.mean - before.totals.effort.mean).toBeCloseTo(
      100 - (own.low + own.high) / 2,
      1,
    );
  });
});
