import type {
  Priority,
  WorkItem,
  WorkItemRequest,
} from 'backstage-plugin-perf-coverage-common';
import { estimateProblem, estimateText } from '../gapPlans';

/** A piece of work as it stands in the dialog's fields. */
export interface WorkForm {
  title: string;
  estimate: string;
  priority: Priority;
  phase: string;
  assignee: string;
  due: string;
  notes: string;
}

/** What is set for a piece of work, without who and when. */
export function settingsOfWork(item: WorkItem): WorkItemRequest {
  const {
    id: _id,
    scope: _scope,
    by: _by,
    at: _at,
    revision: _revision,
    ...settings
  } = item;
  return settings;
}

export function formOfWork(item: WorkItem | undefined): WorkForm {
  return {
    title: item?.title ?? '',
    estimate: estimateText(item?.estimate ?? null),
    priority: item?.priority ?? 'moderate',
    phase: item?.phase ?? '',
    assignee: item?.assignee ?? '',
    due: item?.due ?? '',
    notes: item?.notes ?? '',
  };
}

/** The first thing that can't be; null where all can. */
export function workProblem(
  form: WorkForm,
): { field: 'title' } | { field: 'estimate'; why: string } | null {
  if (form.title.trim() === '') return { field: 'title' };
  const why = estimateProblem(form.estimate);
  return why === null ? null : { field: 'estimate', why };
}

/** What is to be stored; what the dialog does not show stays as it was. */
export function workFrom(
  form: WorkForm,
  item: WorkItem | undefined,
): WorkItemRequest {
  return {
    ...(item ? settingsOfWork(item) : {}),
    title: form.title.trim(),
    estimate: form.estimate.trim() || null,
    priority: form.priority,
    phase: form.phase || null,
    assignee: form.assignee || null,
    due: form.due || null,
    notes: form.notes.trim() || null,
  };
}
