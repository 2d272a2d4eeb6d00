import {
  Absence,
  EstimateRange,
  GapPlan,
  GapPlanSettings,
  Roadmap,
  TestKind,
  WorkItem,
  WorkItemSettings,
  PlanPhase,
} from '../vocabulary';
import type { Calibration } from '../effort';
import type {
  BurnDown,
  RoadmapComparison,
  TaskAdjustment,
  WorkOrder,
} from '../roadmap';
import type { GapRecord } from './types';

/**
 * Whose roadmap: `portal`, or the entity reference of a component, system,
 * domain, group or user (what they own).
 *
 * @public
 */
export type RoadmapScope = string;

/** Hours as a range, or as written: `15-20h`, `2-3d`, `10/15/30h`. @public */
export type EstimateRequest = EstimateRange | string;

/** @public */
export interface GapPlanRequest extends Omit<GapPlanSettings, 'estimate'> {
  estimate?: EstimateRequest | null;
}

/** One of the changes of `PUT /v1/gap-plans`. @public */
export interface GapPlanChange {
  entityRef: string;
  gapId: string;
  /** Of the plan that the writer has seen; 0 where there was none. */
  revision: number;
  /** All that is to be set: what is absent is taken back. */
  plan: GapPlanRequest;
}

/** At most 500 changes, of at most 100 components: all of them or none. @public */
export interface GapPlansRequest {
  changes: GapPlanChange[];
}

/** What a change did; `before` with the new revision as a change undoes it. @public */
export interface GapPlanned {
  entityRef: string;
  gapId: string;
  before: GapPlanSettings;
  after: GapPlan;
}

/** @public */
export interface GapPlansResult {
  changed: GapPlanned[];
  /** The gaps as they are now, in the order of the changes. */
  gaps: GapRecord[];
}

/** Body of a 409 of `PUT /v1/gap-plans`, beside `error`: nothing was written. @public */
export interface GapPlanConflict {
  entityRef: string;
  gapId: string;
  /** Null where nobody ever planned it. */
  current: GapPlan | null;
  yours: GapPlanSettings;
}

/** @public */
export interface WorkItemRequest
  extends Partial<Omit<WorkItemSettings, 'estimate' | 'title'>> {
  title: string;
  estimate?: EstimateRequest | null;
}

/** @public */
export interface WorkItemList {
  items: WorkItem[];
}

/** Body of `POST /v1/work-items`. @public */
export interface NewWorkItem extends WorkItemRequest {
  scope: RoadmapScope;
}

/** Body of `PUT /v1/work-items/:id`. @public */
export interface WorkItemUpdate extends WorkItemRequest {
  /** Of the item that the writer has seen. */
  revision: number;
}

/**
 * Who has time when: of a user, or of a group for those of its members that say
 * nothing. What is absent comes from the group, then from the default.
 *
 * @public
 */
export interface CapacitySettings {
  /** 0 to 80. */
  hoursPerWeek?: number;
  /** Of these hours for this work, 0 to 1. */
  share?: number;
  /** 1 (Monday) to 7 (Sunday). */
  workingDays?: number[];
  /** Test kinds that they can build; all of them where absent. */
  skills?: TestKind[];
  /** Of a user. Titles are not kept. */
  absences?: Absence[];
  /** Of a group: days off of all its members. */
  holidays?: Absence[];
}

/**
 * Where a figure of a capacity comes from: the person's or the group's page,
 * the configuration, or nobody said.
 *
 * @public
 */
export type CapacitySource =
  | 'page'
  | 'configuration'
  | 'group-page'
  | 'group-configuration'
  | 'default';

/** A user or group with the time that counts in plans. @public */
export interface CapacityEntry {
  entityRef: string;
  kind: 'user' | 'group';
  title: string;
  /** Groups that they are in, the first one first; of users alone. */
  teams: string[];
  /** True where the catalog has them no more: their work goes to the team. */
  left: boolean;
  hoursPerWeek: { value: number; source: CapacitySource };
  share: { value: number; source: CapacitySource };
  workingDays: { value: number[]; source: CapacitySource };
  /** Null for all kinds. */
  skills: { value: TestKind[] | null; source: CapacitySource };
  absences: Absence[];
  holidays: Absence[];
  /** As set on the page; to be sent back whole, with what is to change. */
  settings: CapacitySettings;
  /** Null where nobody ever set anything on the page. */
  by: string | null;
  /** ISO instant. */
  at: string | null;
  /** 0 where nobody ever did. */
  revision: number;
  /** Whether the reader may change it. */
  editable: boolean;
}

/** Owners of the scope's components, their members, and who is assigned there. @public */
export interface CapacityList {
  items: CapacityEntry[];
  /** Of everybody, by configuration. */
  holidays: Absence[];
  /** Of groups of which nobody says anything. */
  defaults: { engineers: number; hoursPerWeek: number };
}

/** One of the changes of `PUT /v1/capacities`. @public */
export interface CapacityChange {
  entityRef: string;
  revision: number;
  /** All that is to be set: what is absent is taken back. */
  settings: CapacitySettings;
  /** An iCalendar file (RFC 5545) in place of `settings.absences`, or of `settings.holidays` for a group. */
  calendar?: string;
}

/** At most 100 changes: all of them or none. @public */
export interface CapacitiesRequest {
  changes: CapacityChange[];
}

/** @public */
export interface CapacitiesResult {
  /** As they are now, in the order of the changes. */
  items: CapacityEntry[];
  /** What of a calendar was not read. */
  problems: { entityRef: string; message: string }[];
}

/** Body of a 409 of `PUT /v1/capacities`, beside `error`: nothing was written. @public */
export interface CapacityConflict {
  entityRef: string;
  current: CapacitySettings;
  revision: number;
  by: string | null;
  yours: CapacitySettings;
}

/** What a lead sets for the roadmap of a scope. @public */
export interface RoadmapSettings {
  /** People in all, instead of those that there are. */
  engineers?: number;
  /** Of each of them. */
  hoursPerWeek?: number;
  /** `YYYY-MM-DD` on which the work starts. */
  start?: string;
  /** Only work that one of these names means: priorities, phases, capabilities, gaps, work items. */
  only?: string[];
  order?: WorkOrder;
  /** Hours of all estimates times this, 0.1 to 10, such as the factor of the team's own history. */
  estimateFactor?: number;
  /** Of the scope; of a component in place of those of its plan. */
  phases?: PlanPhase[];
  /** By id of a gap or work item: wins over what is set for the gap itself. */
  adjust?: Record<string, TaskAdjustment>;
}

/** Body of `POST /v1/roadmaps/plan`: saves nothing. @public */
export interface RoadmapPlanRequest {
  scope: RoadmapScope;
  /** Those of the accepted version where absent. */
  settings?: RoadmapSettings;
  /** Runs of the forecast, 1 to 20 000; 2000 where absent. */
  runs?: number;
  seed?: number;
}

/** Who accepted what when. @public */
export interface RoadmapVersionSummary {
  scope: RoadmapScope;
  /** 1, 2, 3 … */
  number: number;
  by: string;
  /** ISO instant. */
  at: string;
  /** For people. */
  why: string;
  /** The version whose settings came back with it; absent elsewhere. */
  restores?: number;
  /** Slip is shown against this one. */
  baseline: boolean;
  p80: string | null;
  /** Mean hours. */
  hours: number;
  gaps: number;
}

/** @public */
export interface RoadmapVersion extends RoadmapVersionSummary {
  settings: RoadmapSettings;
  roadmap: Roadmap;
}

/** @public */
export interface RoadmapVersionList {
  /** Newest first. */
  items: RoadmapVersionSummary[];
}

/** Body of `POST /v1/roadmaps/versions`. @public */
export interface RoadmapAcceptance {
  scope: RoadmapScope;
  /** Number of the newest version that the writer has seen; 0 for none. */
  seen: number;
  why: string;
  /** What is accepted. */
  settings?: RoadmapSettings;
  /** An earlier version whose settings come back, instead of `settings`. */
  restores?: number;
}

/** Body of `PUT /v1/roadmaps/baseline`. @public */
export interface RoadmapBaseline {
  scope: RoadmapScope;
  number: number;
}

/** @public */
export interface RoadmapPlan {
  scope: RoadmapScope;
  title: string;
  components: { entityRef: string; title: string; ownerRef: string | null }[];
  /** As they were used. */
  settings: RoadmapSettings;
  roadmap: Roadmap;
  workItems: WorkItem[];
  /** Whether the reader may accept versions and add work items here. */
  editable: boolean;
  /** The newest version; null where none was accepted. */
  accepted: RoadmapVersionSummary | null;
  /** Against the plan as it is, on today's gaps; null where no settings were asked for. */
  effect: RoadmapComparison | null;
  /** Since the accepted version, and since the baseline: slip. Null without one. */
  sinceAccepted: RoadmapComparison | null;
  sinceBaseline: RoadmapComparison | null;
  /** What work took against its estimates, of closed gaps whose hours somebody noted; null without any. */
  calibration: Calibration | null;
}

/** @public */
export interface RoadmapBurnDown extends BurnDown {
  scope: RoadmapScope;
  /** Whose planned line it is; null where none was accepted. */
  version: number | null;
}
