import { assess, defaultPolicy, policyRuleFor } from '../coverage';
import { anApi, anAssessed, anInventory, now } from '../coverage/testing';
import { parsePolicy, readPolicy } from './readPolicy';

const component = {
  entityRef: 'component:default/shop',
  type: 'service',
  lifecycle: 'production',
  tags: ['pci'],
  systemRef: 'system:default/payments',
};

function ruleOf(yaml: string, over: Partial<typeof component> = {}): string {
  const { policy, problems } = parsePolicy(yaml, 'policy.yaml');
  if (!policy) throw new Error(JSON.stringify(problems));
  return policyRuleFor(policy, { ...component, ...over }).name;
}

describe('a policy', () => {
  it.each([
    ['kinds: [Component]', {}, true],
    ['kinds: [api]', {}, false],
    ['types: [Service, website]', {}, true],
    ['types: [library]', {}, false],
    ['lifecycles: [production]', {}, true],
    ['lifecycles: [production]', { lifecycle: 'deprecated' }, false],
    ['tags: [java, pci]', {}, true],
    ['tags: [java]', {}, false],
    ['systems: [system:default/payments]', {}, true],
    [
      'systems: [system:default/payments]',
      { systemRef: 'system:default/x' },
      false,
    ],
    ['types: [service], tags: [java]', {}, false],
  ])('with %s for %j', (conditions, over, fits) => {
    expect(
      ruleOf(`rules: [{ name: own, ${conditions} }]`, over) === 'own',
    ).toBe(fits);
  });

  it('tries its own rules in order, then the default ones', () => {
    const yaml = (rest: string) => `
rules:
  - { name: first, tags: [pci] }
  - { name: second, tags: [pci, java] }
${rest}`;
    expect(ruleOf(yaml(''))).toBe('first');
    expect(ruleOf(yaml(''), { tags: ['java'] })).toBe('second');
    expect(ruleOf(yaml(''), { tags: [] })).toBe('production-service');
    expect(ruleOf(yaml('defaultRules: false'), { tags: [] })).toBe('none');
  });

  it('says what it asks, and is the default one where it says nothing', () => {
    expect(readPolicy(undefined, 'p')).toEqual({
      policy: { ...defaultPolicy, maxCommitsBehind: null },
      problems: [],
    });
    const { policy } = readPolicy(
      {
        freshness: 'P2W',
        maxCommitsBehind: 3,
        rules: [
          {
            name: 'a',
            requires: ['load', 'soak'],
            operations: true,
            slas: true,
          },
        ],
      },
      'p',
    );
    expect(policy).toMatchObject({ freshnessDays: 14, maxCommitsBehind: 3 });
    expect(policy?.rules[0].asks).toBe(
      'a load and a soak test, an agreed SLA for each capability and that API operations are exercised (rule of the portal)',
    );
  });

  it.each([
    ['rules: [{ name: a, requires: [lod] }]', 1, 'Did you mean "load"?'],
    ['rules:\n  - name: a\n    typs: [x]', 3, 'Did you mean "types"?'],
    ['freshness: 30', 1, 'must be a text'],
    [
      'rules:\n  - name: a\n    tags: [x]\n  - name: a\n    tags: [y]',
      4,
      'A second rule',
    ],
    ['perfCoverage:\n  policy:\n    freshness: P3X', 3, 'ISO duration'],
    ['priorities: { harm: { high: urgent } }', 1, 'Unknown value "urgent"'],
    ['maxCommitsBehind: -1', 1, 'maxCommitsBehind'],
    ['rules: [', 1, 'not valid YAML'],
  ])('%j has a problem in line %i', (text, line, message) => {
    const { policy, problems } = parsePolicy(text, 'app-config.yaml');
    expect(policy).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0].line).toBe(line);
    expect(`${problems[0].message} ${problems[0].suggestion}`).toContain(
      message,
    );
  });

  it('warns of rules that nothing reaches', () => {
    const { policy, problems } = readPolicy(
      { rules: [{ name: 'all' }, { name: 'late', types: ['x'] }] },
      'perfCoverage.policy',
    );
    expect(policy).not.toBeNull();
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message: expect.stringContaining(
          'No component reaches the rule "late"',
        ),
      }),
    ]);
  });
});

describe('what a policy asks for', () => {
  const judged = (
    rule: object,
    rest: object = {},
    plan: string | null = null,
  ) => {
    const { policy } = readPolicy(
      { rules: [{ name: 'own', ...rule }], ...rest },
      'p',
    );
    return assess(
      anAssessed({
        plan,
        inventory: anInventory(),
        apis: [anApi(['GET /orders'])],
      }),
      policy!,
      now,
    );
  };

  it('names its rule at each requirement', () => {
    const { capabilities, policyRule } = judged({
      requires: ['load'],
      operations: true,
    });
    expect(policyRule?.name).toBe('own');
    const asked = capabilities.flatMap(({ requirements }) => requirements);
    expect(asked.map(({ subject }) => subject)).toEqual([
      'load',
      'GET /orders',
    ]);
    for (const { askedBy } of asked) {
      expect(askedBy).toMatchObject({ source: 'policy', rule: 'own' });
    }
  });

  it('is the plan’s word where the plan says it', () => {
    const plan = `
capabilities:
  - { name: a, requires: [soak], evidence: { operations: ['* /**'] } }
  - { name: b }`;
    const { capabilities } = judged({ requires: ['load'] }, {}, plan);
    const askers = capabilities.map(({ requirements }) =>
      requirements.map(({ subject, askedBy }) => [
        subject,
        askedBy?.source,
        askedBy?.place,
      ]),
    );
    const place = { file: 'perf-coverage.yaml', line: 5 };
    expect(askers).toEqual([
      [
        ['soak', 'plan', place],
        ['GET /orders', 'plan', place],
      ],
      [['load', 'policy', undefined]],
    ]);
  });

  it('is said with the capability’s title, and an SLA with its own line', () => {
    const plan = `
capabilities:
  - name: a
    title: Swap operations
    requires: [soak]
    evidence: { operations: ['* /**'] }
    slas:
      - { name: fast, metric: duration, threshold: '< 300ms' }`;
    const [{ requirements }] = judged({}, {}, plan).capabilities;
    expect(
      requirements.map(({ askedBy }) => [askedBy?.why, askedBy?.place?.line]),
    ).toEqual([
      ['The capability “Swap operations” requires this kind of test.', 5],
      ['The capability “Swap operations” counts this operation.', 5],
      ['The capability “Swap operations” states this SLA.', 10],
    ]);
  });

  it('may be an SLA, which opens a gap where there is none', () => {
    const { gaps, capabilities } = judged({ slas: true, operations: true });
    expect(capabilities[0].requirements.map(({ type }) => type)).toEqual([
      'operation',
      'sla',
    ]);
    expect(gaps[0].type).toBe('untested');
    const plan = `
capabilities:
  - name: a
    requires: []
    slas: [{ name: X, metric: duration, threshold: '< 1s' }]`;
    expect(
      judged({ slas: true }, {}, plan).capabilities[0].requirements,
    ).toHaveLength(1);
  });

  it('may weigh gaps otherwise', () => {
    const [usual] = judged({ requires: ['load'] }).gaps;
    const [own] = judged(
      { requires: ['load'], impact: 'high' },
      { priorities: { blind: { high: 'moderate' } } },
    ).gaps;
    expect([usual.priority, own.priority]).toEqual(['moderate', 'moderate']);
    expect(own.priorityWhy).toContain('as the portal’s policy ranks that');
    const [weighty] = judged({ requires: ['load'], impact: 'high' }).gaps;
    expect(weighty.priority).toBe('critical');
  });
});
