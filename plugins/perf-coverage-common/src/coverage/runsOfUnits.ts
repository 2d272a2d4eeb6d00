import { isRealDate } from '../plan/dates';
import { Run } from '../vocabulary';
import { RunEvidence } from './inputs';
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

/**
 * When a run took place: as the result says; else the day in the name of its
 * file (`results/2026-11-20-peak.json`), because the time of a file in a
 * checkout is that of the checkout; else when it was received.
 *
 * @public
 */
export function timeOf(run: RunEvidence): string {
  return run.startedAt ?? dayInName(run.source) ?? run.receivedAt;
}

function dayInName(source: string): string | null {
  const name = source.slice(source.lastIndexOf('/') + 1);
  const match = /(?<!\d)(20\d{2})[-_]?(\d{2})[-_]?(\d{2})(?!\d)/.exec(name);
  const day = match ? match.slice(1).join('-') : '';
  return isRealDate(day) ? `${day}T00:00:00.000Z` : null;
}

/** Runs sorted newest first, in an order that does not depend on their own. */
export function newestFirst(runs: readonly RunEvidence[]): RunEvidence[] {
  const keyed = runs.map(run => ({ run, at: Date.parse(timeOf(run)) || 0 }));
  keyed.sort(
    (a, b) =>
      b.at - a.at || (a.run.id < b.run.id ? -1 : Number(a.run.id > b.run.id)),
  );
  return keyed.map(entry => entry.run);
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
    inRun.set(unit, { run, at: timeOf(run), outcome, testSeconds });
    return;
  }
  if (weight[outcome] > weight[known.outcome]) known.outcome = outcome;
  if (testSeconds !== null) {
    known.testSeconds = Math.max(known.testSeconds ?? 0, testSeconds);
  }
}

/** A script's thresholds are its assertions. */
function scriptOutcome(run: Run): UnitRun['outcome'] {
  if (run.thresholds.length === 0) return 'measured';
  return run.thresholds.every(threshold => threshold.ok) ? 'passed' : 'failed';
}
