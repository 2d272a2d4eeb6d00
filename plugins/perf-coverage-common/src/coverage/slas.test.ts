import { RunMetric } from '../vocabulary';
import { assess } from './assess';
import { RunEvidence } from './inputs';
import { defaultPolicy } from './policy';
import {
  aFile,
  aK6Run,
  anApi,
  anAssessed,
  anInventory,
  aRun,
  aTest,
  aTestRun,
  now,
} from './testing';

function trend(
  stats: Record<string, number>,
  scope: Record<string, string> = {},
  name = 'http_req_duration',
  unit = 'ms',
): RunMetric {
  return { name, scope, unit, direction: 'lower', stats };
}

const limit = {
  metric: 'duration',
  stat: 'value',
  operator: '<',
  value: 5,
  unit: 's' as const,
  selector: {},
  expression: 'elapsed < 5',
  valid: true,
  line: 12,
};

const inventory = anInventory(
  aFile('load/swap.js', {
    load: { durationSeconds: 60, maxVUs: 20, iterations: null },
  }),
  aFile('load/other.js'),
  aFile('tests/test_swap.py', {
    tests: [aTest('test_one', { limits: [limit] }), aTest('test_two')],
  }),
);

function judgeSla(sla: string, runs: RunEvidence[]) {
  const result = assess(
    anAssessed({
      inventory,
      runs,
      apis: [anApi(['GET /swaps/{id}'])],
      plan: `
capabilities:
  - name: swaps
    evidence:
      tests: ['k6:swap', 'tests/test_swap.py']
      operations: ['* /swaps/**']
    requires: []
    slas:
      - { name: Swap, ${sla} }`,
    }),
    defaultPolicy,
    now,
  );
  return result.slas[0];
}

describe('the history of an SLA', () => {
  const run = (
    id: string,
    daysAgo: number,
    p95: number,
    over: Partial<RunEvidence> = {},
  ): RunEvidence => ({
    ...aK6Run(id, daysAgo, 'swap', { metrics: [trend({ p95 })] }),
    ...over,
  });
  const sla = "metric: duration, threshold: '< 1s'";

  it('is the figure of comparable runs up to the one that decides', () => {
    const judged = judgeSla(sla, [
      run('now', 1, 300),
      run('before', 3, 200),
      run('staging', 2, 900, { environment: 'staging' }),
      run('branch', 2, 900, { branch: 'try' }),
      { ...run('other', 2, 900), source: 'results/other-summary.json' },
      run('first', 5, 100),
    ]);
    expect(judged.runId).toBe('now');
    expect(judged.history?.map(({ runId, value }) => [runId, value])).toEqual([
      ['first', 0.1],
      ['before', 0.2],
      ['now', 0.3],
    ]);
  });

  it('is no line of one point, and twenty at most', () => {
    expect(judgeSla(sla, [run('only', 1, 300)]).history).toBeUndefined();
    const many = Array.from({ length: 30 }, (_, n) => run(`r${n}`, n, 300));
    expect(judgeSla(sla, many).history).toHaveLength(20);
  });
});

describe('an SLA', () => {
  const p95 = "metric: duration, threshold: '< 500ms'";

  it.each<[string, string, RunEvidence[], object]>([
    [
      'is unverified without a result',
      p95,
      [],
      { state: 'unverified', actual: null, margin: null },
    ],
    [
      'is met by the whole run of its script',
      p95,
      [aK6Run('r', 1, 'swap', { metrics: [trend({ p95: 400 })] })],
      { state: 'met', actual: 400, margin: 0.2, runId: 'r' },
    ],
    [
      'is breached',
      p95,
      [aK6Run('r', 1, 'swap', { metrics: [trend({ p95: 600 })] })],
      { state: 'breached', actual: 600, margin: -0.2 },
    ],
    [
      'is judged by the newest run',
      p95,
      [
        aK6Run('old', 2, 'swap', { metrics: [trend({ p95: 600 })] }),
        aK6Run('new', 1, 'swap', { metrics: [trend({ p95: 400 })] }),
      ],
      { state: 'met', runId: 'new' },
    ],
    [
      'goes stale',
      p95,
      [aK6Run('r', 40, 'swap', { metrics: [trend({ p95: 400 })] })],
      { state: 'stale', actual: 400 },
    ],
    [
      'is not met by another script',
      p95,
      [aK6Run('r', 1, 'other', { metrics: [trend({ p95: 400 })] })],
      { state: 'unverified' },
    ],
    [
      'is not met by another statistic',
      p95,
      [aK6Run('r', 1, 'swap', { metrics: [trend({ p90: 400, max: 450 })] })],
      { state: 'unverified' },
    ],
    [
      'is measured on its operations',
      p95,
      [
        aRun('r', 1, {
          metrics: [
            trend(
              { p95: 0.4 },
              { operation: 'GET /swaps/{}' },
              'http_req_duration',
              's',
            ),
          ],
        }),
      ],
      { state: 'met', actual: 400 },
    ],
    [
      'on an operation is not judged by the whole run',
      `${p95}, on: 'GET /swaps/{id}'`,
      [
        aK6Run('r', 1, 'swap', {
          metrics: [
            trend({ p95: 900 }),
            trend({ p95: 400 }, { name: 'GET /swaps/7' }),
          ],
        }),
      ],
      { state: 'met', actual: 400 },
    ],
    [
      'on a scenario takes its figures',
      `${p95}, on: peak_hour`,
      [
        aK6Run('r', 1, 'swap', {
          metrics: [trend({ p95: 700 }, { scenario: 'peak_hour' })],
        }),
      ],
      { state: 'breached', actual: 700 },
    ],
    [
      'needs its load',
      `${p95}, under: 100 concurrent users`,
      [aK6Run('r', 1, 'swap', { metrics: [trend({ p95: 400 })] })],
      {
        state: 'unverified',
        actual: 400,
        why: expect.stringContaining('with 20 users'),
      },
    ],
    [
      'takes the load from the result',
      `${p95}, under: 100 concurrent users`,
      [
        aK6Run('r', 1, 'swap', {
          metrics: [
            trend({ p95: 400 }),
            trend({ max: 100 }, {}, 'vus_max', 'count'),
          ],
        }),
      ],
      { state: 'met' },
    ],
    [
      'of errors falls back to the totals',
      "metric: error rate, threshold: '< 1%'",
      [aK6Run('r', 1, 'swap', { errorRate: 0.02 })],
      { state: 'breached', actual: 2, margin: -1 },
    ],
    [
      'of throughput counts per second',
      "metric: throughput, threshold: '> 50/s'",
      [
        aK6Run('r', 1, 'swap', {
          metrics: [trend({ count: 6000, rate: 60 }, {}, 'http_reqs', 'count')],
        }),
      ],
      { state: 'met', actual: 60, margin: 0.2 },
    ],
    [
      'of a metric of the tests’ own',
      "metric: leaked connections, threshold: '<= 10', on: test_two",
      [
        aRun('r', 1, {
          metrics: [
            trend(
              { value: 12 },
              { test: 'test_two' },
              'leaked_connections',
              'count',
            ),
          ],
        }),
      ],
      { state: 'breached', actual: 12 },
    ],
    [
      'is met by a passed test that asserts it',
      "metric: duration, stat: max, threshold: '< 5s', on: test_one",
      [aTestRun('r', 1, 'test_one', 'passed', 3)],
      { state: 'met', actual: 3, margin: 0.4 },
    ],
    [
      'is met by that test also when set-up took longer',
      "metric: duration, stat: max, threshold: '< 5s', on: test_one",
      [aTestRun('r', 1, 'test_one', 'passed', 9)],
      { state: 'met', actual: null },
    ],
    [
      'stricter than the test’s limit is not met by it',
      "metric: duration, stat: max, threshold: '< 4s', on: test_one",
      [aTestRun('r', 1, 'test_one', 'passed', 3)],
      { state: 'unverified' },
    ],
    [
      'is breached by a failed test that asserts it',
      "metric: duration, stat: max, threshold: '< 5s', on: test_one",
      [aTestRun('r', 1, 'test_one', 'failed')],
      { state: 'breached' },
    ],
    [
      'that is only proposed is undefined, with its figure',
      `${p95}, agreed: false`,
      [aK6Run('r', 1, 'swap', { metrics: [trend({ p95: 400 })] })],
      { state: 'undefined', actual: 400 },
    ],
  ])('%s', (_, sla, runs, expected) => {
    expect(judgeSla(sla, runs)).toMatchObject(expected);
  });
});
