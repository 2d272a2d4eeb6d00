import { RunEvidence } from './inputs';
import { stemOf, TestUnit } from './testUnits';

/** Scenario names that tools give by themselves and that identify nothing. */
const ordinaryScenarios = new Set(['default', 'main', 'scenario', 'test']);

/** Words in the names of result files that say nothing about the script. */
const ordinaryWords = new Set([
  ...['csv', 'end', 'export', 'handle', 'html', 'json', 'jtl', 'k6', 'latest'],
  ...['load', 'of', 'out', 'output', 'perf', 'performance', 'report', 'result'],
  ...['results', 'run', 'stats', 'summary', 'synthetic', 'test', 'tests'],
  ...['upload', 'xml'],
]);

/**
 * Finds the script that a load run has executed. Results of load tools rarely
 * name it, so what is particular to one script decides, in this order:
 *
 * 1. the result file's name holds the script's name;
 * 2. a scenario of the run is a scenario of one script only;
 * 3. the script's own metrics, checks or thresholds are those of the run;
 * 4. there is only one script of that tool, and the result file's name names
 *    nothing else.
 *
 * Undefined where two scripts fit equally: a guess is no evidence.
 */
export function createScriptFinder(
  units: readonly TestUnit[],
): (run: RunEvidence) => TestUnit | undefined {
  const scripts = units.filter(unit => unit.test === null);
  return run => {
    const ofTool = scripts.filter(unit => isOfTool(unit, run));
    if (ofTool.length === 0) return undefined;
    return (
      byFileName(ofTool, run) ??
      onlyOne(ofTool, unit => sharesScenario(unit, run)) ??
      onlyOne(ofTool, unit => sharesMetrics(unit, run)) ??
      onlyOne(ofTool, unit => sharesChecks(unit, run)) ??
      onlyOne(ofTool, unit => sharesThresholds(unit, run)) ??
      (namesNothing(run) ? onlyOne(ofTool, () => true) : undefined)
    );
  };
}

function isOfTool(unit: TestUnit, { run }: RunEvidence): boolean {
  const framework = plain(unit.framework);
  return (
    plain(run.tool.name).includes(framework) ||
    plain(run.format).startsWith(framework)
  );
}

function plain(name: string): string {
  return name.toLocaleLowerCase('en-US').replace(/[^a-z0-9]+/g, '-');
}

function onlyOne(
  units: readonly TestUnit[],
  fits: (unit: TestUnit) => boolean,
): TestUnit | undefined {
  const fitting = units.filter(fits);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The longest script name that stands in the result file's name. */
function byFileName(
  units: readonly TestUnit[],
  run: RunEvidence,
): TestUnit | undefined {
  const file = `-${plain(run.source.slice(run.source.lastIndexOf('/') + 1))}-`;
  const named = units
    .map(unit => ({ unit, stem: plain(stemOf(unit.file.path)) }))
    .filter(({ stem }) => stem.length > 2 && file.includes(`-${stem}-`))
    .sort((a, b) => b.stem.length - a.stem.length);
  return named.length === 1 || named[0]?.stem.length > named[1]?.stem.length
    ? named[0]?.unit
    : undefined;
}

/** `upload`, `k6-summary.json`, `2026-11-20-results.json` */
function namesNothing({ source, run }: RunEvidence): boolean {
  const own = plain(run.tool.name);
  return plain(source.slice(source.lastIndexOf('/') + 1))
    .split('-')
    .every(
      word => /^[0-9]*$/.test(word) || ordinaryWords.has(word) || word === own,
    );
}

function sharesScenario(unit: TestUnit, { run }: RunEvidence): boolean {
  const names = new Set(
    run.metrics.flatMap(metric =>
      Object.hasOwn(metric.scope, 'scenario') ? [metric.scope.scenario] : [],
    ),
  );
  return unit.file.scenarios.some(
    scenario =>
      names.has(scenario.name) && !ordinaryScenarios.has(scenario.name),
  );
}

function sharesMetrics(unit: TestUnit, { run }: RunEvidence): boolean {
  const names = new Set(run.metrics.map(metric => metric.name));
  return (
    unit.file.customMetrics.length > 0 &&
    unit.file.customMetrics.every(metric => names.has(metric.name))
  );
}

function sharesChecks(unit: TestUnit, { run }: RunEvidence): boolean {
  const checks = new Set(unit.file.checks);
  return (
    run.checks.length > 0 && run.checks.every(check => checks.has(check.name))
  );
}

function sharesThresholds(unit: TestUnit, { run }: RunEvidence): boolean {
  const key = (threshold: { metric: string; expression: string }) =>
    `${threshold.metric} ${threshold.expression.replace(/\s+/g, '')}`;
  const wanted = new Set(run.thresholds.map(key));
  const own = new Set(unit.file.thresholds.map(key));
  return (
    wanted.size > 0 &&
    wanted.size === own.size &&
    [...wanted].every(expression => own.has(expression))
  );
}
