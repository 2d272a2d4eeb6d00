import {
  ComponentSummary,
  GapPlan,
  PerformancePlan,
} from 'backstage-plugin-perf-coverage-common';
import { Stores } from '../database';
import { CapacityDefaults, readCapacity } from './readCapacity';
import { assigneesOf, PlanningInputs } from './roadmapOf';

/** What was set in the portal for the roadmap of one component. */
export async function readPlanning(
  stores: Stores,
  { entityRef, ownerRef }: Pick<ComponentSummary, 'entityRef' | 'ownerRef'>,
  work: { plan: PerformancePlan | null; gapPlans: readonly GapPlan[] },
  defaults: CapacityDefaults,
): Promise<PlanningInputs> {
  const workItems = await stores.workItems.list([entityRef]);
  const settings = (await stores.roadmapVersions.settings(entityRef)) ?? {};
  const named = assigneesOf({
    owners: [ownerRef],
    gaps: [...work.gapPlans, ...(work.plan?.capabilities ?? [])],
    plans: work.plan ? [work.plan] : [],
    workItems,
    settings,
  });
  const known = await readCapacity(stores, named, defaults);
  return { workItems, settings, known };
}
