import { EstimateRange } from '../vocabulary';
import { normalQuantile } from '../random/normalQuantile';

/** Standard normal quantile at 90 %: half the width of an 80 % interval in standard deviations. */
const Z90 = 1.2815515655446004;
const SQRT_2_PI = Math.sqrt(2 * Math.PI);

/**
 * Two half normal distributions that meet at the median: below it the spread is
 * `below`, above it `above` (standard deviations of the full normals, hours).
 *
 * Each estimate is read as this distribution with 10 % of its probability
 * under `low` and 10 % above `high`, and its median at `likely`, or halfway
 * where no likely figure is given (then it is the normal distribution). The
 * median stands for the likely figure as in the three-point approximations
 * that D. L. Keefer and S. E. Bodily compare (Management Science 29(5), 1983).
 */
export interface TwoPieceNormal {
  median: number;
  below: number;
  above: number;
}

/** Mean, variance and third central moment: all three add over independent parts. */
export interface Moments {
  mean: number;
  variance: number;
  third: number;
}

export function distributionOf(estimate: EstimateRange): TwoPieceNormal {
  const median = estimate.likely ?? (estimate.low + estimate.high) / 2;
  return {
    median,
    below: (median - estimate.low) / Z90,
    above: (estimate.high - median) / Z90,
  };
}

/** The value that is not exceeded with the given probability, in (0, 1). */
export function quantile(
  distribution: TwoPieceNormal,
  probability: number,
): number {
  const z = normalQuantile(probability);
  return (
    distribution.median + z * (z < 0 ? distribution.below : distribution.above)
  );
}

/**
 * From E|Z| = √(2/π), E|Z|² = 1 and E|Z|³ = 2√(2/π) of the standard normal
 * distribution, half of each side's.
 */
export function momentsOf(distribution: TwoPieceNormal): Moments {
  const { median, below, above } = distribution;
  const shift = (above - below) / SQRT_2_PI;
  const second = (below ** 2 + above ** 2) / 2;
  const third = (2 / SQRT_2_PI) * (above ** 3 - below ** 3);
  return {
    mean: median + shift,
    variance: second - shift ** 2,
    third: third - 3 * shift * second + 2 * shift ** 3,
  };
}

/**
 * The two-piece normal distribution with the given moments. The skewness of a
 * sum of independent parts never exceeds the largest of its parts, so the sum
 * of such distributions always has one.
 */
export function distributionWith(moments: Moments): TwoPieceNormal {
  const { mean, variance, third } = moments;
  if (variance <= 0) return { median: mean, below: 0, above: 0 };
  if (third === 0) {
    const spread = Math.sqrt(variance);
    return { median: mean, below: spread, above: spread };
  }
  // With d = above − below and s their mean, variance = s² + d²(1/4 − 1/2π),
  // and the third moment rises with d until one side has no spread (s = |d|/2).
  const share = 1 / 4 - 1 / (2 * Math.PI);
  const shaped = (difference: number): TwoPieceNormal => {
    const mid = Math.sqrt(Math.max(0, variance - share * difference ** 2));
    return {
      median: mean - difference / SQRT_2_PI,
      below: Math.max(0, mid - difference / 2),
      above: Math.max(0, mid + difference / 2),
    };
  };
  const widest = Math.sqrt(variance / (1 / 4 + share));
  let least = -widest;
  let most = widest;
  for (let step = 0; step < 60; step++) {
    const middle = (least + most) / 2;
    if (momentsOf(shaped(middle)).third < third) least = middle;
    else most = middle;
  }
  return shaped((least + most) / 2);
}
