/*
 * What `locust --json` prints, and `--json-file` writes:
 * https://docs.locust.io/en/stable/retrieving-stats.html
 */
import { InputError } from '@backstage/errors';
import {
  isObject,
  member,
  numberMember,
  objectMember,
  textMember,
} from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { decimal } from '../input/numbers';
import { toIsoTime } from '../input/time';
import { addLoad } from '../run/load';
import { operationName } from '../run/operation';
import { nearestRankOfCounts } from '../run/percentiles';
import { requestTotals } from '../run/RunBuilder';

const format = 'locust-json';

/**
 * Reads Locust's JSON. Response times are counted there after rounding to two
 * digits, and so are percentiles.
 *
 * @public
 */
export const locustJsonReader = jsonReader({
  format,
  title: 'Locust statistics (--json)',
  tool: 'locust',
  recognise(value) {
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    return numberMember(first, 'num_requests') !== undefined &&
      isObject(member(first, 'response_times'))
      ? 0.96
      : 0;
  },
  read(value, run) {
    const entries = (Array.isArray(value) ? value : []).flatMap(toEntry);
    if (entries.length === 0) {
      throw new InputError(
        `line 1: the ${format} file lists no request; run locust --headless --json`,
      );
    }
    const whole = entries.reduce(merged, emptyEntry());
    if (whole.start < whole.end) {
      run.startedAt = toIsoTime(Math.round(whole.start * 1000));
      run.durationSeconds = whole.end - whole.start;
    }
    run.requests = requestTotals(whole.requests, whole.failed);
    for (const entry of [whole, ...entries]) {
      addLoad(run, {
        scope: entry.operation ? [['operation', entry.operation]] : [],
        requests: entry.requests,
        failed: entry.failed,
        perSecond: run.durationSeconds
          ? entry.requests / run.durationSeconds
          : undefined,
        milliseconds: statsOf(entry),
      });
    }
  },
});

interface Entry {
  operation: string | undefined;
  requests: number;
  failed: number;
  /** Requests whose time is known, and their times together. */
  timed: number;
  totalMs: number;
  min: number;
  max: number;
  counts: Map<number, number>;
  /** Seconds since 1970. */
  start: number;
  end: number;
}

function emptyEntry(): Entry {
  return {
    operation: undefined,
    requests: 0,
    failed: 0,
    timed: 0,
    totalMs: 0,
    min: Infinity,
    max: -Infinity,
    counts: new Map(),
    start: Infinity,
    end: -Infinity,
  };
}

function toEntry(value: unknown): Entry[] {
  const requests = numberMember(value, 'num_requests');
  const name = textMember(value, 'name');
  if (requests === undefined || name === undefined) {
    return [];
  }
  const counts = new Map<number, number>();
  for (const [time, count] of Object.entries(
    objectMember(value, 'response_times'),
  )) {
    const milliseconds = decimal(time);
    if (milliseconds !== undefined && typeof count === 'number' && count > 0) {
      counts.set(milliseconds, (counts.get(milliseconds) ?? 0) + count);
    }
  }
  return [
    {
      operation: operationName(textMember(value, 'method') ?? '', name),
      requests,
      failed: numberMember(value, 'num_failures') ?? 0,
      timed: requests - (numberMember(value, 'num_none_requests') ?? 0),
      totalMs: numberMember(value, 'total_response_time') ?? NaN,
      min: numberMember(value, 'min_response_time') ?? Infinity,
      max: numberMember(value, 'max_response_time') ?? -Infinity,
      counts,
      start: numberMember(value, 'start_time') ?? Infinity,
      end: numberMember(value, 'last_request_timestamp') ?? -Infinity,
    },
  ];
}

function merged(whole: Entry, entry: Entry): Entry {
  for (const [time, count] of entry.counts) {
    whole.counts.set(time, (whole.counts.get(time) ?? 0) + count);
  }
  return {
    operation: undefined,
    requests: whole.requests + entry.requests,
    failed: whole.failed + entry.failed,
    timed: whole.timed + entry.timed,
    totalMs: whole.totalMs + entry.totalMs,
    min: Math.min(whole.min, entry.min),
    max: Math.max(whole.max, entry.max),
    counts: whole.counts,
    start: Math.min(whole.start, entry.start),
    end: Math.max(whole.end, entry.end),
  };
}

function statsOf(entry: Entry): [string, number | undefined][] {
  const percentiles = nearestRankOfCounts(
    entry.counts,
    [50, 75, 90, 95, 99, 99.9],
  );
  return [
    ['count', entry.timed],
    ['min', entry.min],
    ['avg', entry.timed > 0 ? entry.totalMs / entry.timed : undefined],
    ['med', percentiles[0]?.[1]],
    ['max', entry.max],
    ...percentiles,
  ];
}
