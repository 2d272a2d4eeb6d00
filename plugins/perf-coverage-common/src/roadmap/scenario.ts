import { EstimateRange, priorities, Priority } from '../vocabulary';
import type { Warning } from './tasks';

/** What somebody sets for a gap or work item, in place of what the plan says. @public */
export interface TaskAdjustment {
  /** Name of a phase; null for none. */
  phase?: string | null;
  /** Entity reference; null for anybody. */
  assignee?: string | null;
  /** `YYYY-MM-DD`; it does not start earlier. */
  start?: string | null;
  /** `YYYY-MM-DD`; a warning says where it is done later. */
  due?: string | null;
  estimate?: EstimateRange | null;
}

/**
 * What goes first: by priority, the shortest, or the named ones (ids of gaps,
 * names of capabilities and work items) in this order, then all else by priority.
 *
 * @public
 */
export type WorkOrder = 'priority' | 'shortest' | readonly string[];

interface Scoped {
  id: string;
  title: string;
  capability: string | null;
  priority: Priority;
  phase: string | null;
}

/** The turn of a task, lowest first. */
export function rankOf(
  task: Pick<Scoped, 'id' | 'capability' | 'priority'>,
  meanHours: number,
  order: WorkOrder = 'priority',
): number {
  const level = priorities.indexOf(task.priority);
  if (order === 'priority') return level;
  if (order === 'shortest') return meanHours;
  const named = order.findIndex(
    name => name === task.id || name === task.capability,
  );
  return named === -1 ? order.length + level : named;
}

/**
 * The tasks that any of the names means: a priority, phase, capability, gap or
 * work item; and all that they depend on, since they can't be done without.
 */
export function inScope<T extends Scoped>(
  tasks: readonly T[],
  scope: readonly string[] | undefined,
  waitsFor: (task: T) => readonly T[],
  warnings: Warning[],
): T[] {
  if (scope === undefined) return [...tasks];
  const kept = new Set(
    tasks.filter(({ id, capability, priority, phase }) =>
      [id, capability, priority, phase].some(
        name => name !== null && scope.includes(name),
      ),
    ),
  );
  const chosen = kept.size;
  for (const name of scope) {
    const means = tasks.some(({ id, capability, priority, phase }) =>
      [id, capability, priority, phase].includes(name),
    );
    if (!means) {
      warnings.push({
        code: 'unknown-scope',
        message: `"${name}" is no priority, phase, capability, gap or work item with open work; it adds nothing to the scope`,
      });
    }
  }
  for (const task of kept) {
    for (const other of waitsFor(task)) kept.add(other);
  }
  if (kept.size > chosen) {
    warnings.push({
      code: 'scope-grown',
      message: `${kept.size - chosen} more ${
        kept.size - chosen === 1 ? 'item belongs' : 'items belong'
      } to the scope, because what is asked for depends on them`,
    });
  }
  return tasks.filter(task => kept.has(task));
}
