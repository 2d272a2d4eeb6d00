import type {
  AssessmentTotals,
  CoverageState,
  Effort,
  PlanProblem,
  Priority,
} from '../vocabulary';
import type { SnapshotChange } from '../trends';

/** One version of the plan that is kept in the portal. @public */
export interface KeptPlanRevision {
  /** Counts up from 1, also when the plan is taken out. */
  revision: number;
  /** ISO instant. */
  at: string;
  /** Entity reference of a user, or the subject of a service. */
  by: string;
  /** Why, in the writer's words. */
  reason: string;
  /** `removed`: from then on the portal keeps none. */
  kind: 'edited' | 'restored' | 'removed';
  /** The revision that it went back to; null elsewhere. */
  restored: number | null;
}

/** The same with its text. @public */
export interface KeptPlan extends KeptPlanRevision {
  /** As written, comments included; null where the plan was taken out. */
  text: string | null;
  /** Warnings: a plan with errors is never stored. */
  problems: PlanProblem[];
}

/** The plans of a component: its repository's, which wins, and the portal's. @public */
export interface ComponentPlan {
  entityRef: string;
  /** Whose plan counts; null where there is none. */
  inForce: PlanOrigin | null;
  repository: {
    /** Path within the sources, or an address. */
    file: string;
    /** As the scan saw it; null where the file is elsewhere. */
    text: string | null;
    problems: PlanProblem[];
    /** The file is broken, and the last good one counts. */
    lastGood: boolean;
    /** Neither it nor an earlier one could be used. */
    unusable: boolean;
  } | null;
  /** The newest revision; null where the portal never kept one. */
  kept: KeptPlan | null;
  /** To be handed back with a change; 0 where the portal never kept one. */
  revision: number;
}

/** @public */
export type PlanOrigin = 'repository' | 'portal';

/** Body of `PUT …/plan`. @public */
export interface PlanRequest {
  /** YAML; null takes the portal's plan out. */
  text: string | null;
  reason: string;
  /** Of the plan that the writer has seen; 0 where there was none. */
  revision: number;
}

/** Body of `POST …/plan/restore`. @public */
export interface PlanRestoreRequest {
  /** The revision to go back to. */
  restore: number;
  reason: string;
  /** Of the plan that the writer has seen. */
  revision: number;
}

/** Newest first, at most 500. @public */
export interface PlanHistory {
  revisions: KeptPlanRevision[];
}

/** Beside `error` in a 409: somebody else was first. @public */
export interface PlanConflict {
  current: KeptPlan | null;
  yours: PlanRequest | PlanRestoreRequest;
}

/** Beside `error` in a 422: the plan in force stays. @public */
export interface PlanRefusal {
  problems: PlanProblem[];
}

/** What a component comes to under one plan. @public */
export interface PlanOutcome {
  state: CoverageState | 'unknown';
  metRequirements: AssessmentTotals['metRequirements'];
  requirements: AssessmentTotals['requirements'];
  coverage: AssessmentTotals['coverage'];
  gaps: Record<Priority, number>;
  effort: Effort;
}

/** What a plan would change. @public */
export interface PlanPreview {
  problems: PlanProblem[];
  /** False while the repository's plan wins: the outcome is then that of the text all the same. */
  counts: boolean;
  before: PlanOutcome;
  /** Null where the text has errors. */
  after: PlanOutcome | null;
  /** Worst news first. */
  changes: SnapshotChange[];
}

/** A first plan, drawn up from test sources, API documents and results. @public */
export interface PlanDraft {
  text: string;
}
