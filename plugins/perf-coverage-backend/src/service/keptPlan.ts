import {
  ComponentPlan,
  KeptPlan,
  KeptPlanRevision,
} from 'backstage-plugin-perf-coverage-common';
import { choosePlan } from '../assessment';
import { StoredKeptPlan, Stores } from '../database';
import { withOpenSlo } from '../plans';

/** Without text and plan. */
export function keptRevision(kept: StoredKeptPlan): KeptPlanRevision {
  const { revision, at, by, reason, kind, restored } = kept;
  return { revision, at, by, reason, kind, restored };
}

export function keptPlan(kept: StoredKeptPlan): KeptPlan {
  const { text, problems } = kept;
  return { ...keptRevision(kept), text, problems };
}

/** Both plans of a component, and whose counts. */
export async function componentPlan(
  stores: Pick<Stores, 'inputs' | 'plans'>,
  entityRef: string,
): Promise<ComponentPlan> {
  const repository = await stores.inputs.getPlan(entityRef);
  const kept = await stores.plans.newest(entityRef);
  const text =
    repository &&
    (await stores.inputs.getSourceFile(entityRef, repository.file));
  return {
    entityRef,
    inForce: choosePlan(repository, kept)?.origin ?? null,
    repository: repository
      ? {
          file: repository.file,
          text: text ?? null,
          problems: repository.problems,
          lastGood: repository.lastGood,
          unusable: repository.plan === null,
        }
      : null,
    kept: kept ? await withSloProblems(stores, entityRef, kept) : null,
    revision: kept?.revision ?? 0,
  };
}

async function withSloProblems(
  stores: Pick<Stores, 'inputs'>,
  entityRef: string,
  kept: StoredKeptPlan,
): Promise<KeptPlan> {
  const answer = keptPlan(kept);
  if (!kept.plan) return answer;
  const { problems } = await withOpenSlo(stores.inputs, entityRef, kept.plan);
  return { ...answer, problems: [...answer.problems, ...problems] };
}
