import { RunEvidence } from './inputs';
import { assess } from './assess';
import { defaultPolicy, Policy } from './policy';
import {
  aFile,
  aK6Run,
  anApi,
  anAssessed,
  anInventory,
  aRequest,
  aTestRun,
  aFinding,
  aTest,
  now,
} from './testing';

function judged(
  over: Parameters<typeof anAssessed>[0],
  policy: Policy = defaultPolicy,
) {
  return assess(anAssessed(over), policy, now);
}

const loadPlan = `
capabilities:
  - { name: shop, requires: [load], evidence: { tests: ['load/*'], operations: ['* /**'] } }`;
const peak = aFile('load/peak.js', {
  requests: [aRequest('load/peak.js', 'GET /orders')],
});
const api = anApi(['GET /orders']);

describe('a run that is dated in the future', () => {
  const future = aK6Run('tomorrow', -2, 'peak');

  it('is neither newest nor fresh, and is told', () => {
    const result = judged({
      plan: loadPlan,
      inventory: anInventory(peak),
      apis: [api],
      runs: [future],
    });
    expect(result.capabilities[0].requirements).toEqual([
      expect.objectContaining({
        type: 'test',
        evidence: 'run',
        met: false,
        lack: 'in-the-future',
        why: expect.stringContaining('in the future'),
      }),
      expect.objectContaining({ type: 'operation', evidence: 'run' }),
    ]);
    expect(result.warnings).toEqual([
      expect.objectContaining({
        code: 'run-in-the-future',
        runId: 'tomorrow',
      }),
    ]);
  });

  it('does not hide a run of today', () => {
    const failed = aK6Run('today', 0, 'peak', {
      thresholds: [
        { metric: 'x', selector: {}, expression: 'p(95)<1', ok: false },
      ],
    });
    const { capabilities, warnings } = judged({
      plan: loadPlan,
      inventory: anInventory(peak),
      runs: [future, failed],
    });
    expect(capabilities[0].requirements[0].evidence).toBe('failing');
    expect(warnings).toHaveLength(1);
  });

  it('is one of now where clocks differ by minutes, or the day began elsewhere', () => {
    const soon = { ...aK6Run('soon', 0, 'peak') };
    soon.startedAt = new Date(Date.parse(now) + 10 * 60_000).toISOString();
    const named: RunEvidence = {
      ...aK6Run('named', 0, 'peak'),
      startedAt: null,
      source: 'results/2026-11-24-peak.json',
    };
    for (const run of [soon, named]) {
      const result = judged({
        plan: loadPlan,
        inventory: anInventory(peak),
        runs: [run],
      });
      expect(result.warnings).toEqual([]);
      expect(result.totals.metRequirements).toBe(1);
    }
  });
});

describe('a run whose requests all failed', () => {
  const totals = (requests: number, failedRequests: number) => ({
    requests,
    failedRequests,
    errorRate: failedRequests / requests,
  });
  const runWith = (requests: number, failed: number) => {
    const run = aK6Run('r', 1, 'peak');
    return {
      ...run,
      run: { ...run.run, totals: { ...run.run.totals, ...totals(requests, failed) } },
    };
  };

  it.each([
    [100, 100, 'failing', 'failing'],
    [100, 99, 'met', 'met'],
    [100, 0, 'met', 'met'],
  ])('%i requests, %i failed: %s', (requests, failed, test, operation) => {
    const { capabilities } = judged({
      plan: loadPlan,
      inventory: anInventory(peak),
      apis: [api],
      runs: [runWith(requests, failed)],
    });
    expect(
      capabilities[0].requirements.map(({ evidence }) => evidence),
    ).toEqual([test, operation]);
  });

  it('says so, and opens a gap of failing tests', () => {
    const { gaps } = judged({
      plan: loadPlan,
      inventory: anInventory(peak),
      apis: [api],
      runs: [runWith(10, 10)],
    });
    expect(gaps).toEqual([
      expect.objectContaining({
        type: 'failing-test',
        why: expect.stringContaining('every request failed'),
      }),
    ]);
  });

  const scoped = (name: string, stats: Record<string, number>) => ({
    name,
    scope: { operation: 'GET /orders' },
    unit: name === 'http_req_failed' ? 'ratio' : 'ms',
    direction: 'lower' as const,
    stats,
  });

  it.each([
    ['answered', [scoped('http_req_duration', { count: 5, p95: 3 })], 'met'],
    [
      'all failed',
      [
        scoped('http_req_duration', { count: 5, p95: 3 }),
        scoped('http_req_failed', { rate: 1 }),
      ],
      'failing',
    ],
    // k6 lists the tag of a threshold although nothing had it
    ['never requested', [scoped('http_req_duration', { p95: 0 })], 'none'],
  ])('an operation of its own that %s', (_, metrics, evidence) => {
    const { operations, totals: sums } = judged({
      inventory: anInventory(),
      apis: [api],
      runs: [aK6Run('r', 1, 'other', { metrics })],
    });
    expect(operations[0].evidence).toBe(evidence);
    // no request of a source that can run goes to it
    expect(sums.coveredOperations).toBe(0);
  });
});

describe('a script that can’t run', () => {
  const broken = aFile('load/peak.js', {
    runnable: false,
    findings: [aFinding(7, 'It imports a module that is not there')],
    requests: [aRequest('load/peak.js', 'GET /orders')],
  });

  it('leads to the line that keeps it from running', () => {
    const { capabilities, gaps } = judged({
      plan: loadPlan,
      inventory: anInventory(broken),
      apis: [api],
    });
    const place = { type: 'source', file: 'load/peak.js', line: 7 };
    for (const requirement of capabilities[0].requirements) {
      expect(requirement.evidence).toBe('broken');
      expect(requirement.links).toContainEqual(expect.objectContaining(place));
    }
    expect(gaps[0].type).toBe('broken-test');
    expect(gaps[0].links).toContainEqual(expect.objectContaining(place));
  });

  it('of which a test is skipped leads to that test', () => {
    const { gaps } = judged({
      plan: `
capabilities:
  - { name: shop, requires: [benchmark], evidence: { tests: ['tests/*'] } }`,
      inventory: anInventory(
        aFile('tests/test_a.py', {
          tests: [aTest('test_a', { line: 40, skipped: true })],
        }),
      ),
    });
    expect(gaps[0].links).toContainEqual(
      expect.objectContaining({ file: 'tests/test_a.py', line: 40 }),
    );
  });
});

describe('a result of an old commit', () => {
  const commits = ['c'.repeat(40), 'b'.repeat(40), 'a'.repeat(40)];
  const of = (commit: string | null): RunEvidence => ({
    ...aTestRun('r', 1, 'test_a'),
    commit,
  });
  const inputs = (run: RunEvidence) => ({
    inventory: anInventory(
      aFile('tests/test_a.py', { tests: [aTest('test_a')] }),
    ),
    runs: [run],
    commits,
  });
  const plan = `
capabilities:
  - { name: shop, requires: [benchmark], evidence: { tests: ['tests/*'] } }`;

  it.each([
    [null, 'a'.repeat(40), 'met'],
    [0, 'c'.repeat(40), 'met'],
    [0, 'ccccccc', 'met'],
    [0, 'b'.repeat(40), 'run'],
    [1, 'b'.repeat(40), 'met'],
    [1, 'a'.repeat(40), 'run'],
    [2, 'f'.repeat(40), 'run'],
    // more than is known may lie between
    [3, 'f'.repeat(40), 'met'],
    [0, null, 'met'],
  ])('where %s may lie between, %s is %s', (maxCommitsBehind, commit, evidence) => {
    const { capabilities } = judged(
      { plan, ...inputs(of(commit)) },
      { ...defaultPolicy, maxCommitsBehind },
    );
    expect(capabilities[0].requirements[0]).toMatchObject({
      evidence,
      ...(evidence === 'run' ? { lack: 'old-commit' } : {}),
    });
  });
});
