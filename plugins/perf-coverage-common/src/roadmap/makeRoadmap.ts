import { sumEffort } from '../effort';
import {
  PlanPhase,
  PerformancePlan,
  Roadmap,
  RoadmapItem,
} from '../vocabulary';
import { endDay, startDay, WorkingCalendar, workingCalendar } from './calendar';
import { Capacity, workingDaysOf } from './capacity';
import { estimateFactorOf, simulationOf } from './defaults';
import { WorkSource } from './drafts';
import { forecast, Forecast } from './forecast';
import { guardedSchedule } from './guard';
import { isAble } from './lanes';
import { gatherStaff, Owners, Staff, TeamRequest } from './people';
import { assignPhases } from './phases';
import type { RoadmapOptions } from './planRoadmap';
import { TaskAdjustment } from './scenario';
import { Placement, Schedule } from './schedule';
import { collectTasks, Task, TaskList, Warning } from './tasks';
import { weeklyLoad } from './weeks';

/** The work of a component or scope with all that decides when it is done. */
export interface PlanningInput {
  sources: readonly WorkSource[];
  owners: Owners;
  /** One per priority where empty. */
  phases: readonly PlanPhase[];
  plan: Pick<PerformancePlan, 'team'> | null;
  team?: TeamRequest;
  capacity?: Capacity;
  adjust?: Readonly<Record<string, TaskAdjustment>>;
  /** Where neither caller nor plan nor capacity says. */
  defaults?: TeamRequest;
}

/** Collects, staffs, places and plays the work. */
export function makeRoadmap(
  input: PlanningInput,
  options: RoadmapOptions,
): Roadmap {
  const warnings: Warning[] = [];
  const calendar = calendarOf(input.capacity, options, warnings);
  const start = calendar.dayOf(options.start ?? '') ?? 0;
  const estimateFactor = estimateFactorOf(options);
  const list = collectTasks(input.sources, calendar, {
    adjust: input.adjust,
    scope: options.scope,
    order: options.order,
    estimateFactor,
  });
  const { tasks, order } = list;
  const staff = gatherStaff(
    tasks,
    input.owners,
    input.plan,
    input.team,
    calendar,
    input.capacity,
    input.defaults,
  );
  const phases = assignPhases(
    tasks,
    order,
    input.phases,
    calendar,
    options.start,
  );
  const result = guardedSchedule(
    tasks,
    order,
    phases,
    staff,
    calendar,
    Math.max(0, start),
  );
  const simulation = simulationOf(options);
  const dates = forecast(tasks, result, calendar, simulation);
  warnings.push(
    ...list.warnings,
    ...staff.warnings,
    ...phases.warnings,
    ...overload(list, result, calendar),
  );
  return {
    schemaVersion: 1,
    phases: result.boxes.map((box, at) => ({
      ...phaseOf(box, at, tasks, result, staff, calendar, dates),
      ...dates.phases[at],
    })),
    unplaced: [
      ...result.unplaced.map(({ task, why }) => ({
        ...whatOf(tasks[task]),
        why,
        hours: rounded(tasks[task].mean),
      })),
      ...list.unestimated.map(task => ({
        ...whatOf(task),
        why: 'It has no estimate: add one, such as 2-3d, to the plan',
        hours: 0,
      })),
    ],
    forecast: dates.whole,
    effort: sumEffort(tasks.map(task => task.estimate)),
    team: staff.team,
    warnings,
    people: weeklyLoad(staff.lanes, result, calendar),
    simulation,
    ...(estimateFactor === 1 ? {} : { estimateFactor }),
  };
}

function whatOf({
  id,
  gap,
  entityRef,
  title,
}: Pick<Task, 'id' | 'gap' | 'entityRef' | 'title'>) {
  return {
    gap,
    title,
    ...(gap === null ? { work: id } : {}),
    ...(entityRef === null ? {} : { entityRef }),
  };
}

/** Day 0 is today, or an earlier day on which the work is said to have started. */
function calendarOf(
  capacity: Capacity | undefined,
  { now, start }: RoadmapOptions,
  warnings: Warning[],
): WorkingCalendar {
  const weekdays = workingDaysOf(capacity);
  const calendar = workingCalendar(now, weekdays);
  if (start === undefined) return calendar;
  const day = calendar.dayOf(start);
  if (day === null) {
    warnings.push({
      code: 'start-date',
      message: `The work is to start on "${start}", which is no date such as 2026-01-05; it starts today`,
    });
  }
  return day !== null && day < 0 ? workingCalendar(start, weekdays) : calendar;
}

/** What does not fit, is left out or comes too late, in sentences. */
function overload(
  { tasks, unestimated }: TaskList,
  result: Schedule,
  calendar: WorkingCalendar,
): Warning[] {
  const warnings: Warning[] = [];
  const uncounted =
    unestimated.length + tasks.length - result.placements.length;
  if (uncounted > 0) {
    warnings.push({
      code: 'forecast-incomplete',
      message: `${uncounted} ${
        uncounted === 1 ? 'item is' : 'items are'
      } not part of the forecast: without an estimate, or without anybody who has time`,
    });
  }
  const late = result.placements.filter(entry => !entry.fits);
  const hours = late.reduce((sum, entry) => sum + tasks[entry.task].mean, 0);
  if (late.length > 0) {
    warnings.push({
      code: 'over-capacity',
      message:
        late.length === 1
          ? 'One item does not fit; the forecast takes it as done after everything that does'
          : `${late.length} items of ${rounded(
              hours,
            )} h do not fit; the forecast takes them as done after everything that does`,
    });
  }
  for (const { task, end, lane } of result.placements) {
    const { due, title } = tasks[task];
    const done = calendar.dateOf(Math.max(0, endDay(end)));
    if (due !== null && done > due) {
      warnings.push({
        code: 'date-missed',
        message: `"${title}" is due on ${due} and done on ${done} by ${lane.label}: start it earlier, or give it to somebody who is free`,
      });
    }
  }
  for (const { task, lane } of result.placements) {
    if (!isAble(tasks[task], lane)) {
      warnings.push({
        code: 'skills',
        message: `"${tasks[task].title}" is assigned to ${
          lane.label
        }, whose skills are not ${tasks[task].kinds.join(', ')}`,
      });
    }
  }
  return warnings;
}

function phaseOf(
  box: Schedule['boxes'][number],
  at: number,
  tasks: readonly Task[],
  result: Schedule,
  staff: Staff,
  calendar: WorkingCalendar,
  dates: Forecast,
) {
  const own = result.placements.filter(entry => entry.box === at && entry.fits);
  return {
    name: box.name,
    title: box.title,
    goal: box.goal,
    start: calendar.dateOf(box.start),
    end: calendar.dateOf(Math.max(box.start, box.end - 1)),
    capacityHours: rounded(capacityOf(box, staff, calendar)),
    effort: sumEffort(own.map(entry => tasks[entry.task].estimate)),
    items: own.map(entry => itemOf(entry, tasks, calendar, dates)),
  };
}

/** Hours of everybody in a phase; of days before today, those of an ordinary week. */
function capacityOf(
  { start, end }: Schedule['boxes'][number],
  { lanes }: Staff,
  calendar: WorkingCalendar,
): number {
  const past = Math.max(0, Math.min(end, 0) - start);
  return lanes.reduce(
    (sum, lane) =>
      sum +
      lane.work.hoursBy(end) -
      lane.work.hoursBy(start) +
      (past * lane.hoursPerWeek) / calendar.daysPerWeek,
    0,
  );
}

function itemOf(
  entry: Placement,
  tasks: readonly Task[],
  calendar: WorkingCalendar,
  dates: Forecast,
): RoadmapItem {
  const task = tasks[entry.task];
  const start = startDay(entry.start);
  return {
    gap: task.gap,
    title: task.title,
    capability: task.capability,
    priority: task.priority,
    assignee: entry.lane.label,
    start: calendar.dateOf(start),
    end: calendar.dateOf(Math.max(start, endDay(entry.end))),
    hours: {
      low: rounded(task.estimate.low),
      high: rounded(task.estimate.high),
      mean: rounded(task.mean),
    },
    dependsOn: task.dependsOn.map(target => tasks[target].id),
    ...(task.gap === null ? { work: task.id } : {}),
    ...(task.entityRef === null ? {} : { entityRef: task.entityRef }),
    ...(task.start === null ? {} : { notBefore: task.start }),
    ...(task.due === null ? {} : { due: task.due }),
    ...dates.tasks.get(entry.task),
  };
}

function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}
