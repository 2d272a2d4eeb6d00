import { compileGlob } from '../plan/glob';
import { readClaimSubject } from '../plan/claimSubjects';
import {
  AssessedClaim,
  AssessedGap,
  EstimateRange,
  Inventory,
  InventoryTotals,
  PerformancePlan,
  PlanClaim,
} from '../vocabulary';
import { sumEffort } from '../effort';
import { TestUnit } from './testUnits';

/** What claims are held against. */
export interface ClaimFacts {
  plan: PerformancePlan;
  inventory: Inventory | null;
  operations: { total: number; covered: number } | null;
  gaps: readonly AssessedGap[];
  unitsOf(capability: string): readonly TestUnit[];
}

interface Fact {
  text: string;
  why: string;
  /** The figures to compare with those that the claim states, in order. */
  figures: number[];
}

/** Holds a stated figure against evidence. */
export function judgeClaim(claim: PlanClaim, facts: ClaimFacts): AssessedClaim {
  const base = {
    subject: claim.subject,
    claimed: claim.value,
    line: claim.line,
  };
  if (readClaimSubject(claim.subject)?.of === 'duration') {
    return {
      ...base,
      actual: null,
      holds: null,
      why: `How long it takes is a matter of chance: the roadmap tells how likely it is.${sourceText(
        claim,
      )}`,
    };
  }
  const fact = factFor(claim, facts);
  if (!fact) {
    return {
      ...base,
      actual: null,
      holds: null,
      why: `Nothing is known about ${claim.subject}${sourceText(claim)}.`,
    };
  }
  const stated = statedFigures(claim.value);
  const right =
    stated.length > 0 &&
    stated.every(
      (figure, index) =>
        fact.figures[index] === undefined ||
        agrees(figure, fact.figures[index]),
    );
  return {
    ...base,
    actual: fact.text,
    holds: stated.length === 0 ? null : right,
    why: `${fact.why}${sourceText(claim)}`,
  };
}

function sourceText(claim: PlanClaim): string {
  return claim.source === null ? '' : ` The claim is from ${claim.source}.`;
}

/** The figures of a text: `10 of 20+`, `120-145 h`, `53`; `34 + 22 + 9` is their sum. */
function statedFigures(text: string): { value: number; atLeast: boolean }[] {
  const terms = text.slice(0, 200).split(' + ').map(figuresOf);
  if (terms.length > 1 && terms.every(figures => figures.length === 1)) {
    return [
      {
        value: terms.reduce((sum, [figure]) => sum + figure.value, 0),
        atLeast: false,
      },
    ];
  }
  return terms.flat();
}

function figuresOf(text: string): { value: number; atLeast: boolean }[] {
  return [...text.matchAll(/(\d{1,9}(?:\.\d{1,6})?)(\+?)/g)].map(match => ({
    value: Number(match[1]),
    atLeast: match[2] === '+',
  }));
}

function agrees(
  stated: { value: number; atLeast: boolean },
  actual: number,
): boolean {
  return stated.atLeast
    ? actual >= stated.value
    : Math.abs(actual - stated.value) <= 0.005 * Math.max(1, stated.value);
}

function factFor(claim: PlanClaim, facts: ClaimFacts): Fact | null {
  const subject = readClaimSubject(claim.subject);
  if (!subject) return null;
  switch (subject.of) {
    case 'operations':
      return facts.operations
        ? {
            figures: [facts.operations.covered, facts.operations.total],
            text: `${facts.operations.covered} of ${facts.operations.total}`,
            why: `Requests that can run go to ${facts.operations.covered} of the ${facts.operations.total} operations of the API documents.`,
          }
        : null;
    case 'gaps':
      return {
        figures: [facts.gaps.length],
        text: String(facts.gaps.length),
        why: `The assessment finds ${facts.gaps.length} gaps.`,
      };
    case 'effort':
      return effortFact(subject.part, facts);
    case 'duration':
      return null;
    case 'tests':
      return subject.part === null
        ? countFact('tests', facts.inventory)
        : partOfTests(subject.part, facts);
    default:
      return countFact(subject.of, facts.inventory);
  }
}

function countFact(
  of: keyof InventoryTotals,
  inventory: Inventory | null,
): Fact | null {
  if (!inventory) return null;
  const count = inventory.totals[of];
  return {
    figures: [count],
    text: String(count),
    why: `The scan of the sources finds ${count} ${of}.`,
  };
}

function partOfTests(part: string, facts: ClaimFacts): Fact | null {
  if (!facts.inventory) return null;
  const isCapability = facts.plan.capabilities.some(
    capability => capability.name === part,
  );
  const matches = compileGlob(part);
  const count = isCapability
    ? facts.unitsOf(part).filter(unit => unit.test !== null).length
    : facts.inventory.files
        .filter(file => matches(file.path))
        .reduce((sum, file) => sum + file.tests.length, 0);
  return {
    figures: [count],
    text: String(count),
    why: isCapability
      ? `The scan of the sources finds ${count} tests that belong to ${part}.`
      : `The scan of the sources finds ${count} tests in ${part}.`,
  };
}

/** What the plan's own estimates add up to, by end points as a person would. */
function effortFact(part: string | null, facts: ClaimFacts): Fact | null {
  const { plan, gaps } = facts;
  const priorityOf = (capability: string) =>
    gaps.find(gap => gap.capability === capability)?.priority ?? null;
  const parts: { estimate: EstimateRange | null; keys: (string | null)[] }[] = [
    ...plan.capabilities.map(({ name, phase, estimate }) => ({
      estimate,
      keys: [name, phase, priorityOf(name)],
    })),
    ...plan.work.map(({ name, phase, priority, estimate }) => ({
      estimate,
      keys: [name, phase, priority],
    })),
  ];
  const estimates = parts
    .filter(entry => part === null || entry.keys.includes(part))
    .flatMap(entry => (entry.estimate ? [entry.estimate] : []));
  if (estimates.length === 0) return null;
  const sum = sumEffort(estimates);
  const naive = `${rounded(sum.naiveLow)}–${rounded(sum.naiveHigh)} h`;
  return {
    figures: [sum.naiveLow, sum.naiveHigh],
    text: naive,
    why: `The ${
      estimates.length
    } estimates of the plan add up to ${naive}; as independent ranges to ${rounded(
      sum.low,
    )}–${rounded(sum.high)} h.`,
  };
}

function rounded(hours: number): number {
  return Math.round(hours * 10) / 10;
}
