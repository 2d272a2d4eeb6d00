/** Units that convert into one another, each with its size in the first one. */
const families: Record<string, Record<string, number>> = {
  time: { s: 1, ms: 1e-3, us: 1e-6, ns: 1e-9, min: 60, h: 3600 },
  share: { ratio: 1, '%': 0.01 },
  rate: { '/s': 1, '/min': 1 / 60, '/h': 1 / 3600 },
  bytes: { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, KiB: 1024, MiB: 1024 ** 2 },
  count: { count: 1 },
};

/** How else a unit is written, by people and by result files. */
const aliases: Record<string, string> = {
  '': 'count',
  milliseconds: 'ms',
  millisecond: 'ms',
  msec: 'ms',
  seconds: 's',
  second: 's',
  sec: 's',
  secs: 's',
  µs: 'us',
  μs: 'us',
  minutes: 'min',
  minute: 'min',
  hours: 'h',
  hour: 'h',
  percent: '%',
  rate: 'ratio',
  per_second: '/s',
  rps: '/s',
  'req/s': '/s',
  'requests/s': '/s',
  'ops/s': '/s',
  'iterations/s': '/s',
  'per second': '/s',
  '1/s': '/s',
  '/sec': '/s',
  rpm: '/min',
  bytes: 'B',
  byte: 'B',
  b: 'B',
  kb: 'kB',
  mb: 'MB',
  gb: 'GB',
};

const sizes = new Map(
  Object.entries(families).flatMap(([family, units]) =>
    Object.entries(units).map(
      ([unit, size]) => [unit, { family, size }] as const,
    ),
  ),
);

/** What a unit measures. */
export type UnitFamily = 'time' | 'share' | 'rate' | 'bytes' | 'count';

/** The units that a plan may use. */
export const planUnits: readonly string[] = [...sizes.keys()].filter(
  unit => unit !== 'count',
);

/** The unit as this project writes it; null where it is unknown. */
export function canonicalUnit(written: string): string | null {
  const trimmed = written.trim();
  if (sizes.has(trimmed)) return trimmed;
  const lower = trimmed.toLocaleLowerCase('en-US');
  if (Object.hasOwn(aliases, lower)) return aliases[lower];
  return sizes.has(lower) ? lower : null;
}

/** What the unit measures; null where it is unknown. */
export function unitFamily(unit: string): UnitFamily | null {
  const known = canonicalUnit(unit);
  return known === null
    ? null
    : (sizes.get(known)?.family as UnitFamily | undefined) ?? null;
}

/** The value in another unit; null where the units measure different things. @public */
export function convertUnit(
  value: number,
  from: string,
  to: string,
): number | null {
  const source = sizes.get(canonicalUnit(from) ?? '');
  const target = sizes.get(canonicalUnit(to) ?? '');
  if (!source || !target || source.family !== target.family) return null;
  return source === target ? value : (value * source.size) / target.size;
}
