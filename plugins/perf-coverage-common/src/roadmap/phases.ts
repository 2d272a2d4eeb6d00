import { PlanPhase, priorities } from '../vocabulary';
import { horizonDays, WorkingCalendar } from './calendar';
import { Task, Warning } from './tasks';

const mostWeeks = 520;

/** A phase on the working-day axis of `WorkingCalendar`. */
export interface Box {
  name: string;
  title: string;
  goal: string | null;
  /** First working day. */
  start: number;
  /** Time at which it is over: one more than its last working day; null grows with its work. */
  end: number | null;
  /** Over before today: what is left in it is planned from today, without an end. */
  past: boolean;
}

/** The plan's phases with their dates; a phase without a start follows the one before. */
export function plannedBoxes(
  phases: readonly PlanPhase[],
  calendar: WorkingCalendar,
  shift = 0,
): { boxes: Box[]; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const boxes: Box[] = [];
  let next = 0;
  for (const phase of phases) {
    const stated =
      phase.start === null ? next - shift : calendar.dayOf(phase.start);
    const wanted = stated === null ? null : stated + shift;
    if (wanted === null) {
      warnings.push({
        code: 'phase-date',
        message: `The phase "${phase.title}" starts on "${phase.start}", which is no date such as 2026-01-05; it follows the phase before`,
      });
    }
    const start = Math.min(Math.max(wanted ?? next, -horizonDays), horizonDays);
    const weeks = Number.isFinite(phase.weeks)
      ? Math.min(Math.max(phase.weeks, 0), mostWeeks)
      : 0;
    if (weeks !== phase.weeks || weeks === 0) {
      warnings.push({
        code: 'phase-length',
        message: `The phase "${phase.title}" lasts ${phase.weeks} weeks; planned with ${weeks}: give it more than 0 and at most ${mostWeeks}`,
      });
    }
    if (start < next && boxes.length > 0) {
      warnings.push({
        code: 'phases-overlap',
        message: `The phase "${phase.title}" starts on ${calendar.dateOf(
          start,
        )}, before the phase "${
          boxes[boxes.length - 1].title
        }" ends; people share their time between them`,
      });
    }
    const end = start + Math.ceil(weeks * calendar.daysPerWeek);
    boxes.push({
      name: phase.name,
      title: phase.title,
      goal: phase.goal,
      start,
      end,
      past: weeks > 0 && end <= 0,
    });
    next = end;
  }
  return { boxes, warnings };
}

const priorityTitles = {
  critical: 'Critical gaps',
  high: 'High gaps',
  moderate: 'Moderate gaps',
  low: 'Low gaps',
} as const;

export interface PhaseOfTask {
  boxes: Box[];
  /** Index into `boxes` by task; null takes any phase with room. */
  boxOf: (number | null)[];
  warnings: Warning[];
}

/**
 * Which phase each task belongs to. Without phases in the plan there is one per
 * priority, each as long as its work needs.
 */
export function assignPhases(
  tasks: readonly Task[],
  order: readonly number[],
  planned: readonly PlanPhase[],
  calendar: WorkingCalendar,
  /** ISO date on which the first phase starts instead; the others keep their distance. */
  start?: string,
): PhaseOfTask {
  if (planned.length === 0) {
    const first = Math.max(0, (start && calendar.dayOf(start)) || 0);
    const used = priorities.filter((_, rank) =>
      tasks.some(task => task.level === rank),
    );
    return {
      boxes: used.map(name => ({
        name,
        title: priorityTitles[name],
        goal: null,
        start: first,
        end: null,
        past: false,
      })),
      boxOf: tasks.map(task => used.indexOf(priorities[task.level])),
      warnings:
        tasks.length === 0
          ? []
          : [
              {
                code: 'derived-phases',
                message:
                  'The plan names no phases: there is one per priority, each as long as its work needs; add "phases" to the plan to set dates',
              },
            ],
    };
  }
  const { boxes, warnings } = plannedBoxes(
    planned,
    calendar,
    shiftTo(start, planned, calendar),
  );
  const boxAt = new Map(
    boxes.map((box, at) => [box.name, at] as const).reverse(),
  );
  const boxOf = tasks.map(task =>
    task.phase === null ? null : boxAt.get(task.phase) ?? null,
  );
  warnings.push(...unknownPhases(tasks, boxes));
  // What no phase claims goes where the first task that waits for it is.
  const claimed = boxOf.map(box => box !== null);
  for (const index of [...order].reverse()) {
    const own = boxOf[index];
    if (own === null) continue;
    for (const target of tasks[index].dependsOn) {
      if (!claimed[target]) {
        boxOf[target] = Math.min(boxOf[target] ?? own, own);
      }
    }
  }
  boxes.forEach((box, at) => {
    const open = boxOf.filter(own => own === at).length;
    if (box.past && open > 0) {
      warnings.push({
        code: 'phase-past',
        message: `The phase "${box.title}" ended on ${calendar.dateOf(
          box.end! - 1,
        )} with ${open} ${
          open === 1 ? 'item' : 'items'
        } open; they are planned from today`,
      });
    }
  });
  return { boxes, boxOf, warnings };
}

/** One sentence for each name that no phase has. */
function unknownPhases(
  tasks: readonly Task[],
  boxes: readonly Box[],
): Warning[] {
  const names = new Set(boxes.map(box => box.name));
  const lost = new Map<string, Task[]>();
  for (const task of tasks) {
    if (task.phase === null || names.has(task.phase)) continue;
    const known = lost.get(task.phase);
    if (known) known.push(task);
    else lost.set(task.phase, [task]);
  }
  return [...lost].map(([phase, own]) => ({
    code: 'unknown-phase',
    message: `${
      own.length === 1
        ? `"${own[0].title}" belongs`
        : `"${own[0].title}" and ${own.length - 1} more belong`
    } to the phase "${phase}", which the plan does not have; its phases are ${[
      ...names,
    ].join(', ')}`,
  }));
}

/** Working days by which phases move so that the first one starts on `start`. */
function shiftTo(
  start: string | undefined,
  phases: readonly PlanPhase[],
  calendar: WorkingCalendar,
): number {
  const wanted = start === undefined ? null : calendar.dayOf(start);
  if (wanted === null) return 0;
  const planned = phases[0].start;
  return wanted - (planned === null ? 0 : calendar.dayOf(planned) ?? 0);
}
