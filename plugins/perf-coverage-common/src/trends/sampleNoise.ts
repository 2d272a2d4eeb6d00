import type { RunMetric } from '../vocabulary';

/** Of a normal distribution: 95 % lie within so many standard deviations. */
const NORMAL_95 = 1.96;

const SHARES: Record<string, number> = {
  min: 0,
  p50: 0.5,
  med: 0.5,
  p75: 0.75,
  p90: 0.9,
  p95: 0.95,
  p99: 0.99,
  'p99.9': 0.999,
  max: 1,
};

/** Where a statistic would lie with other samples of the same system. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * The interval that holds a statistic in 95 of 100 repetitions, as far as the
 * number and the scatter of the samples tell; null where the run's file does not
 * support it. What differs between runs, such as the machine, is not in it.
 *
 * The mean lies within 1.96 standard errors. A quantile `q` of `n` samples has a
 * rank that scatters by `1.96 √(q (1 − q) / n)` as a share (binomial
 * distribution); the values there are read between the quantiles that are known.
 */
export function sampleNoise(
  stats: RunMetric['stats'],
  stat: string,
): Interval | null {
  const count = known(stats, 'count');
  const value = known(stats, stat);
  if (count === null || count < 2 || value === null) return null;
  if (stat === 'avg') {
    const deviation = known(stats, 'stddev');
    if (deviation === null || deviation < 0) return null;
    const error = (NORMAL_95 * deviation) / Math.sqrt(count);
    return { low: value - error, high: value + error };
  }
  if (stat === 'min' || stat === 'max' || !Object.hasOwn(SHARES, stat)) {
    return null;
  }
  const share = SHARES[stat];
  const error = NORMAL_95 * Math.sqrt((share * (1 - share)) / count);
  const low = valueAt(stats, share - error);
  const high = valueAt(stats, share + error);
  return low === null || high === null ? null : { low, high };
}

function known(stats: RunMetric['stats'], stat: string): number | null {
  const value = Object.hasOwn(stats, stat) ? stats[stat] : NaN;
  return Number.isFinite(value) ? value : null;
}

/** The value at a share of the samples, straight between the two quantiles beside it. */
function valueAt(stats: RunMetric['stats'], share: number): number | null {
  let before: { share: number; value: number } | null = null;
  for (const [stat, at] of Object.entries(SHARES)) {
    const value = known(stats, stat);
    if (value === null) continue;
    if (at >= share) {
      if (before === null) return at === share ? value : null;
      if (at === before.share) return value;
      const part = (share - before.share) / (at - before.share);
      return before.value + part * (value - before.value);
    }
    before = { share: at, value };
  }
  return null;
}
