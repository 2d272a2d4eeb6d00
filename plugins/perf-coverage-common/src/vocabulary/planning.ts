import { EstimateRange } from './plan';
import { Priority } from './kinds';

/** Days off. @public */
export interface Absence {
  /** First day, `YYYY-MM-DD`. */
  start: string;
  /** Last day, `YYYY-MM-DD`, itself included. */
  end: string;
  /** Hours of each of these days; the whole day where absent. */
  hours?: number;
  title?: string;
}

/** @public */
export const ticketStates = ['open', 'in-progress', 'done'] as const;

/** @public */
export type TicketState = (typeof ticketStates)[number];

/** Where the work on a gap is followed. @public */
export interface GapTicket {
  /** `http:` or `https:`. */
  url: string;
  state: TicketState;
  /** `github`, `gitlab`, `jira`, or what the reader calls it. */
  tracker: string;
}

/**
 * What somebody sets for a gap in the portal. A field that is absent leaves
 * what the plan file says; one that is null says "none" in its place.
 *
 * @public
 */
export interface GapPlanSettings {
  /** Entity reference of a user or group. */
  assignee?: string | null;
  /** Name of a phase. */
  phase?: string | null;
  /** Hours. */
  estimate?: EstimateRange | null;
  /** `YYYY-MM-DD`; it does not start earlier. */
  start?: string | null;
  /** `YYYY-MM-DD`; a warning says where it is done later. */
  due?: string | null;
  ticket?: GapTicket | null;
  /** Hours that it took: later estimates of the team learn from it. */
  spentHours?: number | null;
  /** For people. */
  notes?: string | null;
}

/**
 * What was set for a gap, by whom. Where everything was taken back only these
 * last fields are left.
 *
 * @public
 */
export interface GapPlan extends GapPlanSettings {
  gapId: string;
  /** Entity reference of who set it. */
  by: string;
  /** ISO instant. */
  at: string;
  /** Counts up with each change, so that nobody overwrites what they have not seen. */
  revision: number;
}

/** Work that closes no gap, as it is added in the portal. @public */
export interface WorkItemSettings {
  title: string;
  estimate: EstimateRange | null;
  priority: Priority;
  /** Name of a phase. */
  phase: string | null;
  /** Entity reference of a user or group. */
  assignee: string | null;
  /** `YYYY-MM-DD`; it does not start earlier. */
  start: string | null;
  /** `YYYY-MM-DD` */
  due: string | null;
  /** Ids of gaps and work items, names of capabilities. */
  dependsOn: string[];
  notes: string | null;
  /** No evidence shows that such work is done, so somebody says so. */
  done: boolean;
}

/** @public */
export interface WorkItem extends WorkItemSettings {
  /** Begins with `work-`. */
  id: string;
  /** `portal`, or the reference of a component, system, domain, group or user. */
  scope: string;
  by: string;
  /** ISO instant of the last change. */
  at: string;
  revision: number;
}
