import { Measure } from './RunBuilder';
import { tableMeasure } from './measures';

/** Units and directions of what benchmarks measure. */
export const benchMeasures = {
  duration: tableMeasure('duration'),
  throughput: tableMeasure('throughput'),
  bytesPerSecond: tableMeasure('bytes_per_second'),
  bytes: tableMeasure('allocated_bytes'),
  count: tableMeasure('instructions'),
  other: { unit: 'unknown', direction: 'neutral' },
} satisfies Record<string, Measure>;

const secondsPer = new Map([
  ['ns', 1e-9],
  ['us', 1e-6],
  ['µs', 1e-6],
  ['μs', 1e-6],
  ['ms', 1e-3],
  ['s', 1],
  ['m', 60],
  ['min', 60],
  ['h', 3600],
  ['hr', 3600],
  ['d', 86400],
  ['day', 86400],
]);

/** Seconds in one of a unit of time; undefined where it is none. */
export function secondsIn(unit: string): number | undefined {
  return secondsPer.get(unit);
}

/** A name and what tells it apart: parameters never hide the name. */
export function benchScope(
  name: string,
  ...further: Iterable<readonly [string, string]>[]
): [string, string][] {
  const scope = new Map([['test', name]]);
  for (const [key, value] of further.flatMap(each => [...each])) {
    if (!scope.has(key)) {
      scope.set(key, value);
    }
  }
  return [...scope];
}

/** Statistics of a few values, all of them known. */
export function statsOfValues(values: readonly number[]): [string, number][] {
  if (values.length === 0) {
    return [];
  }
  const sorted = Float64Array.from(values).sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const middle = Math.floor(sorted.length / 2);
  const variance =
    sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) /
    Math.max(1, sorted.length - 1);
  return [
    ['count', sorted.length],
    ['min', sorted[0]],
    ['avg', mean],
    [
      'med',
      sorted.length % 2 === 1
        ? sorted[middle]
        : (sorted[middle - 1] + sorted[middle]) / 2,
    ],
    ['max', sorted[sorted.length - 1]],
    ['stddev', Math.sqrt(variance)],
  ];
}
