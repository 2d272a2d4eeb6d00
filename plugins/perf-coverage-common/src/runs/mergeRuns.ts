import {
  Run,
  RunCheck,
  RunThreshold,
  RunTotals,
  RunWarning,
  runTotals,
} from '../vocabulary';
import { mergeMetrics } from './mergeMetrics';
import { mergeTimelines } from './mergeTimelines';

/**
 * One run of the shards that several machines or processes wrote of it, at
 * the same time and with the same tool. Counts add up, extremes are those of
 * all shards, means are weighted by their counts, and percentiles come from
 * merged histograms or are left out: they are never averaged. A threshold
 * holds where it held in every shard.
 *
 * @throws Error where the shards are none or of several formats.
 * @public
 */
export function mergeRuns(shards: readonly Run[]): Run {
  const [first] = shards;
  if (first === undefined) {
    throw new Error('There is no shard to merge');
  }
  const formats = [...new Set(shards.map(shard => shard.format))];
  if (formats.length > 1) {
    throw new Error(
      `Shards of one run are of one format; these are of ${formats.join(
        ' and ',
      )}`,
    );
  }
  if (shards.length === 1) {
    return first;
  }
  const { startedAt, durationSeconds } = span(shards);
  const parts = {
    tests: shards.flatMap(shard => shard.tests),
    thresholds: mergeThresholds(shards),
    checks: mergeChecks(shards),
  };
  const timeline = mergeTimelines(
    shards.flatMap(shard => shard.timeline ?? []),
  );
  return {
    schemaVersion: 1,
    format: first.format,
    tool: {
      name: first.tool.name,
      version: sameOrNull(shards.map(shard => shard.tool.version)),
    },
    startedAt,
    durationSeconds,
    synthetic: shards.some(shard => shard.synthetic),
    ...parts,
    metrics: mergeMetrics(
      shards.map(shard => shard.metrics),
      durationSeconds,
    ),
    totals: { ...runTotals(parts, mergeRequests(shards)), ...sumTests(shards) },
    ...(timeline ? { timeline } : {}),
    warnings: mergeWarnings(shards),
  };
}

/** From the first start to the last end; what a shard lacks is unknown. */
function span(
  shards: readonly Run[],
): Pick<Run, 'startedAt' | 'durationSeconds'> {
  const starts = shards.flatMap(({ startedAt }) =>
    startedAt === null ? [] : Date.parse(startedAt),
  );
  const lengths = shards.flatMap(
    ({ durationSeconds }) => durationSeconds ?? [],
  );
  const start = starts.length > 0 ? Math.min(...starts) : null;
  const whole =
    start !== null &&
    starts.length === shards.length &&
    lengths.length === shards.length;
  const longest = lengths.length > 0 ? Math.max(...lengths) : null;
  return {
    startedAt: start === null ? null : new Date(start).toISOString(),
    durationSeconds: whole
      ? Math.max(...starts.map((at, n) => at / 1000 + lengths[n])) -
        start / 1000
      : longest,
  };
}

function sameOrNull(values: readonly (string | null)[]): string | null {
  return new Set(values).size === 1 ? values[0] : null;
}

/** A sum of what some shard does not know is unknown. */
function sumKnown(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (sum, value) => (sum === null || value === null ? null : sum + value),
    0,
  );
}

function mergeRequests(
  shards: readonly Run[],
): Pick<RunTotals, 'requests' | 'failedRequests' | 'errorRate'> {
  const requests = sumKnown(shards.map(({ totals }) => totals.requests));
  const failedRequests = sumKnown(
    shards.map(({ totals }) => totals.failedRequests),
  );
  return {
    requests,
    failedRequests,
    errorRate:
      requests && failedRequests !== null ? failedRequests / requests : null,
  };
}

/** Totals count tests that a shard's list has no room for. */
function sumTests(
  shards: readonly Run[],
): Pick<RunTotals, 'tests' | 'failedTests' | 'skippedTests'> {
  const sum = (of: (totals: RunTotals) => number) =>
    shards.reduce((total, { totals }) => total + of(totals), 0);
  return {
    tests: sum(totals => totals.tests),
    failedTests: sum(totals => totals.failedTests),
    skippedTests: sum(totals => totals.skippedTests),
  };
}

function mergeThresholds(shards: readonly Run[]): RunThreshold[] {
  const merged = new Map<string, RunThreshold>();
  for (const threshold of shards.flatMap(shard => shard.thresholds)) {
    const key = JSON.stringify([
      threshold.metric,
      Object.entries(threshold.selector).sort(),
      threshold.expression,
    ]);
    const known = merged.get(key);
    merged.set(
      key,
      known ? { ...known, ok: known.ok && threshold.ok } : threshold,
    );
  }
  return [...merged.values()];
}

function mergeChecks(shards: readonly Run[]): RunCheck[] {
  const merged = new Map<string, RunCheck>();
  for (const check of shards.flatMap(shard => shard.checks)) {
    const key = JSON.stringify([check.group, check.name]);
    const known = merged.get(key);
    merged.set(
      key,
      known
        ? {
            ...known,
            passes: known.passes + check.passes,
            fails: known.fails + check.fails,
          }
        : check,
    );
  }
  return [...merged.values()];
}

function mergeWarnings(shards: readonly Run[]): RunWarning[] {
  const merged = new Map<string, RunWarning>();
  for (const warning of shards.flatMap(shard => shard.warnings)) {
    const known = merged.get(warning.code);
    merged.set(
      warning.code,
      known ? { ...known, count: known.count + warning.count } : warning,
    );
  }
  return [...merged.values()];
}
