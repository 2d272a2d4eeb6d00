import { meanHours } from '../effort';
import {
  Assessment,
  EstimateRange,
  PerformancePlan,
  priorities,
  Priority,
  TestKind,
} from '../vocabulary';
import { WorkingCalendar } from './calendar';
import { findCycles, inOrder } from './graph';
import { inScope, rankOf, TaskAdjustment, WorkOrder } from './scenario';

/** One piece of work to be placed: a gap, or a work item of the plan. */
export interface Task {
  /** Id of the gap, or the name of the work item. */
  id: string;
  gap: string | null;
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
  /** Working day before which it may not start. */
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
  unestimated: { gap: string | null; title: string }[];
  warnings: Warning[];
}

type Draft = Omit<
  Task,
  'estimate' | 'mean' | 'level' | 'rank' | 'dependsOn' | 'notBefore' | 'due'
> & {
  estimate: EstimateRange | null;
  names: readonly string[];
};

/** What is done to the list of tasks before it is planned. */
export interface TaskChanges {
  /** By id of a gap or name of a work item. */
  adjust?: Readonly<Record<string, TaskAdjustment>>;
  scope?: readonly string[];
  order?: WorkOrder;
}

/**
 * Gaps and the plan's work items as tasks that depend on one another. What an
 * entry of `dependsOn` names is a gap's id, a capability (all of its gaps) or a
 * work item.
 */
export function collectTasks(
  assessment: Pick<Assessment, 'gaps' | 'capabilities'>,
  plan: PerformancePlan | null,
  calendar: WorkingCalendar,
  changes: TaskChanges = {},
): TaskList {
  const warnings: Warning[] = [];
  const all = draftsOf(assessment, plan).map(draft => adjusted(draft, changes));
  const drafts = inScope(all, changes.scope, warnings);
  const unestimated = drafts
    .filter(draft => draft.estimate === null)
    .map(draft => ({ gap: draft.gap, title: draft.title }));
  const kept: { draft: Draft; task: Task }[] = [];
  for (const draft of drafts) {
    const { names, estimate, ...rest } = draft;
    if (estimate !== null) {
      kept.push({
        draft,
        task: {
          ...rest,
          estimate,
          ...pinsOf(draft, changes, calendar, warnings),
          mean: meanHours(estimate),
          level: priorities.indexOf(draft.priority),
          rank: rankOf(draft, meanHours(estimate), changes.order),
          dependsOn: [],
        },
      });
    }
  }
  kept.sort((a, b) => byUrgency(a.task, b.task));
  const tasks = kept.map(entry => entry.task);
  const known = new Set([
    ...assessment.capabilities.map(capability => capability.name),
    ...(plan?.capabilities ?? []).map(capability => capability.name),
    ...all.map(draft => draft.id),
  ]);
  const targets = targetsByName(tasks);
  kept.forEach(({ draft, task }, index) => {
    const found = new Set<number>();
    for (const name of draft.names) {
      if (!known.has(name)) {
        warnings.push({
          code: 'unknown-dependency',
          message: `"${draft.title}" depends on "${name}", which is no capability, gap or work item of this component; name one of them or remove it`,
        });
      }
      for (const target of targets.get(name) ?? []) {
        const sameCapability =
          task.capability !== null &&
          tasks[target].capability === task.capability;
        if (target !== index && !(sameCapability && name === task.capability)) {
          found.add(target);
        }
      }
    }
    task.dependsOn = [...found].sort((a, b) => a - b);
  });
  warnings.push(...cutCycles(tasks));
  const order = inOrder(tasks.map(task => task.dependsOn));
  for (const index of [...order].reverse()) {
    for (const target of tasks[index].dependsOn) {
      tasks[target].level = Math.min(tasks[target].level, tasks[index].level);
      tasks[target].rank = Math.min(tasks[target].rank, tasks[index].rank);
    }
  }
  return { tasks, order, unestimated, warnings };
}

function draftsOf(
  assessment: Pick<Assessment, 'gaps'>,
  plan: PerformancePlan | null,
): Draft[] {
  const planned = new Map(
    (plan?.capabilities ?? []).map(entry => [entry.name, entry.dependsOn]),
  );
  const gaps = assessment.gaps.map(
    (gap): Draft => ({
      id: gap.id,
      gap: gap.id,
      title: gap.title,
      capability: gap.capability,
      priority: gap.priority,
      phase: gap.phase,
      assignee: gap.assignee,
      kinds: gap.kinds,
      estimate: gap.estimate,
      names: [
        ...new Set([...gap.dependsOn, ...(planned.get(gap.capability) ?? [])]),
      ],
    }),
  );
  const work = (plan?.work ?? []).map(
    (item): Draft => ({
      id: item.name,
      gap: null,
      title: item.title,
      capability: null,
      priority: item.priority,
      phase: item.phase,
      assignee: item.assignee,
      kinds: [],
      estimate: item.estimate,
      names: item.dependsOn,
    }),
  );
  return [...gaps, ...work].sort((a, b) => compare(a.id, b.id));
}

function adjusted(draft: Draft, { adjust }: TaskChanges): Draft {
  if (adjust === undefined || !Object.hasOwn(adjust, draft.id)) return draft;
  const { phase, assignee, estimate } = adjust[draft.id];
  return {
    ...draft,
    phase: phase === undefined ? draft.phase : phase,
    assignee: assignee === undefined ? draft.assignee : assignee,
    estimate: estimate === undefined ? draft.estimate : estimate,
  };
}

function pinsOf(
  draft: Draft,
  { adjust }: TaskChanges,
  calendar: WorkingCalendar,
  warnings: Warning[],
): Pick<Task, 'notBefore' | 'due'> {
  if (adjust === undefined || !Object.hasOwn(adjust, draft.id)) {
    return { notBefore: null, due: null };
  }
  const { start = null, due = null } = adjust[draft.id];
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
  return { notBefore, due: dueDay === null ? null : due };
}

function targetsByName(tasks: readonly Task[]): Map<string, number[]> {
  const targets = new Map<string, number[]>();
  const add = (name: string, index: number) => {
    const list = targets.get(name);
    if (list) list.push(index);
    else targets.set(name, [index]);
  };
  tasks.forEach((task, index) => {
    add(task.id, index);
    if (task.capability !== null) add(task.capability, index);
  });
  return targets;
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
