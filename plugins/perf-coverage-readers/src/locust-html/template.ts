import {
  arrayMember,
  endOfString,
  numberMember,
  parseJson,
  textMember,
  JsonObject,
  isObject,
} from '../input/json';
import type { LocustReport, LocustRow } from './locustHtml';

/** Where a report of Locust 2.18 and newer holds its data. */
export const templateStart = /window\.templateArgs\s{0,20}=\s{0,20}\{/;

/** Statistics that `templateArgs` names by their share. */
const shares = [
  ['0.5', 'p50'],
  ['0.75', 'p75'],
  ['0.9', 'p90'],
  ['0.95', 'p95'],
  ['0.99', 'p99'],
  ['0.999', 'p99.9'],
] as const;

/** The rows of a report that holds its data as JSON. */
export function rowsOfTemplate(text: string, format: string): LocustReport {
  const found = templateStart.exec(text);
  const from = found ? found.index + found[0].length - 1 : 0;
  const { value } = parseJson(
    text.slice(from, endOfObject(text, from)),
    format,
  );
  const times = new Map<string, JsonObject>();
  for (const each of arrayMember(value, 'response_time_statistics')) {
    if (isObject(each)) {
      times.set(keyOf(each), each);
    }
  }
  return {
    rows: arrayMember(value, 'requests_statistics').flatMap(entry =>
      toRow(entry, times.get(keyOf(entry))),
    ),
    start: textMember(value, 'start_time'),
    end: textMember(value, 'end_time'),
  };
}

/** Behind the bracket that closes the object; behind the text where none does. */
function endOfObject(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      at = endOfString(text, at + 1) - 1;
    } else if (sign === '{') {
      depth += 1;
    } else if (sign === '}') {
      depth -= 1;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return text.length;
}

function keyOf(entry: unknown): string {
  return JSON.stringify([
    textMember(entry, 'method') ?? '',
    textMember(entry, 'name') ?? '',
  ]);
}

function toRow(entry: unknown, times: JsonObject | undefined): LocustRow[] {
  const name = textMember(entry, 'name');
  const requests = numberMember(entry, 'num_requests');
  if (name === undefined || requests === undefined) {
    return [];
  }
  return [
    {
      method: textMember(entry, 'method') ?? '',
      name,
      requests,
      failed: numberMember(entry, 'num_failures'),
      perSecond: numberMember(entry, 'total_rps'),
      milliseconds: [
        ['count', requests],
        ['min', numberMember(entry, 'min_response_time')],
        ['avg', numberMember(entry, 'avg_response_time')],
        ['med', numberMember(entry, 'median_response_time')],
        ['max', numberMember(entry, 'max_response_time')],
        ...shares.map(([share, stat]): [string, number | undefined] => [
          stat,
          numberMember(times, share) ??
            numberMember(entry, `response_time_percentile_${share}`),
        ]),
      ],
    },
  ];
}
