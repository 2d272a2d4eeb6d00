import { sumEffort } from '../effort';
import {
  Assessment,
  PerformancePlan,
  Roadmap,
  RoadmapItem,
} from '../vocabulary';
import { endDay, startDay, WorkingCalendar, workingCalendar } from './calendar';
import { forecast } from './forecast';
import { gatherStaff, Staff } from './people';
import { assignPhases } from './phases';
import { Placement, schedule, Schedule } from './schedule';
import { collectTasks, Task } from './tasks';

/** What a roadmap is made of. @public */
export interface RoadmapInput {
  component: { entityRef: string; ownerRef: string | null };
  assessment: Assessment;
  plan: PerformancePlan | null;
  /** Wins over the plan's team. */
  team?: { engineers?: number; hoursPerWeek?: number };
}

/** @public */
export interface RoadmapOptions {
  /** ISO instant; nothing is planned before its day (UTC). */
  now: string;
  /** Of the simulation; 1 unless told otherwise. */
  seed?: number;
  /** Runs of the simulation, 1 to 100 000; 2000 unless told otherwise. */
  runs?: number;
}

/** @public */
export const defaultForecastRuns = 2000;
const mostRuns = 100_000;

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
  const calendar = workingCalendar(options.now);
  const { plan, component } = input;
  const list = collectTasks(input.assessment, plan);
  const { tasks, order } = list;
  const staff = gatherStaff(tasks, component.ownerRef, plan, input.team);
  const phases = assignPhases(tasks, order, plan, calendar);
  const result = schedule(tasks, order, phases, staff, calendar);
  const dates = forecast(tasks, result, staff.hoursPerDay, calendar, {
    seed: options.seed ?? 1,
    runs: runsOf(options.runs),
  });
  const warnings = [...list.warnings, ...staff.warnings, ...phases.warnings];
  const uncounted =
    list.unestimated.length + tasks.length - result.placements.length;
  if (uncounted > 0) {
    warnings.push({
      code: 'forecast-incomplete',
      message: `${uncounted} ${
        uncounted === 1 ? 'item is' : 'items are'
      } not part of the forecast: without an estimate, or without anybody who has time`,
    });
  }
  const late = result.placements.filter(entry => !entry.fits).length;
  if (late > 0) {
    warnings.push({
      code: 'over-capacity',
      message:
        late === 1
          ? 'One item does not fit; the forecast takes it as done after everything that does'
          : `${late} items do not fit; the forecast takes them as done after everything that does`,
    });
  }
  return {
    schemaVersion: 1,
    phases: result.boxes.map((box, at) => ({
      ...phaseOf(box, at, tasks, result, staff, calendar),
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
  };
}

function phaseOf(
  box: Schedule['boxes'][number],
  at: number,
  tasks: readonly Task[],
  result: Schedule,
  staff: Staff,
  calendar: WorkingCalendar,
) {
  const own = result.placements.filter(entry => entry.box === at && entry.fits);
  const days = box.end - box.start;
  return {
    name: box.name,
    title: box.title,
    goal: box.goal,
    start: calendar.dateOf(box.start),
    end: calendar.dateOf(Math.max(box.start, box.end - 1)),
    capacityHours: rounded(days * staff.hoursPerDay * staff.lanes.length),
    effort: sumEffort(own.map(entry => tasks[entry.task].estimate)),
    items: own.map(entry => itemOf(entry, tasks, calendar)),
  };
}

function itemOf(
  entry: Placement,
  tasks: readonly Task[],
  calendar: WorkingCalendar,
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
  };
}

function runsOf(wanted: number | undefined): number {
  if (wanted === undefined || !Number.isFinite(wanted)) {
    return defaultForecastRuns;
  }
  return Math.min(Math.max(Math.floor(wanted), 1), mostRuns);
}

function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}
