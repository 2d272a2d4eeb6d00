import { sumEffort } from '../effort';
import { ownerGap, sortGaps, withGapPlan } from '../gaps';
import {
  AssessedCapability,
  AssessedClaim,
  AssessedGap,
  Assessment,
  AssessmentTotals,
  AssessmentWarning,
  CoverageState,
  PerformancePlan,
} from '../vocabulary';
import { CapabilityScope, capabilitiesOf } from './capabilities';
import { ClaimFacts, judgeClaim } from './claims';
import { evidenceOf, rankOf } from './evidence';
import { createFreshness, Freshness } from './freshness';
import { AssessmentInputs, RunEvidence } from './inputs';
import { decisionsInForce, judgeCapability } from './judgeCapability';
import {
  ExercisedOperation,
  exerciseOperations,
  sortedApis,
} from './operations';
import { Policy, PolicyRule, policyRuleFor } from './policy';
import { runsOfUnits } from './runsOfUnits';
import { newestFirst, timeOf } from './runTime';
import { stoppedData } from './stoppedData';
import { testUnitsOf } from './testUnits';

/** At most this many warnings are told. */
const maxWarnings = 20;

/**
 * Judges a component: what is tested, what holds, what is missing. Pure: the
 * same inputs, in whatever order, give the same answer.
 *
 * @param inputs - inventory, plan, API documents and runs
 * @param policy - what the portal asks of components without a plan
 * @param now - ISO instant
 * @public
 */
export function assess(
  inputs: AssessmentInputs,
  policy: Policy,
  now: string,
): Assessment {
  const plan = inputs.plan?.plan ?? null;
  const rule = policyRuleFor(policy, inputs.component);
  const freshness = createFreshness(
    {
      days:
        plan?.policy.freshnessDays ??
        rule.freshnessDays ??
        policy.freshnessDays,
      maxCommitsBehind: policy.maxCommitsBehind ?? null,
      commits: inputs.commits ?? [],
    },
    now,
  );
  const apis = sortedApis(inputs.apis);
  const runs = newestFirst(inputs.runs, now);
  const units = testUnitsOf(inputs.inventory);
  const known = runsOfUnits(units, runs);
  const evidences = new Map(
    units.map(unit => [unit, evidenceOf(unit, known, freshness)]),
  );
  const { operations, requestsWithoutOperation } = exerciseOperations({
    apis,
    inventory: inputs.inventory,
    evidences: [...evidences.values()],
    runs,
    freshness,
    prefixes: plan?.prefixes ?? [],
    today: now.slice(0, 10),
  });
  const counted = operations.filter(
    ({ assessed }) => assessed.excludedBecause === undefined,
  );
  const nothingKnown =
    inputs.inventory === null &&
    inputs.plan === null &&
    inputs.runs.length === 0 &&
    operations.length === 0;
  const scopes = nothingKnown
    ? []
    : capabilitiesOf(inputs, rule, units, operations, apis, now.slice(0, 10));
  const decisions = decisionsInForce(inputs.decisions ?? [], now);
  const judged = scopes.map(scope =>
    judgeCapability(scope, {
      inputs,
      policy,
      runs,
      runsOfUnits: known,
      evidences,
      freshness,
      decisions,
    }),
  );
  const ownerless = ownerGaps(inputs, policy, rule);
  const plans = new Map(
    (inputs.gapPlans ?? []).map(own => [own.gapId, own] as const),
  );
  const planned = <T extends AssessedGap>(gap: T) =>
    withGapPlan(gap, plans.get(gap.id));
  const gaps = sortGaps([
    ...judged.flatMap(entry => entry.gaps),
    ...ownerless.filter(({ id }) => !decisions.has(id)),
  ]).map(planned);
  const capabilities = judged.map(entry => entry.assessed);
  const covered = counted.filter(
    ({ requested, assessed }) =>
      requested && rankOf(assessed.evidence) >= rankOf('written'),
  ).length;
  return {
    schemaVersion: 1,
    state: nothingKnown ? 'unknown' : stateOfAll(capabilities),
    operations: operations.map(entry => entry.assessed),
    requestsWithoutOperation,
    capabilities,
    slas: judged.flatMap(entry => entry.slas),
    gaps,
    claims: plan ? claimsOf(plan, inputs, scopes, counted, covered, gaps) : [],
    totals: totalsOf(capabilities, counted, covered, gaps),
    warnings: [
      ...warningsOf(runs, freshness),
      ...stoppedData(runs, now).slice(0, maxWarnings),
      ...endedWaivers(plan, now.slice(0, 10)),
    ],
    findings: judged.flatMap(entry => entry.findings),
    waivedGaps: [
      ...judged.flatMap(entry => entry.waivedGaps),
      ...ownerless.flatMap(gap => {
        const decision = decisions.get(gap.id);
        return decision ? [{ ...gap, decision }] : [];
      }),
    ].map(planned),
    policyRule: { name: rule.name, asks: rule.asks },
  };
}

/** What makes the answer less sure than it looks. */
function warningsOf(
  runs: readonly RunEvidence[],
  freshness: Freshness,
): AssessmentWarning[] {
  return runs
    .filter(run => freshness.lackOf(run) === 'in-the-future')
    .slice(0, maxWarnings)
    .map(run => ({
      code: 'run-in-the-future',
      message: `The run ${
        run.source === 'upload' ? run.id : run.source
      } is dated ${timeOf(
        run,
      )}, which is yet to come: it counts as neither newest nor fresh. Correct the clock of the machine, or give its time with the upload.`,
      runId: run.id,
    }));
}

/** Waivers that do nothing any more, so that nobody wonders about their gaps. */
function endedWaivers(
  plan: PerformancePlan | null,
  today: string,
): AssessmentWarning[] {
  return (plan?.waivers ?? [])
    .filter(({ until }) => until !== null && until < today)
    .slice(0, maxWarnings)
    .map(({ capability, kinds, until, line }) => ({
      code: 'waiver-ended',
      message: `The waiver of ${capability}${
        kinds.length > 0 ? ` (${kinds.join(', ')})` : ''
      } in line ${line} of the plan ended on ${until}. Take it out, or give it a later end.`,
    }));
}

function claimsOf(
  plan: PerformancePlan,
  inputs: AssessmentInputs,
  scopes: readonly CapabilityScope[],
  operations: readonly ExercisedOperation[],
  covered: number,
  gaps: readonly AssessedGap[],
): AssessedClaim[] {
  const facts: ClaimFacts = {
    plan,
    inventory: inputs.inventory,
    operations:
      inputs.apis.length > 0 ? { covered, total: operations.length } : null,
    gaps,
    unitsOf: name =>
      scopes.find(scope => scope.capability.name === name)?.units ?? [],
  };
  return plan.claims.map(claim => judgeClaim(claim, facts));
}

/** State of a component by those of its capabilities; excluded ones do not count. */
function stateOfAll(
  capabilities: readonly AssessedCapability[],
): CoverageState {
  const states = capabilities
    .map(capability => capability.state)
    .filter(state => state !== 'excluded');
  if (states.length === 0) return 'excluded';
  if (states.includes('failing')) return 'failing';
  if (states.every(state => state === 'covered')) return 'covered';
  if (states.every(state => state === 'untested')) return 'untested';
  return 'partial';
}

/** The gap of a component that nobody owns, where its catalog entity should say. */
function ownerGaps(
  { component }: AssessmentInputs,
  policy: Policy,
  rule: PolicyRule,
): AssessedGap[] {
  // Where no catalog entity describes the component, nobody can own it yet.
  const described = component.type !== null || component.lifecycle !== null;
  return described && component.ownerRef === null
    ? [ownerGap(component, rule.asks, policy.priorities)]
    : [];
}

function totalsOf(
  capabilities: readonly AssessedCapability[],
  operations: readonly ExercisedOperation[],
  coveredOperations: number,
  gaps: readonly AssessedGap[],
): AssessmentTotals {
  const sum = (count: (capability: AssessedCapability) => number) =>
    capabilities.reduce((total, capability) => total + count(capability), 0);
  const requirements = sum(capability => capability.applicable);
  const metRequirements = sum(capability => capability.met);
  return {
    operations: operations.length,
    coveredOperations,
    capabilities: capabilities.length,
    requirements,
    metRequirements,
    coverage: requirements === 0 ? null : metRequirements / requirements,
    gaps: gaps.length,
    effort: sumEffort(
      gaps.flatMap(gap => (gap.estimate ? [gap.estimate] : [])),
    ),
  };
}
