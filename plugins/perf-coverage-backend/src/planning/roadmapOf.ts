import {
  Assessment,
  PerformancePlan,
  RoadmapInput,
  RoadmapOptions,
  RoadmapSettings,
  TeamRequest,
  WorkItem,
} from 'backstage-plugin-perf-coverage-common';
import { capacityOf, KnownCapacity } from './capacityOf';

/** What a component's roadmap follows from, besides its gaps. */
export interface PlanningInputs {
  workItems: WorkItem[];
  /** Of everybody who might have a part in it. */
  known: KnownCapacity;
  /** Those of the accepted version. */
  settings: RoadmapSettings;
}

/** What `planRoadmap` is given for a component: the same for its page, its figures and its versions. */
export function componentInput(
  component: RoadmapInput['component'],
  assessment: Pick<Assessment, 'gaps' | 'capabilities'>,
  plan: PerformancePlan | null,
  { workItems, known, settings }: PlanningInputs,
  defaults: TeamRequest,
): RoadmapInput {
  return {
    component,
    assessment,
    plan,
    team: {
      engineers: settings.engineers,
      hoursPerWeek: settings.hoursPerWeek,
    },
    defaults,
    capacity: capacityOf({
      ...known,
      named: assigneesOf({
        owners: [component.ownerRef],
        gaps: assessment.gaps,
        plans: plan ? [plan] : [],
        workItems,
        settings,
      }),
    }),
    workItems,
    phases: settings.phases,
    adjust: settings.adjust,
  };
}

export function optionsOf(
  settings: RoadmapSettings,
  simulation: Pick<RoadmapOptions, 'now' | 'runs' | 'seed'>,
): RoadmapOptions {
  const { start, only, order, estimateFactor } = settings;
  return { ...simulation, start, scope: only, order, estimateFactor };
}

/** Everybody to whom work is assigned: their time has to be known. */
export function assigneesOf(work: {
  owners: readonly (string | null)[];
  gaps: readonly { assignee?: string | null }[];
  plans: readonly Pick<PerformancePlan, 'work'>[];
  workItems: readonly WorkItem[];
  settings: RoadmapSettings;
}): string[] {
  const assigned = [
    ...work.gaps,
    ...work.plans.flatMap(plan => plan.work),
    ...work.workItems,
    ...Object.values(work.settings.adjust ?? {}),
  ].map(({ assignee }) => assignee);
  return [
    ...new Set([...work.owners, ...assigned].flatMap(ref => ref ?? [])),
  ].sort();
}
