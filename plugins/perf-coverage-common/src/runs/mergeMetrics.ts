import { Histogram } from '../histogram';
import { RunMetric } from '../vocabulary';

/**
 * Metrics of several runs or operations as one list: those of the same name,
 * scope, unit and direction become one.
 */
export function mergeMetrics(
  lists: readonly (readonly RunMetric[])[],
  durationSeconds: number | null,
): RunMetric[] {
  const groups = new Map<string, RunMetric[]>();
  for (const metric of lists.flat()) {
    const key = JSON.stringify([
      metric.name,
      Object.entries(metric.scope).sort(([a], [b]) => (a < b ? -1 : 1)),
      metric.unit,
      metric.direction,
    ]);
    const group = groups.get(key);
    if (group) {
      group.push(metric);
    } else {
      groups.set(key, [metric]);
    }
  }
  return [...groups.values()].flatMap(group => {
    const merged = mergeMetric(group, durationSeconds);
    return Object.keys(merged.stats).length > 0 ? [merged] : [];
  });
}

/** One metric of several that measure the same; statistics that do not add up are left out. */
function mergeMetric(
  metrics: readonly RunMetric[],
  durationSeconds: number | null,
): RunMetric {
  const [first] = metrics;
  if (metrics.length === 1) {
    return first;
  }
  const { name, scope, unit, direction } = first;
  const histogram = mergeHistograms(metrics);
  if (histogram) {
    const stats = Object.fromEntries(histogram.stats());
    return {
      ...{ name, scope, unit, direction, stats },
      histogram: histogram.toJson(),
    };
  }
  return {
    ...{ name, scope, unit, direction },
    stats: mergeStats(metrics, durationSeconds),
  };
}

/** Undefined where any of the metrics has none, or not of our error. */
function mergeHistograms(metrics: readonly RunMetric[]): Histogram | undefined {
  const merged = new Histogram();
  for (const { histogram } of metrics) {
    const kept = histogram && Histogram.fromJson(histogram);
    if (!kept) {
      return undefined;
    }
    merged.merge(kept);
  }
  return merged;
}

function mergeStats(
  metrics: readonly RunMetric[],
  durationSeconds: number | null,
): Record<string, number> {
  const all = (stat: string): number[] | undefined => {
    const values = metrics.flatMap(({ stats }) =>
      Object.hasOwn(stats, stat) ? stats[stat] : [],
    );
    return values.length === metrics.length ? values : undefined;
  };
  const counts = all('count');
  const count = counts?.reduce((sum, value) => sum + value, 0);
  const minima = all('min');
  const maxima = all('max');
  const means = all('avg');
  const rates = all('rate');
  const mean = means && counts && count ? weighted(means, counts, count) : null;
  const merged: [string, number | null | undefined][] = [
    ['count', count],
    ['min', minima && Math.min(...minima)],
    ['avg', mean],
    ['max', maxima && Math.max(...maxima)],
  ];
  if (metrics[0].unit === 'ratio') {
    merged.push([
      'rate',
      rates && counts && count ? weighted(rates, counts, count) : null,
    ]);
  } else if (rates) {
    merged.push([
      'rate',
      count && durationSeconds ? count / durationSeconds : null,
    ]);
  }
  return Object.fromEntries(
    merged.filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}

function weighted(
  values: readonly number[],
  weights: readonly number[],
  total: number,
): number {
  return values.reduce((sum, value, n) => sum + value * weights[n], 0) / total;
}
