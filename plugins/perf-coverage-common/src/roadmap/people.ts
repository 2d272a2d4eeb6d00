import { PerformancePlan, Roadmap } from '../vocabulary';
import { WorkingCalendar } from './calendar';
import {
  Capacity,
  CapacityPerson,
  CapacityTeam,
  hoursOff,
  mostHoursPerWeek,
  realDays,
  StatedHours,
  workTimeOf,
} from './capacity';
import { Lane } from './lanes';
import { Task, Warning } from './tasks';
import { WorkTime } from './workTime';

/**
 * Who is taken to be there where neither plan nor caller says.
 *
 * @public
 */
export const defaultTeam = { engineers: 2, hoursPerWeek: 30 };
const mostEngineers = 500;

export interface Staff {
  lanes: Lane[];
  /** As many of the first lanes have no name. */
  unnamed: number;
  ownerRef: string | null;
  team: Roadmap['team'];
  warnings: Warning[];
}

const mostNamed = 20;

/** Of whom nobody said how much time they have, the first of many by name. */
export function hoursUnsaid(
  code: string,
  entityRefs: readonly string[],
  plannedWith: string,
): Warning {
  const left = entityRefs.length - mostNamed;
  const named = entityRefs.slice(0, mostNamed).join(', ');
  return {
    code,
    message: `Nobody said how much time these have: planned with ${plannedWith}; say it on the capacity page: ${named}${
      left > 0 ? ` and ${left} more` : ''
    }`,
  };
}

/** Who is asked for. */
export interface TeamRequest {
  engineers?: number;
  hoursPerWeek?: number;
}

/** Whose work is planned. */
export interface Owners {
  /** Takes what is assigned to nobody; null where that is each task's own owner. */
  ownerRef: string | null;
  /** All owners of a scope of several. */
  ownerRefs?: readonly string[];
}

/**
 * Who there is: people with a capacity, those who are assigned by name, and as
 * many without a name as make up the plan's or the given number of engineers.
 */
export function gatherStaff(
  tasks: readonly Task[],
  owners: Owners,
  plan: Pick<PerformancePlan, 'team'> | null,
  given: TeamRequest | undefined,
  calendar: WorkingCalendar,
  capacity: Capacity = { people: [] },
  defaults: TeamRequest = {},
): Staff {
  const { ownerRef, ownerRefs = [] } = owners;
  const warnings: Warning[] = [];
  const planned = plan?.team ?? { engineers: null, hoursPerWeek: null };
  const known = membersOf(capacity, ownerRef);
  const allStated =
    known.length > 0 &&
    known.every(person => hoursOf(person, capacity) !== undefined);
  const stated = given?.engineers ?? planned.engineers;
  const unstated = Math.max(
    known.length,
    defaults.engineers ?? defaultTeam.engineers,
  );
  const engineers = wholeWithin(
    stated ?? (allStated ? known.length : unstated),
    mostEngineers,
  );
  const hoursStated = given?.hoursPerWeek ?? planned.hoursPerWeek;
  const hoursPerWeek = within(
    hoursStated ?? defaults.hoursPerWeek ?? defaultTeam.hoursPerWeek,
    mostHoursPerWeek,
  );
  // Of the owners of a scope it is said one by one who has how much time.
  const isSaid =
    allStated || (owners.ownerRefs !== undefined && known.length > 0);
  const isOpen = (value: number | null, otherwise: number | undefined) =>
    value === null && otherwise === undefined;
  if (
    !isSaid &&
    (isOpen(stated, defaults.engineers) ||
      isOpen(hoursStated, defaults.hoursPerWeek))
  ) {
    warnings.push({
      code: 'default-team',
      message: `Nobody said how much time there is: planned with ${engineers} engineers of ${hoursPerWeek} hours a week; add "team" with "engineers" and "hoursPerWeek" to the plan`,
    });
  }
  const unsaid: string[] = [];
  const clock = workClock(
    capacity,
    { hoursPerWeek, given: given?.hoursPerWeek, unsaid },
    calendar,
    warnings,
  );
  const lanes = namedLanes(tasks, owners, capacity, clock, warnings);
  if (unsaid.length > 0) {
    warnings.push(
      hoursUnsaid('default-hours', unsaid, `${hoursPerWeek} hours a week each`),
    );
  }
  const assigned = new Set(tasks.flatMap(task => task.assignee ?? []));
  if (stated !== null) {
    limitTeam(lanes, assigned, known, engineers, given?.engineers, warnings);
  }
  const people = lanes.filter(lane => lane.inTeam).length;
  if (people > engineers && (stated !== null || known.length === 0)) {
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
      teams: ownerRef === null ? ownerRefs : [ownerRef],
      skills: null,
      ...clock(null),
      luck: '',
      busy: [],
    }),
  );
  const all = [...unnamed, ...lanes];
  const someStated = known.some(
    person => hoursOf(person, capacity) !== undefined,
  );
  if (all.every(lane => lane.work.total === 0)) {
    warnings.push({
      code: 'no-capacity',
      message: `There are ${engineers} engineers of ${hoursPerWeek} hours a week: nothing can be placed until the plan's "team" has time`,
    });
  }
  return {
    lanes: all,
    unnamed: unnamed.length,
    ownerRef,
    team: {
      engineers: Math.max(engineers, people),
      hoursPerWeek:
        owners.ownerRefs === undefined || hoursStated !== null
          ? hoursPerWeek
          : usualHours(all, hoursPerWeek),
      source: sourceOf(
        given,
        planned,
        isGiven(defaults) || (isSaid ? someStated : allStated),
      ),
    },
    warnings,
  };
}

/** The mean of those who have time at all; hours of each are in `people`. */
function usualHours(lanes: readonly Lane[], otherwise: number): number {
  const hours = lanes.flatMap(({ hoursPerWeek }) =>
    hoursPerWeek > 0 ? [hoursPerWeek] : [],
  );
  const sum = hours.reduce((total, each) => total + each, 0);
  return hours.length === 0
    ? otherwise
    : Math.round((sum / hours.length) * 10) / 10;
}

/** People of the capacity who do the work of the owner, and are still there. */
function membersOf(
  { people }: Capacity,
  ownerRef: string | null,
): CapacityPerson[] {
  return people.filter(
    person =>
      !person.left &&
      (person.entityRef === ownerRef ||
        ownerRef === null ||
        (person.teams ?? []).includes(ownerRef)),
  );
}

function hoursOf(
  person: CapacityPerson,
  { teams = [] }: Capacity,
): number | undefined {
  return (
    person.hoursPerWeek ??
    teams.find(team => team.entityRef === person.teams?.[0])?.hoursPerWeek
  );
}

type Clock = (
  person: CapacityPerson | null,
) => Pick<Lane, 'work' | 'hoursPerWeek'>;

/** What is said of everybody's hours, and of whom nobody said any: their names are added. */
interface TeamHours {
  hoursPerWeek: number;
  given: number | undefined;
  unsaid: string[];
}

/** People with the same hours and no days off of their own share one table. */
function workClock(
  capacity: Capacity,
  hours: TeamHours,
  calendar: WorkingCalendar,
  warnings: Warning[],
): Clock {
  const shared = new Map<string, WorkTime>();
  const holidays = capacity.holidays ?? [];
  const off = hoursOff(
    'The calendar of holidays',
    holidays,
    calendar,
    warnings,
  );
  return person => {
    const team = (capacity.teams ?? []).find(
      entry => entry.entityRef === person?.teams?.[0],
    );
    const stated = statedHours(person, team, hours, warnings);
    const own = [...(team?.holidays ?? []), ...(person?.absences ?? [])];
    if (own.length === 0) {
      const key = JSON.stringify(stated);
      const known = shared.get(key) ?? workTimeOf(stated, off, calendar);
      shared.set(key, known);
      return { work: known, hoursPerWeek: stated.hoursPerWeek * stated.share };
    }
    const whose = person?.entityRef ?? 'The team';
    const mine = hoursOff(whose, own, calendar, warnings);
    const both =
      mine && off ? mine.map((value, day) => value + off[day]) : mine ?? off;
    return {
      work: workTimeOf(stated, both, calendar),
      hoursPerWeek: stated.hoursPerWeek * stated.share,
    };
  };
}

function statedHours(
  person: CapacityPerson | null,
  team: CapacityTeam | undefined,
  hours: TeamHours,
  warnings: Warning[],
): StatedHours {
  const own = person?.hoursPerWeek ?? team?.hoursPerWeek;
  if (person !== null && own === undefined && hours.given === undefined) {
    hours.unsaid.push(person.entityRef);
  }
  const hoursPerWeek = within(
    hours.given ?? own ?? hours.hoursPerWeek,
    mostHoursPerWeek,
  );
  const share = within(person?.share ?? team?.share ?? 1, 1);
  if (person !== null && hoursPerWeek * share === 0) {
    warnings.push({
      code: 'no-hours',
      message: `${person.entityRef} has no hours for this work: give them hours and a share of more than 0, or the work to somebody else`,
    });
  }
  return {
    hoursPerWeek,
    share,
    workingDays: realDays(person?.workingDays) ??
      realDays(team?.workingDays) ?? [1, 2, 3, 4, 5],
  };
}

function namedLanes(
  tasks: readonly Task[],
  { ownerRef, ownerRefs }: Owners,
  capacity: Capacity,
  clock: Clock,
  warnings: Warning[],
): Lane[] {
  const known = new Map(capacity.people.map(entry => [entry.entityRef, entry]));
  const names = new Set(tasks.flatMap(task => task.assignee ?? []));
  if (ownerRef !== null && !isGroup(ownerRef)) names.add(ownerRef);
  const assigned = new Set(names);
  const inTeam = new Set(
    membersOf(capacity, ownerRef).map(person => person.entityRef),
  );
  for (const { entityRef, teams = [] } of capacity.people) {
    if (inTeam.has(entityRef) || teams.some(team => assigned.has(team))) {
      names.add(entityRef);
    }
  }
  const lanes: Lane[] = [];
  for (const name of [...names].sort()) {
    const person = known.get(name);
    if (person?.left) {
      if (assigned.has(name)) {
        warnings.push({
          code: 'person-left',
          message: `${name} is no longer in the catalog: their work is planned on the team; assign it to somebody else`,
        });
      }
      continue;
    }
    if (name === ownerRef && isGroup(name)) continue;
    const staffed = capacity.people.some(
      entry => !entry.left && (entry.teams ?? []).includes(name),
    );
    if (isGroup(name) && staffed) continue;
    if (isGroup(name)) {
      warnings.push({
        code: 'group-as-one',
        message: `Work is assigned to ${name}, which does not own the component and whose capacity is not known: planned as one engineer of the team's hours`,
      });
    }
    const ofTeam = person ? inTeam.has(name) : !isGroup(name);
    const teams = person?.teams ?? [];
    lanes.push({
      label: name,
      inTeam: ofTeam,
      teams,
      skills: person?.skills ? new Set(person.skills) : null,
      ...clock(person ?? null),
      luck: ofTeam && ownerRefs === undefined ? '' : teams[0] ?? name,
      busy: [],
    });
  }
  return lanes;
}

/** Fewer engineers than people: those without work of their own step aside, the last first. */
function limitTeam(
  lanes: Lane[],
  assigned: ReadonlySet<string>,
  known: readonly CapacityPerson[],
  engineers: number,
  given: number | undefined,
  warnings: Warning[],
) {
  const order = new Map(known.map((person, at) => [person.entityRef, at]));
  const spare = lanes
    .filter(lane => lane.inTeam && order.has(lane.label))
    .filter(lane => !assigned.has(lane.label))
    .sort((a, b) => order.get(b.label)! - order.get(a.label)!);
  const surplus = lanes.filter(lane => lane.inTeam).length - engineers;
  const aside = spare.slice(0, Math.max(0, surplus));
  for (const lane of aside) lane.inTeam = false;
  if (aside.length > 0 && given === undefined) {
    warnings.push({
      code: 'fewer-engineers',
      message: `The plan's team has ${engineers} engineers where more people have time: not planned are ${aside
        .map(lane => lane.label)
        .sort()
        .join(', ')}`,
    });
  }
}

function isGroup(entityRef: string): boolean {
  return entityRef.startsWith('group:');
}

function sourceOf(
  given: TeamRequest | undefined,
  planned: PerformancePlan['team'],
  stated: boolean,
): Roadmap['team']['source'] {
  if (isGiven(given)) return 'given';
  if (planned.engineers !== null || planned.hoursPerWeek !== null) {
    return 'plan';
  }
  return stated ? 'given' : 'default';
}

function isGiven(team: TeamRequest | undefined): boolean {
  return team?.engineers !== undefined || team?.hoursPerWeek !== undefined;
}

function within(value: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(value, 0), most) : 0;
}

function wholeWithin(value: number, most: number): number {
  return Math.floor(within(value, most));
}
