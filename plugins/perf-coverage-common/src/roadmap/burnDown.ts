import type { TrendDay } from '../api';
import { DateForecast, priorities, Roadmap, RoadmapItem } from '../vocabulary';
import { forecastThroughput, ThroughputForecast } from './throughput';

/** What is left of the gaps on a day. @public */
export interface BurnDownLeft {
  gaps: number;
  /** Mean hours. */
  hours: number;
}

/** @public */
export interface BurnDownDay extends BurnDownLeft {
  /** `YYYY-MM-DD`, UTC. */
  day: string;
}

/**
 * The work that is left from day to day. Work that closes no gap takes no part,
 * since no evidence shows when it is done.
 *
 * @public
 */
export interface BurnDown {
  /** As it was, oldest first; `closed` counts all gaps closed until then. */
  actual: (BurnDownDay & { closed: number })[];
  /** As the accepted version planned it, from the day before its first end; empty without one. */
  planned: BurnDownDay[];
  /** As the roadmap's forecast has it from today: what is left with that probability, or less. */
  forecast: {
    day: string;
    p50: BurnDownLeft;
    p80: BurnDownLeft;
    p90: BurnDownLeft;
  }[];
  /** The same question asked of the past alone. */
  throughput: ThroughputForecast;
}

/** What a burn-down is drawn from. @public */
export interface BurnDownInput {
  /** Figures of the days gone by, oldest first. */
  days: readonly TrendDay[];
  /** ISO instants at which the gaps closed that are closed now. */
  closedAt: readonly string[];
  /** The roadmap as it is now. */
  roadmap: Roadmap;
  /** As it was when it was accepted; null where none was. */
  accepted: { at: string; roadmap: Roadmap } | null;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Enough for any screen. */
const mostPoints = 400;

/**
 * Burn-down, burn-up, planned line and forecast cone of a roadmap.
 *
 * The cone takes each gap as done on the day that its own forecast gives for
 * the probability: so many are left on a day at most, each by itself with that
 * probability.
 *
 * @param options - `now` is an ISO instant
 * @public
 */
export function burnDown(
  input: BurnDownInput,
  options: { now: string; seed?: number; runs?: number },
): BurnDown {
  const { days, roadmap, accepted } = input;
  const closedAt = input.closedAt
    .filter(at => at <= options.now)
    .map(at => at.slice(0, 10))
    .sort();
  const today = options.now.slice(0, 10);
  const now = gapsOf(roadmap);
  return {
    actual: days.map(({ day, gaps, effortHours }) => ({
      day,
      gaps: priorities.reduce((sum, priority) => sum + gaps[priority], 0),
      hours: effortHours,
      closed: countUntil(closedAt, day),
    })),
    planned: accepted
      ? leftOn(gapsOf(accepted.roadmap), item => item.end, [
          accepted.at.slice(0, 10),
          ...endsOf(gapsOf(accepted.roadmap)),
        ])
      : [],
    forecast: coneOf(now, today),
    throughput: forecastThroughput(
      closedPerWeek(closedAt, days[0]?.day ?? closedAt[0] ?? today, today),
      now.placed.length + now.unplaced.gaps,
      options,
    ),
  };
}

interface Gaps {
  placed: RoadmapItem[];
  unplaced: BurnDownLeft;
}

function gapsOf({ phases, unplaced }: Roadmap): Gaps {
  const waiting = unplaced.filter(({ gap }) => gap !== null);
  return {
    placed: phases.flatMap(({ items }) =>
      items.filter(({ gap }) => gap !== null),
    ),
    unplaced: {
      gaps: waiting.length,
      hours: waiting.reduce((sum, { hours }) => sum + hours, 0),
    },
  };
}

function endsOf({ placed }: Gaps): string[] {
  return placed.map(({ end }) => end);
}

function coneOf(gaps: Gaps, today: string): BurnDown['forecast'] {
  const names = ['p50', 'p80', 'p90'] as const;
  const dates = gaps.placed.flatMap(({ forecast }) =>
    names.flatMap(name => forecast?.[name] ?? []),
  );
  if (dates.length === 0) return [];
  const days = [today, ...dates];
  const [p50, p80, p90] = names.map(name =>
    leftOn(gaps, ({ forecast }) => dateOf(forecast, name), days),
  );
  return p50.map(({ day, ...left }, at) => ({
    day,
    p50: left,
    p80: { gaps: p80[at].gaps, hours: p80[at].hours },
    p90: { gaps: p90[at].gaps, hours: p90[at].hours },
  }));
}

function dateOf(
  forecast: DateForecast | undefined,
  name: keyof DateForecast,
): string | null {
  return forecast?.[name] ?? null;
}

/** What is left at the end of each of the days; some of them where there are very many. */
function leftOn(
  { placed, unplaced }: Gaps,
  doneOn: (item: RoadmapItem) => string | null,
  days: readonly string[],
): BurnDownDay[] {
  const sorted = [...new Set(days)].sort();
  const step = Math.ceil(sorted.length / mostPoints);
  const shown = sorted.filter(
    (_, at) => at % step === 0 || at === sorted.length - 1,
  );
  const items = placed
    .map(item => ({ done: doneOn(item), hours: item.hours.mean }))
    .sort((a, b) => compare(a.done ?? '9999', b.done ?? '9999'));
  let gaps = unplaced.gaps + items.length;
  let hours = unplaced.hours + items.reduce((sum, item) => sum + item.hours, 0);
  let at = 0;
  return shown.map(day => {
    for (; at < items.length; at++) {
      const { done } = items[at];
      if (done === null || done > day) break;
      gaps -= 1;
      hours -= items[at].hours;
    }
    return { day, gaps, hours: Math.max(0, Math.round(hours * 100) / 100) };
  });
}

/** Numbers of the whole weeks from `from` to `today`, the newest last. */
function closedPerWeek(
  closedOn: readonly string[],
  from: string,
  today: string,
): number[] {
  const first = Date.parse(from);
  const last = Date.parse(today);
  const weeks = Math.floor((last - first) / (7 * dayMs));
  if (!(weeks > 0)) return [];
  const counts = new Array<number>(weeks).fill(0);
  for (const day of closedOn) {
    // Counted back from today, so that the newest week is a whole one.
    const ago = Math.floor((last - Date.parse(day)) / (7 * dayMs));
    if (ago >= 0 && ago < weeks) counts[weeks - 1 - ago] += 1;
  }
  return counts;
}

function countUntil(sorted: readonly string[], day: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
