import {
  AssessmentInputs,
  InventoryFile,
  assess,
  defaultPolicy,
  inventoryTotals,
} from 'backstage-plugin-perf-coverage-common';
import { Bench } from 'tinybench';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];
const NOW = '2026-01-15T00:00:00Z';

function file(index: number): InventoryFile {
  return {
    path: `load-tests/scenario-${index}.js`,
    framework: 'k6',
    role: 'script',
    reason: 'imports k6',
    confidence: 1,
    runnable: true,
    kind: 'load',
    kindReason: 'a plateau of users',
    tests: Array.from({ length: 10 }, (_, test) => ({
      name: `test ${test}`,
      suite: null,
      line: test + 1,
      markers: [],
      async: false,
      skipped: false,
      cases: 1,
      fixtures: [],
      limits: [],
    })),
    scenarios: [],
    load: { durationSeconds: 60, maxVUs: 10, iterations: null },
    thresholds: [],
    checks: [],
    customMetrics: [],
    tags: {},
    requests: Array.from({ length: 20 }, (_, request) => ({
      method: METHODS[request % 4],
      path: `/api/resource-${(index * 7 + request) % 50}/{}`,
      reachable: true,
      resolved: true,
      file: `load-tests/scenario-${index}.js`,
      line: request + 20,
      via: null,
    })),
    findings: [],
  };
}

/** 200 operations and 500 tests with 1,000 requests, beside copying them. */
export async function prepare(): Promise<Bench> {
  const files = Array.from({ length: 50 }, (_, index) => file(index));
  const api = 'api:default/resources';
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
    apis: [
      {
        api,
        title: 'Resources',
        basePaths: ['/api'],
        problems: [],
        operations: Array.from({ length: 200 }, (_, index) => ({
          api,
          method: METHODS[index % 4],
          path: `/resource-${Math.floor(index / 4)}/{id}`,
          operationId: `operation${index}`,
          deprecated: false,
        })),
      },
    ],
    runs: [],
  };

  const bench = new Bench({ name: 'assess', time: 1000 });
  bench.add('assess 200 operations and 500 tests', () => {
    assess(inputs, defaultPolicy, NOW);
  });
  bench.add('only copy the same inputs', () => {
    structuredClone(inputs);
  });
  return bench;
}
