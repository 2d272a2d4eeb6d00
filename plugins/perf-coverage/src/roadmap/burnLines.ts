import type {
  BurnDownLeft,
  RoadmapBurnDown,
} from 'backstage-plugin-perf-coverage-common';

/** What a burn chart counts: open gaps, hours left, or closed gaps. */
export const burnViews = ['gaps', 'hours', 'up'] as const;
export type BurnView = (typeof burnViews)[number];

export interface BurnLines {
  /** Instants, rising; one for each day that any line knows. */
  xs: number[];
  actual: (number | null)[];
  planned: (number | null)[];
  /** All gaps there are, for the burn-up; empty elsewhere. */
  total: (number | null)[];
  /** The cone from today: half of the plays are at `p50` or further, nine of ten at `p90`. */
  p50: (number | null)[];
  p80: (number | null)[];
  p90: (number | null)[];
}

function time(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** Values at the days, held from one known day to the next, null outside of them. */
function held(
  known: readonly { day: string; value: number }[],
  xs: readonly number[],
): (number | null)[] {
  const sorted = [...known].sort((a, b) => time(a.day) - time(b.day));
  const last = sorted[sorted.length - 1];
  let at = -1;
  return xs.map(x => {
    while (at + 1 < sorted.length && time(sorted[at + 1].day) <= x) at += 1;
    if (at < 0 || !last || x > time(last.day)) return null;
    return sorted[at].value;
  });
}

/** The lines of a burn chart over the days of all of its parts. */
export function burnLines(burn: RoadmapBurnDown, view: BurnView): BurnLines {
  const now = burn.actual[burn.actual.length - 1];
  const all = now ? now.gaps + now.closed : 0;
  const valueOf = (left: BurnDownLeft) => {
    if (view === 'hours') return left.hours;
    return view === 'gaps' ? left.gaps : Math.max(0, all - left.gaps);
  };
  const xs = [
    ...new Set([
      ...burn.actual.map(({ day }) => time(day)),
      ...burn.planned.map(({ day }) => time(day)),
      ...burn.forecast.map(({ day }) => time(day)),
    ]),
  ]
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const line = <T extends { day: string }>(
    days: readonly T[],
    value: (day: T) => number,
  ) =>
    held(
      days.map(day => ({ day: day.day, value: value(day) })),
      xs,
    );
  return {
    xs,
    actual: line(burn.actual, day =>
      view === 'up' ? day.closed : valueOf(day),
    ),
    planned: line(burn.planned, valueOf),
    total: view === 'up' ? line(burn.actual, day => day.gaps + day.closed) : [],
    p50: line(burn.forecast, day => valueOf(day.p50)),
    p80: line(burn.forecast, day => valueOf(day.p80)),
    p90: line(burn.forecast, day => valueOf(day.p90)),
  };
}
