import { GapDecision } from './decisions';
import { GapPlan } from './planning';
import {
  CoverageState,
  Evidence,
  GapType,
  Impact,
  Priority,
  RunLack,
  SlaState,
  TestKind,
} from './kinds';

/**
 * Hours of a sum of estimates. `low`–`high` is the 80 % interval of the sum,
 * `naiveLow`–`naiveHigh` the sums of the low and the high ends.
 *
 * @public
 */
export interface Effort {
  low: number;
  high: number;
  mean: number;
  p50: number;
  p80: number;
  p90: number;
  naiveLow: number;
  naiveHigh: number;
}

/** Where an estimate comes from. @public */
export type EstimateSource = 'plan' | 'person' | 'default';

/** @public */
export interface GapEstimate {
  low: number;
  high: number;
  source: EstimateSource;
  /** The likely hours of a three-point estimate. */
  likely?: number;
  /** Who estimated, where `source` is `person`: entity reference and ISO instant. */
  by?: string;
  at?: string;
}

/** A place that shows something: a line of a source, a run, a plan entry. @public */
export type EvidenceLink =
  | { type: 'source'; file: string; line: number; label: string }
  | { type: 'run'; runId: string; label: string }
  | { type: 'plan'; file: string; line: number; label: string }
  | { type: 'operation'; api: string; operation: string; label: string };

/** @public */
export interface AssessedOperation {
  api: string;
  method: string;
  path: string;
  operationId: string | null;
  evidence: Evidence;
  by: {
    file: string;
    line: number;
    framework: string;
    /** True where only the path says that the request goes to it: the base is unknown. */
    byPathAlone?: boolean;
  }[];
  /** Why the API document takes it out of both sides; absent where it doesn't. */
  excludedBecause?: string;
}

/** Who asks for a requirement. @public */
export interface AskedBy {
  source: 'plan' | 'policy' | 'api';
  /** The policy's rule; null elsewhere. */
  rule: string | null;
  /** One sentence. */
  why: string;
  /** The line of the plan that asks; absent where no plan does. Lines count from 1. */
  place?: { file: string; line: number };
}

/** @public */
export interface AssessedRequirement {
  type: 'test' | 'operation' | 'sla';
  /** The test kind, `METHOD /path`, or the SLA's name. */
  subject: string;
  evidence: Evidence;
  met: boolean;
  /** One sentence. */
  why: string;
  /** What would meet it, in one sentence; null where it is met. */
  close: string | null;
  links: EvidenceLink[];
  /** Why the evidence is `run` and no better; absent elsewhere. */
  lack?: RunLack;
  askedBy?: AskedBy;
  /** Where it says more than that of its capability. */
  impact?: Impact;
}

/** A requirement that a decision takes out of both sides of the coverage. @public */
export interface WaivedRequirement extends AssessedRequirement {
  decision: GapDecision;
}

/**
 * A limit that results suggest where none is agreed.
 *
 * @public
 */
export interface SlaRecommendation {
  metric: string;
  stat: string;
  operator: '<';
  value: number;
  unit: string;
  /** As a plan writes it: `< 240ms`. */
  threshold: string;
  /** The load of the runs, as a plan writes it; null where it differs or is unknown. */
  under: string | null;
  /** How the value came about, in one sentence. */
  method: string;
  runIds: string[];
}

/** @public */
export interface AssessedCapability {
  name: string;
  title: string;
  state: CoverageState;
  impact: Impact;
  rationale: string | null;
  met: number;
  applicable: number;
  /** Where it comes from: the plan, an API of the component, or the portal's policy. */
  source: 'plan' | 'api' | 'policy';
  /** The waiver's reason where the state is `excluded`. */
  excludedBecause: string | null;
  requirements: AssessedRequirement[];
  /** What decisions take out; absent where none does. */
  waived?: WaivedRequirement[];
  /** Limits that results suggest where the capability has no SLA; absent where they suggest none. */
  recommendedSlas?: SlaRecommendation[];
}

/** @public */
export interface AssessedSla {
  capability: string;
  name: string;
  metric: string;
  stat: string;
  operator: string;
  value: number;
  unit: string;
  under: string | null;
  state: SlaState;
  /** In `unit`. */
  actual: number | null;
  /** Share of the limit that is left (positive) or exceeded (negative); null where unknown. */
  margin: number | null;
  runId: string | null;
  why: string;
  /**
   * The figure in comparable runs up to the one that decides, oldest first, at
   * most 20: of the same script, environment and branch. Absent where there is
   * only one.
   */
  history?: SlaPoint[];
  /** Limits of tests and scripts on the same figure. */
  limits?: SlaLimit[];
  /** What results suggest where it is only proposed. */
  recommended?: SlaRecommendation;
}

/** An SLA's figure in one run. @public */
export interface SlaPoint {
  runId: string;
  /** ISO instant. */
  at: string;
  /** In the SLA's unit. */
  value: number;
}

/** A limit in a test source beside the SLA that it should assert. @public */
export interface SlaLimit {
  file: string;
  line: number;
  /** As written in the source. */
  expression: string;
  /** In the SLA's unit. */
  value: number;
  /** `looser`: the test passes although the SLA is breached. */
  relation: 'same' | 'stricter' | 'looser';
}

/**
 * Where plan, tests and results contradict each other without leaving a
 * requirement unmet.
 *
 * @public
 */
export interface AssessedFinding {
  rule: 'limit-looser-than-sla' | 'limit-stricter-than-sla';
  severity: 'warning' | 'info';
  capability: string;
  /** Name of the SLA. */
  sla: string;
  file: string;
  line: number;
  message: string;
  /** How to mend it, in one sentence. */
  help: string;
}

/** @public */
export interface AssessedGap {
  /** Stable over rescans: component, capability, type and subject decide it. */
  id: string;
  capability: string;
  capabilityTitle: string;
  type: GapType;
  title: string;
  priority: Priority;
  /** Why it is a gap. */
  why: string;
  /** Why it has this priority. */
  priorityWhy: string;
  /** Steps that close it. */
  close: string[];
  kinds: TestKind[];
  estimate: GapEstimate | null;
  phase: string | null;
  /** Entity reference; the plan's assignee. */
  assignee: string | null;
  dependsOn: string[];
  links: EvidenceLink[];
  /** Of the requirements that stand in it; a decision about it names them. */
  subjects?: string[];
  /** What somebody set in the portal; the fields above have it already. Absent where nobody ever did. */
  planning?: GapPlan;
  /** What the plan file and the defaults say instead; absent without `planning`. */
  unplanned?: {
    assignee: string | null;
    phase: string | null;
    estimate: GapEstimate | null;
  };
}

/** A stated figure held against evidence. @public */
export interface AssessedClaim {
  subject: string;
  claimed: string;
  actual: string | null;
  holds: boolean | null;
  why: string;
  line: number;
}

/** @public */
export interface AssessmentTotals {
  operations: number;
  coveredOperations: number;
  capabilities: number;
  requirements: number;
  metRequirements: number;
  /** 0–1; null where nothing applies. */
  coverage: number | null;
  gaps: number;
  effort: Effort;
}

/** Something that makes an assessment less sure than it looks. @public */
export interface AssessmentWarning {
  /** `run-in-the-future` … */
  code: string;
  message: string;
  runId?: string;
}

/**
 * The answer to "what is tested, what is missing". Field names are a contract
 * of the command `perf-coverage coverage`.
 *
 * @public
 */
export interface Assessment {
  schemaVersion: 1;
  state: CoverageState | 'unknown';
  operations: AssessedOperation[];
  requestsWithoutOperation: {
    method: string;
    path: string;
    file: string;
    line: number;
  }[];
  capabilities: AssessedCapability[];
  slas: AssessedSla[];
  gaps: AssessedGap[];
  claims: AssessedClaim[];
  totals: AssessmentTotals;
  /** Absent in what was stored before there were any. */
  warnings?: AssessmentWarning[];
  findings?: AssessedFinding[];
  /** Gaps that are not counted because of a decision. */
  waivedGaps?: (AssessedGap & { decision: GapDecision })[];
  /** The policy's rule for the component. */
  policyRule?: { name: string; asks: string };
}

/**
 * Requirements of one kind of test, over all capabilities to which it applies:
 * those that are met under `met`, the others by their evidence.
 *
 * @public
 */
export type KindEvidence = Partial<Record<Evidence, number>>;
