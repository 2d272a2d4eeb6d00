import type {
  EstimateRange,
  GapRecord,
} from 'backstage-plugin-perf-coverage-common';
import type { Wish } from './changes';
import { estimateProblem } from './estimateProblem';

/** A gap's plan as it stands in the fields; empty is "none". */
export interface PlanForm {
  assignee: string;
  phase: string;
  estimate: string;
  start: string;
  due: string;
  spentHours: string;
  notes: string;
}

/** No gap takes longer; the backend refuses more. */
export const MOST_HOURS = 10_000;

/** `{ low: 15, high: 20 }` as it is written: `15-20h`. */
export function estimateText(estimate: EstimateRange | null): string {
  if (!estimate) return '';
  const { low, likely, high } = estimate;
  if (likely !== undefined) return `${low}/${likely}/${high}h`;
  return low === high ? `${low}h` : `${low}-${high}h`;
}

/** What counts for the gap now, whoever said it. */
export function formOf(
  gap: Pick<GapRecord, 'assignee' | 'phase' | 'estimate' | 'planning'>,
): PlanForm {
  const { planning } = gap;
  return {
    assignee: gap.assignee ?? '',
    phase: gap.phase ?? '',
    estimate: estimateText(gap.estimate),
    start: planning?.start ?? '',
    due: planning?.due ?? '',
    spentHours: planning?.spentHours?.toString() ?? '',
    notes: planning?.notes ?? '',
  };
}

/** The first field that can't be, with the reason; null where all can. */
export function planProblem(
  form: PlanForm,
): { field: 'estimate' | 'due' | 'spentHours'; why: string } | null {
  const estimate = estimateProblem(form.estimate);
  if (estimate) return { field: 'estimate', why: estimate };
  if (form.start && form.due && form.due < form.start) {
    return { field: 'due', why: `${form.due} < ${form.start}` };
  }
  const spent = Number(form.spentHours);
  const fits =
    form.spentHours.trim() === '' || (spent >= 0 && spent <= MOST_HOURS);
  return fits ? null : { field: 'spentHours', why: form.spentHours };
}

/** Only what was changed: the rest stays with whoever said it. */
export function wishOf(
  form: PlanForm,
  gap: Pick<GapRecord, 'assignee' | 'phase' | 'estimate' | 'planning'>,
): Wish {
  const before = formOf(gap);
  const wish: Wish = {};
  for (const key of ['assignee', 'phase', 'start', 'due', 'notes'] as const) {
    if (form[key] !== before[key]) wish[key] = form[key].trim() || null;
  }
  if (form.estimate.trim() !== before.estimate) {
    wish.estimate = form.estimate.trim() || null;
  }
  if (form.spentHours !== before.spentHours) {
    wish.spentHours = form.spentHours.trim() ? Number(form.spentHours) : null;
  }
  return wish;
}
