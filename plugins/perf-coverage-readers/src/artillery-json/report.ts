import {
  JsonObject,
  numberMember,
  objectMember,
  textMember,
} from '../input/json';
import { toIsoTime } from '../input/time';
import { addLoad } from '../run/load';
import { operationName } from '../run/operation';
import { RequestTotals, RunBuilder } from '../run/RunBuilder';

const vuserStates = [
  ['created', 'neutral'],
  ['completed', 'neutral'],
  ['failed', 'lower'],
] as const;

/** Adds the counters, rates and summaries of version 2. */
export function addArtilleryReport(run: RunBuilder, report: JsonObject): void {
  const counters = plainKeys(objectMember(report, 'counters'));
  const first =
    numberMember(report, 'firstMetricAt') ??
    numberMember(report, 'firstCounterAt');
  const last =
    numberMember(report, 'lastMetricAt') ??
    numberMember(report, 'lastCounterAt');
  run.startedAt = toIsoTime(first);
  run.durationSeconds =
    first !== undefined && last !== undefined ? (last - first) / 1000 : null;
  const requests = numberMember(counters, 'http.requests');
  // There is no such counter where no request was answered.
  const responses =
    numberMember(counters, 'http.responses') ??
    (requests === undefined ? undefined : 0);
  const sent = requests ?? responses;
  run.requests = totals(responses, sent, failedCodes(counters, 'http.codes.'));

  for (const [state, direction] of vuserStates) {
    run.metric(`vusers_${state}`, [], { unit: 'count', direction }, [
      ['count', numberMember(counters, `vusers.${state}`)],
    ]);
  }
  const summaries = plainKeys(objectMember(report, 'summaries'));
  addLoad(run, {
    scope: [],
    requests: responses,
    failed: run.requests.failedRequests ?? undefined,
    perSecond: numberMember(
      plainKeys(objectMember(report, 'rates')),
      'http.request_rate',
    ),
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

/** Adds the report of version 1. */
export function addArtilleryReport1(run: RunBuilder, report: JsonObject): void {
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

/** The first releases of version 2 wrote `engine.http.` and `core.vusers.`. */
function plainKeys(members: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(members).map(([key, value]) => [
      key.replace(/^(?:engine|core)\./, ''),
      value,
    ]),
  );
}
