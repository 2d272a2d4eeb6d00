import { sumEffort } from '../effort';
import { capabilityGaps, ownerGap, sortGaps } from '../gaps';
import {
  AssessedCapability,
  AssessedClaim,
  AssessedGap,
  AssessedSla,
  Assessment,
  AssessmentTotals,
  AssessmentWarning,
  CoverageState,
  PerformancePlan,
} from '../vocabulary';
import { CapabilityScope, capabilitiesOf } from './capabilities';
import { ClaimFacts, judgeClaim } from './claims';
import { evidenceOf, rankOf, UnitEvidence } from './evidence';
import { createFreshness, Freshness } from './freshness';
import { AssessmentInputs, RunEvidence } from './inputs';
import {
  ExercisedOperation,
  exerciseOperations,
  operationRequirement,
  sortedApis,
} from './operations';
import { Policy, policyRuleFor } from './policy';
import { RunsOfUnits, runsOfUnits } from './runsOfUnits';
import { newestFirst, timeOf } from './runTime';
import { judgeSla } from './slas';
import { testRequirement } from './testRequirements';
import { TestUnit, testUnitsOf } from './testUnits';

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
  const freshness = createFreshness(
    {
      days: plan?.policy.freshnessDays ?? policy.freshnessDays,
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
  });
  const nothingKnown =
    inputs.inventory === null &&
    inputs.plan === null &&
    inputs.runs.length === 0 &&
    operations.length === 0;
  const scopes = nothingKnown
    ? []
    : capabilitiesOf(inputs, policy, units, operations, apis, now.slice(0, 10));
  const judged = scopes.map(scope =>
    judgeCapability(scope, {
      inputs,
      runs,
      runsOfUnits: known,
      evidences,
      freshness,
    }),
  );
  const gaps = gapsOf(inputs, policy, judged);
  const capabilities = judged.map(entry => entry.assessed);
  const covered = operations.filter(
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
    claims: plan
      ? claimsOf(plan, inputs, scopes, operations, covered, gaps)
      : [],
    totals: totalsOf(capabilities, operations, covered, gaps),
    warnings: warningsOf(runs, freshness),
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
      message: `The run ${run.source === 'upload' ? run.id : run.source} is dated ${timeOf(run)}, which is yet to come: it counts as neither newest nor fresh. Correct the clock of the machine, or give its time with the upload.`,
      runId: run.id,
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

interface Judged {
  scope: CapabilityScope;
  assessed: AssessedCapability;
  slas: AssessedSla[];
}

interface Grounds {
  inputs: AssessmentInputs;
  runs: ReturnType<typeof newestFirst>;
  runsOfUnits: RunsOfUnits;
  evidences: ReadonlyMap<TestUnit, UnitEvidence>;
  freshness: Freshness;
}

function judgeCapability(scope: CapabilityScope, grounds: Grounds): Judged {
  const { capability } = scope;
  const own = scope.units.flatMap(unit => {
    const evidence = grounds.evidences.get(unit);
    return evidence ? [evidence] : [];
  });
  const slas = capability.slas.map(sla =>
    judgeSla(sla, {
      planFile: grounds.inputs.plan?.file ?? '',
      capability,
      subject: {
        units: new Set(scope.units),
        operations: scope.operations.map(
          ({ operation }) => `${operation.method} ${operation.path}`,
        ),
      },
      evidences: own,
      runs: grounds.runs,
      runsOfUnits: grounds.runsOfUnits,
      freshness: grounds.freshness,
    }),
  );
  const required = [
    ...scope.kinds.map(kind => testRequirement(kind, own, grounds.freshness)),
    ...scope.operations.map(operationRequirement),
    ...slas.map(entry => entry.requirement),
  ];
  const excludedBecause =
    scope.excludedBecause ??
    (required.length === 0
      ? 'Nothing is required of it: the plan names no test kind, operation or SLA.'
      : null);
  const requirements = excludedBecause === null ? required : [];
  const assessed: AssessedCapability = {
    name: capability.name,
    title: capability.title,
    state: excludedBecause === null ? stateOf(requirements) : 'excluded',
    impact: capability.impact,
    rationale: capability.rationale,
    met: requirements.filter(requirement => requirement.met).length,
    applicable: requirements.length,
    source: scope.source,
    excludedBecause,
    requirements,
  };
  return {
    scope,
    assessed,
    slas: excludedBecause === null ? slas.map(entry => entry.sla) : [],
  };
}

/** State of a capability by its requirements, of which there is at least one. */
export function stateOf(
  requirements: AssessedCapability['requirements'],
): CoverageState {
  if (requirements.some(({ evidence }) => evidence === 'failing')) {
    return 'failing';
  }
  if (requirements.every(requirement => requirement.met)) return 'covered';
  return requirements.some(
    ({ evidence }) => rankOf(evidence) >= rankOf('written'),
  )
    ? 'partial'
    : 'untested';
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

function gapsOf(
  inputs: AssessmentInputs,
  policy: Policy,
  judged: readonly Judged[],
): AssessedGap[] {
  const { component, plan } = inputs;
  const gaps = judged.flatMap(({ scope, assessed, slas }) =>
    capabilityGaps({
      entityRef: component.entityRef,
      planFile: plan?.file ?? null,
      capability: assessed,
      slas,
      plan: scope.capability,
    }),
  );
  // Where no catalog entity describes the component, nobody can own it yet.
  const described = component.type !== null || component.lifecycle !== null;
  if (described && component.ownerRef === null) {
    gaps.push(ownerGap(component, policyRuleFor(policy, component).asks));
  }
  return sortGaps(gaps);
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
