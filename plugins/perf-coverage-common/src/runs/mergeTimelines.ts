import { RunTimeline } from '../vocabulary';

const maxSteps = 600;

interface Step {
  requests: number;
  failed: number | null;
  /** Undefined before the first shard with requests in this step. */
  quantiles: { p50: number | null; p95: number | null } | undefined;
}

/**
 * The timelines of shards as one. Percentiles of a step stay where a single
 * shard and step of it had requests; they do not add up otherwise.
 */
export function mergeTimelines(
  timelines: readonly RunTimeline[],
): RunTimeline | undefined {
  if (timelines.length === 0) {
    return undefined;
  }
  const firstAt = Math.min(
    ...timelines.map(each => Date.parse(each.startedAt)),
  );
  const lastAt = Math.max(
    ...timelines.map(
      each =>
        Date.parse(each.startedAt) +
        (each.requests.length - 1) * each.stepSeconds * 1000,
    ),
  );
  let width = Math.max(...timelines.map(each => each.stepSeconds)) * 1000;
  const indexOf = (time: number) => Math.floor(time / width);
  while (indexOf(lastAt) - indexOf(firstAt) >= maxSteps) {
    width *= 2;
  }
  const first = indexOf(firstAt);
  const steps: Step[] = Array.from(
    { length: indexOf(lastAt) - first + 1 },
    () => ({ requests: 0, failed: 0, quantiles: undefined }),
  );
  for (const timeline of timelines) {
    const start = Date.parse(timeline.startedAt);
    timeline.requests.forEach((requests, n) => {
      const step =
        steps[indexOf(start + n * timeline.stepSeconds * 1000) - first];
      const failed = timeline.failedRequests[n];
      step.requests += requests;
      step.failed =
        step.failed === null || failed === null ? null : step.failed + failed;
      if (requests > 0) {
        step.quantiles = step.quantiles
          ? { p50: null, p95: null }
          : { p50: timeline.p50[n], p95: timeline.p95[n] };
      }
    });
  }
  return {
    startedAt: new Date(first * width).toISOString(),
    stepSeconds: width / 1000,
    requests: steps.map(step => step.requests),
    failedRequests: steps.map(step => step.failed),
    p50: steps.map(step => step.quantiles?.p50 ?? null),
    p95: steps.map(step => step.quantiles?.p95 ?? null),
  };
}
