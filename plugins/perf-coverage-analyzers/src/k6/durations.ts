const unitSeconds = new Map([
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
  ['ms', 1e-3],
  ['us', 1e-6],
  ['µs', 1e-6],
  ['ns', 1e-9],
]);

/**
 * Seconds of a duration as k6 reads it (lib/types/types.go): `1m30s`, `1d12h`,
 * or a number of milliseconds, also as text. Undefined where k6 rejects it.
 */
export function parseDuration(written: string | number): number | undefined {
  if (typeof written === 'number') {
    return Number.isFinite(written) ? written / 1000 : undefined;
  }
  if (/^[+-]?\d+(\.\d+)?$/.test(written)) return Number(written) / 1000;
  const sign = written.startsWith('-') ? -1 : 1;
  let rest = written.replace(/^[+-]/, '');
  if (rest === '') return undefined;
  let seconds = 0;
  while (rest !== '') {
    const match = /^(\d+\.?\d*|\.\d+)(ms|us|µs|ns|d|h|m|s)/.exec(rest);
    if (!match) return undefined;
    seconds += Number(match[1]) * (unitSeconds.get(match[2]) ?? 0);
    rest = rest.slice(match[0].length);
  }
  return (sign * Math.round(seconds * 1e9)) / 1e9;
}
