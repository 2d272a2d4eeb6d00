import { claimedHours, evenEnd, leastOverflow, longestChain } from './bounds';
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
 * larger team: first in hours that do not fit, then in its end.
 *
 * Left out is what can't change the answer: a team of which the plan would be
 * the same, because somebody had nothing to do in it; and all smaller teams as
 * soon as none of them can be better, whatever they did (`bounds.ts`).
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
  const teamOf = (unnamed: number): Staff => ({
    ...staff,
    lanes: staff.lanes.filter((_, at) => at >= staff.unnamed || at < unnamed),
  });
  const claimed = claimedHours(tasks, phases);
  const chain = longestChain(tasks, order, phases, staff, today);
  const canBeat = (team: Staff, rating: Rating): boolean => {
    if (rating.unplaceable > 0) return true;
    const overflow = leastOverflow(claimed, phases, team, today);
    if (overflow < rating.overflow - tolerance) return true;
    if (overflow > rating.overflow + tolerance) return false;
    const end = Math.max(chain, evenEnd(claimed, phases, team, today));
    return end < rating.end - tolerance;
  };
  let size = Math.min(staff.unnamed, tasks.length);
  let best = plan(teamOf(size));
  let rating = rate(best, tasks);
  let busy = busyOf(best, staff);
  for (;;) {
    size = Math.min(size, busy) - 1;
    if (size < 0) return best;
    const team = teamOf(size);
    // A smaller team has no more hours in any phase, so the bounds only rise.
    if (team.lanes.length === 0 || !canBeat(team, rating)) return best;
    const other = plan(team);
    busy = busyOf(other, staff);
    const its = rate(other, tasks);
    if (isBetter(its, rating)) {
      best = other;
      rating = its;
    }
  }
}

/** The first unnamed people up to the last one with work: a plan for these alone is the same. */
function busyOf({ placements }: Schedule, { lanes, unnamed }: Staff): number {
  const used = new Set(placements.map(({ lane }) => lane));
  for (let at = unnamed - 1; at >= 0; at--) {
    if (used.has(lanes[at])) return at + 1;
  }
  return 0;
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
