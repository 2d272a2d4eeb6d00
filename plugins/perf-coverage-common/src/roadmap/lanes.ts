import { TestKind } from '../vocabulary';
import { isBy } from './calendar';
import { Task } from './tasks';
import { WorkTime } from './workTime';

/** A person, or a group that is planned as one, with what is already planned. */
export interface Lane {
  label: string;
  /** Takes work that is assigned to nobody. */
  inTeam: boolean;
  /** Groups whose work they take. */
  teams: readonly string[];
  /** All kinds where null. */
  skills: ReadonlySet<TestKind> | null;
  work: WorkTime;
  /** Hours a week as stated, without days off. */
  hoursPerWeek: number;
  /** Whose luck in the forecast is shared. */
  luck: string;
  /** Busy times in hours of `work`, in order, without overlap. */
  busy: { start: number; end: number }[];
}

/**
 * The lanes that may take a task: the person it is assigned to, whatever their
 * skills; else members of the group it is assigned to, or the team, as far as
 * they have the skills.
 */
export function lanesFor(
  task: Pick<Task, 'assignee' | 'kinds' | 'ownerRef'>,
  { lanes, ownerRef }: { lanes: readonly Lane[]; ownerRef: string | null },
): readonly Lane[] {
  const { assignee } = task;
  const own = lanes.filter(lane => lane.label === assignee);
  if (own.length > 0) return own;
  const whose = assignee ?? task.ownerRef;
  const ofGroup =
    whose === null || whose === ownerRef
      ? []
      : lanes.filter(
          lane => lane.label === whose || lane.teams.includes(whose),
        );
  return (
    ofGroup.length > 0 ? ofGroup : lanes.filter(lane => lane.inTeam)
  ).filter(lane => isAble(task, lane));
}

export function isAble(
  task: Pick<Task, 'kinds'>,
  { skills }: Pick<Lane, 'skills'>,
): boolean {
  return skills === null || task.kinds.every(kind => skills.has(kind));
}

/** Start of the first free stretch of that many hours, in hours of the lane; null where none ends by `limit`. */
export function firstSlot(
  lane: Lane,
  earliest: number,
  hours: number,
  limit: number,
): number | null {
  const { busy } = lane;
  if (!isBy(earliest + hours, limit)) return null;
  const last = busy[busy.length - 1];
  if (last === undefined || last.end <= earliest) return earliest;
  let start = earliest;
  for (let at = firstAfter(busy, earliest); at < busy.length; at++) {
    const taken = busy[at];
    if (isBy(start + hours, taken.start)) break;
    if (taken.end > start) start = taken.end;
    if (start > limit) return null;
  }
  return isBy(start + hours, limit) ? start : null;
}

/** The longest free stretch between two points, in hours of the lane. */
export function longestFree(lane: Lane, from: number, to: number): number {
  let longest = 0;
  let start = from;
  for (const taken of lane.busy) {
    longest = Math.max(longest, Math.min(taken.start, to) - start);
    start = Math.max(start, taken.end);
  }
  return Math.max(longest, to - start, 0);
}

export function occupy(lane: Lane, start: number, end: number): void {
  const { busy } = lane;
  let at = busy.length;
  while (at > 0 && busy[at - 1].start > start) at -= 1;
  busy.splice(at, 0, { start, end });
}

/** The first busy time that ends after a point. */
function firstAfter(busy: Lane['busy'], point: number): number {
  let low = 0;
  let high = busy.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (busy[middle].end <= point) low = middle + 1;
    else high = middle;
  }
  return low;
}
