import {
  KEPT_PLAN_FILE,
  PerformancePlan,
  PlanOrigin,
} from 'backstage-plugin-perf-coverage-common';
import { StoredKeptPlan, StoredPlan, Stores } from '../database';

/** The plan that counts, with where its lines stand. */
export interface PlanInForce {
  origin: PlanOrigin;
  file: string;
  plan: PerformancePlan;
}

/**
 * The repository's plan wins over the one that the portal keeps. Where the
 * repository's file is broken and never was sound, the portal's stays in force.
 */
export function choosePlan(
  repository: Pick<StoredPlan, 'file' | 'plan'> | null | undefined,
  kept: Pick<StoredKeptPlan, 'plan'> | null | undefined,
): PlanInForce | null {
  if (repository?.plan) {
    const { file, plan } = repository;
    return { origin: 'repository', file, plan };
  }
  return kept?.plan
    ? { origin: 'portal', file: KEPT_PLAN_FILE, plan: kept.plan }
    : null;
}

export async function planInForce(
  stores: Pick<Stores, 'inputs' | 'plans'>,
  entityRef: string,
): Promise<PlanInForce | null> {
  return choosePlan(
    await stores.inputs.getPlan(entityRef),
    await stores.plans.newest(entityRef),
  );
}

/** The same of many components with two queries; those without a plan are left out. */
export async function plansInForce(
  stores: Pick<Stores, 'inputs' | 'plans'>,
  entityRefs: readonly string[],
): Promise<Map<string, PlanInForce>> {
  const stored = await stores.inputs.getPlans(entityRefs);
  const kept = await stores.plans.newestOf(entityRefs);
  return new Map(
    entityRefs.flatMap(ref => {
      const found = choosePlan(stored.get(ref), kept.get(ref));
      return found ? [[ref, found] as const] : [];
    }),
  );
}
