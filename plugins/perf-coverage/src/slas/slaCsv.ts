import { SlaListItem, toCsv } from 'backstage-plugin-perf-coverage-common';

/** SLAs as CSV, one a line; addresses lead back into the portal. */
export function slasToCsv(
  slas: readonly SlaListItem[],
  addressOf: (sla: SlaListItem) => string,
): string {
  return toCsv([
    [
      ...['Component', 'Entity', 'System', 'Owner', 'Capability', 'SLA'],
      ...['State', 'Metric', 'Statistic', 'Operator', 'Threshold', 'Unit'],
      ...['Under', 'Measured', 'Margin', 'Run', 'Why', 'Address'],
    ],
    ...slas.map(sla => [
      ...[sla.componentTitle, sla.entityRef, sla.systemRef, sla.ownerRef],
      ...[sla.capabilityTitle, sla.name, sla.state, sla.metric, sla.stat],
      ...[sla.operator, sla.value, sla.unit, sla.under, sla.actual],
      ...[sla.margin, sla.runId, sla.why, addressOf(sla)],
    ]),
  ]);
}
