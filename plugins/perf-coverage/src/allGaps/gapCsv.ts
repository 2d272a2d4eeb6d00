import { GapListItem, toCsv } from 'backstage-plugin-perf-coverage-common';

/** Gaps as CSV, one a line; addresses lead back into the portal. */
export function gapsToCsv(
  gaps: readonly GapListItem[],
  addressOf: (gap: GapListItem) => string,
): string {
  return toCsv([
    [
      'Component',
      'Entity',
      'System',
      'Owner',
      'Gap',
      'Type',
      'Priority',
      'Status',
      'Capability',
      'Assignee',
      'Phase',
      'Hours low',
      'Hours high',
      'Estimate from',
      'Opened',
      'Decision',
      'Decision until',
      'Why',
      'Address',
    ],
    ...gaps.map(gap => [
      gap.componentTitle,
      gap.entityRef,
      gap.systemRef,
      gap.ownerRef,
      gap.title,
      gap.type,
      gap.priority,
      gap.status,
      gap.capabilityTitle,
      gap.assignee,
      gap.phaseTitle,
      gap.estimate?.low ?? null,
      gap.estimate?.high ?? null,
      gap.estimate?.source ?? null,
      gap.openedAt,
      gap.decision ? `${gap.decision.kind}: ${gap.decision.reason}` : null,
      gap.decision?.until ?? null,
      gap.why,
      addressOf(gap),
    ]),
  ]);
}
