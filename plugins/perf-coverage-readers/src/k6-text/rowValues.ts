import { K6SummaryMetric } from '../k6';
import { goSeconds } from '../run/goDuration';

/** What stands behind the dots of a row. */
export interface RowValues extends Pick<K6SummaryMetric, 'type' | 'contains'> {
  values: Record<string, number>;
  /** Values that are none, such as that of a row that is cut. */
  unreadable: number;
}

interface Value {
  value: number;
  contains: NonNullable<K6SummaryMetric['contains']>;
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'];
const byteUnit = /^[kMGTPEZY]?B(?:\/s)?$/;
const plainNumber = /^-?\d{1,40}(?:\.\d{1,40})?(?:e[+-]?\d{1,3})?$/;
const stat = /^(avg|min|med|max|count|p\(\d{1,3}(?:\.\d{1,6})?\))=(.{1,100})$/;

/**
 * The values of a row by the names that k6's JSON has for them; undefined
 * where the text is no values of k6. Times are in ms, data in bytes.
 */
export function rowValues(text: string): RowValues | undefined {
  const words = wordsOf(text);
  if (words.length === 0) {
    return undefined;
  }
  if (words[0].endsWith('%')) {
    return rateValues(words);
  }
  if (stat.test(words[0])) {
    return statValues(words, 'trend', undefined);
  }
  const first = k6Value(words[0]);
  if (first === undefined) {
    return undefined;
  }
  if (words.length === 2 && words[1].endsWith('/s')) {
    const rate = k6Value(words[1].slice(0, -2));
    return {
      type: 'counter',
      contains: first.contains,
      values: {
        count: first.value,
        ...(rate === undefined ? {} : { rate: rate.value }),
      },
      unreadable: rate === undefined ? 1 : 0,
    };
  }
  return words.slice(1).every(word => /^(?:min|max)=/.test(word))
    ? statValues(words.slice(1), 'gauge', first)
    : undefined;
}

/** Words; a unit of bytes is part of the word before it. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const word of text.trim().split(/\s+/, 100)) {
    if (byteUnit.test(word) && words.length > 0) {
      words[words.length - 1] += ` ${word}`;
    } else if (word !== '') {
      words.push(word);
    }
  }
  return words;
}

/** `98.00% ✓ 98 ✗ 2`, since k6 0.56 `98.00% 98 out of 100`. */
function rateValues(words: readonly string[]): RowValues | undefined {
  const percent = number(words[0].slice(0, -1));
  if (percent === undefined) {
    return undefined;
  }
  const rest = words.slice(1).join(' ');
  const marked = /^✓ (\d{1,15}) ✗ (\d{1,15})$/.exec(rest);
  const outOf = /^(\d{1,15}) out of (\d{1,15})$/.exec(rest);
  const passes = Number((marked ?? outOf)?.[1]);
  const fails = marked ? Number(marked[2]) : Number(outOf?.[2]) - passes;
  // The percentage is cut to two digits: the counts say more.
  return {
    type: 'rate',
    contains: undefined,
    values: {
      ...(fails >= 0 ? { passes, fails } : {}),
      ...(passes + fails > 0 && fails >= 0 ? {} : { rate: percent / 100 }),
    },
    unreadable: rest !== '' && !marked && !outOf ? 1 : 0,
  };
}

function statValues(
  words: readonly string[],
  type: 'trend' | 'gauge',
  first: Value | undefined,
): RowValues {
  const values: Record<string, number> = {};
  let contains = first?.contains;
  let unreadable = 0;
  if (first) {
    values.value = first.value;
  }
  for (const word of words) {
    const [, name, text] = stat.exec(word) ?? [];
    const read = text === undefined ? undefined : k6Value(text);
    if (name === 'count' && read?.contains === 'default') {
      values.count = read.value;
    } else if (read && read.contains === (contains ?? read.contains)) {
      contains = read.contains;
      values[name] = read.value;
    } else {
      unreadable += 1;
    }
  }
  return { type, contains, values, unreadable };
}

/** A value as k6 writes it: `12.5`, `1.2 MB`, `2m30s`, `0.15ms`. */
export function k6Value(text: string): Value | undefined {
  const plain = number(text);
  if (plain !== undefined) {
    return { value: plain, contains: 'default' };
  }
  const [amount, unit] = text.split(' ', 2);
  if (unit !== undefined) {
    const bytes = number(amount);
    const power = byteUnits.indexOf(unit);
    return bytes === undefined || power < 0
      ? undefined
      : { value: bytes * 1000 ** power, contains: 'data' };
  }
  // Each of k6's units of time ends so: `12m` is `12ms` or `12m3s`, cut.
  if (!text.endsWith('s')) {
    return undefined;
  }
  const negative = text.startsWith('-');
  const seconds = goSeconds(negative ? text.slice(1) : text);
  return seconds === undefined || Number.isNaN(seconds)
    ? undefined
    : { value: seconds * (negative ? -1000 : 1000), contains: 'time' };
}

function number(text: string): number | undefined {
  const value = plainNumber.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : undefined;
}
