import {
  Assessment,
  PerformancePlan,
  PlanPhase,
  Roadmap,
  WorkItem,
} from '../vocabulary';
import { Capacity, CapacityPerson } from './capacity';
import { workOf, WorkSource } from './drafts';
import { makeRoadmap } from './makeRoadmap';
import { defaultTeam, hoursUnsaid, TeamRequest } from './people';
import type { RoadmapOptions } from './planRoadmap';
import { TaskAdjustment } from './scenario';
import type { Warning } from './tasks';

/** One component of a scope. @public */
export interface ScopeComponent {
  component: { entityRef: string; ownerRef: string | null };
  assessment: Pick<Assessment, 'gaps' | 'capabilities'>;
  plan: PerformancePlan | null;
  /** Work that closes no gap, besides the plan's. */
  workItems?: readonly WorkItem[];
}

/** What the roadmap of a system, an owner or a portal is made of. @public */
export interface ScopeInput {
  components: readonly ScopeComponent[];
  /** Of the scope as a whole. */
  workItems?: readonly WorkItem[];
  /** Of the scope; one per priority where there are none. */
  phases?: readonly PlanPhase[];
  /** People in all, and the hours of each, instead of those that there are. */
  team?: TeamRequest;
  capacity?: Capacity;
  adjust?: Readonly<Record<string, TaskAdjustment>>;
  /** Engineers of an owner of whom nobody says how much time there is. */
  defaults?: TeamRequest;
}

/**
 * Plans the gaps and work items of many components at once. Work that nobody is
 * assigned to goes to the owner of its component: to the people of whom the
 * capacity says so, else to as many engineers as the plans of the owner's
 * components name, else to the default; a warning says which. Phases are those of
 * the scope: a component's own phase counts where the scope has one of its name.
 *
 * @throws `RangeError` where `options.now` is no ISO instant.
 * @public
 */
export function planScope(input: ScopeInput, options: RoadmapOptions): Roadmap {
  const phases = input.phases ?? [];
  const names = new Set(phases.map(phase => phase.name));
  const sources: WorkSource[] = [
    ...input.components.map(own => inPhases(workOf(own), names)),
    {
      entityRef: null,
      ownerRef: null,
      assessment: { gaps: [], capabilities: [] },
      plan: null,
      workItems: input.workItems ?? [],
    },
  ];
  const warnings: Warning[] = [];
  const capacity = withDefaults(input, warnings);
  const roadmap = makeRoadmap(
    {
      sources,
      owners: { ownerRef: null, ownerRefs: ownersOf(input) },
      phases,
      plan: null,
      team: input.team,
      capacity,
      adjust: input.adjust,
      defaults: input.defaults,
    },
    options,
  );
  return { ...roadmap, warnings: [...warnings, ...roadmap.warnings] };
}

/** What the plan files of components call a phase may be none of the scope's. */
function inPhases(source: WorkSource, names: ReadonlySet<string>): WorkSource {
  const phaseOf = (phase: string | null) =>
    phase !== null && names.has(phase) ? phase : null;
  const { assessment, plan } = source;
  return {
    ...source,
    assessment: {
      ...assessment,
      gaps: assessment.gaps.map(gap =>
        gap.phase === phaseOf(gap.phase) ? gap : { ...gap, phase: null },
      ),
    },
    plan: plan && {
      capabilities: plan.capabilities,
      work: plan.work.map(item => ({ ...item, phase: phaseOf(item.phase) })),
    },
    workItems: source.workItems.map(item => ({
      ...item,
      phase: phaseOf(item.phase),
    })),
  };
}

function ownersOf({ components }: ScopeInput): string[] {
  return [
    ...new Set(components.flatMap(({ component }) => component.ownerRef ?? [])),
  ].sort();
}

/** The capacity, with engineers for each owner of whom it says nothing. */
function withDefaults(input: ScopeInput, warnings: Warning[]): Capacity {
  const { capacity = { people: [] }, components } = input;
  const unknown: string[] = [];
  const unowned = components.filter(
    ({ component, assessment }) =>
      component.ownerRef === null && assessment.gaps.length > 0,
  ).length;
  if (unowned > 0) {
    warnings.push({
      code: 'no-owner',
      message: `${unowned} ${
        unowned === 1 ? 'component has' : 'components have'
      } no owner: whoever is free takes their work; set spec.owner of them`,
    });
  }
  const added = ownersOf(input).flatMap((owner): CapacityPerson[] => {
    const members = capacity.people.filter(
      ({ entityRef, teams = [], left }) =>
        !left && (entityRef === owner || teams.includes(owner)),
    );
    if (members.some(person => person.hoursPerWeek !== undefined)) return [];
    const { engineers, hoursPerWeek, stated } = teamOf(owner, input);
    if (!stated) unknown.push(owner);
    if (!owner.startsWith('group:')) {
      return [{ entityRef: owner, teams: [owner], hoursPerWeek }];
    }
    const missing = Math.max(0, engineers - members.length);
    return Array.from({ length: missing }, (_, at) => ({
      entityRef: `${nameOf(owner)} ${members.length + at + 1}`,
      teams: [owner],
      hoursPerWeek,
    }));
  });
  if (unknown.length > 0) {
    const { engineers, hoursPerWeek } = defaultsOf(input);
    warnings.push(
      hoursUnsaid(
        'default-team',
        unknown,
        `${engineers} engineers of ${hoursPerWeek} hours a week each`,
      ),
    );
  }
  return { ...capacity, people: [...capacity.people, ...added] };
}

/** The largest team that plans of the owner's components state. */
function teamOf(owner: string, input: ScopeInput) {
  const teams = input.components.flatMap(({ component, plan }) =>
    component.ownerRef === owner && plan ? [plan.team] : [],
  );
  const most = (values: (number | null)[]) =>
    values.reduce<number | null>(
      (max, value) =>
        value === null ? max : Math.max(max ?? 0, Math.min(value, 500)),
      null,
    );
  const engineers = most(teams.map(team => team.engineers));
  const hoursPerWeek = most(teams.map(team => team.hoursPerWeek));
  const defaults = defaultsOf(input);
  return {
    engineers: Math.floor(engineers ?? defaults.engineers),
    hoursPerWeek: hoursPerWeek ?? defaults.hoursPerWeek,
    stated:
      (engineers ?? input.defaults?.engineers) !== undefined &&
      (hoursPerWeek ?? input.defaults?.hoursPerWeek) !== undefined,
  };
}

function defaultsOf({ defaults = {} }: ScopeInput) {
  return {
    engineers: Math.floor(defaults.engineers ?? defaultTeam.engineers),
    hoursPerWeek: defaults.hoursPerWeek ?? defaultTeam.hoursPerWeek,
  };
}

/** For people: `group:default/care` as `care`. */
function nameOf(group: string): string {
  return group.replace(/^group:(?:default\/)?/, '');
}
