import {
  ComponentDetail,
  ComponentSummary,
} from 'backstage-plugin-perf-coverage-common';
import { Stores } from '../database';

/** Runs that a component's page shows. */
const maxRuns = 100;

/** All that a component's page shows, in a fixed small number of queries. */
export async function componentDetail(
  stores: Stores,
  summary: ComponentSummary,
): Promise<ComponentDetail> {
  const { entityRef } = summary;
  const [assessed, inventory, plan, apis, gaps, runs] = await Promise.all([
    stores.assessments.get(entityRef),
    stores.inputs.getInventory(entityRef),
    stores.inputs.getPlan(entityRef),
    stores.inputs.getApis(entityRef),
    stores.assessments.listGaps(entityRef),
    stores.runs.list(entityRef, maxRuns),
  ]);
  return {
    summary,
    assessment: assessed?.assessment ?? null,
    inventory: inventory?.inventory ?? null,
    roadmap: assessed?.roadmap ?? null,
    plan: {
      file: plan?.file ?? null,
      problems: plan?.problems ?? [],
      lastGood: plan?.lastGood ?? false,
    },
    gaps,
    runs,
    sources: {
      urlTemplate: inventory?.urlTemplate ?? null,
      problems: [...(inventory?.problems ?? []), ...apis.problems],
      scannedAt: inventory?.scannedAt ?? null,
      etag: inventory?.etag ?? null,
    },
  };
}
