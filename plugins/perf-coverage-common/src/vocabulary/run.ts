/** @public */
export type RunTestStatus = 'passed' | 'failed' | 'error' | 'skipped';

/** @public */
export interface RunTest {
  name: string;
  suite: string | null;
  status: RunTestStatus;
  durationSeconds: number | null;
}

/** Whether a smaller or a larger value is better. @public */
export type Direction = 'lower' | 'higher' | 'neutral';

/**
 * Samples in logarithmic buckets, as `Histogram` keeps them: what shards of a
 * run, windows of time and folded operations are merged by.
 *
 * @public
 */
export interface RunHistogram {
  /** Every quantile is within this share of its sample. */
  relativeError: number;
  count: number;
  min: number;
  max: number;
  mean: number;
  /** Sum of the squared differences from the mean. */
  squares: number;
  /** Samples that are zero. */
  zeros: number;
  /** Pairs: steps from the bucket before, samples in that bucket. */
  buckets: number[];
}

/**
 * A run over time: requests by the time of their samples, in steps of equal
 * length, at most 600 of them. All lists are as long as there are steps; null
 * where a step has no sample or the file does not tell.
 *
 * @public
 */
export interface RunTimeline {
  /** Start of the first step; ISO 8601, UTC. */
  startedAt: string;
  /** 1, or a power of two where the run is longer than 600 seconds. */
  stepSeconds: number;
  requests: number[];
  failedRequests: (number | null)[];
  /** Response time in ms. */
  p50: (number | null)[];
  p95: (number | null)[];
}

/**
 * One metric of a run in one scope. Response times are `http_req_duration` in
 * ms for every load tool; times of benchmarks are `duration` in s.
 *
 * @public
 */
export interface RunMetric {
  name: string;
  /** `{}` whole run; `{operation: 'GET /x'}`, `{scenario: '…'}`, `{test: '…'}` … */
  scope: Record<string, string>;
  unit: string;
  direction: Direction;
  /** `count min avg med max stddev p50 p75 p90 p95 p99 p99.9 rate value`; absent where the file does not support it. */
  stats: Record<string, number>;
  /** Of the samples, where the file has them. */
  histogram?: RunHistogram;
}

/** @public */
export interface RunThreshold {
  metric: string;
  selector: Record<string, string>;
  expression: string;
  ok: boolean;
}

/** @public */
export interface RunCheck {
  name: string;
  group: string;
  passes: number;
  fails: number;
}

/** @public */
export interface RunWarning {
  code: string;
  message: string;
  count: number;
  line: number | null;
}

/** @public */
export interface RunTotals {
  requests: number | null;
  failedRequests: number | null;
  /** 0–1. */
  errorRate: number | null;
  tests: number;
  /** `failed` and `error`. */
  failedTests: number;
  skippedTests: number;
  thresholds: number;
  failedThresholds: number;
  checks: number;
  failedChecks: number;
}

/**
 * One execution of a tool. Field names are a contract of the command
 * `perf-coverage parse`.
 *
 * @public
 */
export interface Run {
  schemaVersion: 1;
  format: string;
  tool: { name: string; version: string | null };
  /** ISO 8601, UTC. */
  startedAt: string | null;
  durationSeconds: number | null;
  /** True where the file says that its data was generated, not measured. */
  synthetic: boolean;
  tests: RunTest[];
  metrics: RunMetric[];
  thresholds: RunThreshold[];
  checks: RunCheck[];
  totals: RunTotals;
  /** Where samples carry times; absent otherwise. */
  timeline?: RunTimeline;
  warnings: RunWarning[];
}

/** The totals that follow from the parts of a run. @public */
export function runTotals(
  parts: Pick<Run, 'tests' | 'thresholds' | 'checks'>,
  requests: Pick<RunTotals, 'requests' | 'failedRequests' | 'errorRate'>,
): RunTotals {
  return {
    requests: requests.requests,
    failedRequests: requests.failedRequests,
    errorRate: requests.errorRate,
    tests: parts.tests.length,
    failedTests: parts.tests.filter(
      test => test.status === 'failed' || test.status === 'error',
    ).length,
    skippedTests: parts.tests.filter(test => test.status === 'skipped').length,
    thresholds: parts.thresholds.length,
    failedThresholds: parts.thresholds.filter(threshold => !threshold.ok)
      .length,
    checks: parts.checks.length,
    failedChecks: parts.checks.filter(check => check.fails > 0).length,
  };
}
