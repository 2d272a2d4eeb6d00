import type {
  ComponentDetail,
  GapRecord,
} from 'backstage-plugin-perf-coverage-common';

/** Title of the phase in which a gap is done, as the roadmap places it; null where it is in none. */
export function phaseOf(
  gap: GapRecord,
  detail: ComponentDetail,
): string | null {
  const phases = detail.roadmap?.phases ?? [];
  const placed =
    phases.find(phase => phase.items.some(item => item.gap === gap.id)) ??
    phases.find(phase => phase.name === gap.phase);
  return placed?.title ?? gap.phaseTitle ?? gap.phase;
}

export interface Assignee {
  ref: string | null;
  /** Who says so: somebody, the roadmap's reckoning, or nobody but the component's owner. */
  from: 'assigned' | 'roadmap' | 'owner';
}

/** Who does it: the plan's assignee, the roadmap's, or the component's owner. */
export function assigneeOf(gap: GapRecord, detail: ComponentDetail): Assignee {
  if (gap.assignee) return { ref: gap.assignee, from: 'assigned' };
  for (const phase of detail.roadmap?.phases ?? []) {
    const item = phase.items.find(candidate => candidate.gap === gap.id);
    if (item?.assignee?.includes(':')) {
      return { ref: item.assignee, from: 'roadmap' };
    }
  }
  return { ref: gap.ownerRef, from: 'owner' };
}
