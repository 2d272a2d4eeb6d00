import { Histogram } from 'backstage-plugin-perf-coverage-common';
import { RunBuilder } from './RunBuilder';
import { tableMeasure } from './measures';

/** Units and directions of what every load tool measures. */
export const loadMeasures = {
  http_req_duration: tableMeasure('http_req_duration'),
  http_req_failed: tableMeasure('http_req_failed'),
  http_reqs: tableMeasure('http_reqs'),
  data_received: tableMeasure('data_received'),
  data_sent: tableMeasure('data_sent'),
};

/** What a load tool says about a whole run or one operation. */
export interface LoadFigures {
  scope: readonly (readonly [string, string])[];
  requests: number | undefined;
  failed: number | undefined;
  perSecond: number | undefined;
  /** Statistics of the response time, in ms. */
  milliseconds: Iterable<readonly [string, number | undefined]>;
  /** Of the response times, where the file has samples. */
  histogram?: Histogram;
}

/**
 * Adds the figures of a load under the names that all load tools share:
 * `http_req_duration`, `http_req_failed` and `http_reqs`. The totals of the
 * run have to be known by then: its error rate also counts what was sent and
 * never answered. Where nothing was answered, tools print times of 0; those
 * are none.
 */
export function addLoad(run: RunBuilder, figures: LoadFigures): void {
  const { scope, requests, failed, perSecond } = figures;
  const ownRate =
    requests && failed !== undefined ? failed / requests : undefined;
  run.metric(
    'http_req_duration',
    scope,
    loadMeasures.http_req_duration,
    requests === 0 ? [] : figures.milliseconds,
    figures.histogram,
  );
  run.metric('http_req_failed', scope, loadMeasures.http_req_failed, [
    [
      'rate',
      [...scope].length === 0 ? run.requests.errorRate ?? ownRate : ownRate,
    ],
    ['count', ownRate === undefined ? undefined : requests],
  ]);
  run.metric('http_reqs', scope, loadMeasures.http_reqs, [
    ['count', requests],
    ['rate', perSecond],
  ]);
}
