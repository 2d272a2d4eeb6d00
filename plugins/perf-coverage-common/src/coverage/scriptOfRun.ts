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

/** Names of result files are looked at this far. */
const maxNameLength = 300;

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
 *
 * The names of scripts are indexed once for each tool, so that a run costs as
 * much as it has names, however many scripts there are.
 */
export function createScriptFinder(
  units: readonly TestUnit[],
): (run: RunEvidence) => TestUnit | undefined {
  const byFramework = new Map<string, TestUnit[]>();
  for (const unit of units) {
    if (unit.test === null) pushTo(byFramework, plain(unit.framework), unit);
  }
  const indexes = new Map<string, ScriptIndex | null>();
  return run => {
    const tool = `${plain(run.run.tool.name)}\n${plain(run.run.format)}`;
    let index = indexes.get(tool);
    if (index === undefined) {
      const ofTool = [...byFramework].flatMap(([framework, scripts]) =>
        isOfTool(framework, tool) ? scripts : [],
      );
      index = ofTool.length === 0 ? null : indexScripts(ofTool);
      indexes.set(tool, index);
    }
    return index === null ? undefined : scriptOf(run, index);
  };
}

/** What is particular to the scripts of a tool. */
interface ScriptIndex {
  only: TestUnit | undefined;
  byStem: Map<string, TestUnit[]>;
  longestStem: number;
  byScenario: Map<string, TestUnit[]>;
  /** By one of the metrics, all of which the run must have. */
  byMetric: Map<string, { unit: TestUnit; metrics: string[] }[]>;
  byCheck: Map<string, Set<TestUnit>>;
  byThresholds: Map<string, TestUnit[]>;
}

function indexScripts(scripts: readonly TestUnit[]): ScriptIndex {
  const index: ScriptIndex = {
    only: scripts.length === 1 ? scripts[0] : undefined,
    byStem: new Map(),
    longestStem: 0,
    byScenario: new Map(),
    byMetric: new Map(),
    byCheck: new Map(),
    byThresholds: new Map(),
  };
  for (const unit of scripts) {
    const { file } = unit;
    const stem = plain(stemOf(file.path));
    if (stem.length > 2) {
      pushTo(index.byStem, stem, unit);
      index.longestStem = Math.max(
        index.longestStem,
        stem.split('-').length,
      );
    }
    for (const name of new Set(file.scenarios.map(({ name: own }) => own))) {
      if (!ordinaryScenarios.has(name)) pushTo(index.byScenario, name, unit);
    }
    const metrics = [...new Set(file.customMetrics.map(({ name }) => name))];
    if (metrics.length > 0) {
      pushTo(index.byMetric, metrics[0], { unit, metrics });
    }
    for (const check of file.checks) {
      const known = index.byCheck.get(check);
      if (known) known.add(unit);
      else index.byCheck.set(check, new Set([unit]));
    }
    if (file.thresholds.length > 0) {
      pushTo(index.byThresholds, thresholdsKey(file.thresholds), unit);
    }
  }
  return index;
}

function scriptOf(
  evidence: RunEvidence,
  index: ScriptIndex,
): TestUnit | undefined {
  const { run } = evidence;
  const fileName = plain(
    evidence.source
      .slice(evidence.source.lastIndexOf('/') + 1)
      .slice(0, maxNameLength),
  );
  return (
    byFileName(fileName, index) ??
    byScenario(evidence, index) ??
    byMetrics(evidence, index) ??
    byChecks(evidence, index) ??
    (run.thresholds.length > 0
      ? onlyOne(index.byThresholds.get(thresholdsKey(run.thresholds)))
      : undefined) ??
    (namesNothing(fileName, plain(run.tool.name)) ? index.only : undefined)
  );
}

function isOfTool(framework: string, tool: string): boolean {
  const [name, format] = tool.split('\n');
  return name.includes(framework) || format.startsWith(framework);
}

/** Lower-case words between single dashes. */
function plain(name: string): string {
  return name
    .toLocaleLowerCase('en-US')
    .split(/[^a-z0-9]+/)
    .filter(word => word.length > 0)
    .join('-');
}

function onlyOne<T>(fitting: readonly T[] | undefined): T | undefined {
  return fitting?.length === 1 ? fitting[0] : undefined;
}

function pushTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The longest script name that stands in the result file's name, word by word. */
function byFileName(
  fileName: string,
  { byStem, longestStem }: ScriptIndex,
): TestUnit | undefined {
  const words = fileName.split('-');
  const found = new Map<string, TestUnit[]>();
  for (let from = 0; from < words.length; from++) {
    let stem = '';
    const end = Math.min(words.length, from + longestStem);
    for (let at = from; at < end; at++) {
      stem += at === from ? words[at] : `-${words[at]}`;
      const units = byStem.get(stem);
      if (units) found.set(stem, units);
    }
  }
  const longest = [...found].sort(([a], [b]) => b.length - a.length);
  if (longest.length === 0 || longest[0][1].length > 1) return undefined;
  return longest.length === 1 || longest[0][0].length > longest[1][0].length
    ? longest[0][1][0]
    : undefined;
}

/** `upload`, `k6-summary.json`, `2026-11-20-results.json` */
function namesNothing(fileName: string, tool: string): boolean {
  return fileName
    .split('-')
    .every(
      word =>
        /^[0-9]*$/.test(word) || ordinaryWords.has(word) || word === tool,
    );
}

function byScenario(
  { run }: RunEvidence,
  { byScenario: index }: ScriptIndex,
): TestUnit | undefined {
  if (index.size === 0) return undefined;
  const fitting = new Set<TestUnit>();
  for (const metric of run.metrics) {
    if (!Object.hasOwn(metric.scope, 'scenario')) continue;
    for (const unit of index.get(metric.scope.scenario) ?? []) {
      fitting.add(unit);
    }
  }
  return fitting.size === 1 ? [...fitting][0] : undefined;
}

function byMetrics(
  { run }: RunEvidence,
  { byMetric }: ScriptIndex,
): TestUnit | undefined {
  if (byMetric.size === 0) return undefined;
  const names = new Set(run.metrics.map(metric => metric.name));
  const fitting = [...names].flatMap(name =>
    (byMetric.get(name) ?? []).filter(({ metrics }) =>
      metrics.every(metric => names.has(metric)),
    ),
  );
  return onlyOne(fitting)?.unit;
}

function byChecks(
  { run }: RunEvidence,
  { byCheck }: ScriptIndex,
): TestUnit | undefined {
  if (run.checks.length === 0) return undefined;
  const sets = run.checks.map(check => byCheck.get(check.name));
  const smallest = sets.reduce((a, b) =>
    (b?.size ?? 0) < (a?.size ?? 0) ? b : a,
  );
  return smallest
    ? onlyOne([...smallest].filter(unit => sets.every(set => set?.has(unit))))
    : undefined;
}

function thresholdsKey(
  thresholds: readonly { metric: string; expression: string }[],
): string {
  return [
    ...new Set(
      thresholds.map(
        ({ metric, expression }) =>
          `${metric} ${expression.replace(/\s+/g, '')}`,
      ),
    ),
  ]
    .sort()
    .join('\n');
}
