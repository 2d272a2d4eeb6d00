import { endDay } from './calendar';
import { Lane } from './lanes';
import { Staff } from './people';
import { PhaseOfTask } from './phases';
import { Task } from './tasks';

/** Times are found to this part of a day. */
const precision = 1e-6;

/** No plan ends earlier: each task at the best pace, as soon as all before it are done. */
export function longestChain(
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

/** Hours of work that each phase claims; of none, in the last place. */
export function claimedHours(
  tasks: readonly Task[],
  { boxes, boxOf }: PhaseOfTask,
): number[] {
  const hours = new Array<number>(boxes.length + 1).fill(0);
  tasks.forEach((task, at) => {
    hours[boxOf[at] ?? boxes.length] += task.mean;
  });
  return hours;
}

/**
 * Hours that do not fit their phases in any plan of a team, whoever does what:
 * what a phase claims over the hours that the team has in it.
 */
export function leastOverflow(
  claimed: readonly number[],
  { boxes }: PhaseOfTask,
  { lanes }: Staff,
  today: number,
): number {
  return boxes.reduce((sum, { start, end, past }, at) => {
    if (end === null || past) return sum;
    const room = hoursBetween(lanes, Math.max(today, start), end);
    return sum + Math.max(0, claimed[at] - room);
  }, 0);
}

/**
 * No plan of a team that places all work ends earlier: with the work shared out
 * evenly, phase after phase where each is as long as its work needs.
 */
export function evenEnd(
  claimed: readonly number[],
  { boxes }: PhaseOfTask,
  { lanes }: Staff,
  today: number,
): number {
  const total = claimed.reduce((sum, hours) => sum + hours, 0);
  const whole = timeFor(lanes, today, total);
  if (boxes.some(({ end }) => end !== null) || whole === Infinity) return whole;
  let start = today;
  let last = today;
  for (let at = 0; at < claimed.length; at++) {
    if (claimed[at] === 0) continue;
    last = timeFor(lanes, Math.max(start, boxes[at]?.start ?? 0), claimed[at]);
    if (last === Infinity) return Infinity;
    // The next phase begins with the next day.
    start = endDay(last) + 1;
  }
  return Math.max(whole, last);
}

/** The time by which lanes have had so many hours since another one. */
function timeFor(lanes: readonly Lane[], from: number, hours: number): number {
  let low = from;
  let high = lanes[0].work.before.length - 1;
  if (hoursBetween(lanes, from, high) < hours) return Infinity;
  while (high - low > precision) {
    const middle = (low + high) / 2;
    if (hoursBetween(lanes, from, middle) < hours) low = middle;
    else high = middle;
  }
  return low;
}

function hoursBetween(
  lanes: readonly Lane[],
  from: number,
  to: number,
): number {
  let sum = 0;
  for (const { work } of lanes) sum += work.hoursBy(to) - work.hoursBy(from);
  return Math.max(0, sum);
}
