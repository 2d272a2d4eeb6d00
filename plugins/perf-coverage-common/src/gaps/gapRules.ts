import {
  AssessedCapability,
  AssessedRequirement,
  AssessedSla,
  EstimateRange,
  GapType,
} from '../vocabulary';
import { Severity } from './priority';

/** A capability with the states of its SLAs. */
export interface GapGrounds {
  capability: AssessedCapability;
  slas: readonly AssessedSla[];
}

/**
 * A kind of gap: which unmet requirements it takes, and what it says of them.
 * The rules are tried from top to bottom; each unmet requirement goes to the
 * first rule that takes it, so it stands in exactly one gap.
 *
 * @public
 */
export interface GapRule {
  type: GapType;
  /** For people: when the gap opens. */
  sentence: string;
  takes(requirement: AssessedRequirement, grounds: GapGrounds): boolean;
  severity(
    requirements: readonly AssessedRequirement[],
    grounds: GapGrounds,
  ): Severity;
  /** Follows the capability's title and a colon. */
  title(requirements: readonly AssessedRequirement[]): string;
  /** Default hours where the plan has no estimate. */
  hours(requirements: readonly AssessedRequirement[]): EstimateRange;
  /** True where the plan's estimate of the capability is meant for this work. */
  planned: boolean;
}

/** Gap rules in the order in which they are tried. @public */
export const gapRules: readonly GapRule[] = [
  {
    type: 'untested',
    sentence:
      'No test of the capability exists: none of what is required has any evidence.',
    takes: (_, { capability }) =>
      capability.state === 'untested' &&
      !capability.requirements.some(isBroken),
    severity: () => 'blind',
    title: () => 'no performance test exists',
    hours: requirements => buildingHours(requirements),
    planned: true,
  },
  {
    type: 'sla-breached',
    sentence: 'The newest fresh measurement breaks an agreed SLA.',
    takes: requirement =>
      requirement.type === 'sla' && requirement.evidence === 'failing',
    severity: () => 'harm',
    title: requirements => `${listed(requirements, 'SLA')} breached`,
    hours: requirements => times(requirements.length, 4, 16),
    planned: false,
  },
  {
    type: 'failing-test',
    sentence: 'A required test failed when it last ran.',
    takes: requirement => requirement.evidence === 'failing',
    severity: () => 'harm',
    title: requirements => `${listed(requirements, 'test')} failing`,
    hours: requirements => times(requirements.length, 2, 8),
    planned: false,
  },
  {
    type: 'broken-test',
    sentence:
      'What should show a requirement is written, but can’t run as it stands.',
    takes: isBroken,
    severity: () => 'part',
    title: requirements =>
      `tests that can't run: ${listed(requirements, 'requirement')}`,
    hours: requirements =>
      times(Math.max(1, ofType(requirements, 'test').length), 1, 4),
    planned: true,
  },
  {
    type: 'missing-kind',
    sentence:
      'A required kind of test is missing while there is other evidence.',
    takes: requirement =>
      requirement.type === 'test' && requirement.evidence === 'none',
    severity: (requirements, { capability }) =>
      requirements.length === ofType(capability.requirements, 'test').length
        ? 'blind'
        : 'part',
    title: requirements => `missing ${listed(requirements, 'kind of test')}`,
    hours: requirements => buildingHours(requirements),
    planned: true,
  },
  {
    type: 'uncovered-operations',
    sentence: 'There are operations of the capability that no test requests.',
    takes: requirement =>
      requirement.type === 'operation' && requirement.evidence === 'none',
    severity: () => 'part',
    title: requirements =>
      requirements.length === 1
        ? `${requirements[0].subject} is not exercised`
        : `${requirements.length} operations are not exercised`,
    hours: requirements => buildingHours(requirements),
    planned: true,
  },
  {
    type: 'never-run',
    sentence: 'A test is written, and no run of it is known.',
    takes: (requirement, { capability }) =>
      requirement.evidence === 'written' &&
      (requirement.type !== 'sla' ||
        capability.requirements.some(
          other => other.type !== 'sla' && other.evidence === 'written',
        )),
    severity: () => 'part',
    title: requirements =>
      `written but never run: ${listed(requirements, 'requirement')}`,
    hours: () => ({ low: 1, high: 4 }),
    planned: false,
  },
  {
    type: 'too-little-load',
    sentence: 'A test ran, but under less load than the SLA states.',
    takes: requirement => requirement.lack === 'too-little-load',
    severity: () => 'loose',
    title: requirements =>
      `ran under too little load: ${listed(requirements, 'requirement')}`,
    hours: () => ({ low: 1, high: 3 }),
    planned: false,
  },
  {
    type: 'stale',
    sentence:
      'The newest evidence is older than the freshness limit, or of too old a commit.',
    takes: requirement => requirement.evidence === 'run',
    severity: () => 'loose',
    title: requirements =>
      `evidence too old: ${listed(requirements, 'requirement')}`,
    hours: () => ({ low: 1, high: 2 }),
    planned: false,
  },
  {
    type: 'no-sla',
    sentence:
      'An SLA is proposed, but not agreed; or one is asked for, and there is none.',
    takes: (requirement, grounds) =>
      requirement.type === 'sla' &&
      [null, 'undefined'].includes(slaState(requirement, grounds)),
    severity: () => 'loose',
    title: requirements => `${listed(requirements, 'SLA')} not agreed`,
    hours: requirements => times(requirements.length, 0.5, 1),
    planned: false,
  },
  {
    type: 'sla-unverified',
    sentence: 'An agreed SLA has no measurement.',
    takes: () => true,
    severity: () => 'loose',
    title: requirements => `${listed(requirements, 'SLA')} not verified`,
    hours: requirements => times(requirements.length, 1, 3),
    planned: false,
  },
];

function isBroken(requirement: AssessedRequirement): boolean {
  return requirement.evidence === 'broken';
}

function slaState(
  requirement: AssessedRequirement,
  { slas }: GapGrounds,
): AssessedSla['state'] | null {
  return slas.find(sla => sla.name === requirement.subject)?.state ?? null;
}

function ofType(
  requirements: readonly AssessedRequirement[],
  type: AssessedRequirement['type'],
): AssessedRequirement[] {
  return requirements.filter(requirement => requirement.type === type);
}

/** Four to eight hours for a kind of test, half an hour to one for an operation or SLA. */
function buildingHours(
  requirements: readonly AssessedRequirement[],
): EstimateRange {
  const tests = ofType(requirements, 'test').length;
  const small = requirements.length - tests;
  return {
    low: Math.max(1, 4 * tests + 0.5 * small),
    high: Math.max(2, 8 * tests + small),
  };
}

function times(count: number, low: number, high: number): EstimateRange {
  return { low: low * count, high: high * count };
}

/** Up to three subjects by name, else their number. */
function listed(
  requirements: readonly AssessedRequirement[],
  noun: string,
): string {
  const subjects = requirements.map(requirement => requirement.subject);
  if (subjects.length <= 3) return subjects.join(', ');
  return `${subjects.length} ${plural(noun)}`;
}

function plural(noun: string): string {
  return noun.startsWith('kind ') ? noun.replace('kind', 'kinds') : `${noun}s`;
}
