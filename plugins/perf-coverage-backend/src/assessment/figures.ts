import {
  Assessment,
  AssessedRequirement,
  ComponentSummary,
  GapRecord,
  Inventory,
  Roadmap,
} from 'backstage-plugin-perf-coverage-common';
import { ComponentFigures } from '../database';

/** How each step of the evidence ladder counts in the portfolio's bar. */
const barOf: Record<
  AssessedRequirement['evidence'],
  keyof ComponentSummary['evidence']
> = {
  met: 'met',
  fresh: 'fresh',
  failing: 'fresh',
  run: 'written',
  written: 'written',
  broken: 'none',
  none: 'none',
};

/** The row of the portfolio that an assessment gives. */
export function componentFigures(
  assessment: Assessment,
  roadmap: Roadmap,
  gaps: readonly GapRecord[],
  inventory: Inventory | null,
  lastRunAt: string | null,
): ComponentFigures {
  const open = gaps.filter(gap => gap.status === 'open');
  const openIds = new Set(open.map(gap => gap.id));
  const phase = roadmap.phases.find(candidate =>
    candidate.items.some(item => item.gap !== null && openIds.has(item.gap)),
  );
  const { totals } = assessment;
  const known = assessment.state !== 'unknown';
  return {
    state: assessment.state,
    met: totals.metRequirements,
    applicable: totals.requirements,
    coverage: totals.coverage,
    evidence: evidenceBar(assessment),
    gaps: gapCounts(open),
    slas: slaCounts(assessment),
    effort: known
      ? {
          low: totals.effort.low,
          high: totals.effort.high,
          mean: totals.effort.mean,
        }
      : null,
    phase: phase?.title ?? null,
    phaseStart: phase?.start ?? null,
    p80: roadmap.forecast.p80,
    lastRunAt,
    frameworks: [
      ...new Set(inventory?.files.map(file => file.framework)),
    ].sort(),
  };
}

function evidenceBar(assessment: Assessment): ComponentSummary['evidence'] {
  const bar = { met: 0, fresh: 0, written: 0, none: 0 };
  for (const capability of assessment.capabilities) {
    // What is excluded does not apply.
    if (capability.state === 'excluded') continue;
    for (const requirement of capability.requirements) {
      bar[requirement.met ? 'met' : barOf[requirement.evidence]] += 1;
    }
  }
  return bar;
}

function gapCounts(open: readonly GapRecord[]): ComponentSummary['gaps'] {
  const counts = { critical: 0, high: 0, moderate: 0, low: 0 };
  for (const gap of open) counts[gap.priority] += 1;
  return counts;
}

function slaCounts(assessment: Assessment): ComponentSummary['slas'] {
  const counts = { met: 0, breached: 0, open: 0 };
  for (const sla of assessment.slas) {
    if (sla.state === 'met' || sla.state === 'breached') {
      counts[sla.state] += 1;
    } else {
      counts.open += 1;
    }
  }
  return counts;
}
