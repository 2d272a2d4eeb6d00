import {
  ComponentDetail,
  ComponentSummary,
} from 'backstage-plugin-perf-coverage-common';
import { chooseInventory } from '../assessment';
import { Stores } from '../database';

/** Runs that a component's page shows. */
const maxRuns = 100;

/** All that a component's page shows, in a fixed small number of queries. */
export async function componentDetail(
  stores: Stores,
  summary: ComponentSummary,
): Promise<ComponentDetail> {
  const { entityRef } = summary;
  const [assessed, scanned, sent, plan, apis, addresses, gaps, runs] =
    await Promise.all([
      stores.assessments.get(entityRef),
      stores.inputs.getInventory(entityRef),
      stores.inputs.getSentInventory(entityRef),
      stores.inputs.getPlan(entityRef),
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
    plan: {
      file: plan?.file ?? null,
      problems: plan?.problems ?? [],
      lastGood: plan?.lastGood ?? false,
    },
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
