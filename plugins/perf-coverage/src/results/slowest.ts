import type { RunMetric } from 'backstage-plugin-perf-coverage-common';

const SECONDS: Record<string, number> = { s: 1, ms: 1e-3, us: 1e-6, ns: 1e-9 };
const STATS = ['p95', 'p99', 'p90', 'avg', 'med', 'max'] as const;

export interface SlowMetric {
  metric: RunMetric;
  stat: string;
  value: number;
}

/**
 * Times of a run, the slowest first, each by the strongest statistic that the
 * file supports: p95 where it is there, else the next of the list.
 */
export function slowest(metrics: RunMetric[]): SlowMetric[] {
  return metrics
    .flatMap(metric => {
      const factor = Object.hasOwn(SECONDS, metric.unit)
        ? SECONDS[metric.unit]
        : undefined;
      if (factor === undefined) return [];
      const stat = STATS.find(name => Object.hasOwn(metric.stats, name));
      if (stat === undefined) return [];
      const value = metric.stats[stat];
      return [{ metric, stat, value, seconds: value * factor }];
    })
    .sort((a, b) => b.seconds - a.seconds)
    .map(({ metric, stat, value }) => ({ metric, stat, value }));
}
