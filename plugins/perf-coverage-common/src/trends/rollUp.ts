import { sumEffort } from '../effort';
import {
  Assessment,
  CoverageState,
  Effort,
  Evidence,
  Priority,
} from '../vocabulary';

/**
 * Figures of many components: sums, never averages of percentages.
 *
 * @public
 */
export interface RollUp {
  components: number;
  /** Components of which nothing is known; they are on neither side of the coverage. */
  unknown: number;
  states: Record<CoverageState | 'unknown', number>;
  met: number;
  applicable: number;
  /** `met` / `applicable`; null where nothing applies. */
  coverage: number | null;
  evidence: Record<Evidence, number>;
  operations: number;
  coveredOperations: number;
  gaps: Record<Priority, number>;
  waivedGaps: number;
  /** `open`: undefined, unverified or stale. */
  slas: { met: number; breached: number; open: number };
  /** Of all gaps, by mean and variance. */
  effort: Effort;
}

/**
 * Sums assessments: of a system, a domain, an owner, or a portal.
 *
 * @param assessments - null for a component that was never assessed: it counts
 *   as unknown
 * @public
 */
export function rollUp(assessments: readonly (Assessment | null)[]): RollUp {
  const sum: RollUp = {
    components: assessments.length,
    unknown: 0,
    states: {
      ...{ covered: 0, partial: 0, failing: 0 },
      ...{ untested: 0, excluded: 0, unknown: 0 },
    },
    met: 0,
    applicable: 0,
    coverage: null,
    evidence: {
      ...{ none: 0, broken: 0, written: 0, run: 0 },
      ...{ fresh: 0, met: 0, failing: 0 },
    },
    operations: 0,
    coveredOperations: 0,
    gaps: { critical: 0, high: 0, moderate: 0, low: 0 },
    waivedGaps: 0,
    slas: { met: 0, breached: 0, open: 0 },
    effort: sumEffort(
      assessments.flatMap(
        own =>
          own?.gaps.flatMap(gap => (gap.estimate ? [gap.estimate] : [])) ?? [],
      ),
    ),
  };
  for (const assessment of assessments) add(sum, assessment);
  sum.unknown = sum.states.unknown;
  sum.coverage = sum.applicable === 0 ? null : sum.met / sum.applicable;
  return sum;
}

function add(sum: RollUp, assessment: Assessment | null): void {
  sum.states[assessment?.state ?? 'unknown'] += 1;
  if (assessment === null) return;
  const { totals, capabilities, gaps, slas, waivedGaps } = assessment;
  sum.met += totals.metRequirements;
  sum.applicable += totals.requirements;
  sum.operations += totals.operations;
  sum.coveredOperations += totals.coveredOperations;
  sum.waivedGaps += waivedGaps?.length ?? 0;
  for (const gap of gaps) sum.gaps[gap.priority] += 1;
  for (const { state } of slas) {
    sum.slas[state === 'met' || state === 'breached' ? state : 'open'] += 1;
  }
  for (const { requirements } of capabilities) {
    for (const { evidence } of requirements) sum.evidence[evidence] += 1;
  }
}

/**
 * Sums assessments by what their components belong to. One that belongs to
 * several counts in each of them, so the groups need not add up to the portal;
 * one that belongs to none counts under `null`.
 *
 * @public
 */
export function rollUpBy(
  components: readonly {
    assessment: Assessment | null;
    /** Entity references of its systems, domains or owners. */
    groups: readonly string[];
  }[],
): Map<string | null, RollUp> {
  const members = new Map<string | null, (Assessment | null)[]>();
  for (const { assessment, groups } of components) {
    const names = groups.length > 0 ? new Set(groups) : [null];
    for (const name of names) {
      const known = members.get(name);
      if (known) known.push(assessment);
      else members.set(name, [assessment]);
    }
  }
  return new Map(
    [...members].map(([name, assessments]) => [name, rollUp(assessments)]),
  );
}
