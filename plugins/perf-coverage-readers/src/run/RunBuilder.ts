import {
  Direction,
  Histogram,
  Run,
  RunCheck,
  RunMetric,
  RunTest,
  RunThreshold,
  RunTimeline,
  RunTotals,
  RunWarning,
  isOutOfRange,
  runTotals,
} from 'backstage-plugin-perf-coverage-common';
import { ReaderLimits } from 'backstage-plugin-perf-coverage-node';
import { cleanText } from '../input/text';

/** More tests, thresholds or checks than this are counted, not kept. */
const maxEntries = 50_000;

/** The longest text that is still taken for a unit. */
const maxUnitLength = 64;

/** Further kinds of warnings would only repeat that a file is a mess. */
const maxWarnings = 50;

/** What a metric measures and which way is better. */
export interface Measure {
  unit: string;
  direction: Direction;
}

/** Counts of what the tool sent; unknown is null. */
export type RequestTotals = Pick<
  RunTotals,
  'requests' | 'failedRequests' | 'errorRate'
>;

export const noRequests: RequestTotals = {
  requests: null,
  failedRequests: null,
  errorRate: null,
};

/** Totals where requests and failed ones were counted. */
export function requestTotals(
  requests: number | null,
  failedRequests: number | null,
): RequestTotals {
  return {
    requests,
    failedRequests,
    errorRate:
      requests && failedRequests !== null ? failedRequests / requests : null,
  };
}

/**
 * Gathers a run from a file that nobody vouches for: text is cleaned, numbers
 * that are none are left out, and everything has an upper bound that is
 * reported when it is hit. Readers add whole-run metrics before scoped ones,
 * so that the bound folds the latter.
 */
export class RunBuilder {
  tool: { name: string; version: string | null };
  startedAt: string | null = null;
  durationSeconds: number | null = null;
  synthetic = false;
  requests: RequestTotals = noRequests;
  timeline: RunTimeline | undefined;

  readonly #format: string;
  readonly #maxMetrics: number;
  readonly #tests: RunTest[] = [];
  readonly #metrics: RunMetric[] = [];
  readonly #thresholds: RunThreshold[] = [];
  readonly #checks: RunCheck[] = [];
  readonly #counts = { tests: 0, failedTests: 0, skippedTests: 0 };
  readonly #warnings = new Map<string, RunWarning>();

  constructor(format: string, toolName: string, limits: ReaderLimits) {
    this.#format = format;
    this.#maxMetrics = limits.maxMetrics;
    this.tool = { name: toolName, version: null };
  }

  get testCount(): number {
    return this.#tests.length;
  }

  get metricCount(): number {
    return this.#metrics.length;
  }

  /**
   * Adds a metric; statistics that are undefined or not finite are left out.
   * The histogram is that of the samples where the file has them.
   */
  metric(
    name: string,
    scope: Iterable<readonly [string, string]>,
    measure: Measure,
    stats: Iterable<readonly [string, number | undefined | null]>,
    histogram?: Histogram,
  ): void {
    const known = [...stats].filter(
      (entry): entry is readonly [string, number] =>
        typeof entry[1] === 'number' && Number.isFinite(entry[1]),
    );
    if (known.length === 0) {
      return;
    }
    this.#checkRange(name, measure.unit, known);
    if (this.#metrics.length >= this.#maxMetrics) {
      this.warn(
        'metrics-folded',
        `Only the first ${
          this.#maxMetrics
        } metrics are kept; the others are part of the whole-run figures alone`,
      );
      return;
    }
    this.#metrics.push({
      name: cleanText(name),
      scope: record([...scope].map(([key, value]) => [key, cleanText(value)])),
      unit: unitName(measure.unit),
      direction: measure.direction,
      stats: record(known.map(([stat, value]) => [stat, value || 0])),
      ...keptHistogram(histogram),
    });
  }

  /** Adds a test; totals count those, too, that the list has no room for. */
  test(test: RunTest): void {
    this.#counts.tests += 1;
    if (test.status === 'failed' || test.status === 'error') {
      this.#counts.failedTests += 1;
    } else if (test.status === 'skipped') {
      this.#counts.skippedTests += 1;
    }
    if (this.#full(this.#tests, 'tests')) {
      return;
    }
    this.#tests.push({
      name: cleanText(test.name),
      suite: test.suite === null ? null : cleanText(test.suite),
      status: test.status,
      durationSeconds: finiteOrNull(test.durationSeconds),
    });
  }

  threshold(threshold: RunThreshold): void {
    if (this.#full(this.#thresholds, 'thresholds')) {
      return;
    }
    this.#thresholds.push({
      metric: cleanText(threshold.metric),
      selector: record(
        Object.entries(threshold.selector).map(([key, value]) => [
          key,
          cleanText(value),
        ]),
      ),
      expression: cleanText(threshold.expression),
      ok: threshold.ok,
    });
  }

  check(check: RunCheck): void {
    if (!isCount(check.passes) || !isCount(check.fails)) {
      this.warn('check-unreadable', 'A check lacks its name, passes or fails');
      return;
    }
    if (this.#full(this.#checks, 'checks')) {
      return;
    }
    this.#checks.push({
      name: cleanText(check.name),
      group: cleanText(check.group),
      passes: check.passes,
      fails: check.fails,
    });
  }

  /** Counts a warning; those of one code are one, with the first line. */
  warn(code: string, message: string, count = 1, line?: number): void {
    const known = this.#warnings.get(code);
    if (known) {
      known.count += count;
      return;
    }
    if (this.#warnings.size < maxWarnings) {
      this.#warnings.set(code, {
        code,
        message: cleanText(message),
        count,
        line: line ?? null,
      });
    }
  }

  build(): Run {
    const entries =
      this.#tests.length +
      this.#metrics.length +
      this.#thresholds.length +
      this.#checks.length;
    if (entries === 0 && this.#warnings.size === 0) {
      this.warn(
        'nothing-measured',
        'The file is whole, but holds no result: look whether the tool found what it should run',
      );
    }
    const parts = {
      tests: this.#tests,
      thresholds: this.#thresholds,
      checks: this.#checks,
    };
    return {
      schemaVersion: 1,
      format: this.#format,
      tool: {
        name: cleanText(this.tool.name),
        version:
          this.tool.version === null ? null : cleanText(this.tool.version),
      },
      startedAt: this.startedAt,
      durationSeconds: finiteOrNull(this.durationSeconds),
      synthetic: this.synthetic,
      tests: parts.tests,
      metrics: this.#metrics,
      thresholds: parts.thresholds,
      checks: parts.checks,
      totals: {
        ...runTotals(parts, {
          requests: finiteOrNull(this.requests.requests),
          failedRequests: finiteOrNull(this.requests.failedRequests),
          errorRate: finiteOrNull(this.requests.errorRate),
        }),
        ...this.#counts,
      },
      ...(this.timeline ? { timeline: this.timeline } : {}),
      warnings: [...this.#warnings.values()],
    };
  }

  /** What cannot be is kept as the file has it, and said. */
  #checkRange(
    name: string,
    unit: string,
    stats: readonly (readonly [string, number])[],
  ): void {
    const odd = stats.find(([stat, value]) => isOutOfRange(unit, stat, value));
    if (odd) {
      this.warn(
        'value-out-of-range',
        `Values that cannot be, such as ${odd[0]} ${odd[1]} of ${name} in ${unit}; look whether the file mixes units`,
      );
    }
  }

  #full(entries: unknown[], what: string): boolean {
    if (entries.length < maxEntries) {
      return false;
    }
    this.warn(
      `${what}-folded`,
      `Only the first ${maxEntries} ${what} are listed`,
    );
    return true;
  }
}

/** Units come from files too; a text that is no unit is not kept. */
function unitName(unit: string): string {
  const name = cleanText(unit);
  return name.length > 0 && name.length <= maxUnitLength ? name : 'unknown';
}

function isCount(value: number): boolean {
  return Number.isFinite(value) && value >= 0 && !Object.is(value, -0);
}

/** Sums of absurd values overflow; such a histogram says nothing. */
function keptHistogram(
  histogram: Histogram | undefined,
): Pick<RunMetric, 'histogram'> {
  if (histogram === undefined || histogram.count === 0) {
    return {};
  }
  const kept = histogram.toJson();
  return [kept.min, kept.max, kept.mean, kept.squares].every(Number.isFinite)
    ? { histogram: kept }
    : {};
}

function finiteOrNull(value: number | null): number | null {
  // `|| 0` turns a minus zero, which JSON does not have, into zero.
  return value !== null && Number.isFinite(value) && value >= 0
    ? value || 0
    : null;
}

/** An object with the given members that no key can turn into something else. */
function record<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const result: Record<string, T> = {};
  for (const [key, value] of entries) {
    Object.defineProperty(result, cleanText(key), {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return result;
}
