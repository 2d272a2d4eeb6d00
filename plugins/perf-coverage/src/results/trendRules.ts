import type {
  Direction,
  SeriesPoint,
  SeriesSummary,
} from 'backstage-plugin-perf-coverage-common';
import type { ChartBand, Range } from '../components/chart';

/** Statistics that are drawn, where a series has them; else the first ones that it has. */
const PERCENTILES = ['p50', 'p95', 'p99'] as const;
const OTHERS = ['avg', 'rate', 'value', 'max', 'count'] as const;

/** More series beside each other are a tangle. */
export const MOST_BESIDE = 3;

/** A run's statistic; null where its file does not support it. The median is the p50, however a tool calls it. */
export function valueOf(point: SeriesPoint, stat: string): number | null {
  if (Object.hasOwn(point.stats, stat)) return point.stats[stat];
  return stat === 'p50' && Object.hasOwn(point.stats, 'med')
    ? point.stats.med
    : null;
}

/** The statistics to draw: percentiles where there are some, else at most two others. */
export function drawnStats(points: readonly SeriesPoint[]): string[] {
  const has = (stat: string) =>
    points.some(point => valueOf(point, stat) !== null);
  const percentiles = PERCENTILES.filter(has);
  return percentiles.length > 0
    ? [...percentiles]
    : OTHERS.filter(has).slice(0, 2);
}

/** The grounds between neighbouring percentiles: where half, and where one in twenty, of the samples are. */
export function bandsOf(
  points: readonly SeriesPoint[],
  stats: readonly string[],
): ChartBand[] {
  return PERCENTILES.slice(1).flatMap((high, index) => {
    const low = PERCENTILES[index];
    if (!stats.includes(low) || !stats.includes(high)) return [];
    return [
      {
        name: `${low}–${high}`,
        low: points.map(point => valueOf(point, low)),
        high: points.map(point => valueOf(point, high)),
      },
    ];
  });
}

/** The statistic by which other series are drawn beside this one. */
export function mainStatOf(stats: readonly string[]): string {
  return stats.find(stat => stat === 'p95') ?? stats[0];
}

/**
 * The run that fared worst, the newest of equals; null where the figure has no
 * good or bad direction or fewer than two runs have it.
 */
export function worstPoint(
  points: readonly SeriesPoint[],
  stat: string,
  direction: Direction,
): SeriesPoint | null {
  const known = points.filter(point => valueOf(point, stat) !== null);
  if (direction === 'neutral' || known.length < 2) return null;
  const sign = direction === 'lower' ? 1 : -1;
  const badness = (point: SeriesPoint) => sign * (valueOf(point, stat) ?? 0);
  return known.reduce((worst, point) =>
    badness(point) >= badness(worst) ? point : worst,
  );
}

/** The series of the same measure whose environment or branch is another; what stays the same where it can wins. */
export function siblingWith(
  siblings: readonly SeriesSummary[],
  current: SeriesSummary,
  change: Partial<Pick<SeriesSummary, 'environment' | 'branch'>>,
): SeriesSummary | undefined {
  const wanted = { ...current, ...change };
  const key = 'environment' in change ? 'environment' : 'branch';
  const fitting = siblings.filter(sibling => sibling[key] === wanted[key]);
  return (
    fitting.find(
      sibling =>
        sibling.environment === wanted.environment &&
        sibling.branch === wanted.branch,
    ) ?? fitting[0]
  );
}

/** The time from the first point to the last one, of all series. */
export function wholeTime(lists: readonly (readonly SeriesPoint[])[]): Range {
  const times = lists.flatMap(points => [
    ...points.slice(0, 1),
    ...points.slice(-1),
  ]);
  const instants = times.map(point => Date.parse(point.at));
  return [Math.min(...instants), Math.max(...instants)];
}

/** The part of the time that the address names; null where it names none. */
export function rangeIn(params: URLSearchParams, whole: Range): Range | null {
  const [from, to] = ['from', 'to'].map(name =>
    Date.parse(params.get(name) ?? ''),
  );
  return from < to && from < whole[1] && to > whole[0] ? [from, to] : null;
}
