import { DateForecast, Roadmap, RoadmapItem } from '../vocabulary';

/** A date before and after, with the days between them: positive is later. @public */
export interface DateChange {
  before: string | null;
  after: string | null;
  /** Calendar days; null where one of the dates is not known. */
  days: number | null;
}

/** @public */
export interface ItemChange {
  /** Id of the gap, or name of the work item. */
  id: string;
  title: string;
  /** Names of phases; null where it is not placed. */
  phase: { before: string | null; after: string | null };
  assignee: { before: string | null; after: string | null };
  end: DateChange;
}

/** @public */
export interface PhaseChange {
  name: string;
  title: string;
  end: DateChange;
  p80: DateChange;
  /** Chances to make its end, 0–1. */
  chance: { before: number | null; after: number | null };
}

/** What one roadmap does that another does not. @public */
export interface RoadmapComparison {
  p50: DateChange;
  p80: DateChange;
  p90: DateChange;
  /** When the last of the placed work ends. */
  end: DateChange;
  /** Mean hours of all open work. */
  hours: { before: number; after: number };
  /** Items that are not placed, with their hours. */
  unplaced: {
    before: { items: number; hours: number };
    after: { items: number; hours: number };
  };
  team: { before: Roadmap['team']; after: Roadmap['team'] };
  /** In the order of the roadmap after, then those that it has no more. */
  phases: PhaseChange[];
  /** Those that moved to another phase, person or day. */
  moved: ItemChange[];
  /** Placed or waiting in one of the two alone. */
  added: string[];
  removed: string[];
}

/**
 * The effect of a change: two roadmaps side by side. With the same seed both
 * met the same luck, so the differences are those of the plans.
 *
 * @public
 */
export function compareRoadmaps(
  before: Roadmap,
  after: Roadmap,
): RoadmapComparison {
  const old = itemsOf(before);
  const now = itemsOf(after);
  const known = allIds(before);
  const left = allIds(after);
  const date = (key: keyof DateForecast) =>
    changeOf(before.forecast[key], after.forecast[key]);
  return {
    p50: date('p50'),
    p80: date('p80'),
    p90: date('p90'),
    end: changeOf(lastOf(before), lastOf(after)),
    hours: { before: before.effort.mean, after: after.effort.mean },
    unplaced: { before: unplacedOf(before), after: unplacedOf(after) },
    team: { before: before.team, after: after.team },
    phases: phaseChanges(before, after),
    moved: [...new Set([...now.keys(), ...old.keys()])]
      .filter(id => known.has(id) && left.has(id))
      .map(id => itemChange(id, old.get(id), now.get(id)))
      .filter(isChange),
    added: [...left].filter(id => !known.has(id)),
    removed: [...known].filter(id => !left.has(id)),
  };
}

type Placed = RoadmapItem & { inPhase: string };

function itemsOf({ phases }: Roadmap): Map<string, Placed> {
  return new Map(
    phases.flatMap(({ name, items }) =>
      items.map(item => [idOf(item), { ...item, inPhase: name }] as const),
    ),
  );
}

function allIds({ phases, unplaced }: Roadmap): Set<string> {
  return new Set([
    ...phases.flatMap(({ items }) => items.map(idOf)),
    ...unplaced.map(({ gap, title }) => gap ?? title),
  ]);
}

function idOf({ gap, work, title }: RoadmapItem): string {
  return gap ?? work ?? title;
}

function phaseChanges(before: Roadmap, after: Roadmap): PhaseChange[] {
  const old = new Map(before.phases.map(phase => [phase.name, phase]));
  const now = new Map(after.phases.map(phase => [phase.name, phase]));
  return [...new Set([...now.keys(), ...old.keys()])].map(name => {
    const was = old.get(name);
    const is = now.get(name);
    return {
      name,
      title: (is ?? was)!.title,
      end: changeOf(was?.end ?? null, is?.end ?? null),
      p80: changeOf(was?.forecast.p80 ?? null, is?.forecast.p80 ?? null),
      chance: { before: was?.chance ?? null, after: is?.chance ?? null },
    };
  });
}

function itemChange(
  id: string,
  was: Placed | undefined,
  is: Placed | undefined,
): ItemChange {
  return {
    id,
    title: (is ?? was)!.title,
    phase: { before: was?.inPhase ?? null, after: is?.inPhase ?? null },
    assignee: { before: was?.assignee ?? null, after: is?.assignee ?? null },
    end: changeOf(was?.end ?? null, is?.end ?? null),
  };
}

function isChange({ phase, assignee, end }: ItemChange): boolean {
  return (
    phase.before !== phase.after ||
    assignee.before !== assignee.after ||
    end.before !== end.after
  );
}

function lastOf({ phases }: Roadmap): string | null {
  return phases
    .flatMap(({ items }) => items)
    .reduce<string | null>(
      (last, { end }) => (last === null || end > last ? end : last),
      null,
    );
}

function unplacedOf({ unplaced }: Roadmap) {
  const hours = unplaced.reduce((sum, item) => sum + item.hours, 0);
  return { items: unplaced.length, hours: Math.round(hours * 100) / 100 };
}

function changeOf(before: string | null, after: string | null): DateChange {
  const days =
    before === null || after === null
      ? null
      : Math.round((Date.parse(after) - Date.parse(before)) / 86_400_000);
  return { before, after, days };
}
