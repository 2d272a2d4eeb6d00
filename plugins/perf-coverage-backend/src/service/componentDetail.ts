import {
  ComponentDetail,
  ComponentSummary,
} from 'backstage-plugin-perf-coverage-common';
import { chooseInventory, choosePlan } from '../assessment';
import { StoredKeptPlan, StoredPlan, Stores } from '../database';
import { keptRevision } from './keptPlan';

/** Runs that a component's page shows. */
const maxRuns = 100;

/** All that a component's page shows, in a fixed small number of queries. */
export async function componentDetail(
  stores: Stores,
  summary: ComponentSummary,
): Promise<ComponentDetail> {
  const { entityRef } = summary;
  const [assessed, scanned, sent, plan, kept, apis, addresses, gaps, runs] =
    await Promise.all([
      stores.assessments.get(entityRef),
      stores.inputs.getInventory(entityRef),
      stores.inputs.getSentInventory(entityRef),
      stores.inputs.getPlan(entityRef),
      stores.plans.newest(entityRef),
      stores.inputs.getApis(entityRef),
      stores.inputs.getResultAddresses(entityRef),
      stores.assessments.listGaps(entityRef),
      stores.runs.list(entityRef, maxRuns),
    ]);
  const { origin, inventory } = chooseInventory(scanned, sent);
  return {
    summary,
    assessment: assessed?.assessment ?? null,
    inventory,
    roadmap: assessed?.roadmap ?? null,
    plan: planPart(plan, kept),
    gaps,
    runs,
    sources: {
      origin,
      // Lines of a sent inventory are of another commit than the scanned one.
      urlTemplate: (origin === 'scan' && scanned?.urlTemplate) || null,
      problems: [
        ...(scanned?.problems ?? []),
        ...addresses.flatMap(({ problems }) => problems),
        ...apis.problems,
      ],
      scannedAt: scanned?.scannedAt ?? null,
      etag: scanned?.etag ?? null,
      sent: sent
        ? {
            receivedAt: sent.receivedAt,
            commit: sent.commit,
            branch: sent.branch,
            url: sent.url,
          }
        : null,
    },
  };
}

/** Whose plan counts, and what is wrong with either. */
function planPart(
  repository: StoredPlan | undefined,
  kept: StoredKeptPlan | undefined,
): ComponentDetail['plan'] {
  const inForce = choosePlan(repository, kept);
  return {
    file: inForce?.file ?? repository?.file ?? null,
    problems: [
      ...(repository?.problems ?? []),
      ...(inForce?.origin === 'portal' ? kept?.problems ?? [] : []),
    ],
    lastGood: repository?.lastGood ?? false,
    origin: inForce?.origin ?? null,
    kept: kept?.plan ? keptRevision(kept) : null,
  };
}
