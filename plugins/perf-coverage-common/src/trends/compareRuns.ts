import { Direction, Run, RunMetric } from '../vocabulary';
import { sampleNoise } from './sampleNoise';

/**
 * A run with what its sender said about where it was made.
 *
 * @public
 */
export interface ComparedRun {
  run: Run;
  environment: string | null;
  branch: string | null;
}

/**
 * One statistic of a metric in both runs.
 *
 * @public
 */
export interface StatChange {
  stat: string;
  /** In the metric's unit. */
  before: number;
  after: number;
  /** `after` / `before` − 1; null where `before` is zero and `after` is not. */
  relative: number | null;
  /** Whether it is good news; null where it is neither, or the same. */
  better: boolean | null;
  /**
   * Whether the samples of both runs scatter more than the values differ: their
   * 95 % intervals overlap (`sampleNoise`). Null where a file does not tell how
   * they scatter.
   */
  withinNoise: boolean | null;
}

/**
 * A metric in one scope, matched by name and scope.
 *
 * @public
 */
export interface MetricChange {
  name: string;
  scope: Record<string, string>;
  unit: string;
  direction: Direction;
  state: 'same' | 'changed' | 'new' | 'gone';
  /** By the statistics that both have; empty where only one run has the metric. */
  stats: StatChange[];
}

/**
 * Why figures of two runs can't be held against each other.
 *
 * @public
 */
export interface Incomparability {
  reason: 'tool' | 'environment' | 'load';
  /** One sentence. */
  message: string;
  /** What differs, to say it in another language. */
  differs: {
    /** `users` are virtual ones, `rate` is requests a second. */
    what: 'tool' | 'environment' | 'users' | 'rate';
    /** Null where an environment is not named. */
    before: string | number | null;
    after: string | number | null;
  };
}

/** @public */
export interface RunComparison {
  /** Empty where the runs may be compared. */
  incomparable: Incomparability[];
  /** Those that differ most first, then new ones, then those that are gone. */
  metrics: MetricChange[];
}

/** Statistics in the order in which people look at them. */
const stats = [
  ...['p95', 'p99', 'p99.9', 'p90', 'p75', 'p50', 'med', 'avg'],
  ...['rate', 'value', 'count', 'max', 'min'],
];

/** Loads that differ by more than this share are not the same load. */
const loadTolerance = 0.2;

/**
 * Holds a run against an earlier one: metrics are matched by name, scope and
 * unit. Where tool, environment or load differ, the figures are given all the
 * same, but `incomparable` says that they tell nothing about the system.
 *
 * @public
 */
export function compareRuns(
  before: ComparedRun,
  after: ComparedRun,
): RunComparison {
  const earlier = byIdentity(before.run.metrics);
  const later = byIdentity(after.run.metrics);
  const metrics: MetricChange[] = [];
  for (const [identity, metric] of later) {
    const other = earlier.get(identity);
    metrics.push(other ? changeOf(other, metric) : alone(metric, 'new'));
  }
  for (const [identity, metric] of earlier) {
    if (!later.has(identity)) metrics.push(alone(metric, 'gone'));
  }
  return {
    incomparable: incomparabilities(before, after),
    metrics: metrics
      .map((metric, index) => ({ metric, index, weight: weightOf(metric) }))
      .sort((a, b) => b.weight - a.weight || a.index - b.index)
      .map(({ metric }) => metric),
  };
}

function byIdentity(metrics: readonly RunMetric[]): Map<string, RunMetric> {
  return new Map(
    metrics.map(metric => [
      JSON.stringify([
        metric.name,
        metric.unit,
        Object.entries(metric.scope).sort(([a], [b]) => compareText(a, b)),
      ]),
      metric,
    ]),
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function alone(metric: RunMetric, state: 'new' | 'gone'): MetricChange {
  const { name, scope, unit, direction } = metric;
  return { name, scope, unit, direction, state, stats: [] };
}

function changeOf(before: RunMetric, after: RunMetric): MetricChange {
  const { name, scope, unit, direction } = after;
  const changes = stats.flatMap((stat): StatChange[] => {
    const [from, to] = [valueOf(before, stat), valueOf(after, stat)];
    return from === null || to === null
      ? []
      : [
          {
            stat,
            before: from,
            after: to,
            relative: relativeChange(from, to),
            better: isBetter(direction, stat, from, to),
            withinNoise: withinNoise(before, after, stat),
          },
        ];
  });
  const same = changes.every(change => change.before === change.after);
  return {
    ...{ name, scope, unit, direction },
    state: same ? 'same' : 'changed',
    stats: changes,
  };
}

function withinNoise(
  before: RunMetric,
  after: RunMetric,
  stat: string,
): boolean | null {
  const [from, to] = [before, after].map(metric =>
    sampleNoise(metric.stats, stat),
  );
  return from && to ? from.low <= to.high && to.low <= from.high : null;
}

function valueOf(metric: RunMetric, stat: string): number | null {
  if (!Object.hasOwn(metric.stats, stat)) return null;
  const value = metric.stats[stat];
  return Number.isFinite(value) ? value : null;
}

function relativeChange(before: number, after: number): number | null {
  if (before === after) return 0;
  return before === 0 ? null : (after - before) / Math.abs(before);
}

/** How many samples there are is no news about the system, unless they are what is measured. */
function isBetter(
  direction: Direction,
  stat: string,
  before: number,
  after: number,
): boolean | null {
  if (direction === 'neutral' || stat === 'count' || before === after) {
    return null;
  }
  return direction === 'lower' ? after < before : after > before;
}

function weightOf(metric: MetricChange): number {
  if (metric.state === 'new') return -1;
  if (metric.state === 'gone') return -2;
  const [first] = metric.stats.filter(change => change.better !== null);
  if (!first) return 0;
  return first.relative === null ? Infinity : Math.abs(first.relative);
}

function incomparabilities(
  before: ComparedRun,
  after: ComparedRun,
): Incomparability[] {
  const found: Incomparability[] = [];
  const [tool, otherTool] = [before.run.tool.name, after.run.tool.name];
  if (tool !== otherTool) {
    found.push({
      reason: 'tool',
      message: `One run was made by ${tool}, the other by ${otherTool}.`,
      differs: { what: 'tool', before: tool, after: otherTool },
    });
  }
  if (before.environment !== after.environment) {
    const [from, to] = [before, after].map(
      ({ environment }) => environment ?? 'an environment that is not named',
    );
    found.push({
      reason: 'environment',
      message: `One run was made in ${from}, the other in ${to}.`,
      differs: {
        what: 'environment',
        before: before.environment,
        after: after.environment,
      },
    });
  }
  const load = loadDifference(before.run, after.run);
  if (load) found.push(load);
  return found;
}

/** The virtual users of both runs decide, where they are known, else the requests a second. */
function loadDifference(before: Run, after: Run): Incomparability | null {
  const users = [before, after].map(virtualUsers);
  if (users[0] !== null && users[1] !== null) {
    return differ(users[0], users[1])
      ? {
          reason: 'load',
          message: `One run had ${users[0]} virtual users, the other ${users[1]}.`,
          differs: { what: 'users', before: users[0], after: users[1] },
        }
      : null;
  }
  const rates = [before, after].map(requestRate);
  return rates[0] !== null && rates[1] !== null && differ(rates[0], rates[1])
    ? {
        reason: 'load',
        message: `One run sent ${rates[0].toPrecision(
          3,
        )} requests a second, the other ${rates[1].toPrecision(3)}.`,
        differs: { what: 'rate', before: rates[0], after: rates[1] },
      }
    : null;
}

function differ(a: number, b: number): boolean {
  return Math.abs(a - b) > loadTolerance * Math.max(Math.abs(a), Math.abs(b));
}

function virtualUsers(run: Run): number | null {
  for (const name of ['vus_max', 'vus']) {
    const metric = run.metrics.find(
      candidate =>
        candidate.name === name && Object.keys(candidate.scope).length === 0,
    );
    const value =
      metric && (valueOf(metric, 'max') ?? valueOf(metric, 'value'));
    if (value !== null && value !== undefined && value > 0) return value;
  }
  return null;
}

function requestRate(run: Run): number | null {
  const { requests } = run.totals;
  return requests !== null && requests > 0 && (run.durationSeconds ?? 0) > 0
    ? requests / (run.durationSeconds ?? 1)
    : null;
}
