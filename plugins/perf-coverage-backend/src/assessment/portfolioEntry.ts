import {
  Assessment,
  kindEvidence,
} from 'backstage-plugin-perf-coverage-common';
import { PortfolioEntry } from '../database';

/** What the heat map and the list of SLAs show of a component. */
export function portfolioEntry(assessment: Assessment): PortfolioEntry {
  const titles = new Map(
    assessment.capabilities.map(({ name, title }) => [name, title]),
  );
  return {
    kinds: kindEvidence(assessment),
    slas: assessment.slas.map(sla => ({
      capability: sla.capability,
      capabilityTitle: titles.get(sla.capability) ?? sla.capability,
      name: sla.name,
      metric: sla.metric,
      stat: sla.stat,
      operator: sla.operator,
      value: sla.value,
      unit: sla.unit,
      under: sla.under,
      state: sla.state,
      actual: sla.actual,
      margin: sla.margin,
      runId: sla.runId,
      why: sla.why,
    })),
  };
}
