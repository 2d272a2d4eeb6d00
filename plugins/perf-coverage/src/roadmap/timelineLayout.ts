import type {
  Roadmap,
  RoadmapPhase,
} from 'backstage-plugin-perf-coverage-common';
import { PlacedItem, idOf, peopleIn, placedItems } from './places';
import { TimelineScale, timelineScale } from './timelineScale';

/** Measures of the drawing, in CSS pixels. */
export const MEASURES = {
  names: 148,
  ticks: 22,
  tick: 48,
  phase: 24,
  bar: 22,
  lane: 26,
  load: 8,
  gap: 12,
  smallest: 8,
} as const;

export interface Bar extends PlacedItem {
  x: number;
  width: number;
  y: number;
  /** Where the p80 whisker ends; null without a forecast after the bar. */
  whisker: number | null;
}

export interface PersonRow {
  name: string | null;
  y: number;
  height: number;
  loads: {
    start: string;
    x: number;
    width: number;
    capacityHours: number;
    plannedHours: number;
  }[];
}

export interface PhaseBand {
  phase: RoadmapPhase;
  /** True where it goes on to the right of the drawing. */
  goesOn: boolean;
  x: number;
  width: number;
  y: number;
}

export interface TimelineLayout {
  width: number;
  height: number;
  head: number;
  bands: PhaseBand[];
  rows: PersonRow[];
  bars: Bar[];
  links: { from: string; to: string; path: string }[];
  ticks: { date: string; x: number }[];
  /** Where a day begins. */
  x(date: string): number;
  /** Where a day ends: what is done on a day is done at its end. */
  end(date: string): number;
}

function dayAfter(date: string, days: number): string {
  const time = Date.parse(date);
  return Number.isFinite(time)
    ? new Date(time + days * 86_400_000).toISOString().slice(0, 10)
    : date;
}

/** The first lane whose last bar ends left of `x`; a new one where none does. */
function laneFor(ends: number[], x: number): number {
  const free = ends.findIndex(end => end <= x);
  return free === -1 ? ends.length : free;
}

/**
 * Bars by person over the weeks: who does what when, phases above. Bars of one
 * person that would lie on each other go below each other. Null where there
 * are no dates to draw.
 */
export function layOutTimeline(
  roadmap: Roadmap,
  today: string,
  width: number,
): TimelineLayout | null {
  const scale: TimelineScale | null = timelineScale(roadmap, today);
  if (!scale) return null;
  const left = MEASURES.names;
  const x = (date: string) =>
    left + (scale.at(date) / 100) * (width - left - 8);
  const end = (date: string) => x(dayAfter(date, 1));

  const bandEnds: number[] = [];
  const bands = roadmap.phases.map(phase => {
    const from = x(phase.start);
    const to = Math.max(from + MEASURES.smallest, end(phase.end));
    const lane = laneFor(bandEnds, from);
    bandEnds[lane] = to;
    return {
      phase,
      goesOn: scale.at(phase.end) >= 100,
      x: from,
      width: to - from,
      y: MEASURES.ticks + lane * MEASURES.phase,
    };
  });
  const head = MEASURES.ticks + bandEnds.length * MEASURES.phase + 6;

  const items = placedItems(roadmap);
  const busy = new Set(items.map(({ item }) => item.assignee));
  const known: (string | null)[] = peopleIn(roadmap);
  if (busy.has(null)) known.push(null);
  // Who has nothing to do yet comes last, so that the plan is in sight first.
  const people = [
    ...known.filter(name => busy.has(name)),
    ...known.filter(name => !busy.has(name)),
  ];
  const loadOf = new Map(
    (roadmap.people ?? []).map(person => [person.name, person.weeks]),
  );
  const rows: PersonRow[] = [];
  const bars: Bar[] = [];
  let y = head;
  for (const name of people) {
    const ends: number[] = [];
    const mine = items
      .filter(({ item }) => item.assignee === name)
      .sort((a, b) => a.item.start.localeCompare(b.item.start));
    for (const placed of mine) {
      const from = x(placed.item.start);
      const to = Math.max(from + MEASURES.smallest, end(placed.item.end));
      const lane = laneFor(ends, from);
      ends[lane] = to;
      const p80 = placed.item.forecast?.p80;
      const whisker = p80 ? end(p80) : null;
      bars.push({
        ...placed,
        x: from,
        width: to - from - 1,
        y: y + 4 + lane * MEASURES.lane,
        whisker: whisker !== null && whisker > to ? whisker : null,
      });
    }
    const lanes = Math.max(1, ends.length);
    const height = 4 + lanes * MEASURES.lane + MEASURES.load + MEASURES.gap;
    const weeks = name === null ? [] : loadOf.get(name) ?? [];
    rows.push({
      name,
      y,
      height,
      loads: weeks.map(week => {
        const from = x(week.start);
        return {
          ...week,
          x: from,
          width: Math.max(1, x(dayAfter(week.start, 7)) - from - 1),
        };
      }),
    });
    y += height;
  }

  const at = new Map(bars.map(bar => [bar.id, bar]));
  const links = bars.flatMap(bar =>
    bar.item.dependsOn.flatMap(name => {
      const before = at.get(name);
      if (!before || before.id === idOf(bar.item)) return [];
      const fromX = before.x + before.width;
      const fromY = before.y + MEASURES.bar / 2;
      const toY = bar.y + MEASURES.bar / 2;
      const bend = Math.max(12, (bar.x - fromX) / 2);
      return [
        {
          from: before.id,
          to: bar.id,
          path: `M${fromX} ${fromY}C${fromX + bend} ${fromY} ${
            bar.x - bend
          } ${toY} ${bar.x} ${toY}`,
        },
      ];
    }),
  );

  const every = Math.max(1, Math.ceil(scale.ticks.length / (width / 80)));
  return {
    width,
    height: y + 8,
    head,
    bands,
    rows,
    bars,
    links,
    ticks: scale.ticks
      .filter((_, index) => index % every === 0)
      .map(date => ({ date, x: x(date) }))
      // A day that would be cut at the edge is better not there.
      .filter(tick => tick.x < width - MEASURES.tick),
    x,
    end,
  };
}

/** The place under a point of the drawing; null outside of rows. */
export function placeAt(
  layout: TimelineLayout,
  point: { x: number; y: number },
  choosable: readonly string[],
  current: string | null,
): { phase: string | null; assignee: string | null } | null {
  const row = layout.rows.find(
    ({ y, height }) => point.y >= y && point.y < y + height,
  );
  if (!row) return null;
  const under = layout.bands.filter(
    band => point.x >= band.x && point.x < band.x + band.width,
  );
  // Where phases overlap, the one that the work is in already stays.
  const stays = under.some(band => band.phase.name === current);
  const chosen = under.find(band => choosable.includes(band.phase.name));
  const phase = stays || !chosen ? current : chosen.phase.name;
  return { phase, assignee: row.name };
}
