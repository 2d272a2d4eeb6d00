import {
  ApiOperations,
  GapDecision,
  GapPlan,
  Inventory,
  PerformancePlan,
  Run,
} from '../vocabulary';

/** A run with what is known around it. @public */
export interface RunEvidence {
  id: string;
  /** ISO instant; null where the file does not say. */
  startedAt: string | null;
  /** ISO instant; stands in for `startedAt`. */
  receivedAt: string;
  /** `upload`, or the path of the result file. */
  source: string;
  environment: string | null;
  /** As far as known. */
  branch?: string | null;
  /** The commit that was tested, as far as known. */
  commit?: string | null;
  run: Run;
}

/** The component as its catalog entity describes it. @public */
export interface AssessedComponent {
  entityRef: string;
  title: string;
  /** `spec.type`; null, like `lifecycle`, where no entity describes it. */
  type: string | null;
  lifecycle: string | null;
  ownerRef: string | null;
  tags: string[];
  /** Entity reference of its system, as far as known. */
  systemRef?: string | null;
}

/** All that a judgement rests on. @public */
export interface AssessmentInputs {
  component: AssessedComponent;
  /** Null where the sources have not been scanned. */
  inventory: Inventory | null;
  plan: { file: string; plan: PerformancePlan } | null;
  apis: ApiOperations[];
  runs: RunEvidence[];
  /** Commits of the sources, newest first, as far as known. */
  commits?: string[];
  /** What people decided about gaps in the portal. */
  decisions?: GapDecision[];
  /** What people planned for gaps in the portal. */
  gapPlans?: GapPlan[];
}
