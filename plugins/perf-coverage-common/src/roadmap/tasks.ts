import { meanHours, scaledEstimate } from '../effort';
import { EstimateRange, priorities, Priority, TestKind } from '../vocabulary';
import { WorkingCalendar } from './calendar';
import { Dependencies, Draft, draftsOf, WorkSource } from './drafts';
import { findCycles, inOrder } from './graph';
import { inScope, rankOf, TaskAdjustment, WorkOrder } from './scenario';

/** One piece of work to be placed: a gap, or a work item. */
export interface Task {
  /** Id of the gap, or of the work item. */
  id: string;
  gap: string | null;
  /** The component whose work it is; null for that of the scope as a whole. */
  entityRef: string | null;
  /** Whose work it is where nobody is assigned. */
  ownerRef: string | null;
  title: string;
  capability: string | null;
  priority: Priority;
  /** Index in `priorities`: its own, or that of a more urgent task which waits for it. */
  level: number;
  /** Its turn, lowest first; that of a task which waits for it where it is lower. */
  rank: number;
  phase: string | null;
  assignee: string | null;
  /** Test kinds that it asks for. */
  kinds: readonly TestKind[];
  /** The date before which it may not start. */
  start: string | null;
  /** The working day of that. */
  notBefore: number | null;
  /** The last date on which it should be done. */
  due: string | null;
  estimate: EstimateRange;
  mean: number;
  /** Indices of the tasks that it waits for. */
  dependsOn: number[];
}

export interface Warning {
  code: string;
  message: string;
}

export interface TaskList {
  /** Most urgent first; the order in which they are placed where nothing else decides. */
  tasks: Task[];
  /** Indices of `tasks`, each after what it depends on. */
  order: number[];
  unestimated: Pick<Task, 'id' | 'gap' | 'entityRef' | 'title'>[];
  warnings: Warning[];
}

/** What is done to the list of tasks before it is planned. */
export interface TaskChanges {
  /** By id of a gap or work item. */
  adjust?: Readonly<Record<string, TaskAdjustment>>;
  scope?: readonly string[];
  order?: WorkOrder;
  /** Estimates are taken times this. */
  estimateFactor?: number;
}

/**
 * Gaps and work items as tasks that depend on one another. What an entry of
 * `dependsOn` names is a gap's id, a capability (all of its gaps) or a work item.
 */
export function collectTasks(
  sources: readonly WorkSource[],
  calendar: WorkingCalendar,
  changes: TaskChanges = {},
): TaskList {
  const warnings: Warning[] = [];
  const all = draftsOf(sources, changes.adjust);
  const dependencies = new Dependencies(all, sources);
  const drafts = inScope(
    all,
    changes.scope,
    draft => dependencies.of(draft),
    warnings,
  );
  const { estimateFactor = 1 } = changes;
  const kept = drafts
    .flatMap(draft => {
      if (draft.estimate === null) return [];
      const { names: _names, ...rest } = draft;
      const estimate = scaledEstimate(draft.estimate, estimateFactor);
      const mean = meanHours(estimate);
      const task: Task = {
        ...rest,
        estimate,
        ...pinsOf(draft, calendar, warnings),
        mean,
        level: priorities.indexOf(draft.priority),
        rank: rankOf(draft, mean, changes.order),
        dependsOn: [],
      };
      return [{ draft, task }];
    })
    .sort((a, b) => byUrgency(a.task, b.task));
  const tasks = kept.map(entry => entry.task);
  const places = new Map(kept.map(({ draft }, index) => [draft, index]));
  for (const { draft, task } of kept) {
    for (const name of draft.names) {
      if (dependencies.named(name, draft) === null) {
        warnings.push({
          code: 'unknown-dependency',
          message: `"${draft.title}" depends on "${name}", which is no capability, gap or work item of this component; name one of them or remove it`,
        });
      }
    }
    task.dependsOn = dependencies
      .of(draft)
      .flatMap(other => places.get(other) ?? [])
      .sort((a, b) => a - b);
  }
  warnings.push(...cutCycles(tasks));
  const order = inOrder(tasks.map(task => task.dependsOn));
  for (const index of [...order].reverse()) {
    for (const target of tasks[index].dependsOn) {
      tasks[target].level = Math.min(tasks[target].level, tasks[index].level);
      tasks[target].rank = Math.min(tasks[target].rank, tasks[index].rank);
    }
  }
  const unestimated = drafts
    .filter(draft => draft.estimate === null)
    .map(({ id, gap, entityRef, title }) => ({ id, gap, entityRef, title }));
  return { tasks, order, unestimated, warnings };
}

function pinsOf(
  draft: Draft,
  calendar: WorkingCalendar,
  warnings: Warning[],
): Pick<Task, 'start' | 'notBefore' | 'due'> {
  const { start, due } = draft;
  for (const date of [start, due]) {
    if (date !== null && calendar.dayOf(date) === null) {
      warnings.push({
        code: 'task-date',
        message: `"${draft.title}" is pinned to "${date}", which is no date such as 2026-01-05; it is planned without`,
      });
    }
  }
  const dueDay = due === null ? null : calendar.dayOf(due);
  const notBefore = start === null ? null : calendar.dayOf(start);
  if (notBefore !== null && dueDay !== null && dueDay < notBefore) {
    warnings.push({
      code: 'task-date',
      message: `"${draft.title}" is due on ${due}, before it may start on ${start}; it starts then and is late`,
    });
  }
  return {
    start: notBefore === null ? null : start,
    notBefore,
    due: dueDay === null ? null : due,
  };
}

/** Drops the dependencies that close a circle, so that all else is still planned. */
function cutCycles(tasks: Task[]): Warning[] {
  return findCycles(tasks.map(task => task.dependsOn)).map(members => {
    const inside = new Set(members);
    for (const member of members) {
      tasks[member].dependsOn = tasks[member].dependsOn.filter(
        target => !inside.has(target),
      );
    }
    const titles = members.map(member => `"${tasks[member].title}"`);
    return {
      code: 'dependency-cycle',
      message: `${titles.join(
        ', ',
      )} depend on one another in a circle; planned as if they did not: remove one of the dependencies`,
    };
  });
}

/** Priority, then the longest first (R. L. Graham, 1969), then the id. */
function byUrgency(a: Task, b: Task): number {
  return a.rank - b.rank || b.mean - a.mean || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
