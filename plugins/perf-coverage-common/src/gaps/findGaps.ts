import { meanHours } from '../effort';
import {
  AssessedCapability,
  AssessedGap,
  AssessedRequirement,
  AssessedSla,
  EvidenceLink,
  GapDecision,
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

/** What the gaps of a capability are found from. */
export interface GapInput {
  entityRef: string;
  /** Null where the capability is not from a plan. */
  planFile: string | null;
  capability: AssessedCapability;
  slas: readonly AssessedSla[];
  plan: PlanCapability;
  priorities?: PriorityOverrides;
  /** Decisions in force, by gap. */
  decisions?: ReadonlyMap<string, GapDecision>;
}

export interface CapabilityGaps {
  /** Each unmet requirement that nobody decided on stands in exactly one. */
  open: AssessedGap[];
  /** Those of which a decision covers everything. */
  waived: (AssessedGap & { decision: GapDecision })[];
  decided: Map<AssessedRequirement, GapDecision>;
}

/**
 * The gaps of one capability. What is decided on leaves the others as they are:
 * a requirement stays in the gap in which it stood.
 */
export function capabilityGaps(input: GapInput): CapabilityGaps {
  const decided: CapabilityGaps['decided'] = new Map();
  const waived: CapabilityGaps['waived'] = [];
  const open: AssessedGap[] = [];
  const all = openGaps(input);
  const estimates = estimatesFor(all, input.plan);
  for (const [index, opened] of all.entries()) {
    const estimate = estimates[index];
    const decision = input.decisions?.get(gapIdOf(opened.rule, input));
    if (!decision) {
      open.push(describeGap(opened, estimate, input));
      continue;
    }
    const left: AssessedRequirement[] = [];
    for (const own of opened.requirements) {
      if (covers(decision, own)) decided.set(own, decision);
      else left.push(own);
    }
    if (left.length > 0) {
      const rest = { ...opened, requirements: left };
      open.push(describeGap(rest, partOf(estimate, opened, rest), input));
    } else {
      waived.push({ ...describeGap(opened, estimate, input), decision });
    }
  }
  return { open, waived, decided };
}

/** What joins a gap after it was decided on is not covered. */
function covers(
  { subjects }: GapDecision,
  { subject }: AssessedRequirement,
): boolean {
  return subjects === undefined || subjects.includes(subject);
}

function gapIdOf(rule: GapRule, { entityRef, capability }: GapInput): string {
  return gapId(entityRef, capability.name, rule.type);
}

function describeGap(
  { rule, requirements }: Opened,
  estimate: GapEstimate,
  input: GapInput,
): AssessedGap {
  const { capability, plan } = input;
  const impact = impactOf(requirements, capability.impact);
  return {
    id: gapIdOf(rule, input),
    capability: capability.name,
    capabilityTitle: capability.title,
    type: rule.type,
    title: `${capability.title}: ${rule.title(requirements)}`,
    ...prioritize(rule.severity(requirements, input), impact, input.priorities),
    why: whyOf(rule, requirements),
    close: stepsOf(requirements),
    kinds: requirements.flatMap(({ type, subject }) =>
      type === 'test' ? [subject as TestKind] : [],
    ),
    estimate,
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
 * Gaps that somebody decided on keep their part: a waiver is not work for others.
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

/** What a decision took out of a gap is no work any more, and no other gap's either. */
function partOf(whole: GapEstimate, all: Opened, rest: Opened): GapEstimate {
  const hours = rest.rule.hours(rest.requirements);
  if (rest.requirements.length === all.requirements.length) return whole;
  if (whole.source === 'default') {
    return { low: hours.low, high: hours.high, source: 'default' };
  }
  const share = meanHours(hours) / meanHours(all.rule.hours(all.requirements));
  return {
    low: hundredths(whole.low * share),
    high: hundredths(whole.high * share),
    source: whole.source,
  };
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
