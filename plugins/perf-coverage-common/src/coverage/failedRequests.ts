import { Run, RunMetric } from '../vocabulary';

/** The share of failed requests, for every load tool (k6's name for it). */
const failureMetric = 'http_req_failed';

/** True where the run sent requests and not one of them succeeded. */
export function everythingFailed(run: Run): boolean {
  const { requests, failedRequests, errorRate } = run.totals;
  if (requests === 0) return false;
  if (requests !== null && failedRequests !== null) {
    return failedRequests >= requests;
  }
  if (errorRate !== null) return errorRate >= 1;
  return run.metrics.some(
    metric => Object.keys(metric.scope).length === 0 && isTotalFailure(metric),
  );
}

/**
 * What a run says of an operation by itself: null where its figures are those of
 * no request at all (k6 lists a threshold's tag though nothing had it).
 */
export function operationOutcome(
  metrics: readonly RunMetric[],
  run: Run,
): 'answered' | 'all-failed' | null {
  if (!metrics.some(hasSamples)) return null;
  const failures = metrics.filter(({ name }) => name === failureMetric);
  if (failures.length > 0) {
    return failures.every(isTotalFailure) ? 'all-failed' : 'answered';
  }
  return everythingFailed(run) ? 'all-failed' : 'answered';
}

function isTotalFailure({ name, stats, unit }: RunMetric): boolean {
  if (name !== failureMetric) return false;
  const rate = stats.rate ?? stats.value;
  return rate !== undefined && rate >= (unit === '%' ? 100 : 1);
}

function hasSamples({ stats }: RunMetric): boolean {
  if (stats.count !== undefined) return stats.count > 0;
  return Object.values(stats).some(value => value !== 0);
}
