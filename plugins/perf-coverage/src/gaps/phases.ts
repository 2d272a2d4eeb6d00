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

/** Who does it: the plan's assignee, the roadmap's, or the component's owner. */
export function assigneeOf(
  gap: GapRecord,
  detail: ComponentDetail,
): string | null {
  if (gap.assignee) return gap.assignee;
  for (const phase of detail.roadmap?.phases ?? []) {
    const item = phase.items.find(candidate => candidate.gap === gap.id);
    if (item?.assignee?.includes(':')) return item.assignee;
  }
  return gap.ownerRef;
}
