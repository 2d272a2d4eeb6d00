import fc from 'fast-check';
import { Run, RunMetric, runTotals } from '../vocabulary';
import { ComparedRun, compareRuns } from './compareRuns';

function aMetric(change: Partial<RunMetric> = {}): RunMetric {
  return {
    name: 'http_req_duration',
    scope: { operation: 'GET /swaps' },
    unit: 'ms',
    direction: 'lower',
    stats: { p95: 200, avg: 100 },
    ...change,
  };
}

function aRun(
  metrics: RunMetric[],
  change: Partial<ComparedRun> = {},
  run: Partial<Run> = {},
): ComparedRun {
  return {
    environment: 'staging',
    branch: 'main',
    ...change,
    run: {
      schemaVersion: 1,
      format: 'k6-summary',
      tool: { name: 'k6', version: null },
      startedAt: null,
      durationSeconds: 60,
      synthetic: false,
      tests: [],
      metrics,
      thresholds: [],
      checks: [],
      totals: runTotals(
        { tests: [], thresholds: [], checks: [] },
        { requests: 600, failedRequests: 0, errorRate: 0 },
      ),
      warnings: [],
      ...run,
    },
  };
}

const users = (count: number) =>
  aMetric({
    name: 'vus_max',
    scope: {},
    unit: 'count',
    direction: 'neutral',
    stats: { value: count },
  });

describe('compareRuns', () => {
  it('says by how much each statistic changed, and whether that is good', () => {
    const { metrics, incomparable } = compareRuns(
      aRun([aMetric({ stats: { p95: 200, avg: 100, count: 10 } })]),
      aRun([aMetric({ stats: { p95: 250, avg: 90, count: 12, p99: 400 } })]),
    );

    expect(incomparable).toEqual([]);
    expect(metrics).toEqual([
      expect.objectContaining({
        state: 'changed',
        stats: [
          {
            stat: 'p95',
            before: 200,
            after: 250,
            relative: 0.25,
            better: false,
            withinNoise: null,
          },
          expect.objectContaining({
            stat: 'avg',
            relative: -0.1,
            better: true,
          }),
          expect.objectContaining({
            stat: 'count',
            relative: 0.2,
            better: null,
          }),
        ],
      }),
    ]);
  });

  it.each([
    ['few samples', 30, true],
    ['many samples', 30_000, false],
  ])('tells noise from change by %s', (_, count, within) => {
    const stats = {
      count,
      min: 20,
      p50: 100,
      p90: 180,
      p95: 200,
      p99: 300,
      max: 500,
    };
    const { metrics } = compareRuns(
      aRun([aMetric({ stats })]),
      aRun([aMetric({ stats: { ...stats, p50: 104 } })]),
    );
    const change = metrics[0].stats.find(({ stat }) => stat === 'p50');
    expect(change).toMatchObject({ relative: 0.04, withinNoise: within });
  });

  it('says what differs, for texts in other languages', () => {
    const { incomparable } = compareRuns(
      aRun([users(50)]),
      aRun([users(100)], { environment: null }),
    );
    expect(incomparable.map(({ differs }) => differs)).toEqual([
      { what: 'environment', before: 'staging', after: null },
      { what: 'users', before: 50, after: 100 },
    ]);
  });

  it('matches by name, unit and scope, whatever the order of the scope', () => {
    const scope = { operation: 'GET /a', status: '200' };
    const { metrics } = compareRuns(
      aRun([
        aMetric({ scope }),
        aMetric({ scope: { operation: 'GET /old' } }),
        aMetric({ scope: { operation: 'GET /unit' } }),
      ]),
      aRun([
        aMetric({ scope: { operation: 'GET /new' } }),
        aMetric({ scope: { operation: 'GET /unit' }, unit: 's' }),
        aMetric({ scope: { status: '200', operation: 'GET /a' } }),
      ]),
    );

    expect(
      metrics.map(({ scope: { operation }, unit, state }) => [
        operation,
        unit,
        state,
      ]),
    ).toEqual([
      ['GET /a', 'ms', 'same'],
      ['GET /new', 'ms', 'new'],
      ['GET /unit', 's', 'new'],
      ['GET /old', 'ms', 'gone'],
      ['GET /unit', 'ms', 'gone'],
    ]);
  });

  it('puts what changed most first, what came from nothing before all', () => {
    const metric = (operation: string, p95: number) =>
      aMetric({ scope: { operation }, stats: { p95 } });
    const { metrics } = compareRuns(
      aRun([metric('a', 100), metric('b', 100), metric('c', 0)]),
      aRun([metric('a', 101), metric('b', 50), metric('c', 1)]),
    );
    expect(
      metrics.map(({ scope, stats }) => [scope.operation, stats[0].relative]),
    ).toEqual([
      ['c', null],
      ['b', -0.5],
      ['a', 0.01],
    ]);
  });

  it.each([
    ['higher', 10, 20, true],
    ['lower', 10, 20, false],
    ['neutral', 10, 20, null],
    ['lower', 10, 10, null],
  ] as const)('%s: %d → %d is better: %s', (direction, from, to, better) => {
    const { metrics } = compareRuns(
      aRun([aMetric({ direction, stats: { rate: from } })]),
      aRun([aMetric({ direction, stats: { rate: to } })]),
    );
    expect(metrics[0].stats[0].better).toBe(better);
  });

  it.each<[string, ComparedRun, ComparedRun, string[]]>([
    ['the same', aRun([users(50)]), aRun([users(55)]), []],
    [
      'another environment',
      aRun([]),
      aRun([], { environment: null }),
      ['environment'],
    ],
    [
      'another tool',
      aRun([]),
      aRun([], {}, { tool: { name: 'locust', version: null } }),
      ['tool'],
    ],
    ['twice the users', aRun([users(50)]), aRun([users(100)]), ['load']],
    [
      'a tenth of the requests where no users are known',
      aRun([]),
      aRun([], {}, { durationSeconds: 600 }),
      ['load'],
    ],
    [
      'as many users, whatever the requests',
      aRun([users(50)]),
      aRun([users(50)], {}, { durationSeconds: 600 }),
      [],
    ],
    ['an unknown load', aRun([]), aRun([], {}, { durationSeconds: null }), []],
    ['another branch', aRun([]), aRun([], { branch: 'feature' }), []],
  ])('%s', (_name, before, after, reasons) => {
    expect(
      compareRuns(before, after).incomparable.map(({ reason }) => reason),
    ).toEqual(reasons);
  });

  const metricOf = fc.record({
    name: fc.constantFrom('http_req_duration', 'http_reqs', 'own'),
    scope: fc.dictionary(fc.constantFrom('operation', 'test'), fc.string(), {
      maxKeys: 2,
    }),
    unit: fc.constantFrom('ms', 's'),
    direction: fc.constantFrom('lower' as const, 'higher' as const),
    stats: fc.dictionary(
      fc.constantFrom('p95', 'avg', 'count', '__proto__'),
      fc.double({ noNaN: true }),
    ),
  });
  const runOf = fc.array(metricOf, { maxLength: 8 }).map(list => aRun(list));

  it('finds no change in a run held against itself', () => {
    fc.assert(
      fc.property(runOf, run => {
        const states = compareRuns(run, run).metrics.map(({ state }) => state);
        expect(states.filter(state => state !== 'same')).toEqual([]);
      }),
    );
  });

  it('turned round, what was new is gone and what was better is worse', () => {
    fc.assert(
      fc.property(runOf, runOf, (a, b) => {
        const count = (run: ReturnType<typeof compareRuns>) => ({
          new: run.metrics.filter(({ state }) => state === 'new').length,
          gone: run.metrics.filter(({ state }) => state === 'gone').length,
          better: run.metrics
            .flatMap(({ stats }) => stats)
            .filter(({ better }) => better === true).length,
          worse: run.metrics
            .flatMap(({ stats }) => stats)
            .filter(({ better }) => better === false).length,
        });
        const forth = count(compareRuns(a, b));
        const back = count(compareRuns(b, a));
        expect(back.new).toBe(forth.gone);
        expect(back.gone).toBe(forth.new);
        // Two metrics of one identity in a run may differ in direction; the later one counts.
        const oneDirection = a.run.metrics
          .concat(b.run.metrics)
          .every(({ direction }) => direction === 'lower');
        expect(oneDirection ? back.better : forth.worse).toBe(forth.worse);
      }),
    );
  });
});
