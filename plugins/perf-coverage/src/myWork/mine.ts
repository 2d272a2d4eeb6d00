import {
  GapListItem,
  WorkItem,
  priorities,
} from 'backstage-plugin-perf-coverage-common';

/** Why something is the reader's: theirs by name, their team's, or nobody's yet in what they own. */
export type Whose = 'me' | 'team' | 'owned';

export interface MyItem {
  key: string;
  whose: Whose;
  /** Null where it is a piece of work that closes no gap. */
  gap: GapListItem | null;
  work: WorkItem | null;
}

const turns: readonly Whose[] = ['me', 'team', 'owned'];

function whoseIs(
  assignee: string | null,
  user: string | undefined,
  refs: readonly string[],
): Whose | null {
  if (assignee === null) return 'owned';
  if (assignee === user) return 'me';
  return refs.includes(assignee) ? 'team' : null;
}

function priorityOf(item: MyItem): number {
  const priority = item.gap?.priority ?? item.work?.priority ?? 'low';
  return priorities.indexOf(priority);
}

/** The last day, or one later than all where nobody says. */
function dueOf(item: MyItem): string {
  return item.gap?.planning?.due ?? item.work?.due ?? '9999-12-31';
}

/**
 * What a reader has to do, in order: theirs by name before their team's before
 * what nobody has yet; among these by last day, then by priority.
 */
export function myItems(
  gaps: readonly GapListItem[],
  work: readonly WorkItem[],
  me: { user: string | undefined; refs: readonly string[] },
): MyItem[] {
  const items: MyItem[] = [];
  const seen = new Set<string>();
  for (const gap of gaps) {
    const key = `${gap.entityRef}/${gap.id}`;
    const whose = whoseIs(gap.assignee, me.user, me.refs);
    if (whose === null || gap.status !== 'open' || seen.has(key)) continue;
    seen.add(key);
    items.push({ key, whose, gap, work: null });
  }
  for (const item of work) {
    const whose = whoseIs(item.assignee, me.user, me.refs);
    if (item.done || item.assignee === null || whose === null) continue;
    items.push({ key: item.id, whose, gap: null, work: item });
  }
  return items.sort(
    (a, b) =>
      turns.indexOf(a.whose) - turns.indexOf(b.whose) ||
      dueOf(a).localeCompare(dueOf(b)) ||
      priorityOf(a) - priorityOf(b) ||
      a.key.localeCompare(b.key),
  );
}
