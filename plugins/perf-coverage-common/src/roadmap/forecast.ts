import { normalSource, seedOf } from '../random';
import { DateForecast } from '../vocabulary';
import { distributionOf } from '../effort/distribution';
import { WorkingCalendar } from './calendar';
import { DayCounts } from './dayCounts';
import { Lane } from './lanes';
import { Placement, Schedule } from './schedule';
import { Task } from './tasks';

export interface Forecast {
  whole: DateForecast;
  /** By phase; `chance` is null where a phase holds no work. */
  phases: { forecast: DateForecast; chance: number | null }[];
  /** By task, for those that are placed. */
  tasks: Map<number, { forecast: DateForecast; criticality: number }>;
  /** The share of plays that are over before a working day. */
  chanceBy(day: number): number;
}

export interface ForecastOptions {
  seed: number;
  runs: number;
  correlation: number;
}

export const noForecast: DateForecast = { p50: null, p80: null, p90: null };

/** As many plays at a time keep their arrays near the processor. */
const mostAtOnce = 1000;

interface Step {
  task: number;
  box: number;
  release: number;
  lane: number;
  waitsFor: number[];
  /** Some other task waits for its end. */
  awaited: boolean;
  median: number;
  below: number;
  above: number;
}

/**
 * Plays the schedule again and again with hours drawn from each estimate:
 * people, order and dependencies stay, tasks get longer or shorter.
 *
 * Each task draws from a stream of its own, named after it, so that two plans
 * of the same work meet the same luck and differ by what was changed alone.
 * Work of one team has a common stream beside it, by which any two of its
 * tasks correlate with `correlation` (a Gaussian copula with one factor).
 */
export function forecast(
  tasks: readonly Task[],
  plan: Schedule,
  calendar: WorkingCalendar,
  options: ForecastOptions,
): Forecast {
  const { placements, boxes } = plan;
  const batch = Math.min(mostAtOnce, options.runs);
  const lanes = [...new Set(placements.map(entry => entry.lane))];
  const steps = stepsOf(tasks, placements, lanes);
  const teams = lanes.map(lane => lane.luck);
  const commons = new Map(
    [...new Set(teams)].map(team => [
      team,
      {
        source: normalSource(seedOf(options.seed, `team ${team}`)),
        values: new Float64Array(batch),
      },
    ]),
  );
  const luckOf = teams.map(team => commons.get(team)!.values);
  const sources = steps.map(step =>
    normalSource(seedOf(options.seed, `task ${tasks[step.task].id}`)),
  );
  const shared = Math.sqrt(options.correlation);
  const own = Math.sqrt(1 - options.correlation);

  const counts = steps.map(() => new DayCounts());
  const boxCounts = boxes.map(() => new DayCounts());
  const whole = new DayCounts();
  const critical = new Float64Array(steps.length);

  const ends = steps.map(step =>
    step.awaited ? new Float64Array(batch) : null,
  );
  const scratch = new Float64Array(batch);
  const draws = new Float64Array(batch);
  const free = lanes.map(() => new Float64Array(batch));
  const lastOf = lanes.map(() => new Int32Array(batch));
  const before = steps.map(() => new Int32Array(batch));
  const boxEnds = boxes.map(() => new Float64Array(batch));
  const wholeEnds = new Float64Array(batch);
  const deciding = new Int32Array(batch);

  for (let done = 0; done < options.runs; done += batch) {
    const runs = Math.min(batch, options.runs - done);
    for (const { source, values } of commons.values()) {
      source.fill(values, runs);
    }
    for (const each of free) each.fill(0);
    for (const each of lastOf) each.fill(-1);
    for (const each of boxEnds) each.fill(0);
    wholeEnds.fill(0);
    deciding.fill(-1);
    for (let at = 0; at < steps.length; at++) {
      const { lane, release, waitsFor, median, below, above, box } = steps[at];
      const { work } = lanes[lane];
      const released = work.hoursBy(release);
      const laneFree = free[lane];
      const laneLast = lastOf[lane];
      const luck = luckOf[lane];
      const itsEnds = ends[at] ?? scratch;
      const pred = before[at];
      const boxEnd = boxEnds[box];
      sources[at].fill(draws, runs);
      for (let run = 0; run < runs; run++) {
        let start = released;
        let from = -1;
        if (waitsFor.length > 0) {
          let latest = release;
          for (const other of waitsFor) {
            const end = ends[other]![run];
            if (end > latest) {
              latest = end;
              from = other;
            }
          }
          start = work.hoursBy(latest);
        }
        if (laneFree[run] >= start) {
          start = laneFree[run];
          from = laneLast[run] === -1 ? from : laneLast[run];
        }
        const z = shared * luck[run] + own * draws[run];
        const drawn = median + z * (z < 0 ? below : above);
        const hours = start + (drawn > 0 ? drawn : 0);
        const end = work.endOf(hours);
        itsEnds[run] = end;
        laneFree[run] = hours;
        laneLast[run] = at;
        pred[run] = from;
        if (end > boxEnd[run]) boxEnd[run] = end;
        if (end > wholeEnds[run]) {
          wholeEnds[run] = end;
          deciding[run] = at;
        }
      }
      counts[at].add(itsEnds, runs);
    }
    boxEnds.forEach((values, at) => boxCounts[at].add(values, runs));
    whole.add(wholeEnds, runs);
    for (let run = 0; run < runs; run++) {
      for (let at = deciding[run]; at !== -1; at = before[at][run]) {
        critical[at] += 1;
      }
    }
  }
  const used = new Set(placements.map(entry => entry.box));
  return {
    whole: placements.length > 0 ? whole.dates(calendar) : noForecast,
    phases: boxes.map((box, at) =>
      used.has(at)
        ? {
            forecast: boxCounts[at].dates(calendar),
            chance: boxCounts[at].shareBefore(box.end),
          }
        : { forecast: noForecast, chance: null },
    ),
    tasks: new Map(
      steps.map((step, at) => [
        step.task,
        {
          forecast: counts[at].dates(calendar),
          criticality: Math.round((critical[at] / options.runs) * 1000) / 1000,
        },
      ]),
    ),
    chanceBy: day => (placements.length > 0 ? whole.shareBefore(day) : 1),
  };
}

function stepsOf(
  tasks: readonly Task[],
  placements: readonly Placement[],
  lanes: readonly Lane[],
): Step[] {
  const slotOf = new Map(placements.map((entry, at) => [entry.task, at]));
  const laneAt = new Map(lanes.map((lane, at) => [lane, at]));
  const awaited = new Set<number>();
  return placements
    .map(({ task, box, release, lane }) => {
      const waitsFor = tasks[task].dependsOn.flatMap(
        target => slotOf.get(target) ?? [],
      );
      for (const other of waitsFor) awaited.add(other);
      return {
        task,
        box,
        release,
        lane: laneAt.get(lane)!,
        waitsFor,
        ...distributionOf(tasks[task].estimate),
      };
    })
    .map((step, at) => ({ ...step, awaited: awaited.has(at) }));
}
