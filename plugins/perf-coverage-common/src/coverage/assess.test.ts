import { assess } from './assess';
import { defaultPolicy } from './policy';
import {
  aFile,
  aK6Run,
  anApi,
  anAssessed,
  anInventory,
  aRequest,
  aRun,
  aTest,
  aTestRun,
  now,
} from './testing';

function judged(over: Parameters<typeof anAssessed>[0]) {
  return assess(anAssessed(over), defaultPolicy, now);
}

const swaps = `
capabilities:
  - name: swaps
    impact: high
    evidence: { tests: ['tests/test_swap*.py', 'k6:swap*'] }
    requires: [benchmark]
`;
const swapTest = aFile('tests/test_swap.py', { tests: [aTest('test_one')] });

describe('the evidence ladder of a required test', () => {
  it.each([
    ['none', 'untested', false, [], []],
    [
      'broken',
      'untested',
      false,
      [
        aFile('tests/test_swap.py', {
          tests: [aTest('test_one')],
          runnable: false,
          findings: [
            {
              rule: 'x',
              severity: 'error' as const,
              message: 'syntax error',
              line: 3,
              help: 'mend',
            },
          ],
        }),
      ],
      [],
    ],
    [
      'broken',
      'untested',
      false,
      [
        aFile('tests/test_swap.py', {
          tests: [aTest('test_one', { skipped: true })],
        }),
      ],
      [aTestRun('r', 1, 'test_one', 'skipped')],
    ],
    ['written', 'partial', false, [swapTest], []],
    ['run', 'partial', false, [swapTest], [aTestRun('r', 31, 'test_one')]],
    ['met', 'covered', true, [swapTest], [aTestRun('r', 29, 'test_one')]],
    [
      'fresh',
      'covered',
      true,
      [swapTest],
      [
        aRun('r', 1, {
          metrics: [
            {
              name: 'duration',
              scope: { test: 'test_one', file: 'tests/test_swap.py' },
              unit: 's',
              direction: 'lower',
              stats: { avg: 1 },
            },
          ],
        }),
      ],
    ],
    [
      'failing',
      'failing',
      false,
      [swapTest],
      [
        aTestRun('old', 5, 'test_one'),
        aTestRun('new', 1, 'test_one', 'failed'),
      ],
    ],
    [
      'met',
      'covered',
      true,
      [swapTest],
      [
        aTestRun('old', 5, 'test_one', 'failed'),
        aTestRun('new', 1, 'test_one'),
      ],
    ],
  ] as const)(
    '%s makes the capability %s',
    (evidence, state, met, files, runs) => {
      const result = judged({
        plan: swaps,
        inventory: anInventory(...files),
        runs: [...runs],
      });
      const [capability] = result.capabilities;
      expect(capability.requirements).toEqual([
        expect.objectContaining({
          type: 'test',
          subject: 'benchmark',
          evidence,
          met,
        }),
      ]);
      expect(capability.state).toBe(state);
      expect(result.state).toBe(state);
      expect(result.totals).toMatchObject({
        requirements: 1,
        metRequirements: met ? 1 : 0,
        coverage: met ? 1 : 0,
        gaps: met ? 0 : 1,
      });
    },
  );

  it('says why and where, with links to line and run', () => {
    const [{ requirements }] = judged({
      plan: swaps,
      inventory: anInventory(swapTest),
      runs: [aTestRun('run-7', 3, 'test_one')],
    }).capabilities;
    expect(requirements[0]).toMatchObject({
      why: 'test_one ran on 2026-11-20 (3 days ago) and what it asserts held.',
      close: null,
      links: [
        { type: 'source', file: 'tests/test_swap.py', line: 10 },
        { type: 'run', runId: 'run-7' },
      ],
    });
  });

  it('needs a test of the very kind', () => {
    const [{ requirements }] = judged({
      plan: swaps,
      inventory: anInventory(aFile('load/swap.js', { kind: 'load' })),
    }).capabilities;
    expect(requirements[0]).toMatchObject({
      evidence: 'none',
      why: 'The one test that belongs to it is not a benchmark test.',
    });
  });
});

describe('runs find their tests', () => {
  const twoClasses = aFile('tests/test_swap.py', {
    tests: [
      aTest('test_one', { suite: 'TestA' }),
      aTest('test_one', { suite: 'TestB', line: 30 }),
    ],
  });

  it.each([
    ['test_one', 'tests.test_swap.TestB', true],
    ['test_one[case-1]', 'tests.test_swap.TestB', true],
    ['tests/test_swap.py::TestB::test_one', null, true],
    ['test_one', 'tests.test_other.TestB', true],
    ['test_one', null, false],
    ['test_one', 'tests.test_swap', false],
    ['test_two', 'tests.test_swap.TestB', false],
  ])('%s of %s', (name, suite, found) => {
    const result = judged({
      plan: `
capabilities:
  - name: b
    evidence: { tests: ['**::TestB'] }
    requires: [benchmark]`,
      inventory: anInventory(twoClasses),
      runs: [
        aRun('r', 1, {
          tests: [{ name, suite, status: 'passed', durationSeconds: 1 }],
        }),
      ],
    });
    expect(result.totals.metRequirements).toBe(found ? 1 : 0);
  });

  const scripts = anInventory(
    aFile('load/swap.js'),
    aFile('load/swap-peak.js', {
      scenarios: [
        {
          name: 'peak_hour',
          executor: 'constant-vus',
          exec: null,
          reachable: true,
          startSeconds: 0,
          durationSeconds: 60,
          maxVUs: 10,
          iterations: null,
          stages: [],
        },
      ],
      customMetrics: [{ name: 'swap_time', type: 'trend' }],
    }),
  );
  const inScenario = {
    name: 'http_req_duration',
    unit: 'ms',
    direction: 'lower' as const,
    stats: { p95: 1 },
  };

  it.each([
    [
      'the longest name in the file name',
      { source: 'r/2026-swap-peak-1.json' },
      true,
    ],
    [
      'the other name in the file name',
      { source: 'r/2026-swap-1.json' },
      false,
    ],
    [
      'a scenario of its own',
      {
        source: 'upload',
        metrics: [{ ...inScenario, scope: { scenario: 'peak_hour' } }],
      },
      true,
    ],
    [
      'a metric of its own',
      {
        source: 'upload',
        metrics: [{ ...inScenario, name: 'swap_time', scope: {} }],
      },
      true,
    ],
    ['nothing in particular', { source: 'upload' }, false],
  ])('a load run by %s', (_, over, found) => {
    const result = judged({
      plan: `
capabilities:
  - name: peak
    evidence: { tests: ['k6:peak_hour'] }
    requires: [load]`,
      inventory: scripts,
      runs: [aK6Run('r', 1, 'x', over)],
    });
    expect(result.totals.metRequirements).toBe(found ? 1 : 0);
  });
});

it.each([
  ['upload', true],
  ['results/2026-11-20-k6-summary.json', true],
  ['results/checkout-summary.json', false],
])('the only script has run by a result named %s: %s', (source, found) => {
  const result = judged({
    inventory: anInventory(aFile('load/swap.js')),
    runs: [aK6Run('r', 1, 'x', { source })],
  });
  expect(result.totals.metRequirements).toBe(found ? 1 : 0);
});

it.each([
  ['results/2026-10-01-swap.json', 'run'],
  ['results/20261120-swap.json', 'met'],
  ['results/2026-13-45-swap.json', 'met'],
])('a result without a time, named %s, is %s', (source, evidence) => {
  const result = judged({
    inventory: anInventory(aFile('load/swap.js')),
    runs: [{ ...aK6Run('r', 1, 'swap', { source }), startedAt: null }],
  });
  expect(result.capabilities[0].requirements[0].evidence).toBe(evidence);
});

describe('operations', () => {
  const api = anApi(['GET /swaps', 'POST /swaps', 'GET /people']);
  const script = (over = {}) =>
    aFile('load/swap.js', {
      requests: [
        aRequest('load/swap.js', 'GET /swaps'),
        aRequest('load/swap.js', 'POST /swaps', { reachable: false, line: 30 }),
        aRequest('load/swap.js', 'GET /gone', { line: 40 }),
        aRequest('load/swap.js', 'GET {}', { resolved: false, line: 50 }),
      ],
      ...over,
    });

  it('counts those that a reachable request exercises', () => {
    const result = judged({ apis: [api], inventory: anInventory(script()) });
    expect(
      result.operations.map(({ path, method, evidence }) => [
        method,
        path,
        evidence,
      ]),
    ).toEqual([
      ['GET', '/swaps', 'written'],
      ['POST', '/swaps', 'broken'],
      ['GET', '/people', 'none'],
    ]);
    expect(result.totals).toMatchObject({
      operations: 3,
      coveredOperations: 1,
    });
    expect(result.operations[0].by).toEqual([
      { file: 'load/swap.js', line: 20, framework: 'k6' },
    ]);
    expect(result.requestsWithoutOperation).toEqual([
      { method: 'GET', path: '/gone', file: 'load/swap.js', line: 40 },
    ]);
  });

  it('does not count a script that can not run', () => {
    const result = judged({
      apis: [api],
      inventory: anInventory(script({ runnable: false })),
    });
    expect(result.totals.coveredOperations).toBe(0);
  });

  it('is met by a fresh run of the script, or by figures of its own', () => {
    const result = judged({
      apis: [api],
      inventory: anInventory(script()),
      runs: [
        aK6Run('r', 1, 'swap'),
        aRun('direct', 2, {
          metrics: [
            {
              name: 'http_req_duration',
              scope: { operation: 'GET /people' },
              unit: 'ms',
              direction: 'lower',
              stats: { p95: 3 },
            },
          ],
        }),
      ],
    });
    expect(result.operations.map(({ evidence }) => evidence)).toEqual([
      'met',
      'broken',
      'met',
    ]);
  });

  it('belong to capabilities by globs, with or without the base path', () => {
    const result = judged({
      apis: [
        anApi(['GET /swaps', 'POST /swaps', 'GET /swaps/{id}/log'], {
          basePaths: ['/api'],
        }),
      ],
      plan: `
capabilities:
  - name: all
    evidence: { operations: ['* /api/swaps/**', '!POST /swaps'] }
  - name: reads
    evidence: { operations: ['GET /swaps'] }`,
    });
    expect(
      result.capabilities.map(({ requirements }) =>
        requirements
          .filter(({ type }) => type === 'operation')
          .map(({ subject }) => subject),
      ),
    ).toEqual([['GET /swaps', 'GET /swaps/{id}/log'], ['GET /swaps']]);
  });
});

describe('without a plan', () => {
  const api = anApi(['GET /swaps']);

  it.each([
    ['service', 'production', ['component:load', 'api-shop:GET /swaps']],
    ['Service', 'staging', ['component:baseline', 'api-shop:GET /swaps']],
    ['library', 'production', ['component:benchmark']],
    ['website', 'production', ['component:baseline', 'api-shop:GET /swaps']],
    ['service', 'deprecated', []],
    ['service', 'experimental', []],
    ['documentation', 'production', ['api-shop:GET /swaps']],
    [null, null, ['api-shop:GET /swaps']],
  ])('the policy asks of a %s in %s: %j', (type, lifecycle, expected) => {
    const { capabilities } = judged({
      component: { type, lifecycle },
      apis: [api],
    });
    expect(
      capabilities.flatMap(({ name, requirements }) =>
        requirements.map(({ subject }) => `${name}:${subject}`),
      ),
    ).toEqual(expected);
  });

  it('a component of which nothing is known is unknown, not untested', () => {
    const result = judged({ inventory: null, component: { ownerRef: null } });
    expect(result).toMatchObject({
      state: 'unknown',
      capabilities: [],
      totals: { coverage: null, requirements: 0 },
    });
    expect(result.gaps.map(({ type }) => type)).toEqual(['no-owner']);
  });

  it('a folder without catalog entity is not asked for an owner', () => {
    const result = judged({
      component: { type: null, lifecycle: null, ownerRef: null },
    });
    expect(result.gaps).toEqual([]);
    expect(result.state).toBe('excluded');
  });
});

describe('waivers', () => {
  const plan = (until: string) => `
capabilities:
  - { name: swaps, requires: [load, soak] }
  - { name: chat, requires: [load] }
waivers:
  - { capability: chat, reason: Not in production, until: ${until} }
  - { capability: swaps, kinds: [soak], reason: Too dear }`;

  it('exclude a capability or a kind while they hold', () => {
    const { capabilities, totals } = judged({ plan: plan('2026-11-23') });
    expect(capabilities[1]).toMatchObject({
      state: 'excluded',
      excludedBecause: 'Not in production (until 2026-11-23)',
      applicable: 0,
    });
    expect(totals.requirements).toBe(1);
  });

  it('say that they ended', () => {
    const warningsUntil = (until: string) =>
      judged({
        plan: `
capabilities: [{ name: a, requires: [load] }]
waivers: [{ capability: a, reason: Later, until: ${until} }]`,
      }).warnings?.map(({ code }) => code);
    expect(warningsUntil('2026-11-22')).toEqual(['waiver-ended']);
    expect(warningsUntil('2026-11-23')).toEqual([]);
  });

  it('return by themselves', () => {
    const { totals } = judged({ plan: plan('2026-11-22') });
    expect(totals.requirements).toBe(2);
  });
});

describe('claims', () => {
  it.each([
    ['tests', '53', '2', false],
    ['tests', '1 + 1', '2', true],
    ['tests:swaps', '0', '1', false],
    ['tests:tests/**', '2', '2', true],
    ['operations', '1 of 2+', '1 of 3', true],
    ['operations', '2 of 2+', '1 of 3', false],
    ['effort', '10-20 h', '12–21 h', false],
    ['effort:swaps', '8-16', '8–16 h', true],
    ['effort:critical', '12-21', '12–21 h', true],
    ['gaps', '1', '1', true],
    ['suites', 'many', '0', null],
  ])('%s: %s is held against %s', (subject, value, actual, holds) => {
    const { claims } = judged({
      apis: [anApi(['GET /a', 'GET /b', 'GET /c'])],
      inventory: anInventory(
        swapTest,
        aFile('tests/test_x.py', { tests: [aTest('test_x')] }),
        aFile('load/a.js', { requests: [aRequest('load/a.js', 'GET /a')] }),
      ),
      plan: `
capabilities:
  - name: swaps
    impact: high
    evidence: { tests: ['tests/test_swap*'], operations: ['GET /b'] }
    requires: [load]
    estimate: 8-16h
work:
  - { name: docs, estimate: 4-5h, priority: critical }
claims:
  - { subject: '${subject}', value: '${value}' }`,
    });
    expect(claims[0]).toMatchObject({ actual, holds });
  });
});
