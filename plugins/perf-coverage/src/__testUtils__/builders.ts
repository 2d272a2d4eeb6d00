import {
  AssessedCapability,
  AssessedRequirement,
  AssessedSla,
  Assessment,
  ComponentDetail,
  ComponentPage,
  ComponentSummary,
  Effort,
  GapDetail,
  GapPage,
  GapRecord,
  Inventory,
  InventoryFile,
  Roadmap,
  RoadmapPhase,
  Run,
  RunDetail,
  RunSummary,
  RunUploadResult,
  ScanProgress,
  SeriesDetail,
  SeriesSummary,
  inventoryTotals,
  runTotals,
} from 'backstage-plugin-perf-coverage-common';

/** The component that the builders tell of, where nothing else is said. */
export const SCHEDULER = 'component:default/residency-scheduler';

export function anEffort(low: number, high: number): Effort {
  const mean = (low + high) / 2;
  return {
    low,
    high,
    mean,
    p50: mean,
    p80: high,
    p90: high,
    naiveLow: low,
    naiveHigh: high,
  };
}

export function aComponentSummary(
  change: Partial<ComponentSummary> = {},
): ComponentSummary {
  return {
    entityRef: SCHEDULER,
    title: 'Residency scheduler',
    description: 'Plans the rotations of residents',
    type: 'service',
    lifecycle: 'production',
    ownerRef: 'group:default/scheduling',
    systemRef: 'system:default/residency',
    domainRef: 'domain:default/hospital',
    tags: ['python'],
    frameworks: ['k6', 'pytest'],
    state: 'partial',
    met: 12,
    applicable: 40,
    coverage: 0.3,
    evidence: { met: 12, fresh: 4, written: 9, none: 15 },
    gaps: { critical: 3, high: 1, moderate: 4, low: 0 },
    slas: { met: 4, breached: 1, open: 7 },
    effort: { low: 82, high: 104, mean: 93 },
    phase: 'Close blocking gaps',
    p80: '2027-03-14',
    lastRunAt: '2026-11-20T08:00:00Z',
    scan: { status: 'done', at: '2026-11-23T09:00:00Z', message: null },
    signalKey: '0b7f3f0e-8a52-4a6e-9d3c-2f1a5c7d9e01',
    ...change,
  };
}

export function aComponentPage(
  items: ComponentSummary[] = [aComponentSummary()],
  change: Partial<ComponentPage> = {},
): ComponentPage {
  return {
    items,
    nextCursor: null,
    totals: {
      components: items.length,
      unknown: 0,
      met: 142,
      applicable: 310,
      gaps: { critical: 9, high: 12, moderate: 20, low: 3 },
      effort: { low: 164, high: 212, mean: 188 },
      p80: '2027-03-14',
    },
    facets: {
      state: [
        { value: 'partial', count: 12 },
        { value: 'untested', count: 5 },
      ],
      owner: [
        { value: 'group:default/scheduling', count: 4 },
        { value: 'group:default/payments', count: 3 },
      ],
      system: [{ value: 'system:default/residency', count: 4 }],
      domain: [{ value: 'domain:default/hospital', count: 4 }],
      type: [{ value: 'service', count: 14 }],
      lifecycle: [{ value: 'production', count: 15 }],
      tag: [{ value: 'python', count: 6 }],
      framework: [
        { value: 'k6', count: 9 },
        { value: 'pytest', count: 6 },
      ],
    },
    ...change,
  };
}

export function aRequirement(
  change: Partial<AssessedRequirement> = {},
): AssessedRequirement {
  return {
    type: 'test',
    subject: 'load',
    evidence: 'none',
    met: false,
    why: 'No load test exercises swaps.',
    close: 'Write a load test of POST /api/swaps.',
    links: [],
    ...change,
  };
}

export function aCapability(
  change: Partial<AssessedCapability> = {},
): AssessedCapability {
  return {
    name: 'swap-operations',
    title: 'Swap operations',
    state: 'untested',
    impact: 'high',
    rationale: 'Used daily; data integrity depends on it',
    met: 0,
    applicable: 3,
    source: 'plan',
    excludedBecause: null,
    requirements: [
      aRequirement(),
      aRequirement({
        type: 'operation',
        subject: 'POST /api/swaps',
        why: 'No request of a test reaches it.',
        close: 'Request it in a load test.',
      }),
      aRequirement({
        type: 'operation',
        subject: 'GET /api/swaps',
        evidence: 'met',
        met: true,
        why: 'A fresh run requests it.',
        close: null,
        links: [
          {
            type: 'source',
            file: 'load-tests/swaps.js',
            line: 12,
            label: 'GET /api/swaps',
          },
        ],
      }),
    ],
    ...change,
  };
}

export function anSla(change: Partial<AssessedSla> = {}): AssessedSla {
  return {
    capability: 'swap-operations',
    name: 'Single swap',
    metric: 'duration',
    stat: 'p95',
    operator: '<',
    value: 5,
    unit: 's',
    under: '100 concurrent users',
    state: 'breached',
    actual: 5.6,
    margin: -0.12,
    runId: 'run-1',
    why: 'p95 was 5.6 s, 12 % over the limit.',
    ...change,
  };
}

export function aGap(change: Partial<GapRecord> = {}): GapRecord {
  return {
    id: 'gap-swap',
    entityRef: SCHEDULER,
    capability: 'swap-operations',
    capabilityTitle: 'Swap operations',
    type: 'untested',
    title: 'Swap operations are untested',
    priority: 'critical',
    why: 'Nothing tests swaps, though they are used daily.',
    priorityWhy: 'Critical, because the impact is high and nothing tests it.',
    close: ['Write a load test of POST /api/swaps.', 'Run it and upload it.'],
    kinds: ['load'],
    estimate: { low: 15, high: 20, source: 'plan' },
    phase: 'critical-gaps',
    assignee: 'user:default/ada',
    dependsOn: [],
    links: [
      {
        type: 'plan',
        file: 'perf-coverage.yaml',
        line: 8,
        label: 'Capability in the plan',
      },
    ],
    status: 'open',
    openedAt: '2026-11-01T08:00:00Z',
    closedAt: null,
    ownerRef: 'group:default/scheduling',
    ...change,
  };
}

export function aGapDetail(change: Partial<GapDetail> = {}): GapDetail {
  return {
    ...aGap(change),
    history: [
      {
        type: 'opened',
        at: '2026-11-01T08:00:00Z',
        cause: 'load-tests/swaps.js was deleted',
      },
    ],
    decisionRevision: 0,
    ...change,
  };
}

export function aGapPage(change: Partial<GapPage> = {}): GapPage {
  return {
    items: [
      {
        ...aGap(),
        componentTitle: 'Residency scheduler',
        systemRef: 'system:default/education',
        phaseTitle: 'Close blocking gaps',
      },
    ],
    nextCursor: null,
    totals: {
      gaps: 1,
      components: 1,
      priorities: { critical: 1, high: 0, moderate: 0, low: 0 },
      unestimated: 0,
      unassigned: 1,
      effort: { low: 15, high: 20, mean: 17.5 },
    },
    facets: {
      owner: [{ value: 'group:default/scheduling', count: 1 }],
      system: [],
      priority: [{ value: 'critical', count: 1 }],
      type: [{ value: 'untested', count: 1 }],
      status: [{ value: 'open', count: 1 }],
      assignee: [],
      phase: [],
    },
    ...change,
  };
}

/** The 95th percentile of one operation over three runs. */
export function aSeries(change: Partial<SeriesSummary> = {}): SeriesDetail {
  return {
    series: {
      id: 'series-1',
      entityRef: SCHEDULER,
      name: 'http_req_duration',
      scope: { operation: 'GET /api/swaps' },
      unit: 'ms',
      direction: 'lower',
      environment: 'staging',
      branch: 'main',
      tool: 'k6',
      lastAt: '2026-11-22T08:00:00.000Z',
      ...change,
    },
    points: [20, 21, 22].map((day, at) => ({
      at: `2026-11-${day}T08:00:00.000Z`,
      runId: `run-${at + 1}`,
      stats: { p50: 100 + at, p95: 200 + 10 * at, p99: 300 + at },
      commit: `c${at + 1}`,
      url: null,
    })),
  };
}

export function anInventoryFile(
  change: Partial<InventoryFile> = {},
): InventoryFile {
  return {
    path: 'backend/tests/performance/test_acgme_load.py',
    framework: 'pytest',
    role: 'tests',
    reason: 'Its tests have the marker performance.',
    confidence: 1,
    runnable: true,
    kind: 'benchmark',
    kindReason: 'its tests time one function',
    tests: [
      {
        name: 'test_validation_100_residents',
        suite: 'TestACGMEPerformance',
        line: 48,
        markers: ['performance'],
        async: false,
        skipped: false,
        cases: 1,
        fixtures: [],
        limits: [
          {
            metric: 'duration',
            stat: 'value',
            operator: '<',
            value: 5,
            unit: 's',
            selector: {},
            expression: 'elapsed < 5.0',
            valid: true,
            line: 60,
          },
        ],
      },
    ],
    scenarios: [],
    load: { durationSeconds: null, maxVUs: null, iterations: null },
    thresholds: [],
    checks: [],
    customMetrics: [],
    tags: {},
    requests: [],
    findings: [],
    ...change,
  };
}

/** A k6 script that cannot start. */
export function aBrokenScript(): InventoryFile {
  return anInventoryFile({
    path: 'load-tests/scenarios/soak.js',
    framework: 'k6',
    role: 'script',
    reason: 'It imports k6.',
    runnable: false,
    kind: 'soak',
    kindReason: 'it holds its load for two hours',
    tests: [],
    scenarios: [
      {
        name: 'soak',
        executor: 'constant-vus',
        exec: null,
        reachable: true,
        startSeconds: 0,
        durationSeconds: 7200,
        maxVUs: 50,
        iterations: null,
        stages: [],
      },
    ],
    findings: [
      {
        rule: 'missing-import',
        severity: 'error',
        message: 'It imports ../utils/missing.js, which does not exist.',
        line: 3,
        help: 'Add the module or correct its path.',
      },
    ],
  });
}

export function anInventory(
  files: InventoryFile[] = [anInventoryFile(), aBrokenScript()],
): Inventory {
  return { schemaVersion: 1, files, totals: inventoryTotals(files) };
}

export function anAssessment(change: Partial<Assessment> = {}): Assessment {
  return {
    schemaVersion: 1,
    state: 'partial',
    operations: [],
    requestsWithoutOperation: [],
    capabilities: [aCapability()],
    slas: [anSla()],
    gaps: [],
    claims: [
      {
        subject: 'tests',
        claimed: '53',
        actual: '35',
        holds: false,
        why: 'The sources hold 35 tests.',
        line: 90,
      },
    ],
    totals: {
      operations: 2,
      coveredOperations: 1,
      capabilities: 1,
      requirements: 40,
      metRequirements: 12,
      coverage: 0.3,
      gaps: 8,
      effort: anEffort(82, 104),
    },
    ...change,
  };
}

export function aPhase(change: Partial<RoadmapPhase> = {}): RoadmapPhase {
  return {
    name: 'critical-gaps',
    title: 'Close blocking gaps',
    goal: 'No capability used daily is untested',
    start: '2026-11-30',
    end: '2026-12-04',
    capacityHours: 90,
    effort: anEffort(53, 62),
    forecast: { p50: '2026-12-03', p80: '2026-12-04', p90: '2026-12-07' },
    chance: 0.86,
    items: [
      {
        gap: 'gap-swap',
        title: 'Swap operations are untested',
        capability: 'swap-operations',
        priority: 'critical',
        assignee: 'user:default/ada',
        start: '2026-11-30',
        end: '2026-12-02',
        hours: { low: 15, high: 20, mean: 17.5 },
        dependsOn: [],
      },
    ],
    ...change,
  };
}

export function aRoadmap(change: Partial<Roadmap> = {}): Roadmap {
  return {
    schemaVersion: 1,
    phases: [aPhase()],
    unplaced: [
      {
        gap: null,
        title: 'Add regression detection',
        why: 'No phase has room for it.',
        hours: 17,
      },
    ],
    forecast: { p50: '2026-12-14', p80: '2026-12-18', p90: '2026-12-21' },
    effort: anEffort(82, 104),
    team: { engineers: 3, hoursPerWeek: 30, source: 'plan' },
    warnings: [
      { code: 'overfull', message: 'Phase 2 has more work than capacity.' },
    ],
    ...change,
  };
}

export function aRun(change: Partial<Run> = {}): Run {
  const parts = {
    tests: change.tests ?? [],
    thresholds: change.thresholds ?? [
      {
        metric: 'http_req_duration',
        selector: {},
        expression: 'p(95)<500',
        ok: false,
      },
      {
        metric: 'http_req_failed',
        selector: {},
        expression: 'rate<0.01',
        ok: true,
      },
    ],
    checks: change.checks ?? [
      { name: 'status is 200', group: '', passes: 990, fails: 10 },
    ],
  };
  return {
    schemaVersion: 1,
    format: 'k6-summary',
    tool: { name: 'k6', version: '0.54.0' },
    startedAt: '2026-11-20T08:00:00Z',
    durationSeconds: 312,
    synthetic: false,
    metrics: [
      {
        name: 'http_req_duration',
        scope: { operation: 'GET /api/people' },
        unit: 'ms',
        direction: 'lower',
        stats: { p95: 120.4, p99: 200, avg: 60, max: 310 },
      },
      {
        name: 'http_req_duration',
        scope: { operation: 'POST /api/schedule' },
        unit: 'ms',
        direction: 'lower',
        stats: { p95: 2412.34, avg: 900, max: 5000 },
      },
    ],
    warnings: [],
    totals: runTotals(parts, {
      requests: 12345,
      failedRequests: 10,
      errorRate: 10 / 12345,
    }),
    ...change,
    ...parts,
  };
}

export function aRunSummary(change: Partial<RunSummary> = {}): RunSummary {
  const run = aRun();
  return {
    id: 'run-1',
    entityRef: SCHEDULER,
    format: run.format,
    tool: run.tool,
    environment: 'staging',
    branch: 'main',
    commit: '0123456789abcdef',
    url: 'https://ci.example.com/jobs/1',
    startedAt: run.startedAt,
    receivedAt: '2026-11-20T09:00:00Z',
    durationSeconds: run.durationSeconds,
    synthetic: false,
    source: 'upload',
    fileName: null,
    labels: {},
    totals: run.totals,
    ...change,
  };
}

export function aRunDetail(change: Partial<RunDetail> = {}): RunDetail {
  return { ...aRunSummary(), run: aRun(), ...change };
}

export function anUploadResult(
  change: Partial<RunUploadResult> = {},
): RunUploadResult {
  const first = { run: aRunSummary(), created: true, warnings: [] };
  return {
    ...first,
    runs: [first],
    slas: [],
    verdict: 'none',
    link: '/catalog/default/component/residency-scheduler/performance/results',
    ...change,
  };
}

export function aComponentDetail(
  change: Partial<ComponentDetail> = {},
): ComponentDetail {
  return {
    summary: aComponentSummary(),
    assessment: anAssessment(),
    inventory: anInventory(),
    roadmap: aRoadmap(),
    plan: { file: 'perf-coverage.yaml', problems: [], lastGood: false },
    gaps: [
      aGap(),
      aGap({
        id: 'gap-failure',
        capability: 'failure',
        capabilityTitle: 'Failure scenarios',
        title: 'Failure scenarios are untested',
        priority: 'moderate',
        estimate: { low: 10, high: 12, source: 'plan' },
        assignee: null,
        phase: null,
      }),
      aGap({
        id: 'gap-closed',
        title: 'Idempotency has never run',
        priority: 'low',
        status: 'closed',
        closedAt: '2026-11-10T08:00:00Z',
      }),
    ],
    runs: [aRunSummary()],
    sources: {
      origin: 'scan',
      sent: null,
      urlTemplate: 'https://git.example.com/scheduler/blob/main/{path}#L{line}',
      problems: [],
      scannedAt: '2026-11-23T09:00:00Z',
      etag: null,
    },
    ...change,
  };
}

/** A component of which nothing is known yet. */
export function anUnknownComponent(): ComponentDetail {
  return aComponentDetail({
    summary: aComponentSummary({
      state: 'unknown',
      met: 0,
      applicable: 0,
      coverage: null,
      evidence: { met: 0, fresh: 0, written: 0, none: 0 },
      gaps: { critical: 0, high: 0, moderate: 0, low: 0 },
      slas: { met: 0, breached: 0, open: 0 },
      effort: null,
      phase: null,
      p80: null,
      lastRunAt: null,
      scan: {
        status: 'no-sources',
        at: null,
        message: 'The component has no source location.',
      },
    }),
    assessment: null,
    inventory: null,
    roadmap: null,
    plan: { file: null, problems: [], lastGood: false },
    gaps: [],
    runs: [],
    sources: {
      origin: null,
      sent: null,
      urlTemplate: null,
      problems: [],
      scannedAt: null,
      etag: null,
    },
  });
}

export function aScan(change: Partial<ScanProgress> = {}): ScanProgress {
  return {
    entityRef: SCHEDULER,
    status: 'running',
    stage: 'reading',
    filesRead: 10,
    filesTotal: 40,
    message: null,
    startedAt: '2026-11-23T09:00:00Z',
    finishedAt: null,
    ...change,
  };
}
