import {
  Assessment,
  PerformancePlan,
  PlanPhase,
  Roadmap,
  WorkItem,
} from '../vocabulary';
import { Capacity } from './capacity';
import { workOf } from './drafts';
import { judgeDurations } from './durationClaims';
import { makeRoadmap } from './makeRoadmap';
import { TeamRequest } from './people';
import { TaskAdjustment, WorkOrder } from './scenario';

/** What a roadmap is made of. @public */
export interface RoadmapInput {
  component: { entityRef: string; ownerRef: string | null };
  assessment: Pick<Assessment, 'gaps' | 'capabilities'>;
  plan: PerformancePlan | null;
  /** Wins over the plan's team. */
  team?: TeamRequest;
  /** Who has time when; without it all of the team have the same hours. */
  capacity?: Capacity;
  /** What people set in place of the plan, by id of a gap or name of a work item. */
  adjust?: Readonly<Record<string, TaskAdjustment>>;
  /** The team where neither caller nor plan nor capacity says. */
  defaults?: TeamRequest;
  /** Work that closes no gap, besides the plan's; what is done takes no part. */
  workItems?: readonly WorkItem[];
  /** Instead of the plan's. */
  phases?: readonly PlanPhase[];
}

/** @public */
export interface RoadmapOptions {
  /** ISO instant; nothing is planned before its day (UTC). */
  now: string;
  /** Of the simulation; 1 unless told otherwise. */
  seed?: number;
  /** Runs of the simulation, 1 to 100 000; 2000 unless told otherwise. */
  runs?: number;
  /** Between the hours of any two tasks of one team, 0 to 1; 0.2 unless told otherwise. */
  correlation?: number;
  /**
   * ISO date on which the work starts, instead of today; the plan's phases move
   * with it. A day before today tells what would have come of it.
   */
  start?: string;
  /** Only work that one of these names means: priorities, phases, capabilities, gaps, work items. */
  scope?: readonly string[];
  /** By priority unless told otherwise. */
  order?: WorkOrder;
  /** Hours of all estimates are taken times this, 0.1 to 10; 1 unless told otherwise. */
  estimateFactor?: number;
}

/**
 * Puts a component's gaps and its plan's work items into phases and onto
 * people, and says by when they are likely done. The same input gives the same
 * roadmap, in whatever order the gaps come; `docs/roadmap.md` tells the rules.
 *
 * @throws `RangeError` where `options.now` is no ISO instant.
 * @public
 */
export function planRoadmap(
  input: RoadmapInput,
  options: RoadmapOptions,
): Roadmap {
  const { plan, component } = input;
  const roadmap = makeRoadmap(
    {
      sources: [workOf(input)],
      owners: { ownerRef: component.ownerRef },
      phases: input.phases ?? plan?.phases ?? [],
      plan,
      team: input.team,
      capacity: input.capacity,
      adjust: input.adjust,
      defaults: input.defaults,
    },
    options,
  );
  const durationClaims = judgeDurations(input, options);
  return {
    ...roadmap,
    ...(durationClaims.length > 0 ? { durationClaims } : {}),
  };
}
