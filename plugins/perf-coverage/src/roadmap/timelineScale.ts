import type { Roadmap } from 'backstage-plugin-perf-coverage-common';
import { DateTime } from 'luxon';

const DAY = 24 * 60 * 60 * 1000;

function time(isoDate: string): number {
  return DateTime.fromISO(isoDate, { zone: 'utc' }).toMillis();
}

/** What is in sight of a phase without work, so that it does not press the others together. */
const EMPTY_DAYS = 14;

function endInSight(phase: { start: string; end: string }): string {
  const shown = time(phase.start) + EMPTY_DAYS * DAY;
  return shown < time(phase.end)
    ? new Date(shown).toISOString().slice(0, 10)
    : phase.end;
}

/** Dates of a roadmap on a line from 0 to 100. */
export interface TimelineScale {
  /** Per cent from the left; dates outside are drawn at the edge. */
  at(isoDate: string): number;
  /** First days of the weeks or months in sight, as ISO dates. */
  ticks: string[];
}

/**
 * A scale that holds all phases with work, the beginning of others, the p80 of each item, the forecast of the
 * whole and today, each to the end of its day. Null where the
 * roadmap has no phase.
 */
export function timelineScale(
  roadmap: Roadmap,
  today: string,
): TimelineScale | null {
  const dates = [
    today,
    ...roadmap.phases.flatMap(phase => [
      phase.start,
      phase.items.length > 0 ? phase.end : endInSight(phase),
      ...phase.items.flatMap(item => [
        item.start,
        item.end,
        item.forecast?.p80 ?? null,
      ]),
    ]),
    roadmap.forecast.p50,
    roadmap.forecast.p80,
    roadmap.forecast.p90,
  ].filter((date): date is string => date !== null);
  const times = dates.map(time).filter(Number.isFinite);
  if (roadmap.phases.length === 0 || times.length === 0) return null;
  // A day of air on both sides; at least a week, so that nothing is divided by nothing.
  const from = Math.min(...times) - DAY;
  const until = Math.max(Math.max(...times) + 2 * DAY, from + 7 * DAY);
  const span = until - from;
  const days = span / DAY;
  const unit = days > 120 ? 'month' : 'week';
  const step = days > 900 ? 3 : 1;
  const ticks: string[] = [];
  let tick = DateTime.fromMillis(from, { zone: 'utc' })
    .startOf(unit)
    .plus({ [`${unit}s`]: 1 });
  while (tick.toMillis() < until && ticks.length < 60) {
    ticks.push(tick.toISODate() as string);
    tick = tick.plus({ [`${unit}s`]: step });
  }
  return {
    at: date => Math.min(100, Math.max(0, ((time(date) - from) / span) * 100)),
    ticks,
  };
}
