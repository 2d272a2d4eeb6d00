import { readFileSync } from 'fs';
import { resolve } from 'path';
import { parsePlan, planJsonSchema } from '.';

const head = 'apiVersion: perf-coverage.io/v1\nkind: PerformancePlan\n';

function problemsOf(yaml: string) {
  return parsePlan(head + yaml, 'perf-coverage.yaml').problems;
}

describe('a plan', () => {
  it('fills in what is not written', () => {
    const { plan, problems } = parsePlan(
      `${head}policy: { freshness: P4W }
capabilities:
  - name: swap-operations
    slas: [{ name: Errors, metric: error rate, threshold: '<= 0.5%' }]
    assignee: group:Team-A
  - name: chat
    requires: []
`,
      'perf-coverage.yaml',
    );
    expect(problems).toEqual([]);
    expect(plan).toMatchObject({
      policy: { freshnessDays: 28 },
      capabilities: [
        {
          title: 'Swap operations',
          impact: 'medium',
          requiresByPolicy: true,
          assignee: 'group:default/team-a',
          line: 5,
          slas: [
            {
              stat: 'rate',
              operator: '<=',
              value: 0.5,
              unit: '%',
              agreed: true,
              line: 6,
            },
          ],
        },
        { requiresByPolicy: false, requires: [] },
      ],
    });
  });

  it.each([
    ["'< 5s'", 'duration', { operator: '<', value: 5, unit: 's' }],
    ["'<= 0.3 seconds'", 'duration', { operator: '<=', value: 0.3, unit: 's' }],
    ["'<= 10'", 'leaks', { operator: '<=', value: 10, unit: 'count' }],
    ["'> 50/s'", 'throughput', { operator: '>', value: 50, unit: '/s' }],
    ["'>= 3000 rps'", 'throughput', { value: 3000, unit: '/s' }],
    ["'< 1%'", 'error rate', { value: 1, unit: '%' }],
    ["'< 512 MiB'", 'memory', { value: 512, unit: 'MiB' }],
  ])('reads the threshold %s of %s', (threshold, metric, expected) => {
    const { plan } = parsePlan(
      `${head}capabilities: [{ name: a, slas: [{ name: x, metric: ${metric}, threshold: ${threshold} }] }]`,
      'p',
    );
    expect(plan?.capabilities[0].slas[0]).toMatchObject(expected);
  });

  it.each([
    [
      'an unknown key',
      'capabilities:\n  - name: a\n    imapct: high\n',
      {
        line: 5,
        column: 5,
        message: 'Unknown key "imapct" in capabilities[0]',
        suggestion: 'Did you mean "impact"?',
      },
    ],
    [
      'an unknown key that is like none',
      'zzz: 1\n',
      {
        line: 3,
        column: 1,
        message: 'Unknown key "zzz"',
        suggestion: expect.stringContaining('Known keys: apiVersion, kind'),
      },
    ],
    [
      'an unknown kind',
      'capabilities:\n  - name: a\n    requires: [load, spke]\n',
      { line: 5, column: 22, suggestion: 'Did you mean "spike"?' },
    ],
    [
      'a wrong unit',
      "capabilities:\n  - name: a\n    slas:\n      - { name: x, metric: duration, threshold: '< 5parsec' }\n",
      {
        line: 6,
        column: 49,
        message: expect.stringContaining('unknown unit "parsec"'),
      },
    ],
    [
      'a unit that does not measure the metric',
      "capabilities: [{ name: a, slas: [{ name: x, metric: duration, threshold: '< 5%' }] }]",
      {
        message: expect.stringContaining(
          'The unit "%" does not measure a duration',
        ),
      },
    ],
    [
      'a threshold without a unit',
      "capabilities: [{ name: a, slas: [{ name: x, metric: duration, threshold: '< 5' }] }]",
      {
        message: expect.stringContaining('needs a unit'),
        suggestion: "Write it like '< 500ms'",
      },
    ],
    [
      'a threshold without an operator',
      'capabilities: [{ name: a, slas: [{ name: x, metric: duration, threshold: 5s }] }]',
      { suggestion: "Write '< 5s' or '> 5s'" },
    ],
    [
      'a contradictory estimate',
      'capabilities: [{ name: a, estimate: 20-15h }]',
      { message: expect.stringContaining('falls where it should rise') },
    ],
    [
      'an estimate without a unit',
      'capabilities: [{ name: a, estimate: 15 }]',
      {
        message: expect.stringContaining('must be a text'),
        suggestion: expect.stringContaining("'15h'"),
      },
    ],
    [
      'a phase that does not exist',
      'capabilities: [{ name: a, phase: frist }]\nphases: [{ name: first, weeks: 1 }]',
      {
        line: 3,
        message: 'There is no phase named "frist"',
        suggestion: 'Did you mean "first"?',
      },
    ],
    [
      'a dependency that does not exist',
      'capabilities: [{ name: a, dependsOn: [b] }]',
      { message: 'There is no capability or work item named "b"' },
    ],
    [
      'dependencies in a circle',
      'capabilities: [{ name: a, dependsOn: [b] }, { name: b, dependsOn: [c] }]\nwork: [{ name: c, dependsOn: [a] }]',
      { message: 'dependsOn goes in a circle: a → b → c → a' },
    ],
    [
      'a name that is there twice',
      'capabilities: [{ name: a }]\nwork: [{ name: a }]',
      { line: 4, message: 'A second capability or work item is named "a"' },
    ],
    [
      'a waiver without a reason',
      'capabilities: [{ name: a }]\nwaivers: [{ capability: a }]',
      { line: 4, message: 'waivers[0].reason is missing' },
    ],
    [
      'a waiver of nothing',
      'waivers: [{ capability: a, reason: b }]',
      { message: 'There is no capability named "a"' },
    ],
    [
      'a day that does not exist',
      'phases: [{ name: a, weeks: 1, start: 2026-02-30 }]',
      {
        message: expect.stringContaining('must exist'),
        suggestion: 'Found "2026-02-30"',
      },
    ],
    [
      'an assignee that is nobody',
      'capabilities: [{ name: a, assignee: Ada }]',
      { message: expect.stringContaining('user:default/ada') },
    ],
    [
      'an operation without a method',
      'capabilities: [{ name: a, evidence: { operations: [/api] } }]',
      { message: expect.stringContaining('GET /api/swaps/**') },
    ],
    [
      'a freshness that is none',
      'policy: { freshness: 30 days }',
      { message: expect.stringContaining('P30D') },
    ],
    [
      'a list where a mapping belongs',
      'policy: []',
      { message: 'policy must be a mapping of keys to values, not a list' },
    ],
    [
      'a key that is there twice',
      'phases: []\nphases: []',
      { line: 4, message: expect.stringContaining('"phases" is there twice') },
    ],
    [
      'broken YAML',
      'capabilities: [\nphases: []\n',
      { line: 4, message: expect.stringContaining('not valid YAML') },
    ],
    [
      'two documents',
      '---\nkind: x',
      { message: expect.stringContaining('more than one document') },
    ],
  ])('%s is an error with place and mend', (_, yaml, expected) => {
    const { plan, problems } = parsePlan(head + yaml, 'perf-coverage.yaml');
    expect(plan).toBeNull();
    expect(problems[0]).toMatchObject({
      severity: 'error',
      file: 'perf-coverage.yaml',
      ...expected,
    });
  });

  it.each([
    ['empty', ''],
    ['a comment', '# nothing'],
    ['a scalar', 'hello'],
    ['a list', '- a'],
    ['another kind', 'apiVersion: perf-coverage.io/v2\nkind: PerformancePlan'],
    ['a prototype', `${head}__proto__: { component: a }`],
    [
      'an alias bomb',
      `${head}component: &a [x,x]\nphases: [${'*a,'.repeat(200)}]`,
    ],
    ['an alias without anchor', `${head}component: *nothing`],
    ['deep flow nesting', '['.repeat(100_000)],
    [
      'deep block nesting',
      Array.from({ length: 500 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
    ],
    [
      'many keys',
      `${head}${Array.from({ length: 80_000 }, (_, n) => `k${n}:`).join('\n')}`,
    ],
    ['too large', `${head}#${'x'.repeat(1_000_001)}`],
  ])('that is %s is refused without harm', (_, text) => {
    const { plan, problems } = parsePlan(text, 'p');
    expect(plan).toBeNull();
    expect(problems[0].message.length).toBeGreaterThan(0);
    expect(Object.hasOwn(Object.prototype, 'component')).toBe(false);
  });

  it.each([
    [
      'a claim about nothing',
      'claims: [{ subject: tets, value: 5 }]',
      'Did you mean "tests"?',
    ],
    [
      'a phase before the one above',
      'phases: [{ name: a, weeks: 1, start: 2026-02-01 }, { name: b, weeks: 1, start: 2026-01-01 }]',
      'Phases are worked on from top to bottom',
    ],
  ])('with %s is kept, with a warning', (_, yaml, suggestion) => {
    expect(parsePlan(head + yaml, 'p').plan).not.toBeNull();
    expect(problemsOf(yaml)).toEqual([
      expect.objectContaining({ severity: 'warning', suggestion }),
    ]);
  });
});

const published = resolve(
  __dirname,
  '../../../../docs/perf-coverage.schema.json',
);

it.each([
  ['v2', 'newer than perf-coverage.io/v1', 'Update Perf Coverage'],
  ['v1alpha1', 'never released', 'Write perf-coverage.io/v1'],
])('says what to do about a plan of version %s', (version, message, mend) => {
  const { plan, problems } = parsePlan(
    `apiVersion: perf-coverage.io/${version}\nkind: PerformancePlan\n`,
    'p',
  );
  expect(plan).toBeNull();
  expect(problems).toEqual([
    expect.objectContaining({
      line: 1,
      message: expect.stringContaining(message),
      suggestion: expect.stringContaining(mend),
    }),
  ]);
});

it('has the JSON Schema that docs/perf-coverage.schema.json publishes', () => {
  // After a change of schema.ts, write planJsonSchema() there.
  expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(planJsonSchema())),
  );
});
