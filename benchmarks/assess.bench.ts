import {
  ApiOperations,
  assess,
  AssessmentInputs,
  defaultPolicy,
  InventoryFile,
  inventoryTotals,
  matchRequests,
  RunEvidence,
  runTotals,
} from 'backstage-plugin-perf-coverage-common';
import { Bench } from 'tinybench';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];
const NOW = '2026-01-15T00:00:00Z';
const API = 'api:default/resources';
const DAY_MS = 24 * 60 * 60 * 1000;

export function script(index: number): InventoryFile {
  const path = `load-tests/scenario-${index}.js`;
  return {
    path,
    framework: 'k6',
    role: 'script',
    reason: 'imports k6',
    confidence: 1,
    runnable: true,
    kind: 'load',
    kindReason: 'a plateau of users',
    tests: [],
    scenarios: [
      {
        name: `flow-${index}`,
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
    load: { durationSeconds: 60, maxVUs: 10, iterations: null },
    thresholds: [],
    checks: [`status of ${index}`],
    customMetrics: [{ name: `flow_${index}`, type: 'trend' }],
    tags: {},
    requests: Array.from({ length: 4 }, (_, request) => ({
      method: METHODS[request % 4],
      path: `/api/resource-${(index * 7 + request) % 50}/{}`,
      reachable: true,
      resolved: true,
      file: path,
      line: request + 20,
      via: null,
    })),
    findings: [],
  };
}

export function suite(index: number): InventoryFile {
  return {
    ...script(index),
    path: `tests/test_area_${index}.py`,
    framework: 'pytest',
    role: 'tests',
    kind: 'benchmark',
    scenarios: [],
    checks: [],
    customMetrics: [],
    requests: [],
    tests: Array.from({ length: 10 }, (_, test) => ({
      name: `test_case_${test}`,
      suite: `TestArea${index}`,
      line: test * 10 + 1,
      markers: [],
      async: false,
      skipped: false,
      cases: 1,
      fixtures: [],
      limits: [],
    })),
  };
}

/** Every other run is one of a script that only its checks tell, or of ten tests. */
function run(index: number, scripts: number, suites: number): RunEvidence {
  const ofScript = index % 2 === 0;
  const parts = {
    tests: ofScript
      ? []
      : Array.from({ length: 10 }, (_, test) => ({
          name: `test_case_${test}`,
          suite: `tests.test_area_${index % suites}.TestArea${index % suites}`,
          status: 'passed' as const,
          durationSeconds: 0.1,
        })),
    thresholds: [],
    checks: ofScript
      ? [
          {
            name: `status of ${index % scripts}`,
            group: '',
            passes: 10,
            fails: 0,
          },
        ]
      : [],
  };
  return {
    id: `run-${index}`,
    startedAt: new Date(Date.parse(NOW) - (index % 90) * DAY_MS).toISOString(),
    receivedAt: NOW,
    source: 'upload',
    environment: null,
    run: {
      schemaVersion: 1,
      format: ofScript ? 'k6-summary' : 'junit-xml',
      tool: { name: ofScript ? 'k6' : 'pytest', version: null },
      startedAt: null,
      durationSeconds: 60,
      synthetic: false,
      metrics: ofScript
        ? ['http_req_duration', 'http_reqs', 'iterations', 'vus_max'].map(
            name => ({
              name,
              scope: {},
              unit: 'ms',
              direction: 'lower' as const,
              stats: { count: 100, p95: 120, p99: 180, max: 200 },
            }),
          )
        : [],
      warnings: [],
      ...parts,
      totals: runTotals(parts, {
        requests: ofScript ? 100 : null,
        failedRequests: ofScript ? 0 : null,
        errorRate: ofScript ? 0 : null,
      }),
    },
  };
}

export function api(operations: number): ApiOperations {
  return {
    api: API,
    title: 'Resources',
    basePaths: ['/api'],
    problems: [],
    operations: Array.from({ length: operations }, (_, index) => ({
      api: API,
      method: METHODS[index % 4],
      path: `/resource-${Math.floor(index / 4)}/{id}`,
      operationId: `operation${index}`,
      deprecated: false,
    })),
  };
}

/** What one would write first: each request against the pattern of each operation. */
function matchByPatterns(
  { operations }: ApiOperations,
  requests: readonly { method: string; path: string }[],
): number {
  const patterns = operations.map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^/api${path.replace(/\{[^}]*\}/g, '[^/]+')}$`),
  }));
  return requests.filter(({ method, path }) =>
    patterns.some(other => other.method === method && other.pattern.test(path)),
  ).length;
}

/**
 * A component of 200 operations, 500 tests, 50 scripts and 1,000 runs, beside
 * copying its inputs; and the matching of 10,000 requests to 1,000 operations,
 * beside a list of regular expressions.
 */
export async function prepare(): Promise<Bench> {
  const scripts = Array.from({ length: 50 }, (_, index) => script(index));
  const suites = Array.from({ length: 50 }, (_, index) => suite(index));
  const files = [...scripts, ...suites];
  const inputs: AssessmentInputs = {
    component: {
      entityRef: 'component:default/resources',
      title: 'Resources',
      type: 'service',
      lifecycle: 'production',
      ownerRef: 'group:default/team',
      tags: [],
    },
    inventory: { schemaVersion: 1, files, totals: inventoryTotals(files) },
    plan: null,
    apis: [api(200)],
    runs: Array.from({ length: 1000 }, (_, index) =>
      run(index, scripts.length, suites.length),
    ),
  };
  const large = api(1000);
  const requests = Array.from({ length: 10_000 }, (_, index) => ({
    method: METHODS[index % 4],
    path: `/api/resource-${index % 250}/${index}`,
  }));

  const bench = new Bench({ name: 'assess', time: 1000 });
  bench.add('assess 200 operations, 500 tests, 1,000 runs', () => {
    assess(inputs, defaultPolicy, NOW);
  });
  bench.add('only copy the same inputs', () => {
    structuredClone(inputs);
  });
  bench.add('match 10,000 requests to 1,000 operations', () => {
    matchRequests([large], requests);
  });
  bench.add('match the same by regular expressions', () => {
    matchByPatterns(large, requests);
  });
  return bench;
}
