import {
  ComponentPlan,
  KeptPlan,
  PerfCoverageApi,
  PlanOutcome,
  PlanPreview,
  emptyEffort,
  parsePlan,
} from 'backstage-plugin-perf-coverage-common';

const SCHEDULER = 'component:default/residency-scheduler';

/** A sound plan with comments that must not get lost. */
export const keptText = `# Agreed with the clinic.
apiVersion: perf-coverage.io/v1
kind: PerformancePlan
capabilities:
  - name: swap-operations # used daily
    title: Swap operations
    impact: high
    requires: [load]
    slas:
      - name: Single swap
        metric: duration
        stat: p95
        threshold: < 5s
phases:
  - name: first
    title: Close critical gaps
    weeks: 1
`;

export function aKeptPlan(change: Partial<KeptPlan> = {}): KeptPlan {
  return {
    revision: 3,
    at: '2026-11-20T08:00:00.000Z',
    by: 'user:default/grace',
    reason: 'Limits agreed with the clinic',
    kind: 'edited',
    restored: null,
    text: keptText,
    problems: [],
    ...change,
  };
}

export function aComponentPlan(
  change: Partial<ComponentPlan> = {},
): ComponentPlan {
  const kept = change.kept === undefined ? aKeptPlan() : change.kept;
  return {
    entityRef: SCHEDULER,
    inForce: kept?.text ? 'portal' : null,
    repository: null,
    revision: kept?.revision ?? 0,
    ...change,
    kept,
  };
}

const outcome: PlanOutcome = {
  state: 'partial',
  metRequirements: 12,
  requirements: 40,
  coverage: 0.3,
  gaps: { critical: 3, high: 0, moderate: 1, low: 0 },
  effort: { ...emptyEffort, low: 82, high: 104 },
};

/** The problems are the real ones; what would change is made up. */
export function aPlanPreview(
  text: string,
  change: Partial<PlanPreview> = {},
): PlanPreview {
  const { plan, problems } = parsePlan(text, 'perf-coverage.yaml');
  return {
    problems,
    counts: true,
    before: outcome,
    after: plan && { ...outcome, requirements: 41 },
    changes: [],
    ...change,
  };
}

/** The plan's part of the client. */
export function planApi() {
  return {
    getPlan: jest.fn(async (_ref: string) => aComponentPlan()),
    setPlan: jest.fn<
      Promise<ComponentPlan>,
      Parameters<PerfCoverageApi['setPlan']>
    >(async (_ref, { text, reason, revision }) =>
      aComponentPlan({
        kept: aKeptPlan({ text, reason, revision: revision + 1 }),
      }),
    ),
    restorePlan: jest.fn<
      Promise<ComponentPlan>,
      Parameters<PerfCoverageApi['restorePlan']>
    >(async (_ref, { restore, revision }) =>
      aComponentPlan({
        kept: aKeptPlan({
          kind: 'restored',
          restored: restore,
          revision: revision + 1,
        }),
      }),
    ),
    getPlanHistory: jest.fn(async (_ref: string) => {
      const { text: _text, problems: _problems, ...newest } = aKeptPlan();
      return {
        revisions: [newest, { ...newest, revision: 2, reason: 'First limits' }],
      };
    }),
    getKeptPlan: jest.fn(async (_ref: string, revision: number) =>
      aKeptPlan({ revision }),
    ),
    previewPlan: jest.fn(async (_ref: string, text: string) =>
      aPlanPreview(text),
    ),
    draftPlan: jest.fn(async (ref: string) => ({
      text: `${keptText}component: ${ref}\n`,
    })),
  };
}
