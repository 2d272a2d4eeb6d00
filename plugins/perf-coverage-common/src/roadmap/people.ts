import { PerformancePlan, Roadmap } from '../vocabulary';
import { isBy } from './calendar';
import { Task, Warning } from './tasks';

/**
 * Who is taken to be there where neither plan nor caller says.
 *
 * @public
 */
export const defaultTeam = { engineers: 2, hoursPerWeek: 30 };
const mostEngineers = 500;
const mostHoursPerWeek = 80;

/** A person, or a group that is planned as one, with what is already planned. */
export interface Lane {
  label: string;
  /** Takes work that is assigned to nobody. */
  inTeam: boolean;
  /** Busy times in working days, in order, without overlap. */
  busy: { start: number; end: number }[];
}

export interface Staff {
  lanes: Lane[];
  hoursPerDay: number;
  team: Roadmap['team'];
  warnings: Warning[];
}

/** Who there is: the plan's or the given team, with the people who are assigned by name. */
export function gatherStaff(
  tasks: readonly Task[],
  ownerRef: string | null,
  plan: PerformancePlan | null,
  given: { engineers?: number; hoursPerWeek?: number } | undefined,
): Staff {
  const warnings: Warning[] = [];
  const planned = plan?.team ?? { engineers: null, hoursPerWeek: null };
  const engineers = wholeWithin(
    given?.engineers ?? planned.engineers ?? defaultTeam.engineers,
    mostEngineers,
  );
  const hoursPerWeek = within(
    given?.hoursPerWeek ?? planned.hoursPerWeek ?? defaultTeam.hoursPerWeek,
    mostHoursPerWeek,
  );
  if (
    (given?.engineers ?? planned.engineers) === null ||
    (given?.hoursPerWeek ?? planned.hoursPerWeek) === null
  ) {
    warnings.push({
      code: 'default-team',
      message: `Nobody said how much time there is: planned with ${engineers} engineers of ${hoursPerWeek} hours a week; add "team" with "engineers" and "hoursPerWeek" to the plan`,
    });
  }
  const lanes = namedLanes(tasks, ownerRef, warnings);
  const people = lanes.filter(lane => lane.inTeam).length;
  if (people > engineers) {
    warnings.push({
      code: 'more-people-than-engineers',
      message: `Work is assigned to ${people} people where the team has ${engineers} engineers; the capacity counts all ${people}`,
    });
  }
  const unnamed = Array.from(
    { length: Math.max(0, engineers - people) },
    (_, index): Lane => ({
      label: `Engineer ${people + index + 1}`,
      inTeam: true,
      busy: [],
    }),
  );
  if (hoursPerWeek === 0 || unnamed.length + lanes.length === 0) {
    warnings.push({
      code: 'no-capacity',
      message: `There are ${engineers} engineers of ${hoursPerWeek} hours a week: nothing can be placed until the plan's "team" has time`,
    });
  }
  return {
    lanes: [...unnamed, ...lanes],
    hoursPerDay: hoursPerWeek / 5,
    team: {
      engineers: Math.max(engineers, people),
      hoursPerWeek,
      source: sourceOf(given, planned),
    },
    warnings,
  };
}

function namedLanes(
  tasks: readonly Task[],
  ownerRef: string | null,
  warnings: Warning[],
): Lane[] {
  const names = new Set(tasks.flatMap(task => task.assignee ?? []));
  if (ownerRef !== null && !isGroup(ownerRef)) names.add(ownerRef);
  const lanes: Lane[] = [];
  for (const name of [...names].sort()) {
    if (name === ownerRef && isGroup(name)) continue;
    if (isGroup(name)) {
      warnings.push({
        code: 'group-as-one',
        message: `Work is assigned to ${name}, which does not own the component and whose capacity is not known: planned as one engineer of the team's hours`,
      });
    }
    lanes.push({ label: name, inTeam: !isGroup(name), busy: [] });
  }
  return lanes;
}

/** The lanes that may take a task. */
export function lanesFor(
  task: Pick<Task, 'assignee'>,
  staff: Staff,
): readonly Lane[] {
  const own = staff.lanes.filter(lane => lane.label === task.assignee);
  return own.length > 0 ? own : staff.lanes.filter(lane => lane.inTeam);
}

/** Start of the first free time of the given length; null where none ends by `limit`. */
export function firstSlot(
  lane: Lane,
  earliest: number,
  days: number,
  limit: number,
): number | null {
  let start = earliest;
  for (const taken of lane.busy) {
    if (isBy(start + days, taken.start)) break;
    start = Math.max(start, taken.end);
  }
  return isBy(start + days, limit) ? start : null;
}

/** The longest free time between two points, in days. */
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
  const at = lane.busy.findIndex(taken => taken.start > start);
  lane.busy.splice(at === -1 ? lane.busy.length : at, 0, { start, end });
}

function isGroup(entityRef: string): boolean {
  return entityRef.startsWith('group:');
}

function sourceOf(
  given: { engineers?: number; hoursPerWeek?: number } | undefined,
  planned: PerformancePlan['team'],
): Roadmap['team']['source'] {
  if (given?.engineers !== undefined || given?.hoursPerWeek !== undefined) {
    return 'given';
  }
  return planned.engineers !== null || planned.hoursPerWeek !== null
    ? 'plan'
    : 'default';
}

function within(value: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(value, 0), most) : 0;
}

function wholeWithin(value: number, most: number): number {
  return Math.floor(within(value, most));
}
