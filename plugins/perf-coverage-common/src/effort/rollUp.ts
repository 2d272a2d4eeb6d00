import { normalSource, seedOf } from '../random';
import { Effort, EstimateRange } from '../vocabulary';
import { distributionOf } from './distribution';
import { sumEffort } from './sumEffort';

/** Hours of a sum as simulated. @public */
export interface SimulatedEffort {
  mean: number;
  p50: number;
  p80: number;
  p90: number;
}

/** @public */
export interface SimulationOptions {
  /** The same seed gives the same figures; 1 unless told otherwise. */
  seed?: number;
  /** 1 to 100 000; 2000 unless told otherwise. */
  runs?: number;
  /** Between each two estimates, 0 (independent, the default) to 1. */
  correlation?: number;
}

/** The hours of one value of a roll-up, as a priority or an owner. @public */
export interface EffortGroup {
  key: string;
  items: number;
  /** Of them without an estimate: they are in no figure. */
  unestimated: number;
  /** By adding means and variances; its naive figures add the ends. */
  effort: Effort;
  simulated: SimulatedEffort;
}

/**
 * Plays a sum of estimates: each draws from its own distribution, never below
 * 0 hours, and a common factor moves all of them by `correlation` (a Gaussian
 * copula with one factor).
 *
 * @public
 */
export function simulateEffort(
  estimates: readonly EstimateRange[],
  options: SimulationOptions = {},
): SimulatedEffort {
  if (estimates.length === 0) return { mean: 0, p50: 0, p80: 0, p90: 0 };
  const runs = within(Math.floor(options.runs ?? 2000), 1, 100_000);
  const seed = options.seed ?? 1;
  const correlation = within(options.correlation ?? 0, 0, 1);
  const shared = Math.sqrt(correlation);
  const own = Math.sqrt(1 - correlation);
  const common = new Float64Array(runs);
  normalSource(seedOf(seed, 'common')).fill(common, runs);
  const draws = new Float64Array(runs);
  const sums = new Float64Array(runs);
  estimates.forEach((estimate, index) => {
    const { median, below, above } = distributionOf(estimate);
    normalSource(seedOf(seed, `estimate ${index}`)).fill(draws, runs);
    for (let run = 0; run < runs; run++) {
      const z = shared * common[run] + own * draws[run];
      sums[run] += Math.max(0, median + z * (z < 0 ? below : above));
    }
  });
  const mean = sums.reduce((sum, hours) => sum + hours, 0) / runs;
  sums.sort();
  const at = (probability: number) =>
    rounded(sums[Math.ceil(probability * runs) - 1]);
  return { mean: rounded(mean), p50: at(0.5), p80: at(0.8), p90: at(0.9) };
}

/**
 * Hours by whatever `keysOf` gives for an item: its priority, phase, owner,
 * system or kinds. An item with several keys counts in each of them, so groups
 * by kind may add up to more than the whole. Groups come in order of their
 * first item.
 *
 * @public
 */
export function rollUpEffort<T extends { estimate: EstimateRange | null }>(
  items: readonly T[],
  keysOf: (item: T) => string | readonly string[],
  options: SimulationOptions = {},
): EffortGroup[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const keys = keysOf(item);
    for (const key of new Set(typeof keys === 'string' ? [keys] : keys)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return [...groups].map(([key, members]) => {
    const estimates = members.flatMap(({ estimate }) => estimate ?? []);
    return {
      key,
      items: members.length,
      unestimated: members.length - estimates.length,
      effort: sumEffort(estimates),
      simulated: simulateEffort(estimates, options),
    };
  });
}

function within(value: number, least: number, most: number): number {
  return Number.isFinite(value)
    ? Math.min(Math.max(value, least), most)
    : least;
}

function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}
