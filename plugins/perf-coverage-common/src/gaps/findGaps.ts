import { meanHours } from '../effort';
import {
  AssessedCapability,
  AssessedGap,
  AssessedRequirement,
  AssessedSla,
  EvidenceLink,
  GapEstimate,
  gapTypes,
  Impact,
  impacts,
  PlanCapability,
  priorities,
  TestKind,
} from '../vocabulary';
import { gapId } from './gapId';
import { GapGrounds, GapRule, gapRules } from './gapRules';
import { PriorityOverrides, prioritize } from './priority';

/** At most this many steps and links stand in one gap. */
const maxSteps = 8;
const maxLinks = 12;

interface Opened {
  rule: GapRule;
  requirements: AssessedRequirement[];
}

/** A gap with the requirements that stand in it. */
export interface FoundGap {
  gap: AssessedGap;
  requirements: AssessedRequirement[];
}

/** The gaps of one capability: each unmet requirement stands in exactly one. */
export function capabilityGaps(input: {
  entityRef: string;
  /** Null where the capability is not from a plan. */
  planFile: string | null;
  capability: AssessedCapability;
  slas: readonly AssessedSla[];
  plan: PlanCapability;
  priorities?: PriorityOverrides;
}): FoundGap[] {
  const grounds: GapGrounds = {
    capability: input.capability,
    slas: input.slas,
  };
  return openGaps(grounds).map(({ rule, requirements }) => ({
    requirements,
    gap: describeGap(rule, requirements, { ...input, grounds }),
  }));
}

/**
 * What is left of gaps whose requirements are partly decided on, and what the
 * plan's estimate means for each.
 */
export function withoutDecided(
  found: readonly FoundGap[],
  isDecided: (gap: AssessedGap, requirement: AssessedRequirement) => boolean,
  input: Parameters<typeof capabilityGaps>[0],
): AssessedGap[] {
  const left = found.flatMap(({ gap, requirements }) => {
    const rule = gapRules.find(candidate => candidate.type === gap.type);
    const open = requirements.filter(own => !isDecided(gap, own));
    return rule && open.length > 0 ? [{ rule, requirements: open }] : [];
  });
  const grounds: GapGrounds = {
    capability: input.capability,
    slas: input.slas,
  };
  const estimates = estimatesFor(left, input.plan);
  return left.map(({ rule, requirements }, index) => ({
    ...describeGap(rule, requirements, { ...input, grounds }),
    estimate: estimates[index],
  }));
}

function describeGap(
  rule: GapRule,
  requirements: readonly AssessedRequirement[],
  input: Parameters<typeof capabilityGaps>[0] & { grounds: GapGrounds },
): AssessedGap {
  const { capability, plan, grounds } = input;
  const impact = impactOf(requirements, capability.impact);
  const hours = rule.hours(requirements);
  return {
    id: gapId(input.entityRef, capability.name, rule.type),
    capability: capability.name,
    capabilityTitle: capability.title,
    type: rule.type,
    title: `${capability.title}: ${rule.title(requirements)}`,
    ...prioritize(
      rule.severity(requirements, grounds),
      impact,
      input.priorities,
    ),
    why: whyOf(rule, requirements),
    close: stepsOf(requirements),
    kinds: requirements.flatMap(({ type, subject }) =>
      type === 'test' ? [subject as TestKind] : [],
    ),
    estimate: { low: hours.low, high: hours.high, source: 'default' },
    phase: plan.phase,
    assignee: plan.assignee,
    dependsOn: plan.dependsOn,
    links: linksOf(requirements, capability, plan, input.planFile),
    subjects: requirements.map(({ subject }) => subject),
  };
}

/** That of the weightiest requirement: an operation may matter more or less than its API. */
function impactOf(
  requirements: readonly AssessedRequirement[],
  ofCapability: Impact,
): Impact {
  return requirements
    .map(({ impact }) => impact ?? ofCapability)
    .reduce((most, impact) =>
      impacts.indexOf(impact) < impacts.indexOf(most) ? impact : most,
    );
}

/** The gap of a component that nobody owns. */
export function ownerGap(
  component: { entityRef: string; title: string },
  policyAsks: string,
  ownPriorities?: PriorityOverrides,
): AssessedGap {
  return {
    id: gapId(component.entityRef, 'component', 'no-owner'),
    capability: 'component',
    capabilityTitle: component.title,
    type: 'no-owner',
    title: `${component.title}: nobody owns it`,
    ...prioritize('loose', 'high', ownPriorities),
    why: `The catalog entity has no owner, so no gap of it reaches anybody. The policy asks ${policyAsks}.`,
    close: ['Set spec.owner of the catalog entity to a group or user.'],
    kinds: [],
    estimate: { low: 0.5, high: 1, source: 'default' },
    phase: null,
    assignee: null,
    dependsOn: [],
    links: [],
  };
}

/** Most urgent first; within a priority as capabilities stand in the plan. */
export function sortGaps(gaps: readonly AssessedGap[]): AssessedGap[] {
  return gaps
    .map((gap, index) => ({ gap, index }))
    .sort(
      (a, b) =>
        priorities.indexOf(a.gap.priority) -
          priorities.indexOf(b.gap.priority) || a.index - b.index,
    )
    .map(entry => entry.gap);
}

function openGaps(grounds: GapGrounds): Opened[] {
  const opened = new Map<GapRule, AssessedRequirement[]>();
  for (const requirement of grounds.capability.requirements) {
    if (requirement.met) continue;
    const rule = gapRules.find(candidate =>
      candidate.takes(requirement, grounds),
    );
    if (!rule) {
      throw new Error(
        `No gap rule takes the requirement ${requirement.subject}`,
      );
    }
    const taken = opened.get(rule);
    if (taken) taken.push(requirement);
    else opened.set(rule, [requirement]);
  }
  return [...opened]
    .map(([rule, requirements]) => ({ rule, requirements }))
    .sort(
      (a, b) => gapTypes.indexOf(a.rule.type) - gapTypes.indexOf(b.rule.type),
    );
}

/**
 * The plan's estimate of a capability is for building what is missing. Where
 * that is more than one gap they share it by their default hours, so that the
 * parts add up to the plan's figure; where it is none, the first gap has it.
 */
function estimatesFor(
  opened: readonly Opened[],
  plan: PlanCapability,
): GapEstimate[] {
  const defaults = opened.map(({ rule, requirements }) =>
    rule.hours(requirements),
  );
  const planned = plan.estimate;
  const sharing = opened.map(({ rule }) => rule.planned);
  if (!sharing.includes(true) && sharing.length > 0) sharing[0] = true;
  const total = defaults.reduce(
    (sum, hours, index) => sum + (sharing[index] ? meanHours(hours) : 0),
    0,
  );
  return defaults.map((hours, index): GapEstimate => {
    if (!planned || !sharing[index]) {
      return { low: hours.low, high: hours.high, source: 'default' };
    }
    const share = meanHours(hours) / total;
    return {
      low: hundredths(planned.low * share),
      high: hundredths(planned.high * share),
      source: 'plan',
    };
  });
}

function hundredths(hours: number): number {
  return Math.round(hours * 100) / 100;
}

function whyOf(
  rule: GapRule,
  requirements: readonly AssessedRequirement[],
): string {
  const first = requirements[0];
  return requirements.length === 1
    ? first.why
    : `${rule.sentence} ${requirements.length} requirements are not met; ${first.subject}: ${first.why}`;
}

function stepsOf(requirements: readonly AssessedRequirement[]): string[] {
  const steps = [
    ...new Set(
      requirements.flatMap(requirement =>
        requirement.close === null ? [] : [requirement.close],
      ),
    ),
  ];
  if (steps.length <= maxSteps) return steps;
  const rest = steps.length - maxSteps + 1;
  return [...steps.slice(0, maxSteps - 1), `And ${rest} more of the kind.`];
}

function linksOf(
  requirements: readonly AssessedRequirement[],
  capability: AssessedCapability,
  plan: PlanCapability,
  planFile: string | null,
): EvidenceLink[] {
  const links = new Map<string, EvidenceLink>();
  if (planFile !== null && capability.source === 'plan') {
    const link: EvidenceLink = {
      type: 'plan',
      file: planFile,
      line: plan.line,
      label: capability.title,
    };
    links.set(keyOf(link), link);
  }
  for (const link of requirements.flatMap(requirement => requirement.links)) {
    if (links.size < maxLinks && !links.has(keyOf(link))) {
      links.set(keyOf(link), link);
    }
  }
  return [...links.values()];
}

function keyOf(link: EvidenceLink): string {
  switch (link.type) {
    case 'run':
      return `run ${link.runId}`;
    case 'operation':
      return `operation ${link.api} ${link.operation}`;
    default:
      return `${link.type} ${link.file}:${link.line}`;
  }
}
