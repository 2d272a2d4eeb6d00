import { endDay, horizonDays, isBy, WorkingCalendar } from './calendar';
import { Lane, firstSlot, lanesFor, longestFree, occupy } from './lanes';
import { Staff } from './people';
import { Box, PhaseOfTask } from './phases';
import { ReadyQueue } from './readyQueue';
import { Task } from './tasks';

/** A task on a person's time, in working days from today. */
export interface Placement {
  task: number;
  box: number;
  lane: Lane;
  /** No earlier than this: today or the start of its phase. */
  release: number;
  start: number;
  end: number;
  /** Its hours on the lane's own time. */
  hours: { start: number; end: number };
  /** False where it does not fit its phase and only counts in the forecast. */
  fits: boolean;
}

export interface Unplaced {
  task: number;
  why: string;
}

export interface Schedule {
  boxes: (Box & { end: number })[];
  placements: Placement[];
  unplaced: Unplaced[];
}

/** The phase for what belongs to none and fits into none. */
const unphased = {
  name: 'unphased',
  title: 'Not in a phase yet',
  goal: null,
  past: false,
};

/** Hours that are to be done between two times. */
interface Window {
  hours: number;
  from: number;
  limit: number;
}

class Board {
  private readonly boxes: Box[];
  private readonly placed = new Map<number, Placement>();
  private readonly failed = new Map<number, string>();
  /** How many tasks each task still waits for. */
  private readonly missing: number[];
  private readonly dependents: number[][];
  private readonly lanes: (readonly Lane[])[];
  /** The least that found no place last, by those who might have done it. */
  private readonly refused = new Map<readonly Lane[], Window>();

  constructor(
    private readonly tasks: readonly Task[],
    private readonly phases: PhaseOfTask,
    private readonly staff: Staff,
    private readonly calendar: WorkingCalendar,
    private readonly today: number,
  ) {
    this.boxes = phases.boxes.map(box => ({ ...box }));
    this.missing = tasks.map(task => task.dependsOn.length);
    this.dependents = tasks.map(() => []);
    tasks.forEach((task, index) => {
      for (const other of task.dependsOn) this.dependents[other].push(index);
    });
    const shared = new Map<string, readonly Lane[]>();
    this.lanes = tasks.map(task => {
      const key = `${task.assignee ?? task.ownerRef} ${task.kinds.join(' ')}`;
      const known = shared.get(key) ?? lanesFor(task, staff);
      shared.set(key, known);
      return known;
    });
  }

  /** Each phase takes its own work, then what no phase claims as far as there is room. */
  placePhases() {
    for (let at = 0; at < this.boxes.length; at++) {
      const box = this.boxes[at];
      if (box.end === null) box.start = this.endOf(at - 1);
      this.fail(at, this.fill(at, this.membersOf(at)));
      if (box.end !== null && !box.past) {
        this.fill(at, this.membersOf(null));
      }
    }
  }

  /** What no phase claims and none has room for comes after all of them. */
  placeRest() {
    const rest = this.membersOf(null);
    if (rest.length === 0) return;
    const start = Math.max(
      this.today,
      ...this.boxes.map((_, at) => this.endOf(at)),
    );
    this.boxes.push({ ...unphased, start, end: null });
    const at = this.boxes.length - 1;
    this.fail(at, this.fill(at, rest));
  }

  /** What does not fit is done after all else, as far as the forecast goes. */
  placeOverflow(order: readonly number[]) {
    for (const task of order) {
      if (this.failed.has(task) && this.isReady(task)) {
        const box = this.phases.boxOf[task] ?? this.boxes.length - 1;
        this.place(task, box, horizonDays, false);
      }
    }
  }

  result(): Schedule {
    return {
      boxes: this.boxes.map((box, at) => ({ ...box, end: this.endOf(at) })),
      // Stable: what was placed first, and so does not wait for the other, stays first.
      placements: [...this.placed.values()].sort((a, b) => a.start - b.start),
      unplaced: [...this.failed]
        .map(([task, why]) => ({ task, why }))
        .sort((a, b) => a.task - b.task),
    };
  }

  /** Tasks of a phase, or of none, that are not placed yet. */
  private membersOf(box: number | null): number[] {
    return this.tasks.flatMap((_, task) =>
      this.phases.boxOf[task] === box && !this.placed.has(task) ? [task] : [],
    );
  }

  /** Places what fits; gives what does not and what is still waiting. */
  private fill(box: number, members: readonly number[]) {
    const waiting = new Set(members);
    const queue = new ReadyQueue((a, b) => this.isBefore(a, b));
    for (const task of members) if (this.isReady(task)) queue.push(task);
    const tooLong: number[] = [];
    const limit = limitOf(this.boxes[box]);
    for (let task = queue.pop(); task !== undefined; task = queue.pop()) {
      waiting.delete(task);
      if (!this.place(task, box, limit, true)) {
        tooLong.push(task);
        continue;
      }
      for (const next of this.dependents[task]) {
        if (waiting.has(next) && this.isReady(next)) queue.push(next);
      }
    }
    return { tooLong, waiting };
  }

  private fail(
    at: number,
    left: { tooLong: readonly number[]; waiting: Iterable<number> },
  ) {
    for (const task of left.tooLong) {
      this.failed.set(task, this.whyTooLong(task, at));
    }
    for (const task of left.waiting) {
      this.failed.set(task, this.whyWaiting(task, at));
    }
  }

  private isReady(task: number): boolean {
    return this.missing[task] === 0;
  }

  private isBefore(a: number, b: number): boolean {
    return (
      this.tasks[a].rank - this.tasks[b].rank < 0 ||
      (this.tasks[a].rank === this.tasks[b].rank && a < b)
    );
  }

  private place(
    task: number,
    box: number,
    limit: number,
    fits: boolean,
  ): boolean {
    const release = this.releaseOf(task, box);
    const from = this.earliest(task, release);
    const hours = this.tasks[task].mean;
    const lanes = this.lanes[task];
    if (this.isRefused(lanes, { hours, from, limit })) return false;
    let best: { lane: Lane; start: number; at: number; end: number } | null =
      null;
    let clock: Lane['work'] | null = null;
    let earliest = 0;
    let latest = 0;
    // Whoever can begin first; of those, who is done first.
    for (const lane of lanes) {
      if (lane.work !== clock) {
        clock = lane.work;
        earliest = clock.hoursBy(from);
        latest = clock.hoursBy(limit);
      }
      const at = firstSlot(lane, earliest, hours, latest);
      if (at === null) continue;
      const start = clock.startOf(at);
      if (best !== null && !isBy(start, best.start)) continue;
      const end = clock.endOf(at + hours);
      if (
        end < Infinity &&
        (best === null || !isBy(best.start, start) || !isBy(best.end, end))
      ) {
        best = { lane, start, at, end };
      }
    }
    if (best === null) this.refuse(lanes, { hours, from, limit });
    if (best === null) return false;
    const { lane, start, end, at } = best;
    const span = { start: at, end: at + hours };
    occupy(lane, span.start, span.end);
    this.placed.set(task, {
      task,
      box,
      release,
      fits,
      lane,
      start,
      end,
      hours: span,
    });
    for (const next of this.dependents[task]) this.missing[next] -= 1;
    return true;
  }

  /**
   * True where less work has found no place in more time already: busy times
   * only grow, so that there is no need to look again.
   */
  private isRefused(
    lanes: readonly Lane[],
    { hours, from, limit }: Window,
  ): boolean {
    const known = this.refused.get(lanes);
    return (
      known !== undefined &&
      known.limit === limit &&
      known.hours <= hours &&
      known.from <= from
    );
  }

  private refuse(lanes: readonly Lane[], wanted: Window): void {
    const known = this.refused.get(lanes);
    const isWider =
      known === undefined ||
      known.limit !== wanted.limit ||
      (wanted.hours <= known.hours && wanted.from <= known.from);
    if (isWider) this.refused.set(lanes, wanted);
  }

  /** Today, the start of the phase, or the day that the task is pinned to. */
  private releaseOf(task: number, box: number): number {
    return Math.max(
      this.today,
      this.boxes[box].start,
      this.tasks[task].notBefore ?? 0,
    );
  }

  private earliest(task: number, release: number): number {
    return Math.max(
      release,
      ...this.tasks[task].dependsOn.map(
        target => this.placed.get(target)?.end ?? 0,
      ),
    );
  }

  /** Time at which a phase is over: as the plan says, or with the last of its work. */
  private endOf(at: number): number {
    if (at < 0) return 0;
    const { end, start } = this.boxes[at];
    if (end !== null) return end;
    const ends = [...this.placed.values()].flatMap(entry =>
      entry.box === at && entry.fits ? [endDay(entry.end) + 1] : [],
    );
    return Math.max(start, ...ends);
  }

  private whyTooLong(task: number, at: number): string {
    const { tasks, calendar } = this;
    const lanes = this.lanes[task];
    const { assignee, mean, kinds } = tasks[task];
    if (lanes.length === 0 && this.staff.lanes.some(lane => lane.skills)) {
      return `Nobody who may do it has the skills for ${kinds.join(
        ', ',
      )}: assign it to somebody by name, or add the skills to their capacity`;
    }
    if (lanes.every(lane => lane.work.total === 0)) {
      return lanes.length > 0 && lanes[0].label === assignee
        ? `Nobody has time for it: ${assignee} has no hours`
        : 'Nobody has time for it: the team has no engineers or no hours';
    }
    const until = limitOf(this.boxes[at]);
    const from = Math.min(this.earliest(task, this.releaseOf(task, at)), until);
    const free = Math.max(
      ...lanes.map(lane =>
        longestFree(lane, lane.work.hoursBy(from), lane.work.hoursBy(until)),
      ),
    );
    const whose =
      assignee === lanes[0].label ? `${assignee} has` : 'nobody has more than';
    const pinned = tasks[task].notBefore ?? 0;
    if (pinned >= until) {
      return `Does not fit into "${
        this.boxes[at].title
      }", which ends on ${calendar.dateOf(
        until - 1,
      )}: it may not start before ${calendar.dateOf(pinned)}, so all ${figure(
        mean,
      )} h are missing`;
    }
    return `Does not fit into "${
      this.boxes[at].title
    }", which ends on ${calendar.dateOf(until - 1)}: it takes ${figure(
      mean,
    )} h in a row and ${whose} ${figure(free)} h, so ${figure(
      Math.max(0, mean - free),
    )} h are missing`;
  }

  private whyWaiting(task: number, at: number): string {
    const { tasks, phases } = this;
    const [target] = tasks[task].dependsOn.filter(
      other => !this.placed.has(other),
    );
    const later = phases.boxOf[target];
    return later !== null && later > at
      ? `Waits for "${tasks[target].title}", which the plan puts into the later phase "${phases.boxes[later].title}"`
      : `Waits for "${tasks[target].title}", which is not placed`;
  }
}

/**
 * Places tasks one by one, the most urgent one that waits for nothing first,
 * on the person who can begin it first. A task stays with one person and is
 * not interrupted by another; its mean hours count.
 */
export function schedule(
  tasks: readonly Task[],
  order: readonly number[],
  phases: PhaseOfTask,
  staff: Staff,
  calendar: WorkingCalendar,
  today = 0,
): Schedule {
  for (const lane of staff.lanes) lane.busy = [];
  const board = new Board(tasks, phases, staff, calendar, today);
  board.placePhases();
  board.placeRest();
  board.placeOverflow(order);
  return board.result();
}

function limitOf(box: Box): number {
  return box.end === null || box.past ? horizonDays : box.end;
}

function figure(hours: number): string {
  return String(Math.round(hours * 10) / 10);
}
