import { secondsIn } from './bench';

/** Seconds of a duration as Go writes it: `1m2.5s`, `145.08µs`. */
export function goSeconds(text: string): number | undefined {
  const parts = [
    ...text.trim().matchAll(/(\d{1,12}(?:\.\d{1,12})?)([a-zµμ]{1,2})/g),
  ];
  const whole = parts.map(([part]) => part).join('');
  return parts.length === 0 || whole !== text.trim()
    ? undefined
    : parts.reduce(
        (sum, [, value, unit]) =>
          sum + Number(value) * (secondsIn(unit) ?? NaN),
        0,
      );
}
