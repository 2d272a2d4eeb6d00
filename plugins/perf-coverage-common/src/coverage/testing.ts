import {
  ApiOperations,
  Finding,
  Inventory,
  InventoryFile,
  InventoryTest,
  inventoryTotals,
  PerformancePlan,
  Run,
  runTotals,
  SourceRequest,
} from '../vocabulary';
import { parsePlan } from '../plan';
import { AssessmentInputs, RunEvidence } from './inputs';

/** The day on which the tests' judgements take place. */
export const now = '2026-11-23T12:00:00Z';

export function aTest(
  name: string,
  over: Partial<InventoryTest> = {},
): InventoryTest {
  return {
    name,
    suite: null,
    line: 10,
    markers: [],
    async: false,
    skipped: false,
    cases: 1,
    fixtures: [],
    limits: [],
    ...over,
  };
}

export function aFile(
  path: string,
  over: Partial<InventoryFile> = {},
): InventoryFile {
  const script = path.endsWith('.js');
  return {
    path,
    framework: script ? 'k6' : 'pytest',
    role: script ? 'script' : 'tests',
    reason: 'A test says so',
    confidence: 1,
    runnable: true,
    kind: script ? 'load' : 'benchmark',
    kindReason: null,
    tests: [],
    scenarios: [],
    load: { durationSeconds: null, maxVUs: null, iterations: null },
    thresholds: [],
    checks: [],
    customMetrics: [],
    tags: {},
    requests: [],
    findings: [],
    ...over,
  };
}

export function aRequest(
  file: string,
  request: string,
  over: Partial<SourceRequest> = {},
): SourceRequest {
  const [method, path] = request.split(' ');
  return {
    method,
    path,
    reachable: true,
    resolved: true,
    file,
    line: 20,
    via: null,
    ...over,
  };
}

/** A defect that keeps a file from running. */
export function aFinding(line: number, message: string): Finding {
  return {
    rule: 'import-not-found',
    severity: 'error',
    message,
    line,
    help: 'Mend it',
  };
}

export function anInventory(...files: InventoryFile[]): Inventory {
  return { schemaVersion: 1, files, totals: inventoryTotals(files) };
}

export function anApi(
  operations: string[],
  over: Partial<ApiOperations> = {},
): ApiOperations {
  const api = over.api ?? 'api:default/shop';
  return {
    api,
    title: 'Shop API',
    basePaths: [''],
    problems: [],
    operations: operations.map(operation => {
      const [method, path] = operation.split(' ');
      return { api, method, path, operationId: null, deprecated: false };
    }),
    ...over,
  };
}

/** A run `daysAgo` days before `now`. */
export function aRun(
  id: string,
  daysAgo: number,
  run: Partial<Omit<Run, 'totals'>> & { source?: string; errorRate?: number },
): RunEvidence {
  const { source = 'upload', errorRate, ...parts } = run;
  const base = {
    schemaVersion: 1 as const,
    format: 'junit-xml',
    tool: { name: 'pytest', version: null },
    startedAt: null,
    durationSeconds: null,
    synthetic: false,
    tests: [],
    metrics: [],
    thresholds: [],
    checks: [],
    warnings: [],
    ...parts,
  };
  return {
    id,
    startedAt: new Date(
      Date.parse(now) - daysAgo * 24 * 60 * 60 * 1000,
    ).toISOString(),
    receivedAt: now,
    source,
    environment: null,
    run: {
      ...base,
      totals: runTotals(base, {
        requests: null,
        failedRequests: null,
        errorRate: errorRate ?? null,
      }),
    },
  };
}

/** A run of one test. */
export function aTestRun(
  id: string,
  daysAgo: number,
  name: string,
  status: 'passed' | 'failed' | 'skipped' = 'passed',
  durationSeconds = 1,
): RunEvidence {
  return aRun(id, daysAgo, {
    tests: [{ name, suite: null, status, durationSeconds }],
  });
}

/** A k6 run whose result file is named after its script. */
export function aK6Run(
  id: string,
  daysAgo: number,
  script: string,
  over: Parameters<typeof aRun>[2] = {},
): RunEvidence {
  return aRun(id, daysAgo, {
    format: 'k6-handle-summary',
    tool: { name: 'k6', version: null },
    source: `results/${script}-summary.json`,
    thresholds: [
      {
        metric: 'http_req_duration',
        selector: {},
        expression: 'p(95)<500',
        ok: true,
      },
    ],
    ...over,
  });
}

/** A plan from the part of its YAML that a test is about. */
export function aPlan(yaml: string): PerformancePlan {
  const { plan, problems } = parsePlan(
    `apiVersion: perf-coverage.io/v1\nkind: PerformancePlan\n${yaml}`,
    'perf-coverage.yaml',
  );
  if (!plan) throw new Error(JSON.stringify(problems, null, 2));
  return plan;
}

export function anAssessed(
  over: Partial<Omit<AssessmentInputs, 'component' | 'plan'>> & {
    component?: Partial<AssessmentInputs['component']>;
    plan?: PerformancePlan | string | null;
  },
): AssessmentInputs {
  const { component, plan = null, ...rest } = over;
  const read = typeof plan === 'string' ? aPlan(plan) : plan;
  return {
    component: {
      entityRef: 'component:default/shop',
      title: 'Shop',
      type: 'service',
      lifecycle: 'production',
      ownerRef: 'group:default/shop',
      tags: [],
      ...component,
    },
    inventory: anInventory(),
    apis: [],
    runs: [],
    plan: read === null ? null : { file: 'perf-coverage.yaml', plan: read },
    ...rest,
  };
}
