import fc from 'fast-check';
import { Histogram } from '../histogram';
import { Run, RunMetric, RunTimeline, runTotals } from '../vocabulary';
import { mergeRuns } from './mergeRuns';

function aRun(parts: Partial<Run> = {}): Run {
  const lists = { tests: [], thresholds: [], checks: [], ...parts };
  return {
    schemaVersion: 1,
    format: 'k6-ndjson',
    tool: { name: 'k6', version: null },
    startedAt: null,
    durationSeconds: null,
    synthetic: false,
    metrics: [],
    totals: runTotals(lists, {
      requests: null,
      failedRequests: null,
      errorRate: null,
    }),
    warnings: [],
    ...lists,
  };
}

function times(
  values: number[],
  scope: Record<string, string> = {},
): RunMetric {
  const histogram = new Histogram();
  values.forEach(value => histogram.add(value));
  return {
    name: 'http_req_duration',
    scope,
    unit: 'ms',
    direction: 'lower',
    stats: Object.fromEntries(histogram.stats()),
    histogram: histogram.toJson(),
  };
}

function plain(stats: Record<string, number>, unit = 'ms'): RunMetric {
  return { name: 'm', scope: {}, unit, direction: 'lower', stats };
}

const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 80,
});

describe('mergeRuns', () => {
  it('gives of shards with samples what one run of all samples gives', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 2, maxLength: 4 }), shards => {
        const merged = mergeRuns(
          shards.map(shard => aRun({ metrics: [times(shard)] })),
        ).metrics[0];
        const whole = times(shards.flat());
        expect(merged.histogram?.buckets).toEqual(whole.histogram?.buckets);
        for (const stat of ['count', 'min', 'max', 'p50', 'p95', 'p99']) {
          expect(merged.stats[stat]).toBe(whole.stats[stat]);
        }
        expect(merged.stats.avg).toBeCloseTo(whole.stats.avg, 3);
        expect(merged.stats.stddev).toBeCloseTo(whole.stats.stddev, 2);
      }),
    );
  });

  it('never averages: what does not add up is absent', () => {
    const merged = mergeRuns([
      aRun({
        metrics: [
          plain({ count: 1, min: 1, avg: 10, med: 10, max: 20, p95: 19 }),
        ],
      }),
      aRun({
        metrics: [
          plain({ count: 3, min: 2, avg: 30, med: 30, max: 90, p95: 80 }),
        ],
      }),
    ]);
    expect(merged.metrics[0].stats).toEqual({
      count: 4,
      min: 1,
      avg: 25,
      max: 90,
    });
  });

  it('weighs ratios by their counts and works rates out of the merged time', () => {
    const shard = (failed: number, count: number, start: string): Run =>
      aRun({
        startedAt: start,
        durationSeconds: 10,
        metrics: [
          plain({ rate: failed / count, count }, 'ratio'),
          { ...plain({ count, rate: count / 10 }, 'count'), name: 'reqs' },
        ],
      });
    const merged = mergeRuns([
      shard(1, 10, '2026-03-02T08:00:00.000Z'),
      shard(0, 30, '2026-03-02T08:00:10.000Z'),
    ]);
    expect(merged).toMatchObject({
      startedAt: '2026-03-02T08:00:00.000Z',
      durationSeconds: 20,
      metrics: [
        { stats: { rate: 0.025, count: 40 } },
        { stats: { count: 40, rate: 2 } },
      ],
    });
  });

  it('adds up tests, checks and warnings; a threshold holds where it always held', () => {
    const shard = (ok: boolean): Run =>
      aRun({
        tests: [
          { name: 't', suite: null, status: 'failed', durationSeconds: 1 },
        ],
        checks: [{ name: 'c', group: '', passes: 3, fails: 1 }],
        thresholds: [{ metric: 'm', selector: {}, expression: 'p(95)<1', ok }],
        warnings: [{ code: 'w', message: 'odd', count: 2, line: 4 }],
      });
    const merged = mergeRuns([shard(true), shard(false)]);
    expect(merged.totals).toMatchObject({
      tests: 2,
      failedTests: 2,
      thresholds: 1,
      failedThresholds: 1,
      checks: 1,
      failedChecks: 1,
    });
    expect(merged.checks).toEqual([
      { name: 'c', group: '', passes: 6, fails: 2 },
    ]);
    expect(merged.warnings).toEqual([
      { code: 'w', message: 'odd', count: 4, line: 4 },
    ]);
  });

  it('does not know a sum of which a part is unknown', () => {
    const known = aRun();
    known.totals = { ...known.totals, requests: 5, failedRequests: 1 };
    const half = aRun();
    half.totals = { ...half.totals, requests: 7 };
    expect(mergeRuns([known, half]).totals).toMatchObject({
      requests: 12,
      failedRequests: null,
      errorRate: null,
    });
  });

  it('lays timelines over each other', () => {
    const timeline = (startedAt: string, stepSeconds: number): RunTimeline => ({
      startedAt,
      stepSeconds,
      requests: [1, 2],
      failedRequests: [0, 1],
      p50: [10, 20],
      p95: [11, 21],
    });
    const merged = mergeRuns([
      aRun({ timeline: timeline('2026-03-02T08:00:00.000Z', 1) }),
      aRun({ timeline: timeline('2026-03-02T08:00:02.000Z', 2) }),
    ]).timeline;
    expect(merged).toEqual({
      startedAt: '2026-03-02T08:00:00.000Z',
      stepSeconds: 2,
      requests: [3, 1, 2],
      failedRequests: [1, 0, 1],
      p50: [null, 10, 20],
      p95: [null, 11, 21],
    });
  });

  it('refuses shards of several formats', () => {
    expect(() => mergeRuns([aRun(), aRun({ format: 'hey' })])).toThrow(
      /one format; these are of k6-ndjson and hey/,
    );
  });
});
