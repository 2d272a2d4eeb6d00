import { secondsIn } from '../run/bench';
import { Measure } from '../run/RunBuilder';

const bytesPer = new Map([
  ['B', 1],
  ['bytes', 1],
  ['kB', 1e3],
  ['KB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['KiB', 1024],
  ['MiB', 1024 ** 2],
  ['GiB', 1024 ** 3],
]);

/** A metric's measure, and by what the numbers of the file are multiplied. */
export function measureOf(
  name: string,
  unit: string,
  direction: Measure['direction'] | undefined,
): { measure: Measure; factor: number } {
  const seconds = unit === 'ps' ? 1e-12 : secondsIn(unit);
  if (seconds !== undefined) {
    const inMilliseconds = name === 'http_req_duration' || unit === 'ms';
    const keepsSeconds = name === 'duration';
    return {
      measure: {
        unit: inMilliseconds && !keepsSeconds ? 'ms' : 's',
        direction: direction ?? 'lower',
      },
      factor: inMilliseconds && !keepsSeconds ? seconds * 1000 : seconds,
    };
  }
  const bytes = bytesPer.get(unit);
  if (bytes !== undefined) {
    return {
      measure: { unit: 'bytes', direction: direction ?? 'lower' },
      factor: bytes,
    };
  }
  if (unit === '%' || unit === 'percent') {
    return {
      measure: { unit: 'ratio', direction: direction ?? 'neutral' },
      factor: 0.01,
    };
  }
  const perSecond =
    unit === 'per_second' || /^[a-z]{1,20}\/s(?:ec)?$/.test(unit);
  return {
    measure: {
      unit: perSecond ? 'per_second' : unit,
      direction: direction ?? (perSecond ? 'higher' : 'neutral'),
    },
    factor: 1,
  };
}
