import { DateTime, DateTimeFormatOptions } from 'luxon';
import { currentLocale } from '../translation/locale';

/** Shown where nothing is known; say why in its `title`. */
export const DASH = '–';

/** `1234.5` → `1,234.5` in the language of the portal, at most `digits` behind the point. */
export function formatNumber(value: number, digits = 0): string {
  return value.toLocaleString(currentLocale(), {
    maximumFractionDigits: digits,
  });
}

/** Two hour figures as a range: `164–212 h`; one figure where both are the same. */
export function formatHours(range: { low: number; high: number }): string {
  const low = formatNumber(Math.round(range.low));
  const high = formatNumber(Math.round(range.high));
  return low === high ? `${low} h` : `${low}–${high} h`;
}

/** A share 0–1 in whole per cent; never 100 % while something is missing, never 0 % while something is there. */
export function formatShare(share: number): string {
  return `${wholePercent(share)} %`;
}

/** A rate of errors 0–1, of which parts of a per cent matter: `0.41 %`, `3.4 %`, `12 %`. */
export function formatRate(rate: number): string {
  const percent = Number((rate * 100).toPrecision(2));
  // Rounding must not say that all failed while some did not.
  return rate < 1 && percent >= 100 ? '99 %' : `${significant(percent)} %`;
}

function wholePercent(share: number): number {
  const percent = share * 100;
  if (share < 1 && percent > 99) return Math.floor(percent);
  if (share > 0 && percent < 1) return Math.ceil(percent);
  return Math.round(percent);
}

/** English days are written as the product writes them everywhere, others as their language does. */
function written(
  time: DateTime,
  english: string,
  parts: DateTimeFormatOptions,
): string {
  const locale = currentLocale();
  return locale.startsWith('en')
    ? time.setLocale('en').toFormat(english)
    : time.setLocale(locale).toLocaleString(parts);
}

/** `2026-03-14` → `14 March`, with the year where it is not the current one. */
export function formatDay(
  isoDate: string,
  now: DateTime = DateTime.now(),
): string {
  const day = DateTime.fromISO(isoDate, { zone: 'utc' });
  if (!day.isValid) return isoDate;
  return day.year === now.year
    ? written(day, 'd MMMM', { day: 'numeric', month: 'long' })
    : written(day, 'd MMMM yyyy', {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      });
}

/** `2026-03-14` → `14 Mar`; for tables and axes. */
export function formatShortDay(isoDate: string): string {
  const day = DateTime.fromISO(isoDate, { zone: 'utc' });
  return day.isValid
    ? written(day, 'd MMM', { day: 'numeric', month: 'short' })
    : isoDate;
}

/** An instant in the reader's zone, to the minute. */
export function formatInstant(iso: string): string {
  const time = DateTime.fromISO(iso);
  return time.isValid
    ? written(time, 'd MMM yyyy, HH:mm ZZZZ', {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZoneName: 'short',
      })
    : iso;
}

/** `3 days ago`, `19 min. ago`. */
export function formatAgo(iso: string, now: DateTime = DateTime.now()): string {
  const time = DateTime.fromISO(iso);
  return (
    (time.isValid &&
      time.toRelative({
        base: now,
        style: 'short',
        locale: currentLocale(),
      })) ||
    iso
  );
}

/** Seconds as `850 ms`, `12.4 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 1) return `${significant(seconds * 1000)} ms`;
  if (seconds < 60) return `${significant(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return pair(whole, 60, 'min', 's');
  return pair(Math.round(whole / 60), 60, 'h', 'min');
}

function pair(total: number, base: number, large: string, small: string) {
  const rest = total % base;
  const head = `${formatNumber(Math.floor(total / base))} ${large}`;
  return rest === 0 ? head : `${head} ${rest} ${small}`;
}

/** Three significant digits, whole numbers kept whole. */
export function significant(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) >= 100) return formatNumber(Math.round(value));
  return Number(value.toPrecision(3)).toLocaleString(currentLocale(), {
    maximumSignificantDigits: 3,
  });
}

const unitWords: Record<string, string> = {
  us: 'µs',
  count: '',
  per_second: '/s',
  ratio: '%',
  percent: '%',
  bytes: 'B',
};

/** From the finest to the coarsest, each a thousand of the one before. */
const timeUnits = ['ns', 'us', 'ms', 's'];
const COARSER_FROM = 10_000;
const FINER_BELOW = 0.1;

/**
 * A measured value with its unit: `412 ms`, `16.9 s`, `0.4 %`, `120 /s`. Times
 * are told in the unit that reads best for `like`, by itself that of the value:
 * the marks of an axis share one.
 */
export function formatValue(
  value: number,
  unit: string | null,
  like: number = value,
): string {
  const at = unit === null ? -1 : timeUnits.indexOf(unit);
  const size = Math.abs(like);
  if (at >= 0 && at + 1 < timeUnits.length && size >= COARSER_FROM) {
    return formatValue(value / 1000, timeUnits[at + 1], like / 1000);
  }
  if (at > 0 && size > 0 && size < FINER_BELOW) {
    return formatValue(value * 1000, timeUnits[at - 1], like * 1000);
  }
  const shown = unit === 'ratio' ? value * 100 : value;
  const word = unit === null ? '' : unitWords[unit] ?? unit;
  return word ? `${significant(shown)} ${word}` : significant(shown);
}

/** Bytes of a file: `638 B`, `1.2 MiB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${significant(value)} ${units[unit]}`;
}

/** A statistic of a metric: how often, and how often a second, are in units of their own. */
export function formatStat(
  stat: string,
  value: number,
  unit: string,
  like: number = value,
): string {
  if (stat === 'count') return formatValue(value, null);
  if (stat === 'rate' && unit !== 'ratio') {
    return formatValue(value, 'per_second');
  }
  return formatValue(value, unit, like);
}

/** A long name with its middle left out; show the whole in `title`. */
export function cutMiddle(text: string, length = 48): string {
  if (text.length <= length) return text;
  const head = Math.ceil((length - 1) / 2);
  const tail = Math.floor((length - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - tail)}`;
}

/** `1 gap`, `3 gaps`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
