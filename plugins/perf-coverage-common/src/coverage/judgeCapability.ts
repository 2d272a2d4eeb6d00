import { capabilityGaps } from '../gaps';
import {
  AssessedCapability,
  AssessedFinding,
  AssessedGap,
  AssessedRequirement,
  AssessedSla,
  AskedBy,
  CoverageState,
  GapDecision,
  isDecisionInForce,
  PlanSla,
  TestKind,
  WaivedRequirement,
} from '../vocabulary';
import { CapabilityScope } from './capabilities';
import { evidenceOf, rankOf, UnitEvidence } from './evidence';
import { Freshness } from './freshness';
import { AssessmentInputs, RunEvidence } from './inputs';
import { usersAsked, usersOf } from './measurements';
import { operationRequirement } from './operations';
import { Policy } from './policy';
import { RunsOfUnits } from './runsOfUnits';
import { recommendForCapability } from './slaHistory';
import { judgeSla } from './slas';
import { testRequirement } from './testRequirements';
import { TestUnit } from './testUnits';

/** A capability with all that is said of it. */
export interface JudgedCapability {
  assessed: AssessedCapability;
  slas: AssessedSla[];
  gaps: AssessedGap[];
  waivedGaps: (AssessedGap & { decision: GapDecision })[];
  findings: AssessedFinding[];
}

export interface CapabilityGrounds {
  inputs: AssessmentInputs;
  policy: Policy;
  /** Newest first. */
  runs: readonly RunEvidence[];
  runsOfUnits: RunsOfUnits;
  evidences: ReadonlyMap<TestUnit, UnitEvidence>;
  freshness: Freshness;
  /** Decisions in force, by gap. */
  decisions: ReadonlyMap<string, GapDecision>;
}

/** Kinds of test that put users on a system: for them the load matters. */
const loadKinds: ReadonlySet<TestKind | null> = new Set<TestKind | null>([
  ...(['load', 'stress', 'spike', 'soak', 'breakpoint'] as const),
]);

/** The decisions that hold at an instant, by gap; the newest of several. */
export function decisionsInForce(
  decisions: readonly GapDecision[],
  now: string,
): Map<string, GapDecision> {
  const found = new Map<string, GapDecision>();
  for (const decision of decisions) {
    const known = found.get(decision.gapId);
    if (!known || decision.at > known.at) found.set(decision.gapId, decision);
  }
  return new Map(
    [...found].filter(([, decision]) => isDecisionInForce(decision, now)),
  );
}

export function judgeCapability(
  scope: CapabilityScope,
  grounds: CapabilityGrounds,
): JudgedCapability {
  const { capability } = scope;
  const { inputs, runs, runsOfUnits, freshness } = grounds;
  const own = evidencesOf(scope, grounds);
  const subject = {
    units: new Set(scope.units),
    operations: scope.operations.map(
      ({ operation }) => `${operation.method} ${operation.path}`,
    ),
  };
  const slas = capability.slas.map(sla =>
    judgeSla(sla, {
      planFile: inputs.plan?.file ?? '',
      capability,
      subject,
      evidences: own,
      runs,
      runsOfUnits,
      freshness,
    }),
  );
  const required = requirementsOf(scope, own, freshness, slas);
  const excludedBecause =
    scope.excludedBecause ??
    (required.length === 0
      ? 'Nothing is required of it: the plan names no test kind, operation or SLA.'
      : null);
  const applies = excludedBecause === null;
  const recommended =
    applies && capability.slas.length === 0
      ? recommendForCapability({ subject, runs, runsOfUnits })
      : [];
  const whole: AssessedCapability = {
    name: capability.name,
    title: capability.title,
    state: applies ? stateOf(required) : 'excluded',
    impact: capability.impact,
    rationale: capability.rationale,
    met: required.filter(requirement => applies && requirement.met).length,
    applicable: applies ? required.length : 0,
    source: scope.source,
    excludedBecause,
    requirements: applies ? required : [],
    ...(recommended.length > 0 ? { recommendedSlas: recommended } : {}),
  };
  return applyDecisions(
    {
      assessed: whole,
      slas: applies ? slas.map(entry => entry.sla) : [],
      findings: applies ? slas.flatMap(entry => entry.findings) : [],
    },
    scope,
    grounds,
  );
}

/** The tests and scripts of a capability, judged under the load that its SLAs ask for. */
function evidencesOf(
  scope: CapabilityScope,
  { evidences, runsOfUnits, freshness }: CapabilityGrounds,
): UnitEvidence[] {
  const asked = scope.capability.slas
    .filter(({ agreed }) => agreed)
    .map(({ under }) => usersAsked(under))
    .filter(users => users !== null);
  const least = asked.length > 0 ? Math.min(...asked) : null;
  return scope.units.flatMap(unit => {
    const evidence = evidences.get(unit);
    if (!evidence) return [];
    if (least === null || unit.test !== null || !loadKinds.has(unit.kind)) {
      return [evidence];
    }
    return evidenceOf(unit, runsOfUnits, freshness, ({ run }) => {
      const users = usersOf(run.run, unit);
      return users === null || users >= least;
    });
  });
}

function requirementsOf(
  { capability, kinds, operations, askedBy, lacksSla }: CapabilityScope,
  own: readonly UnitEvidence[],
  freshness: Freshness,
  slas: readonly { requirement: AssessedRequirement }[],
): AssessedRequirement[] {
  return [
    ...kinds.map(kind => ({
      ...testRequirement(kind, own, freshness),
      askedBy: askedBy.kinds,
    })),
    ...operations.map(operation => ({
      ...operationRequirement(operation),
      askedBy: askedBy.operations,
    })),
    ...slas.map(({ requirement }, index) => ({
      ...requirement,
      askedBy: askedByStatement(capability.slas[index], askedBy.slas),
    })),
    ...(lacksSla
      ? [{ ...missingSla(capability.title), askedBy: askedBy.slas }]
      : []),
  ];
}

/** The API document that states the SLA, or the plan, at the SLA’s own line. */
function askedByStatement(
  { api, file, line }: PlanSla,
  asked: AskedBy,
): AskedBy {
  if (api !== undefined) {
    return {
      source: 'api',
      rule: null,
      why: `The API document ${api} states it (x-perf-coverage, line ${line}).`,
    };
  }
  return asked.place
    ? { ...asked, place: { file: file ?? asked.place.file, line } }
    : asked;
}

/** The policy asks for an SLA, and there is none. */
function missingSla(title: string): AssessedRequirement {
  return {
    type: 'sla',
    subject: 'any SLA',
    evidence: 'none',
    met: false,
    why: `No SLA says how fast ${title} has to be.`,
    close:
      'Agree on a limit and put it below "slas" of the capability in the plan.',
    links: [],
  };
}

/** Takes out what people decided about; the rest keeps its gaps. */
function applyDecisions(
  judged: Pick<JudgedCapability, 'assessed' | 'slas' | 'findings'>,
  scope: CapabilityScope,
  { inputs, policy, decisions }: CapabilityGrounds,
): JudgedCapability {
  const { assessed, slas } = judged;
  const {
    open: gaps,
    waived: waivedGaps,
    decided,
  } = capabilityGaps({
    entityRef: inputs.component.entityRef,
    planFile: inputs.plan?.file ?? null,
    capability: assessed,
    slas,
    plan: scope.capability,
    priorities: policy.priorities,
    decisions,
  });
  if (decided.size === 0) return { ...judged, gaps, waivedGaps };
  const left = assessed.requirements.filter(own => !decided.has(own));
  const waivedSubjects = new Set(
    [...decided.keys()].flatMap(({ type, subject }) =>
      type === 'sla' ? [subject] : [],
    ),
  );
  return {
    findings: judged.findings.filter(({ sla }) => !waivedSubjects.has(sla)),
    slas: slas.filter(({ name }) => !waivedSubjects.has(name)),
    gaps,
    waivedGaps,
    assessed: {
      ...assessed,
      state: left.length > 0 ? stateOf(left) : 'excluded',
      met: left.filter(({ met }) => met).length,
      applicable: left.length,
      excludedBecause:
        left.length > 0 ? null : decisionText([...decided.values()][0]),
      requirements: left,
      waived: [...decided].map(
        ([requirement, decision]): WaivedRequirement => ({
          ...requirement,
          decision,
        }),
      ),
    },
  };
}

function decisionText({ kind, reason, until }: GapDecision): string {
  const what = kind === 'waived' ? 'Waived' : 'Not applicable';
  return `${what}: ${reason}${until === null ? '' : ` (until ${until})`}`;
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
