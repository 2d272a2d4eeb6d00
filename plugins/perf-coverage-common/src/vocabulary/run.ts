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
