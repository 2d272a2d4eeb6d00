import {
  AssessmentInputs,
  ComponentSummary,
  GapPlan,
  GapRecord,
  RunEvidence,
} from 'backstage-plugin-perf-coverage-common';
import { StoredRun, Stores } from '../database';
import { CapacityDefaults, PlanningInputs, readPlanning } from '../planning';
import { withOpenSlo } from '../plans';
import { chooseInventory } from './chooseInventory';
import { choosePlan, PlanInForce } from './planInForce';

/** Runs of a component that count as evidence: the newest ones. */
const maxRuns = 500;

/** All that an assessment follows from, but time and policy. */
export interface StoredInputs extends AssessmentInputs {
  component: ComponentSummary;
  gapPlans: GapPlan[];
  /** Gaps as they were after the assessment before. */
  gaps: GapRecord[];
  planning: PlanningInputs;
}

export async function readInputs(
  stores: Stores,
  component: ComponentSummary,
  defaults: CapacityDefaults,
): Promise<StoredInputs> {
  const { entityRef } = component;
  const documents = await stores.inputs.getDocuments(entityRef);
  const { inventory: scanned, sent } = documents;
  const { origin, inventory } = chooseInventory(scanned, sent);
  const plan = await withFiles(
    stores,
    entityRef,
    choosePlan(documents.plan, documents.kept),
  );
  const { apis } = documents.apis;
  const runs = await stores.runs.listWithMetrics(entityRef, maxRuns);
  const gapPlans = await stores.gapPlans.list(entityRef);
  const sentCommit = origin === 'sent' ? sent?.commit : null;
  return {
    component,
    inventory,
    plan: plan && { file: plan.file, plan: plan.plan },
    apis,
    runs: runs.map(toEvidence),
    commits: sentCommit ? [sentCommit] : commitsOf(scanned?.etag ?? null),
    decisions: await stores.decisions.list(entityRef),
    gapPlans,
    gaps: await stores.assessments.listGaps(entityRef),
    planning: await readPlanning(
      stores,
      component,
      { plan: plan?.plan ?? null, gapPlans },
      defaults,
    ),
  };
}

/** The repository's plan has the SLOs of its files since it was read. */
async function withFiles(
  { inputs }: Pick<Stores, 'inputs'>,
  entityRef: string,
  inForce: PlanInForce | null,
): Promise<PlanInForce | null> {
  if (inForce?.origin !== 'portal') return inForce;
  const { plan } = await withOpenSlo(inputs, entityRef, inForce.plan);
  return { ...inForce, plan };
}

function toEvidence({ summary, run }: StoredRun): RunEvidence {
  return {
    id: summary.id,
    startedAt: summary.startedAt,
    receivedAt: summary.receivedAt,
    source: summary.source,
    environment: summary.environment,
    branch: summary.branch,
    commit: summary.commit,
    run,
  };
}

/** Sources of a Git host have the commit that they were read at as their etag. */
function commitsOf(etag: string | null): string[] {
  return etag !== null && /^[0-9a-f]{40}$/i.test(etag) ? [etag] : [];
}
