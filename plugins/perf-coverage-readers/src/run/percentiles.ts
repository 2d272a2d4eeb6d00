/**
 * Percentiles of all samples by the nearest-rank method: the smallest sample
 * that at least p % of the samples do not exceed.
 */
export function nearestRank(
  samples: readonly number[],
  percentiles: readonly number[],
): [string, number][] {
  if (samples.length === 0) {
    return [];
  }
  const sorted = Float64Array.from(samples).sort();
  return percentiles.map(percentile => [
    `p${percentile}`,
    sorted[Math.max(0, Math.ceil((percentile / 100) * sorted.length) - 1)],
  ]);
}
