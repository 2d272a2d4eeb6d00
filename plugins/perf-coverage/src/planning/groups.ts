import type {
  GapListItem,
  Roadmap,
} from 'backstage-plugin-perf-coverage-common';
import { priorities, sumEffort } from 'backstage-plugin-perf-coverage-common';

export const groupings = ['team', 'phase', 'assignee', 'priority'] as const;
export type Grouping = (typeof groupings)[number];

/** Gaps that belong together, with what they come to. */
export interface GapGroup {
  /** Null for those that have none. */
  value: string | null;
  gaps: GapListItem[];
  /** Hours: the 80 % interval of them together, as the board's total is one. */
  low: number;
  high: number;
  mean: number;
  unestimated: number;
  unassigned: number;
}

/** Mean hours; null where nobody estimated it. */
export function meanOf(gap: Pick<GapListItem, 'estimate'>): number | null {
  return gap.estimate ? (gap.estimate.low + gap.estimate.high) / 2 : null;
}

function valueOf(gap: GapListItem, by: Grouping): string | null {
  switch (by) {
    case 'team':
      return gap.ownerRef;
    case 'phase':
      return gap.phase;
    case 'assignee':
      return gap.assignee;
    case 'priority':
      return gap.priority;
    default: {
      const never: never = by;
      return never;
    }
  }
}

/** The group that a gap is in, as it stands in the address; `none` for those without. */
export const NO_GROUP = 'none';

export function isInGroup(
  gap: GapListItem,
  by: Grouping,
  only: string,
): boolean {
  return (valueOf(gap, by) ?? NO_GROUP) === only;
}

/**
 * Groups with what they come to, in the same figures as the board's total:
 * added ends would contradict it. Priorities in their order, all else by
 * hours, "none" last.
 */
export function groupGaps(
  gaps: readonly GapListItem[],
  by: Grouping,
): GapGroup[] {
  const groups = new Map<string | null, GapGroup>();
  for (const gap of gaps) {
    const value = valueOf(gap, by);
    const group = groups.get(value) ?? {
      value,
      gaps: [],
      low: 0,
      high: 0,
      mean: 0,
      unestimated: 0,
      unassigned: 0,
    };
    groups.set(value, group);
    group.gaps.push(gap);
    group.unestimated += Number(gap.estimate === null);
    group.unassigned += Number(gap.assignee === null);
  }
  for (const group of groups.values()) {
    const { low, high, mean } = sumEffort(
      group.gaps.flatMap(gap => gap.estimate ?? []),
    );
    Object.assign(group, { low, high, mean });
  }
  const rank = (group: GapGroup) =>
    by === 'priority'
      ? priorities.findIndex(priority => priority === group.value)
      : -group.mean;
  return [...groups.values()].sort(
    (a, b) =>
      Number(a.value === null) - Number(b.value === null) || rank(a) - rank(b),
  );
}

/** How much a person or team was given, and what of it the plan finds no room for. */
export interface Workload {
  name: string;
  gaps: number;
  /** Mean hours of the gaps that are theirs by name. */
  hours: number;
  /** For this work; null where the plan knows nothing of them. */
  hoursPerWeek: number | null;
  /** Of their hours, those that the plan could not place. */
  notPlaced: number;
  /** Weeks in which the plan asks for more than there is. */
  overloadedWeeks: number;
}

/** Who was given how much; those who have too much come first. */
export function workloads(
  gaps: readonly GapListItem[],
  roadmap: Roadmap | undefined,
): Workload[] {
  const people = new Map(
    (roadmap?.people ?? []).map(person => [person.name, person]),
  );
  const unplaced = new Map(
    (roadmap?.unplaced ?? []).flatMap(item =>
      item.gap === null ? [] : [[item.gap, item.hours] as const],
    ),
  );
  const loads = new Map<string, Workload>();
  for (const gap of gaps) {
    if (gap.assignee === null) continue;
    const person = people.get(gap.assignee);
    const load = loads.get(gap.assignee) ?? {
      name: gap.assignee,
      gaps: 0,
      hours: 0,
      hoursPerWeek: person?.hoursPerWeek ?? null,
      notPlaced: 0,
      overloadedWeeks: (person?.weeks ?? []).filter(
        week => week.plannedHours > week.capacityHours + 0.05,
      ).length,
    };
    loads.set(gap.assignee, load);
    load.gaps += 1;
    load.hours += meanOf(gap) ?? 0;
    load.notPlaced += unplaced.get(gap.id) ?? 0;
  }
  return [...loads.values()].sort(
    (a, b) => b.notPlaced - a.notPlaced || b.hours - a.hours,
  );
}
