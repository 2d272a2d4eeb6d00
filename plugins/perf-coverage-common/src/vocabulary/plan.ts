import { Impact, TestKind } from './kinds';

/** Low and high hours as an 80 % interval. @public */
export interface EstimateRange {
  low: number;
  high: number;
  /** The likely hours of a three-point estimate. */
  likely?: number;
}

/** @public */
export type SlaOperator = '<' | '<=' | '>' | '>=' | '==';

/** @public */
export interface PlanSla {
  name: string;
  /** `duration`, `error rate`, `throughput`, or a tool's own metric. */
  metric: string;
  stat: string;
  operator: SlaOperator;
  /** In `unit`. */
  value: number;
  unit: string;
  /** The load under which it holds, as written. */
  under: string | null;
  /** Operation (`GET /x`), test or scenario that it is measured on; whole run where null. */
  on: string | null;
  /** False where the SLA is only proposed: it counts as not defined. */
  agreed: boolean;
  line: number;
  /** The OpenSLO file that states it; absent where the plan does. */
  file?: string;
  /** The API whose document states it; absent where the plan does. */
  api?: string;
}

/** @public */
export interface PlanCapability {
  name: string;
  title: string;
  impact: Impact;
  rationale: string | null;
  evidence: {
    /** `METHOD /path/glob`, method may be `*`. */
    operations: string[];
    /** Globs on `path`, `path::test`, or `framework:name`. */
    tests: string[];
  };
  requires: TestKind[];
  /** True where the plan does not say `requires`: then the policy's kinds apply. */
  requiresByPolicy?: boolean;
  slas: PlanSla[];
  estimate: EstimateRange | null;
  phase: string | null;
  /** Entity reference of a user or group. */
  assignee: string | null;
  dependsOn: string[];
  line: number;
}

/** Work that closes no gap: review, documentation, infrastructure. @public */
export interface PlanWorkItem {
  name: string;
  title: string;
  estimate: EstimateRange | null;
  phase: string | null;
  assignee: string | null;
  dependsOn: string[];
  priority: 'critical' | 'high' | 'moderate' | 'low';
  line: number;
}

/** @public */
export interface PlanPhase {
  name: string;
  title: string;
  goal: string | null;
  /** ISO date, `YYYY-MM-DD`; null follows the phase before. */
  start: string | null;
  weeks: number;
}

/** @public */
export interface PlanWaiver {
  capability: string;
  /** Narrows the waiver to test kinds; empty means the whole capability. */
  kinds: TestKind[];
  reason: string;
  /** ISO date; null means without end. */
  until: string | null;
  line: number;
}

/** A figure that a hand-written report states, to be held against evidence. @public */
export interface PlanClaim {
  /**
   * `files`, `tests`, `cases`, `suites`, `scripts`, `scenarios`, `thresholds`,
   * `operations`, `gaps`, `effort`, `duration`, `tests:<capability or path glob>` or
   * `effort:<capability, work item, phase or priority>`.
   */
  subject: string;
  value: string;
  source: string | null;
  line: number;
}

/**
 * The performance plan of one component: `perf-coverage.yaml`.
 *
 * @public
 */
export interface PerformancePlan {
  apiVersion: 'perf-coverage.io/v1';
  component: string | null;
  policy: {
    /** Evidence older than this is stale. */
    freshnessDays: number | null;
  };
  capabilities: PlanCapability[];
  work: PlanWorkItem[];
  phases: PlanPhase[];
  team: { engineers: number | null; hoursPerWeek: number | null };
  waivers: PlanWaiver[];
  claims: PlanClaim[];
  /** Path prefixes that gateways put in front of the component's APIs. */
  prefixes?: string[];
  /** Globs of OpenSLO files whose SLOs count as SLAs. */
  openslo?: string[];
}

/** Something wrong in a plan file, with its place and its mend. @public */
export interface PlanProblem {
  severity: 'error' | 'warning';
  message: string;
  file: string;
  line: number;
  column: number;
  suggestion: string | null;
}
