import { Threshold } from '../vocabulary';
import { assess } from './assess';
import { defaultPolicy } from './policy';
import { recommendSla } from './recommendSla';
import { aFile, aK6Run, anAssessed, anInventory, aTest, now } from './testing';

const duration = (stats: Record<string, number>, name = 'http_req_duration') => ({
  name,
  scope: {},
  unit: name === 'vus_max' ? 'count' : 'ms',
  direction: 'lower' as const,
  stats,
});

const runWith = (id: string, daysAgo: number, users: number, ok = true) =>
  aK6Run(id, daysAgo, 'swap', {
    metrics: [duration({ p95: 300 }), duration({ max: users }, 'vus_max')],
    thresholds: [{ metric: 'x', selector: {}, expression: 'p(95)<1', ok }],
  });

const plan = (rest: string) => `
capabilities:
  - name: swaps
    requires: [load]
    evidence: { tests: ['k6:swap', 'tests/*'] }
    ${rest}`;
const under = plan(
  `slas: [{ name: P95, metric: duration, threshold: '< 500ms', under: 100 concurrent users }]`,
);

describe('a test under less load than the SLA states', () => {
  it.each([
    ['run', 'run', [runWith('r', 1, 10)]],
    ['met', 'met', [runWith('r', 1, 100)]],
    // a small run of later does not hide it
    ['met', 'met', [runWith('big', 5, 100), runWith('small', 1, 5)]],
    ['failing', 'run', [runWith('r', 1, 10, false)]],
    ['run', 'run', [runWith('big', 60, 100), runWith('small', 1, 5)]],
  ])('makes the test %s and the SLA %s', (test, sla, runs) => {
    const { capabilities, gaps } = assess(
      anAssessed({
        plan: under,
        inventory: anInventory(aFile('load/swap.js')),
        runs,
      }),
      defaultPolicy,
      now,
    );
    const [load, limit] = capabilities[0].requirements;
    expect([load.evidence, limit.evidence]).toEqual([test, sla]);
    const types = gaps.map(({ type }) => type);
    expect(types.includes('too-little-load')).toBe(
      load.lack === 'too-little-load' || limit.lack === 'too-little-load',
    );
  });
});

describe('limits of tests beside an SLA', () => {
  const threshold = (over: Partial<Threshold>): Threshold => ({
    metric: 'http_req_duration',
    stat: 'p95',
    operator: '<',
    value: 500,
    unit: 'ms',
    selector: {},
    expression: 'p(95)<500',
    valid: true,
    line: 12,
    ...over,
  });

  it.each<[string, Partial<Threshold>, string | null]>([
    ['the same', {}, 'same'],
    ['the same in seconds', { value: 0.5, unit: 's' }, 'same'],
    ['looser', { value: 2000 }, 'looser'],
    ['stricter', { value: 300 }, 'stricter'],
    ['without a unit', { value: 2000, unit: null }, 'looser'],
    ['of another statistic', { stat: 'p99', value: 2000 }, null],
    ['of a part of the requests', { selector: { name: 'x' }, value: 9 }, null],
    ['that the tool rejects', { valid: false, value: 2000 }, null],
    ['of the other direction', { operator: '>', value: 2000 }, null],
  ])('%s', (_, over, relation) => {
    const { slas, findings } = assess(
      anAssessed({
        plan: plan(
          `slas: [{ name: P95, metric: duration, threshold: '< 500ms' }]`,
        ),
        inventory: anInventory(
          aFile('load/swap.js', { thresholds: [threshold(over)] }),
        ),
      }),
      defaultPolicy,
      now,
    );
    expect(slas[0].limits?.map(limit => limit.relation) ?? []).toEqual(
      relation === null ? [] : [relation],
    );
    const rules = relation === null || relation === 'same' ? [] : [relation];
    expect(findings).toEqual(
      rules.map(rule =>
        expect.objectContaining({
          rule: `limit-${rule}-than-sla`,
          file: 'load/swap.js',
          line: 12,
          sla: 'P95',
        }),
      ),
    );
  });

  it('of a test count where the SLA names the test', () => {
    const limit = threshold({
      metric: 'duration',
      stat: 'value',
      value: 10,
      unit: 's',
      expression: 'elapsed < 10',
    });
    const judge = (on: string) =>
      assess(
        anAssessed({
          plan: plan(
            `slas: [{ name: Swap, metric: duration, threshold: '< 5s'${on} }]`,
          ),
          inventory: anInventory(
            aFile('tests/test_swap.py', {
              tests: [aTest('test_one', { limits: [limit] })],
            }),
          ),
        }),
        defaultPolicy,
        now,
      ).findings?.map(({ rule }) => rule);
    expect(judge(', on: test_one')).toEqual(['limit-looser-than-sla']);
    expect(judge('')).toEqual([]);
  });
});

describe('a recommended limit', () => {
  const figure = { metric: 'duration', stat: 'p95', unit: 'ms' };
  const runs = (...values: number[]) =>
    values.map((value, index) => ({
      runId: `r${index}`,
      value,
      requests: 100,
      users: 50,
    }));

  it.each([
    ['a fifth above the highest of three runs', runs(100, 120, 90), '< 150ms'],
    ['half above the only run', runs(100), '< 150ms'],
    ['small ones', runs(0.013, 0.012, 0.011), '< 0.016ms'],
    ['of the newest twenty runs', [...runs(...Array(20).fill(10)), ...runs(999)], '< 12ms'],
  ])('%s', (_, measured, threshold) => {
    expect(recommendSla(figure, measured)).toMatchObject({
      threshold,
      under: '50 concurrent users',
      method: expect.stringContaining('rounded up'),
    });
  });

  it('says what no error in so many requests rules out', () => {
    const errors = { metric: 'error rate', stat: 'rate', unit: '%' };
    expect(recommendSla(errors, runs(0, 0, 0))).toMatchObject({
      value: 1,
      method: expect.stringContaining('rule of three'),
    });
    expect(recommendSla(figure, runs(0))).toBeNull();
    expect(recommendSla(figure, [])).toBeNull();
  });

  it('stands at a capability without SLA, and at a proposed one', () => {
    const judge = (rest: string) =>
      assess(
        anAssessed({
          plan: plan(rest),
          inventory: anInventory(aFile('load/swap.js')),
          runs: [runWith('r', 1, 10)],
        }),
        defaultPolicy,
        now,
      );
    expect(judge('').capabilities[0].recommendedSlas).toEqual([
      expect.objectContaining({ threshold: '< 450ms', under: '10 concurrent users' }),
    ]);
    const proposed = judge(
      `slas: [{ name: P95, metric: duration, threshold: '< 1s', agreed: false }]`,
    );
    expect(proposed.slas[0].recommended).toMatchObject({ threshold: '< 0.45s' });
    expect(proposed.capabilities[0].recommendedSlas).toBeUndefined();
  });
});
