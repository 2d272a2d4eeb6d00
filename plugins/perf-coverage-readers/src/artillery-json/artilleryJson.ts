/*
 * The file of `artillery run --output FILE`, version 2
 * (https://www.artillery.io/docs/reference/reported-metrics) and version 1.
 */
import { InputError } from '@backstage/errors';
import {
  JsonObject,
  isObject,
  member,
  numberMember,
  objectMember,
  textMember,
} from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { toIsoTime } from '../input/time';
import { addLoad } from '../run/load';
import { operationName } from '../run/operation';
import { RequestTotals, RunBuilder } from '../run/RunBuilder';

const format = 'artillery-json';

/**
 * Reads Artillery's JSON report. A response with status 400 or above counts
 * as failed, and so does a request without response.
 *
 * @public
 */
export const artilleryJsonReader = jsonReader({
  format,
  title: 'Artillery report (--output)',
  tool: 'artillery',
  recognise(value) {
    const report = reportOf(value);
    const counters = member(report, 'counters');
    if (
      isObject(counters) &&
      (member(report, 'summaries') !== undefined ||
        member(report, 'firstCounterAt') !== undefined ||
        Object.keys(counters).some(key => key.startsWith('vusers.')))
    ) {
      return 0.95;
    }
    return numberMember(report, 'scenariosCreated') !== undefined ? 0.94 : 0;
  },
  read(value, run) {
    const report = reportOf(value);
    if (numberMember(report, 'scenariosCreated') !== undefined) {
      addVersion1(run, report);
    } else if (isObject(member(report, 'counters'))) {
      addVersion2(run, report);
    } else {
      throw new InputError(
        `line 1: the ${format} file has no 'aggregate' with counters; the run was interrupted before it was written`,
      );
    }
  },
});

/** The whole run; a report of version 1 may be one period alone. */
function reportOf(value: unknown): JsonObject {
  const aggregate = member(value, 'aggregate');
  if (isObject(aggregate)) {
    return aggregate;
  }
  return isObject(value) ? value : {};
}

function addVersion2(run: RunBuilder, report: JsonObject): void {
  const counters = objectMember(report, 'counters');
  const first =
    numberMember(report, 'firstMetricAt') ??
    numberMember(report, 'firstCounterAt');
  const last =
    numberMember(report, 'lastMetricAt') ??
    numberMember(report, 'lastCounterAt');
  run.startedAt = toIsoTime(first);
  run.durationSeconds =
    first !== undefined && last !== undefined ? (last - first) / 1000 : null;
  const responses = numberMember(counters, 'http.responses');
  const sent = numberMember(counters, 'http.requests') ?? responses;
  run.requests = totals(responses, sent, failedCodes(counters, 'http.codes.'));

  const summaries = objectMember(report, 'summaries');
  addLoad(run, {
    scope: [],
    requests: responses,
    failed: run.requests.failedRequests ?? undefined,
    perSecond: numberMember(objectMember(report, 'rates'), 'http.request_rate'),
    milliseconds: statsOf(objectMember(summaries, 'http.response_time')),
  });
  for (const [key, summary] of Object.entries(summaries)) {
    const prefix = 'plugins.metrics-by-endpoint.response_time.';
    if (key.startsWith(prefix)) {
      const endpoint = key.slice(prefix.length);
      addLoad(run, {
        scope: [['operation', operationName('', endpoint)]],
        requests: numberMember(summary, 'count'),
        failed: failedCodes(
          counters,
          `plugins.metrics-by-endpoint.${endpoint}.codes.`,
        ),
        perSecond: undefined,
        milliseconds: statsOf(summary),
      });
    }
  }
}

function addVersion1(run: RunBuilder, report: JsonObject): void {
  run.startedAt = toIsoTime(textMember(report, 'timestamp'));
  const completed = numberMember(report, 'requestsCompleted');
  run.requests = totals(
    completed,
    completed,
    failedCodes(objectMember(report, 'codes'), ''),
  );
  addLoad(run, {
    scope: [],
    requests: completed,
    failed: run.requests.failedRequests ?? undefined,
    perSecond: numberMember(objectMember(report, 'rps'), 'mean'),
    milliseconds: statsOf(objectMember(report, 'latency')),
  });
}

function totals(
  responses: number | undefined,
  sent: number | undefined,
  failedResponses: number,
): RequestTotals {
  if (responses === undefined) {
    return { requests: null, failedRequests: null, errorRate: null };
  }
  const failed = failedResponses + Math.max(0, (sent ?? 0) - responses);
  return {
    requests: responses,
    failedRequests: failed,
    errorRate: sent ? failed / sent : null,
  };
}

function failedCodes(counters: JsonObject, prefix: string): number {
  return Object.entries(counters).reduce((sum, [key, count]) => {
    const isFailed =
      key.startsWith(prefix) && /^[45]\d\d$/.test(key.slice(prefix.length));
    return isFailed && typeof count === 'number' ? sum + count : sum;
  }, 0);
}

/** In ms in both versions. */
function statsOf(summary: unknown): [string, number | undefined][] {
  return [
    ['count', numberMember(summary, 'count')],
    ['min', numberMember(summary, 'min')],
    ['avg', numberMember(summary, 'mean')],
    ['med', numberMember(summary, 'median')],
    ['max', numberMember(summary, 'max')],
    ['p50', numberMember(summary, 'p50')],
    ['p75', numberMember(summary, 'p75')],
    ['p90', numberMember(summary, 'p90')],
    ['p95', numberMember(summary, 'p95')],
    ['p99', numberMember(summary, 'p99')],
    ['p99.9', numberMember(summary, 'p999')],
  ];
}
