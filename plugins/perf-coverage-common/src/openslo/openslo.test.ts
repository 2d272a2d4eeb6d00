import fc from 'fast-check';
import { aPlan } from '../coverage/testing';
import { mergeOpenSlo, readOpenSlo, toOpenSlo } from '.';

function slo(indicator: string, objective: string, rest = ''): string {
  return `apiVersion: openslo/v1
kind: SLO
metadata:
  name: fast-enough
  displayName: Fast enough
${rest}
spec:
  service: shop
  indicator:
    spec:
      ${indicator}
  objectives:
    - ${objective}
`;
}

const source = (query: string) =>
  `{ metricSource: { type: Prometheus, spec: { query: '${query}' } } }`;

describe('an SLO', () => {
  it.each([
    [
      'a quantile of a histogram',
      slo(
        `thresholdMetric: ${source(
          'histogram_quantile(0.95, sum(rate(http_request_duration_seconds_bucket[5m])) by (le))',
        )}`,
        '{ op: lte, value: 0.5, target: 0.99 }',
      ),
      'p95 duration <= 0.5 s',
    ],
    [
      'a bucket of a histogram',
      slo(
        `ratioMetric: { counter: true, good: ${source(
          'sum(http_request_duration_seconds_bucket{le="0.3"})',
        )}, total: ${source('sum(http_request_duration_seconds_count)')} }`,
        '{ target: 0.999 }',
      ),
      'p99.9 duration <= 0.3 s',
    ],
    [
      'a share of 5xx',
      slo(
        `ratioMetric: { bad: ${source(
          'sum(http_requests_total{code=~"5.."})',
        )}, total: ${source('sum(http_requests_total)')} }`,
        '{ targetPercent: 99.5 }',
      ),
      'rate error rate <= 0.5 %',
    ],
    [
      'a share without 5xx',
      slo(
        `ratioMetric: { good: ${source(
          'sum(http_requests_total{status!~"5.."})',
        )}, total: ${source('sum(http_requests_total)')} }`,
        '{ target: 0.99 }',
      ),
      'rate error rate <= 1 %',
    ],
    [
      'annotations',
      slo(
        `thresholdMetric: ${source('whatever')}`,
        '{ op: lt, value: 200, target: 0.9 }',
        '  annotations: { perf-coverage.io/metric: duration, perf-coverage.io/stat: p99, perf-coverage.io/unit: ms }',
      ),
      'p99 duration < 200 ms',
    ],
  ])('is told by %s', (_, text, expected) => {
    const { slas, problems } = readOpenSlo(text, 'slo.yaml');
    expect(problems).toEqual([]);
    expect(
      slas.map(
        ({ sla }) =>
          `${sla.stat} ${sla.metric} ${sla.operator} ${sla.value} ${sla.unit}`,
      ),
    ).toEqual([expected]);
    expect(slas[0]).toMatchObject({
      service: 'shop',
      sla: { name: 'Fast enough', line: 4, file: 'slo.yaml', agreed: true },
    });
  });

  it.each([
    [
      'an average of who knows what',
      `thresholdMetric: ${source('avg(x)')}`,
      '{ op: lte, value: 1 }',
      'metric and statistic',
    ],
    [
      'a quantile without unit',
      `thresholdMetric: ${source('histogram_quantile(0.9, latency_bucket)')}`,
      '{ op: lte, value: 1 }',
      'metric and statistic',
    ],
    [
      'no operator',
      `thresholdMetric: ${source('x')}`,
      '{ value: 1 }',
      'op and value',
    ],
    [
      'good events of its own',
      `ratioMetric: { good: ${source('ok')}, total: ${source('all')} }`,
      '{ target: 0.9 }',
      'good or bad',
    ],
    [
      'no target',
      `ratioMetric: { good: ${source('ok')} }`,
      '{ displayName: x }',
      'no target',
    ],
    ['no indicator', 'x: 1', '{ target: 0.9 }', 'neither'],
  ])('with %s is not guessed', (_, indicator, objective, why) => {
    const { slas, problems } = readOpenSlo(slo(indicator, objective), 'f');
    expect(slas).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message: expect.stringContaining(why),
      }),
    ]);
  });

  it('may refer to an indicator in the same file', () => {
    const text = `kind: SLI
apiVersion: openslo/v1
metadata: { name: latency }
spec:
  thresholdMetric: ${source('histogram_quantile(.99, x_milliseconds_bucket)')}
---
apiVersion: openslo/v1
kind: SLO
metadata: { name: late }
spec:
  indicatorRef: latency
  objectives: [{ op: lt, value: 100 }, { displayName: Hard, op: lt, value: 300 }]
--- # another one
apiVersion: openslo/v2alpha
kind: SLO
metadata: { name: next }
---
a: [
`;
    const { slas, problems } = readOpenSlo(text, 'f');
    expect(slas.map(({ sla }) => [sla.name, sla.value, sla.line])).toEqual([
      ['late: 1', 100, 9],
      ['late: Hard', 300, 9],
    ]);
    expect(problems.map(({ severity, line }) => [severity, line])).toEqual([
      ['error', expect.any(Number)],
      ['warning', 16],
    ]);
  });
});

describe('SLOs in a plan', () => {
  const plan = aPlan(`
capabilities:
  - name: shop
    slas: [{ name: Own, metric: duration, stat: p95, threshold: '< 1s' }]
  - name: chat`);
  const text = (annotation: string, stat: string) =>
    slo(
      `thresholdMetric: ${source('x')}`,
      '{ op: lt, value: 200 }',
      `  annotations: { ${annotation} perf-coverage.io/metric: duration, perf-coverage.io/stat: ${stat}, perf-coverage.io/unit: ms }`,
    );

  it.each([
    ['its service', '', 'p99', { shop: 2, chat: 0 }],
    [
      'an annotation',
      'perf-coverage.io/capability: chat,',
      'p99',
      { shop: 1, chat: 1 },
    ],
    [
      'nobody',
      'perf-coverage.io/capability: cart,',
      'p99',
      { shop: 1, chat: 0 },
    ],
    ['the plan, which says it already', '', 'p95', { shop: 1, chat: 0 }],
  ])('belong to the capability of %s', (_, annotation, stat, counts) => {
    const merged = mergeOpenSlo(plan, [
      { file: 'f', text: text(annotation, stat) },
    ]);
    expect(
      Object.fromEntries(
        merged.plan.capabilities.map(({ name, slas }) => [name, slas.length]),
      ),
    ).toEqual(counts);
    expect(merged.problems).toHaveLength(annotation.includes('cart') ? 1 : 0);
  });
});

it('what is written is read again as the same SLAs', () => {
  const word = fc
    .string({ minLength: 1, maxLength: 12 })
    .map(text => `x${text.replace(/[^\x20-\x7e]/g, '')}`);
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.record({
          name: word,
          stat: fc.constantFrom('p50', 'p95', 'p99.9'),
          operator: fc.constantFrom('<' as const, '<=' as const),
          value: fc.integer({ min: 1, max: 9999 }),
          unit: fc.constantFrom('ms', 's'),
          under: fc.option(word),
          on: fc.option(word),
        }),
        { selector: ({ name }) => name, maxLength: 5 },
      ),
      found => {
        const plan = aPlan('capabilities: [{ name: shop }]');
        const slas = found.map(own => ({
          ...own,
          metric: 'duration',
          agreed: true,
          line: 1,
        }));
        const [shop] = plan.capabilities;
        const { text, leftOut } = toOpenSlo(
          { ...plan, capabilities: [{ ...shop, slas }] },
          'shop',
        );
        expect(leftOut).toEqual([]);
        const read = readOpenSlo(text, 'f');
        expect(read.problems).toEqual([]);
        expect(
          read.slas.map(({ sla: { file: _file, ...sla } }) => ({
            ...sla,
            line: 1,
          })),
        ).toEqual(slas);
        expect(read.slas.every(own => own.capability === 'shop')).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
