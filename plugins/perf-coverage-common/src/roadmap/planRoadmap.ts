import { sumEffort } from '../effort';
import {
  Assessment,
  PerformancePlan,
  Roadmap,
  RoadmapItem,
} from '../vocabulary';
import { endDay, startDay, WorkingCalendar, workingCalendar } from './calendar';
import { Capacity, workingDaysOf } from './capacity';
import { simulationOf } from './defaults';
import { judgeDurations } from './durationClaims';
import { forecast, Forecast } from './forecast';
import { guardedSchedule } from './guard';
import { gatherStaff, isAble, Staff, TeamRequest } from './people';
import { assignPhases } from './phases';
import { TaskAdjustment, WorkOrder } from './scenario';
import { Placement, Schedule } from './schedule';
import { collectTasks, Task, TaskList, Warning } from './tasks';
import { weeklyLoad } from './weeks';

/** What a roadmap is made of. @public */
export interface RoadmapInput {
  component: { entityRef: string; ownerRef: string | null };
  assessment: Assessment;
  plan: PerformancePlan | null;
  /** Wins over the plan's team. */
  team?: TeamRequest;
  /** Who has time when; without it all of the team have the same hours. */
  capacity?: Capacity;
  /** What people set in place of the plan, by id of a gap or name of a work item. */
  adjust?: Readonly<Record<string, TaskAdjustment>>;
}

/** @public */
export interface RoadmapOptions {
  /** ISO instant; nothing is planned before its day (UTC). */
  now: string;
  /** Of the simulation; 1 unless told otherwise. */
  seed?: number;
  /** Runs of the simulation, 1 to 100 000; 2000 unless told otherwise. */
  runs?: number;
  /** Between the hours of any two tasks of one team, 0 to 1; 0.2 unless told otherwise. */
  correlation?: number;
  /**
   * ISO date on which the work starts, instead of today; the plan's phases move
   * with it. A day before today tells what would have come of it.
   */
  start?: string;
  /** Only work that one of these names means: priorities, phases, capabilities, gaps, work items. */
  scope?: readonly string[];
  /** By priority unless told otherwise. */
  order?: WorkOrder;
}

/**
 * Puts a component's gaps and its plan's work items into phases and onto
 * people, and says by when they are likely done. The same input gives the same
 * roadmap, in whatever order the gaps come; `docs/roadmap.md` tells the rules.
 *
 * @throws `RangeError` where `options.now` is no ISO instant.
 * @public
 */
export function planRoadmap(
  input: RoadmapInput,
  options: RoadmapOptions,
): Roadmap {
  const { plan, component } = input;
  const warnings: Warning[] = [];
  const calendar = calendarOf(input, options, warnings);
  const start = calendar.dayOf(options.start ?? '') ?? 0;
  const list = collectTasks(input.assessment, plan, calendar, {
    adjust: input.adjust,
    scope: options.scope,
    order: options.order,
  });
  const { tasks, order } = list;
  const staff = gatherStaff(
    tasks,
    component.ownerRef,
    plan,
    input.team,
    calendar,
    input.capacity,
  );
  const phases = assignPhases(tasks, order, plan, calendar, options.start);
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
  const durationClaims = judgeDurations(input, options);
  return {
    schemaVersion: 1,
    phases: result.boxes.map((box, at) => ({
      ...phaseOf(box, at, tasks, result, staff, calendar, dates),
      ...dates.phases[at],
    })),
    unplaced: [
      ...result.unplaced.map(({ task, why }) => ({
        gap: tasks[task].gap,
        title: tasks[task].title,
        why,
        hours: rounded(tasks[task].mean),
      })),
      ...list.unestimated.map(({ gap, title }) => ({
        gap,
        title,
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
    ...(durationClaims.length > 0 ? { durationClaims } : {}),
  };
}

/** Day 0 is today, or an earlier day on which the work is said to have started. */
function calendarOf(
  { capacity }: RoadmapInput,
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
    ...dates.tasks.get(entry.task),
  };
}

function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}
