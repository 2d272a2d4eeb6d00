import { Run } from '../vocabulary';
import { everythingFailed } from './failedRequests';
import { RunEvidence } from './inputs';
import { timeOf } from './runTime';
import { createScriptFinder } from './scriptOfRun';
import { createTestFinder, TestFinder } from './testOfResult';
import { TestUnit } from './testUnits';

/** One execution of a test or script. */
export interface UnitRun {
  run: RunEvidence;
  /** ISO instant. */
  at: string;
  /** `measured`: it ran, but asserts nothing that could fail. */
  outcome: 'passed' | 'failed' | 'measured';
  /** Every request of the run failed, so it exercised nothing. */
  allFailed: boolean;
  /** Longest whole test, set-up included; null for scripts. */
  testSeconds: number | null;
}

export interface RunsOfUnits {
  /** Newest first. */
  of(unit: TestUnit): readonly UnitRun[];
  /** The tests that results name. */
  tests: TestFinder;
  /** The script that a run executed. */
  scriptOf(run: RunEvidence): TestUnit | undefined;
}

/** Finds out which tests and scripts each run has executed. */
export function runsOfUnits(
  units: readonly TestUnit[],
  runs: readonly RunEvidence[],
): RunsOfUnits {
  const tests = createTestFinder(units);
  const findScript = createScriptFinder(units);
  const scripts = new Map<RunEvidence, TestUnit>();
  const found = new Map<TestUnit, UnitRun[]>();
  for (const run of runs) {
    const inRun = new Map<TestUnit, UnitRun>();
    addTests(run, tests, inRun);
    const script = findScript(run);
    if (script) {
      scripts.set(run, script);
      merge(inRun, script, run, scriptOutcome(run.run), null);
    }
    for (const [unit, unitRun] of inRun) {
      const list = found.get(unit);
      if (list) list.push(unitRun);
      else found.set(unit, [unitRun]);
    }
  }
  return {
    of: unit => found.get(unit) ?? [],
    tests,
    scriptOf: run => scripts.get(run),
  };
}

function addTests(
  evidence: RunEvidence,
  tests: TestFinder,
  inRun: Map<TestUnit, UnitRun>,
) {
  for (const result of evidence.run.tests) {
    if (result.status === 'skipped') continue;
    const unit = tests.find(result.name, result.suite);
    if (!unit) continue;
    const outcome = result.status === 'passed' ? 'passed' : 'failed';
    merge(inRun, unit, evidence, outcome, result.durationSeconds);
  }
  for (const metric of evidence.run.metrics) {
    if (!Object.hasOwn(metric.scope, 'test')) continue;
    const unit = tests.findScope(metric.scope);
    if (unit) merge(inRun, unit, evidence, 'measured', null);
  }
}

const weight = { measured: 0, passed: 1, failed: 2 } as const;

function merge(
  inRun: Map<TestUnit, UnitRun>,
  unit: TestUnit,
  run: RunEvidence,
  outcome: UnitRun['outcome'],
  testSeconds: number | null,
) {
  const known = inRun.get(unit);
  if (!known) {
    inRun.set(unit, {
      run,
      at: timeOf(run),
      outcome,
      allFailed: unit.test === null && everythingFailed(run.run),
      testSeconds,
    });
    return;
  }
  if (weight[outcome] > weight[known.outcome]) known.outcome = outcome;
  if (testSeconds !== null) {
    known.testSeconds = Math.max(known.testSeconds ?? 0, testSeconds);
  }
}

/** A script's thresholds are its assertions; none holds where every request failed. */
function scriptOutcome(run: Run): UnitRun['outcome'] {
  if (everythingFailed(run)) return 'failed';
  if (run.thresholds.length === 0) return 'measured';
  return run.thresholds.every(threshold => threshold.ok) ? 'passed' : 'failed';
}
