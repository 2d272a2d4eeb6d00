import { emptyEffort } from '../effort';
import {
  AssessedCapability,
  AssessedGap,
  Assessment,
  PerformancePlan,
  PlanCapability,
  PlanWorkItem,
} from '../vocabulary';

export function aGap(id: string, over: Partial<AssessedGap> = {}): AssessedGap {
  return {
    id,
    capability: id,
    capabilityTitle: id,
    type: 'untested',
    title: `Gap ${id}`,
    priority: 'high',
    why: 'Nothing tests it',
    priorityWhy: 'By the policy',
    close: [],
    kinds: [],
    estimate: { low: 12, high: 12, source: 'plan' },
    phase: null,
    assignee: null,
    dependsOn: [],
    links: [],
    ...over,
  };
}

export function anAssessment(gaps: AssessedGap[]): Assessment {
  const names = [...new Set(gaps.map(gap => gap.capability))];
  return {
    schemaVersion: 1,
    state: 'partial',
    operations: [],
    requestsWithoutOperation: [],
    capabilities: names.map(
      (name): AssessedCapability => ({
        name,
        title: name,
        state: 'untested',
        impact: 'high',
        rationale: null,
        met: 0,
        applicable: 1,
        source: 'plan',
        excludedBecause: null,
        requirements: [],
      }),
    ),
    slas: [],
    gaps,
    claims: [],
    totals: {
      operations: 0,
      coveredOperations: 0,
      capabilities: names.length,
      requirements: 0,
      metRequirements: 0,
      coverage: null,
      gaps: gaps.length,
      effort: { ...emptyEffort },
    },
  };
}

export function aPlan(over: Partial<PerformancePlan> = {}): PerformancePlan {
  return {
    apiVersion: 'perf-coverage.io/v1',
    component: null,
    policy: { freshnessDays: null },
    capabilities: [],
    work: [],
    phases: [],
    team: { engineers: 2, hoursPerWeek: 30 },
    waivers: [],
    claims: [],
    ...over,
  };
}

export function aPhase(
  name: string,
  start: string | null,
  weeks = 1,
): PerformancePlan['phases'][number] {
  return { name, title: name, goal: null, start, weeks };
}

export function aWorkItem(
  name: string,
  over: Partial<PlanWorkItem> = {},
): PlanWorkItem {
  return {
    name,
    title: `Work ${name}`,
    estimate: { low: 6, high: 6 },
    phase: null,
    assignee: null,
    dependsOn: [],
    priority: 'moderate',
    line: 1,
    ...over,
  };
}

export function aCapability(
  name: string,
  over: Partial<PlanCapability> = {},
): PlanCapability {
  return {
    name,
    title: name,
    impact: 'high',
    rationale: null,
    evidence: { operations: [], tests: [] },
    requires: [],
    slas: [],
    estimate: null,
    phase: null,
    assignee: null,
    dependsOn: [],
    line: 1,
    ...over,
  };
}
