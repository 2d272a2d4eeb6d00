import type {
  GapListItem,
  GapPage,
  GapQuery,
} from 'backstage-plugin-perf-coverage-common';
import { toCsv } from '../components/csv';

/** What the backend gives in one answer at most. */
const PAGE_SIZE = 500;

/** More rows than this are no list that somebody reads. */
export const MAX_ROWS = 20_000;

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
      gap.phase,
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

/** All gaps that a query selects, at most `MAX_ROWS`; tells how many are there after each answer. */
export async function collectGaps(
  ask: (query: GapQuery) => Promise<GapPage>,
  query: GapQuery,
  onProgress: (collected: number) => void,
  isOver: () => boolean,
): Promise<GapListItem[]> {
  const gaps: GapListItem[] = [];
  let cursor: string | null = null;
  do {
    const page: GapPage = await ask({
      ...query,
      limit: PAGE_SIZE,
      ...(cursor === null ? {} : { cursor }),
    });
    gaps.push(...page.items);
    cursor = page.nextCursor;
    onProgress(gaps.length);
  } while (cursor !== null && gaps.length < MAX_ROWS && !isOver());
  return gaps.slice(0, MAX_ROWS);
}
