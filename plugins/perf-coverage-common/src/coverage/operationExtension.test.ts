import { ApiOperations } from '../vocabulary';
import { readApi } from '../operations';
import { assess } from './assess';
import { defaultPolicy } from './policy';
import { aFile, aK6Run, anAssessed, anInventory, aRequest, now } from './testing';

const api = (rest: string): ApiOperations =>
  readApi(
    `openapi: 3.0.0
info: { title: Shop }
paths:
  /orders:
    get: { operationId: list }
    post:
      ${rest}
`,
    'api:default/shop',
  );

function judged(rest: string, over: Parameters<typeof anAssessed>[0] = {}) {
  return assess(
    anAssessed({ inventory: anInventory(), apis: [api(rest)], ...over }),
    defaultPolicy,
    now,
  );
}

describe('an operation that the API document excludes', () => {
  it.each([
    ['x-perf-coverage: { exclude: Only in the office }', 1],
    ['x-perf-coverage: { exclude: { reason: Later, until: 2026-11-23 } }', 1],
    ['x-perf-coverage: { exclude: { reason: Later, until: 2026-11-22 } }', 2],
    ['x-perf-coverage: { impact: low }', 2],
  ])('%s leaves %i', (rest, count) => {
    const { totals, operations, capabilities } = judged(rest);
    expect(totals.operations).toBe(count);
    expect(operations).toHaveLength(2);
    const own = capabilities.find(({ source }) => source === 'api');
    expect(own?.applicable).toBe(count);
  });
});

describe('an SLA that the API document states', () => {
  const sla = 'x-perf-coverage: { sla: < 500ms }';
  const script = aFile('load/peak.js', {
    requests: [aRequest('load/peak.js', 'POST /orders')],
  });
  const run = aK6Run('r', 1, 'peak', {
    metrics: [
      {
        name: 'http_req_duration',
        scope: { operation: 'POST /orders' },
        unit: 'ms',
        direction: 'lower',
        stats: { p95: 900 },
      },
    ],
  });

  it('is judged, and says who asks for it', () => {
    const { slas, capabilities } = judged(sla, {
      inventory: anInventory(script),
      runs: [run],
    });
    expect(slas).toEqual([
      expect.objectContaining({ state: 'breached', actual: 900 }),
    ]);
    const requirement = capabilities
      .flatMap(({ requirements }) => requirements)
      .find(({ type }) => type === 'sla');
    expect(requirement?.askedBy).toMatchObject({ source: 'api', rule: null });
    expect(requirement?.links[0]).toMatchObject({
      type: 'operation',
      operation: 'POST /orders',
    });
  });

  it('belongs to the first capability that has the operation, unless that says it itself', () => {
    const plan = `
capabilities:
  - { name: first, requires: [], evidence: { operations: ['* /**'] } }
  - { name: second, requires: [], evidence: { operations: ['* /**'] } }`;
    expect(judged(sla, { plan }).slas.map(own => own.capability)).toEqual([
      'first',
    ]);
    const own = plan.replace(
      "'* /**'] } }",
      "'* /**'] }, slas: [{ name: Own, metric: duration, threshold: '< 9s', on: POST /orders }] }",
    );
    expect(
      judged(sla, { plan: own }).slas.map(({ name, capability }) => [
        capability,
        name,
      ]),
    ).toEqual([
      ['first', 'Own'],
      ['second', 'POST /orders p95 duration'],
    ]);
  });
});

it('an operation of high impact makes its gap weigh more', () => {
  const priorityWith = (rest: string) =>
    judged(rest, {
      inventory: anInventory(
        aFile('load/peak.js', {
          requests: [aRequest('load/peak.js', 'GET /orders')],
        }),
      ),
    }).gaps.find(({ type }) => type === 'uncovered-operations')?.priority;
  expect(priorityWith('operationId: add')).toBe('moderate');
  expect(priorityWith('x-perf-coverage: { impact: high }')).toBe('high');
  expect(priorityWith('x-perf-coverage: { impact: low }')).toBe('low');
});

it('says where only the path tells that a request goes to an operation', () => {
  const { operations } = judged('operationId: add', {
    inventory: anInventory(
      aFile('load/peak.js', {
        requests: [aRequest('load/peak.js', 'GET /edge/orders')],
      }),
    ),
  });
  expect(operations[0].by).toEqual([
    expect.objectContaining({ byPathAlone: true }),
  ]);
  const planned = judged('operationId: add', {
    plan: 'prefixes: [/edge]',
    inventory: anInventory(
      aFile('load/peak.js', {
        requests: [aRequest('load/peak.js', 'GET /edge/orders')],
      }),
    ),
  });
  expect(planned.operations[0].by[0]).not.toHaveProperty('byPathAlone');
});
