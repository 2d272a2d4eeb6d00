import { WorkingCalendar } from './calendar';
import { Staff } from './people';
import { PhaseOfTask } from './phases';
import { schedule, Schedule } from './schedule';
import { Task } from './tasks';

/** Hours that two plans may differ by and still count as the same. */
const tolerance = 1e-6;

interface Rating {
  /** Nobody has time for them. */
  unplaceable: number;
  /** Mean hours that do not fit their phases. */
  overflow: number;
  /** Working day on which all of it is done. */
  end: number;
}

/**
 * The best of the plans for the team and for each smaller one.
 *
 * Placing tasks one by one on whoever is free can end later with more people
 * than with fewer (R. L. Graham, Bounds on Multiprocessing Timing Anomalies,
 * SIAM Journal on Applied Mathematics 17(2), 1969). A plan for fewer people is
 * also a plan for more of them, so the best of all these is never worse for a
 * larger team: first in hours that do not fit, then in its end. Smaller teams
 * are not tried where none of them can be better: nobody is done before the
 * longest chain of work, nor before the work is shared out evenly.
 */
export function guardedSchedule(
  tasks: readonly Task[],
  order: readonly number[],
  phases: PhaseOfTask,
  staff: Staff,
  calendar: WorkingCalendar,
  today: number,
): Schedule {
  const plan = (team: Staff) =>
    schedule(tasks, order, phases, team, calendar, today);
  const isUnnamed = (at: number) => at < staff.unnamed;
  const useful = Math.min(staff.unnamed, tasks.length);
  const teamOf = (unnamed: number): Staff => ({
    ...staff,
    lanes: staff.lanes.filter((_, at) => !isUnnamed(at) || at < unnamed),
  });
  let best = plan(teamOf(useful));
  let rating = rate(best, tasks);
  const chain = longestChain(tasks, order, phases, staff, today);
  const total = tasks.reduce((sum, task) => sum + task.mean, 0);
  for (let unnamed = useful - 1; unnamed >= 0; unnamed--) {
    const team = teamOf(unnamed);
    if (team.lanes.length === 0) break;
    const even = evenEnd(total, team, today);
    if (
      rating.unplaceable === 0 &&
      rating.overflow === 0 &&
      rating.end <= Math.max(chain, even) + tolerance
    ) {
      break;
    }
    const other = plan(team);
    const its = rate(other, tasks);
    if (isBetter(its, rating)) {
      best = other;
      rating = its;
    }
  }
  return best;
}

function rate(result: Schedule, tasks: readonly Task[]): Rating {
  let end = 0;
  let overflow = 0;
  for (const entry of result.placements) {
    end = Math.max(end, entry.end);
    if (!entry.fits) overflow += tasks[entry.task].mean;
  }
  return {
    unplaceable: tasks.length - result.placements.length,
    overflow,
    end,
  };
}

function isBetter(a: Rating, b: Rating): boolean {
  if (a.unplaceable !== b.unplaceable) return a.unplaceable < b.unplaceable;
  if (Math.abs(a.overflow - b.overflow) > tolerance) {
    return a.overflow < b.overflow;
  }
  return a.end < b.end - tolerance;
}

/** No plan ends earlier: each task at its own pace, as soon as all before it are done. */
function longestChain(
  tasks: readonly Task[],
  order: readonly number[],
  { boxes, boxOf }: PhaseOfTask,
  staff: Staff,
  today: number,
): number {
  const clocks = [...new Set(staff.lanes.map(lane => lane.work))];
  const ends = new Float64Array(tasks.length);
  let last = 0;
  for (const task of order) {
    const { dependsOn, mean, notBefore } = tasks[task];
    // A phase that is as long as its work needs may start earlier in another plan.
    const own = boxOf[task];
    const fixed =
      own !== null && boxes[own].end !== null ? boxes[own].start : 0;
    let start = Math.max(today, notBefore ?? 0, fixed);
    for (const other of dependsOn) start = Math.max(start, ends[other]);
    ends[task] = clocks.reduce(
      (first, clock) =>
        Math.min(first, clock.endOf(clock.hoursBy(start) + mean)),
      Infinity,
    );
    if (ends[task] < Infinity) last = Math.max(last, ends[task]);
  }
  return last;
}

/** The day by which a team has as many hours as there is work. */
function evenEnd(hours: number, { lanes }: Staff, today: number): number {
  let low = today;
  let high = lanes[0].work.before.length - 1;
  const by = (day: number) =>
    lanes.reduce(
      (sum, { work }) => sum + work.hoursBy(day) - work.hoursBy(today),
      0,
    );
  if (by(high) < hours) return Infinity;
  while (high - low > tolerance) {
    const middle = (low + high) / 2;
    if (by(middle) < hours) low = middle;
    else high = middle;
  }
  return low;
}
