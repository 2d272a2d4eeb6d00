import { workingCalendar } from './calendar';
import { workingDaysOf } from './capacity';
import { estimateFactorOf, simulationOf } from './defaults';
import { workOf } from './drafts';
import { forecast } from './forecast';
import { guardedSchedule } from './guard';
import { gatherStaff } from './people';
import type { RoadmapInput, RoadmapOptions } from './planRoadmap';
import { collectTasks } from './tasks';

/** A claim needs no more to be judged. */
const runsOfClaims = 2000;

/** The work as if the plan had no phases, from today or the given start on. */
export function playFreely(
  input: RoadmapInput,
  options: RoadmapOptions,
  engineers: number | undefined,
): { engineers: number; chanceIn(weeks: number): number } {
  const { plan, component } = input;
  const weekdays = workingDaysOf(input.capacity);
  const today = workingCalendar(options.now, weekdays);
  const start = today.dayOf(options.start ?? '');
  const calendar =
    start === null ? today : workingCalendar(options.start!, weekdays);
  const { tasks, order } = collectTasks([workOf(input)], calendar, {
    adjust: input.adjust,
    scope: options.scope,
    order: options.order,
    estimateFactor: estimateFactorOf(options),
  });
  // The claim is about people of one kind: who is assigned does not matter.
  const free = tasks.map(task => ({ ...task, assignee: null }));
  const staff = gatherStaff(
    free,
    { ownerRef: component.ownerRef },
    plan,
    engineers === undefined ? input.team : { ...input.team, engineers },
    calendar,
    input.capacity,
    input.defaults,
  );
  const phases = { boxes: [], boxOf: free.map(() => null), warnings: [] };
  const result = guardedSchedule(free, order, phases, staff, calendar, 0);
  const simulation = simulationOf(options);
  const dates = forecast(free, result, calendar, {
    ...simulation,
    runs: Math.min(simulation.runs, runsOfClaims),
  });
  const complete = result.placements.length === tasks.length;
  return {
    engineers: staff.team.engineers,
    chanceIn: weeks =>
      complete ? dates.chanceBy(weeks * calendar.daysPerWeek) : 0,
  };
}
