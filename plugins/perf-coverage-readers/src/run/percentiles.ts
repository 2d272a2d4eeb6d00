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

/** Percentiles of counted values by the nearest-rank method. */
export function nearestRankOfCounts(
  counts: ReadonlyMap<number, number>,
  percentiles: readonly number[],
): [string, number][] {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) {
    return [];
  }
  return percentiles.map(percentile => {
    const rank = Math.max(1, Math.ceil((percentile / 100) * total));
    let seen = 0;
    const found = sorted.find(([, count]) => {
      seen += count;
      return seen >= rank;
    });
    return [`p${percentile}`, (found ?? sorted[sorted.length - 1])[0]];
  });
}
