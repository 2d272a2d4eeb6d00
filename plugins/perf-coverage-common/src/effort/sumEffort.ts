import { Effort, EstimateRange } from '../vocabulary';
import {
  distributionOf,
  distributionWith,
  Moments,
  momentsOf,
  quantile,
} from './distribution';

/** No work. @public */
export const emptyEffort: Readonly<Effort> = Object.freeze({
  low: 0,
  high: 0,
  mean: 0,
  p50: 0,
  p80: 0,
  p90: 0,
  naiveLow: 0,
  naiveHigh: 0,
});

/**
 * Hours of several estimates together, rounded to 0.01 h.
 *
 * Each range is an 80 % interval of independent work. Means, variances and
 * third moments add; the sum is the two-piece normal distribution that has the
 * added moments (see `distribution.ts`). `low` and `high` are its 10 % and 90 %
 * quantiles, so `high` is `p90`, and a sum of one equals its own range.
 * `naiveLow` and `naiveHigh` add the ends: a total that is only met when all
 * parts go well, or badly, at once.
 *
 * @public
 */
export function sumEffort(estimates: readonly EstimateRange[]): Effort {
  if (estimates.length === 0) return { ...emptyEffort };
  const moments: Moments = { mean: 0, variance: 0, third: 0 };
  let naiveLow = 0;
  let naiveHigh = 0;
  for (const estimate of estimates) {
    const own = momentsOf(distributionOf(estimate));
    moments.mean += own.mean;
    moments.variance += own.variance;
    moments.third += own.third;
    naiveLow += estimate.low;
    naiveHigh += estimate.high;
  }
  const sum = distributionWith(moments);
  const at = (probability: number) =>
    rounded(Math.max(0, quantile(sum, probability)));
  return {
    low: at(0.1),
    high: at(0.9),
    mean: rounded(moments.mean),
    p50: at(0.5),
    p80: at(0.8),
    p90: at(0.9),
    naiveLow: rounded(naiveLow),
    naiveHigh: rounded(naiveHigh),
  };
}

/**
 * Mean hours of one estimate: halfway between low and high, or pulled to the
 * longer side where a likely figure is given.
 *
 * @public
 */
export function meanHours(estimate: EstimateRange): number {
  return momentsOf(distributionOf(estimate)).mean;
}

/**
 * The hours that an estimate yields with the given probability (0–1, ends
 * excluded), never below 0: feed it random numbers to simulate.
 *
 * @public
 */
export function hoursAt(estimate: EstimateRange, probability: number): number {
  return Math.max(0, quantile(distributionOf(estimate), probability));
}

function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}
