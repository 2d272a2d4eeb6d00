import type {
  PlanPhase,
  Roadmap,
  RoadmapItem,
  RoadmapSettings,
} from 'backstage-plugin-perf-coverage-common';
import { nameOfRef } from '../components/nameOfRef';

/** Where work stands: a phase, and who does it. Null is "none" and "anybody". */
export interface Place {
  phase: string | null;
  assignee: string | null;
}

/** An item of a roadmap with the phase that it is in. */
export interface PlacedItem {
  id: string;
  item: RoadmapItem;
  phase: string | null;
}

const ENTITY_REF = /^[a-z]+:[^/\s]+\/[^/\s]+$/i;
const MOST_WEEKS = 520;
const DAY = 24 * 60 * 60 * 1000;

/** What plans call an item: the gap's id, or the name of the work. */
export function idOf(item: {
  gap: string | null;
  work?: string;
  title: string;
}): string {
  return item.gap ?? item.work ?? item.title;
}

/** True for people and groups of the catalog; `Engineer 2` is nobody in particular. */
export function isNamed(person: string | null): person is string {
  return person !== null && ENTITY_REF.test(person);
}

/**
 * Whom work is given to that is dropped on somebody's row: the person, the team
 * of an engineer without a name (`care 2` of `group:default/care`), or nobody in
 * particular.
 */
export function assigneeFor(
  person: string | null,
  groups: readonly string[],
): string | null {
  if (person === null || ENTITY_REF.test(person)) return person;
  const team = person.slice(0, Math.max(0, person.lastIndexOf(' ')));
  return groups.find(group => nameOfRef(group) === team) ?? null;
}

/** True for engineers without a name of one team: a plan gives work to the team. */
export function areAlike(
  one: string | null,
  other: string | null,
  groups: readonly string[],
): boolean {
  return (
    !isNamed(one) &&
    !isNamed(other) &&
    assigneeFor(one, groups) === assigneeFor(other, groups)
  );
}

/** All placed items, in the order of the phases. */
export function placedItems(roadmap: Roadmap): PlacedItem[] {
  const named = phaseNames(roadmap);
  return roadmap.phases.flatMap(phase =>
    phase.items.map(item => ({
      id: idOf(item),
      item,
      phase: named.includes(phase.name) ? phase.name : null,
    })),
  );
}

/** The box after all phases, for work that belongs to none; nobody can choose it by name. */
export const UNPHASED = 'unphased';

/** Work that is looked at: with a place in the plan, or left out of it. */
export interface OpenedWork extends Place {
  id: string;
  title: string;
  item: RoadmapItem | null;
  /** Why it has no place; null where it has one. */
  leftOut: string | null;
  gap: string | null;
  /** Whose gap it is; absent in older roadmaps. */
  entityRef?: string;
  hours: { low: number; high: number };
}

/** The work of that id; what has no place is where the settings would have it. */
export function openedWork(
  roadmap: Roadmap,
  settings: RoadmapSettings,
  id: string | null,
): OpenedWork | undefined {
  const placed = placedItems(roadmap).find(other => other.id === id);
  if (placed) {
    const { item, phase } = placed;
    const { title, assignee, hours, gap, entityRef } = item;
    return {
      ...{ id: placed.id, title, phase, assignee, item, leftOut: null },
      ...{ gap, entityRef, hours },
    };
  }
  const left = roadmap.unplaced.find(other => idOf(other) === id);
  if (!left || id === null) return undefined;
  const adjust = new Map(Object.entries(settings.adjust ?? {}));
  const { phase = null, assignee = null } = adjust.get(id) ?? {};
  const { title, why, hours, gap, entityRef } = left;
  return {
    ...{ id, title, phase, assignee, item: null, leftOut: why },
    ...{ gap, entityRef },
    hours: { low: hours, high: hours },
  };
}

/** The phases that can be chosen. */
export function phaseNames(roadmap: Roadmap): string[] {
  return roadmap.phases
    .map(phase => phase.name)
    .filter(name => name !== UNPHASED);
}

/** Everybody who has time or work in the roadmap, in its order. */
export function peopleIn(roadmap: Roadmap): string[] {
  const names = new Set((roadmap.people ?? []).map(person => person.name));
  for (const { item } of placedItems(roadmap)) {
    if (item.assignee !== null) names.add(item.assignee);
  }
  return [...names];
}

/** True where the roadmap's phases come from priorities, because nobody named any. */
export function hasDerivedPhases(roadmap: Roadmap): boolean {
  return roadmap.warnings.some(warning => warning.code === 'derived-phases');
}

/** The phases as they stand, as phases that somebody sets. */
export function phasesOf(roadmap: Roadmap): PlanPhase[] {
  return roadmap.phases
    .filter(phase => phase.name !== UNPHASED)
    .map(({ name, title, goal, start, end }) => ({
      name,
      title,
      goal,
      start,
      weeks: weeksBetween(start, end),
    }));
}

function weeksBetween(start: string, end: string): number {
  const days = (Date.parse(end) - Date.parse(start)) / DAY + 1;
  if (!Number.isFinite(days)) return 1;
  return Math.min(MOST_WEEKS, Math.max(1, Math.ceil(days / 7)));
}

/**
 * The settings with these phases. Where the phases were made from priorities no
 * work belongs to one by name, and named phases without work would plan all of
 * it at once: each item keeps the phase that it is drawn in, if that remains.
 */
export function withPhases(
  settings: RoadmapSettings,
  roadmap: Roadmap,
  phases: PlanPhase[],
): RoadmapSettings {
  if (!hasDerivedPhases(roadmap)) return { ...settings, phases };
  const remaining = new Set(phases.map(phase => phase.name));
  const adjust = new Map(Object.entries(settings.adjust ?? {}));
  for (const { id, phase } of placedItems(roadmap)) {
    if (phase !== null && remaining.has(phase)) {
      adjust.set(id, { ...adjust.get(id), phase });
    }
  }
  return {
    ...settings,
    phases,
    ...(adjust.size > 0 && { adjust: Object.fromEntries(adjust) }),
  };
}

/**
 * The settings after a move. Only what the move changed is set; where phases
 * were made from priorities they become phases of the scope, each with its
 * work, since nothing can be moved to a phase that no plan has.
 */
export function moveIn(
  settings: RoadmapSettings,
  roadmap: Roadmap,
  id: string,
  from: Place,
  to: Place,
  groups: readonly string[] = [],
): RoadmapSettings {
  const change = {
    ...(from.phase === to.phase ? {} : { phase: to.phase }),
    ...(from.assignee === to.assignee
      ? {}
      : { assignee: assigneeFor(to.assignee, groups) }),
  };
  if (Object.keys(change).length === 0) return settings;
  const base =
    'phase' in change && hasDerivedPhases(roadmap)
      ? withPhases(settings, roadmap, phasesOf(roadmap))
      : settings;
  const adjust = new Map(Object.entries(base.adjust ?? {}));
  adjust.set(id, { ...adjust.get(id), ...change });
  return { ...base, adjust: Object.fromEntries(adjust) };
}

/** The roadmap with one item in another place, until the planned answer is there. */
export function withMoved(roadmap: Roadmap, id: string, to: Place): Roadmap {
  const found = placedItems(roadmap).find(placed => placed.id === id);
  if (!found) return roadmap;
  const moved = { ...found.item, assignee: to.assignee };
  const target = to.phase ?? UNPHASED;
  return {
    ...roadmap,
    phases: roadmap.phases.map(phase => {
      const others = phase.items.filter(item => idOf(item) !== id);
      const here =
        phase.name === target ||
        (found.phase === to.phase && others.length < phase.items.length);
      return { ...phase, items: here ? [...others, moved] : others };
    }),
  };
}
