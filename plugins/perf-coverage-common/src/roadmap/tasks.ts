import { meanHours } from '../effort';
import {
  Assessment,
  EstimateRange,
  PerformancePlan,
  priorities,
  Priority,
} from '../vocabulary';
import { findCycles, inOrder } from './graph';

/** One piece of work to be placed: a gap, or a work item of the plan. */
export interface Task {
  /** Id of the gap, or the name of the work item. */
  id: string;
  gap: string | null;
  title: string;
  capability: string | null;
  priority: Priority;
  /** Index in `priorities`: its own, or that of a more urgent task which waits for it. */
  rank: number;
  phase: string | null;
  assignee: string | null;
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

type Draft = Omit<Task, 'estimate' | 'mean' | 'rank' | 'dependsOn'> & {
  estimate: EstimateRange | null;
  names: readonly string[];
};

/**
 * Gaps and the plan's work items as tasks that depend on one another. What an
 * entry of `dependsOn` names is a gap's id, a capability (all of its gaps) or a
 * work item.
 */
export function collectTasks(
  assessment: Pick<Assessment, 'gaps' | 'capabilities'>,
  plan: PerformancePlan | null,
): TaskList {
  const warnings: Warning[] = [];
  const drafts = draftsOf(assessment, plan);
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
          mean: meanHours(estimate),
          rank: priorities.indexOf(draft.priority),
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
    ...drafts.map(draft => draft.id),
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
      estimate: item.estimate,
      names: item.dependsOn,
    }),
  );
  return [...gaps, ...work].sort((a, b) => compare(a.id, b.id));
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
