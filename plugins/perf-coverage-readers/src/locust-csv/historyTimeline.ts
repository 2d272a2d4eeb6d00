import { RunTimeline } from 'backstage-plugin-perf-coverage-common';

/** What Locust writes of all requests each second. */
export interface HistoryPoint {
  /** In ms since 1970. */
  time: number;
  /** Since the start of the run. */
  requests: number;
  failed: number | undefined;
  /** Of the last seconds, in ms. */
  p50: number | undefined;
  p95: number | undefined;
}

const maxSteps = 600;

/**
 * The run over time: requests are the growth of the total within a step,
 * percentiles those that Locust gives last in it.
 */
export function historyTimeline(
  points: readonly HistoryPoint[],
): RunTimeline | undefined {
  if (points.length === 0) {
    return undefined;
  }
  const times = points.map(({ time }) => time);
  const start = times.reduce((a, b) => Math.min(a, b));
  const end = times.reduce((a, b) => Math.max(a, b));
  let width = 1000;
  const index = (time: number) => Math.floor(time / width);
  while (index(end) - index(start) >= maxSteps) {
    width *= 2;
  }
  const first = index(start);
  const length = index(end) - first + 1;
  const timeline: RunTimeline = {
    startedAt: new Date(first * width).toISOString(),
    stepSeconds: width / 1000,
    requests: new Array<number>(length).fill(0),
    failedRequests: new Array<number | null>(length).fill(0),
    p50: new Array<number | null>(length).fill(null),
    p95: new Array<number | null>(length).fill(null),
  };
  let before = { requests: 0, failed: 0 };
  for (const point of [...points].sort((a, b) => a.time - b.time)) {
    const step = index(point.time) - first;
    const failed = timeline.failedRequests[step];
    // The totals start anew where statistics are reset while users spawn.
    timeline.requests[step] += Math.max(0, point.requests - before.requests);
    timeline.failedRequests[step] =
      point.failed === undefined || failed === null
        ? null
        : failed + Math.max(0, point.failed - before.failed);
    timeline.p50[step] = point.p50 ?? timeline.p50[step];
    timeline.p95[step] = point.p95 ?? timeline.p95[step];
    before = { requests: point.requests, failed: point.failed ?? 0 };
  }
  return timeline;
}
