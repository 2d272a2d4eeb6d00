import { hoursAt } from '../effort';
import { DateForecast } from '../vocabulary';
import { endDay, horizonDays, isBy, WorkingCalendar } from './calendar';
import { Lane } from './people';
import { seededRandom } from '../random';
import { Schedule } from './schedule';
import { Task } from './tasks';

export interface Forecast {
  whole: DateForecast;
  /** By phase; `chance` is null where a phase holds no work. */
  phases: { forecast: DateForecast; chance: number | null }[];
}

export const noForecast: DateForecast = { p50: null, p80: null, p90: null };

/**
 * Plays the schedule again and again with hours drawn from each estimate:
 * people, order and dependencies stay, tasks get longer or shorter. Draws are
 * independent of one another.
 */
export function forecast(
  tasks: readonly Task[],
  plan: Schedule,
  hoursPerDay: number,
  calendar: WorkingCalendar,
  options: { seed: number; runs: number },
): Forecast {
  const { placements, boxes } = plan;
  const { runs } = options;
  const lanes: Lane[] = [...new Set(placements.map(entry => entry.lane))];
  const laneOf = placements.map(entry => lanes.indexOf(entry.lane));
  const slotOf = new Map(placements.map((entry, at) => [entry.task, at]));
  const waitsFor = placements.map(entry =>
    tasks[entry.task].dependsOn.flatMap(target => slotOf.get(target) ?? []),
  );
  const random = seededRandom(options.seed);
  const ends = new Float64Array(placements.length);
  const byBox = boxes.map(() => new Float64Array(runs));
  const whole = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    const free = new Float64Array(lanes.length);
    for (let at = 0; at < placements.length; at++) {
      const { task, release, box } = placements[at];
      let start = Math.max(release, free[laneOf[at]]);
      for (const other of waitsFor[at]) start = Math.max(start, ends[other]);
      const end = start + hoursAt(tasks[task].estimate, random()) / hoursPerDay;
      ends[at] = end;
      free[laneOf[at]] = end;
      byBox[box][run] = Math.max(byBox[box][run], end);
      whole[run] = Math.max(whole[run], end);
    }
  }
  const used = new Set(placements.map(entry => entry.box));
  return {
    whole: placements.length > 0 ? datesOf(whole, calendar) : noForecast,
    phases: boxes.map((box, at) =>
      used.has(at)
        ? {
            forecast: datesOf(byBox[at], calendar),
            chance: shareBy(byBox[at], box.end),
          }
        : { forecast: noForecast, chance: null },
    ),
  };
}

function datesOf(ends: Float64Array, calendar: WorkingCalendar): DateForecast {
  const sorted = ends.slice().sort();
  const at = (probability: number): string | null => {
    const end = sorted[Math.ceil(probability * sorted.length) - 1];
    return end > horizonDays ? null : calendar.dateOf(Math.max(0, endDay(end)));
  };
  return { p50: at(0.5), p80: at(0.8), p90: at(0.9) };
}

function shareBy(ends: Float64Array, limit: number): number {
  let kept = 0;
  for (const end of ends) if (isBy(end, limit)) kept += 1;
  return Math.round((kept / ends.length) * 1000) / 1000;
}
