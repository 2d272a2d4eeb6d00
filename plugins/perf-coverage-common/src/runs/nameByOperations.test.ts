import { Histogram } from '../histogram';
import { createOperationMatcher, pathTemplate } from '../operations';
import { ApiOperation, Run, RunMetric, runTotals } from '../vocabulary';
import { nameByOperations } from './nameByOperations';

const operation = (method: string, path: string) =>
  ({ method, path, operationId: null } as ApiOperation);
const matcher = createOperationMatcher([
  {
    api: 'api:default/shop',
    basePaths: ['/api/v1'],
    operations: [
      operation('GET', '/users/{id}'),
      operation('DELETE', '/users/{id}'),
      operation('POST', '/orders'),
    ],
  } as unknown as Parameters<typeof createOperationMatcher>[0][number],
]);

function times(operationName: string, values: number[]): RunMetric {
  const histogram = new Histogram();
  values.forEach(value => histogram.add(value));
  return {
    name: 'http_req_duration',
    scope: { operation: operationName },
    unit: 'ms',
    direction: 'lower',
    stats: Object.fromEntries(histogram.stats()),
    histogram: histogram.toJson(),
  };
}

function aRun(metrics: RunMetric[]): Run {
  const lists = { tests: [], thresholds: [], checks: [] };
  return {
    schemaVersion: 1,
    format: 'k6-ndjson',
    tool: { name: 'k6', version: null },
    startedAt: null,
    durationSeconds: null,
    synthetic: false,
    metrics,
    totals: runTotals(lists, {
      requests: null,
      failedRequests: null,
      errorRate: null,
    }),
    warnings: [],
    ...lists,
  };
}

const scopes = (run: Run) => run.metrics.map(metric => metric.scope.operation);

describe('nameByOperations', () => {
  it('makes one operation of requests to it, by their samples', () => {
    const named = nameByOperations(
      aRun([
        times('GET /api/v1/users/alice', [10, 20]),
        times('GET /api/v1/users/{}', [30]),
        times('GET https://shop.test/api/v1/users/bob?x=1', [40]),
        times('DELETE /api/v1/users/bob', [5]),
      ]),
      matcher,
    );
    expect(scopes(named)).toEqual(['GET /users/{id}', 'DELETE /users/{id}']);
    expect(named.metrics[0].stats).toMatchObject({
      count: 4,
      min: 10,
      avg: 25,
      max: 40,
    });
    expect(named.metrics[0].stats.p50).toBeCloseTo(20, 0);
  });

  it('leaves percentiles out where there are no samples to merge', () => {
    const summary = (name: string): RunMetric => ({
      ...times(name, [1]),
      stats: { count: 1, avg: 1, p95: 1 },
      histogram: undefined,
    });
    const named = nameByOperations(
      aRun([summary('GET /api/v1/users/a'), summary('GET /api/v1/users/b')]),
      matcher,
    );
    expect(named.metrics[0].stats).toEqual({ count: 2, avg: 1 });
  });

  it.each([
    ['checkout', 'checkout'],
    ['Login 2', 'Login 2'],
    ['GET /health', 'GET /health'],
    ['GET /carts/17', 'GET /carts/{}'],
    ['/api/v1/users/7', '/api/v1/users/{}'],
    ['/api/v1/orders', 'POST /orders'],
  ])('names %s %s', (given, want) => {
    expect(
      scopes(nameByOperations(aRun([times(given, [1])]), matcher)),
    ).toEqual([want]);
  });

  it('folds raw paths without end, and counts them', () => {
    const named = nameByOperations(
      aRun(Array.from({ length: 700 }, (_, n) => times(`GET /x/a${n}z`, [1]))),
      matcher,
    );
    expect(named.metrics).toHaveLength(500);
    expect(named.warnings).toMatchObject([
      { code: 'operations-folded', count: 200 },
    ]);
  });
});

describe('pathTemplate', () => {
  it.each([
    ['/users/17/orders/', '/users/{}/orders/'],
    ['/a/123E4567-e89b-12d3-a456-426614174000', '/a/{}'],
    ['/a/0123456789abcdef', '/a/{}'],
    ['/a/0123456789abcde', '/a/0123456789abcde'],
    ['/a/deadbeefdeadbeef', '/a/deadbeefdeadbeef'],
    ['/v1/2fa', '/v1/2fa'],
    ['/', '/'],
    ['', ''],
    ['//7', '//{}'],
  ])('makes of %j %j', (path, want) => {
    expect(pathTemplate(path)).toBe(want);
  });
});
