import { TestKind } from './kinds';

/** Unit of a threshold's value as written in the test. @public */
export type ThresholdUnit =
  | 'ms'
  | 's'
  | 'ratio'
  | 'count'
  | 'per_second'
  | 'bytes';

/**
 * A limit that a test or script asserts.
 *
 * @public
 */
export interface Threshold {
  /** The tool's metric, or `duration` where a test times itself. */
  metric: string;
  /** `p95`-like for percentiles, else one of `avg min med max rate count value`. */
  stat: string;
  /** `<`, `<=`, `>`, `>=`, `==`, `!=`. */
  operator: string;
  /** Null where only a run knows it. */
  value: number | null;
  unit: ThresholdUnit | null;
  /** Tags that narrow the metric, as in `http_req_duration{name:login}`. */
  selector: Record<string, string>;
  /** As written in the source. */
  expression: string;
  /** False where the tool would reject the expression. */
  valid: boolean;
  /** The tool stops the whole run when it is broken; absent where the tool has no such thing. */
  abortOnFail?: boolean;
  line: number;
}

/** @public */
export interface InventoryTest {
  name: string;
  /** Class or describe name. */
  suite: string | null;
  line: number;
  markers: string[];
  async: boolean;
  skipped: boolean;
  /** 1, or the number of parametrised items; null where it can't be known. */
  cases: number | null;
  /** Names of its cases as the tool prints them, where all are known. */
  caseNames?: string[];
  fixtures: string[];
  limits: Threshold[];
}

/** @public */
export interface LoadStage {
  durationSeconds: number;
  target: number;
}

/** @public */
export interface Scenario {
  name: string;
  executor: string;
  /** Name of the function that it runs. */
  exec: string | null;
  reachable: boolean;
  startSeconds: number;
  durationSeconds: number | null;
  maxVUs: number | null;
  iterations: number | null;
  stages: LoadStage[];
}

/** @public */
export interface LoadProfile {
  durationSeconds: number | null;
  maxVUs: number | null;
  iterations: number | null;
}

/**
 * What stands in front of a request's path. Versions of an API are told apart
 * by it where their paths are the same.
 *
 * @public
 */
export interface RequestBase {
  /** Host, with its port where one is written, in lower case; null where it is not known. */
  host: string | null;
  /** Name of the variable that holds the base URL (`BASE_URL_V2`); null where there is none. */
  variable: string | null;
}

/**
 * A call to the system under test, found in the source.
 *
 * @public
 */
export interface SourceRequest {
  method: string;
  /** Path template without base URL and query; holes are `{}`; `{}` alone where unknown. */
  path: string;
  /** Some scenario, setup, teardown or test can run it. */
  reachable: boolean;
  /** Method and path were derived, holes allowed. */
  resolved: boolean;
  /** Where the call stands. */
  file: string;
  line: number;
  /** The wrapper through which it is made. */
  via: string | null;
  /**
   * The GraphQL document that it sends, where the source says it; `{}` stands
   * for what only a run knows. Several that are sent together follow one another.
   */
  graphql?: string;
  /** What stands in front of the path; absent where the source does not say it. */
  base?: RequestBase;
}

/** @public */
export type FindingSeverity = 'error' | 'warning' | 'info';

/**
 * A defect of the tests themselves.
 *
 * @public
 */
export interface Finding {
  rule: string;
  severity: FindingSeverity;
  message: string;
  line: number;
  /** How to mend it, in one sentence. */
  help: string;
}

/** @public */
export type InventoryRole = 'tests' | 'script' | 'helper' | 'benchmark-script';

/** @public */
export interface InventoryFile {
  path: string;
  /** `k6`, `pytest`, `locust`, `jmeter`, `gatling`, `artillery`, … */
  framework: string;
  role: InventoryRole;
  /** Why the file is taken for a performance test. */
  reason: string;
  /** How sure the analyser is that the file belongs to its framework, 0–1. */
  confidence: number;
  /** False where a finding of severity `error` keeps it from running. */
  runnable: boolean;
  kind: TestKind | null;
  kindReason: string | null;
  tests: InventoryTest[];
  scenarios: Scenario[];
  load: LoadProfile;
  thresholds: Threshold[];
  checks: string[];
  /** Names under which the script groups its requests; absent where the tool has no groups. */
  groups?: string[];
  customMetrics: { name: string; type: string }[];
  tags: Record<string, string>;
  requests: SourceRequest[];
  findings: Finding[];
}

/** @public */
export interface InventoryTotals {
  files: number;
  suites: number;
  tests: number;
  cases: number;
  scripts: number;
  scenarios: number;
  thresholds: number;
  requests: number;
  findings: number;
}

/**
 * Why the scan could not look into a file or folder: it is larger than the
 * limit, holds no text, may not be read, is a link that is not followed, lies
 * too deep, or the analysis of it was stopped.
 *
 * @public
 */
export type SkipReason =
  | 'too-large'
  | 'binary'
  | 'unreadable'
  | 'link'
  | 'too-deep'
  | 'analysis-stopped';

/** A file or folder that may hold tests and that the scan did not look into. @public */
export interface SkippedSource {
  /** `.` where it can't be said of which file the analysis failed. */
  path: string;
  reason: SkipReason;
  /** What the matter is and how to mend it, in one sentence. */
  why: string;
}

/**
 * What a scan of the sources found. Field names are a contract of the command
 * `perf-coverage scan`.
 *
 * @public
 */
export interface Inventory {
  schemaVersion: 1;
  files: InventoryFile[];
  totals: InventoryTotals;
  /**
   * What was not looked into, by path; the first thousand. Absent in
   * inventories of older versions.
   */
  skipped?: SkippedSource[];
  /** How many there are in all. */
  skippedTotal?: number;
}

/**
 * Counts of an inventory. `cases` sums what is known, a test of unknown cases
 * counts as one; `thresholds` counts those of scripts and the limits of tests.
 *
 * @public
 */
export function inventoryTotals(files: InventoryFile[]): InventoryTotals {
  const totals: InventoryTotals = {
    files: files.length,
    suites: 0,
    tests: 0,
    cases: 0,
    scripts: 0,
    scenarios: 0,
    thresholds: 0,
    requests: 0,
    findings: 0,
  };
  for (const file of files) {
    totals.suites += new Set(
      file.tests.flatMap(test => (test.suite === null ? [] : [test.suite])),
    ).size;
    totals.tests += file.tests.length;
    for (const test of file.tests) {
      totals.cases += test.cases ?? 1;
      totals.thresholds += test.limits.length;
    }
    if (file.role === 'script' || file.role === 'benchmark-script') {
      totals.scripts += 1;
    }
    totals.scenarios += file.scenarios.length;
    totals.thresholds += file.thresholds.length;
    totals.requests += file.requests.length;
    totals.findings += file.findings.length;
  }
  return totals;
}
