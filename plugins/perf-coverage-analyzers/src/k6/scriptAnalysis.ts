import type {
  Finding,
  InventoryFile,
} from 'backstage-plugin-perf-coverage-common';
import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import {
  alternatives,
  exportsName,
  FunctionValue,
  ModuleInstance,
  ModuleSource,
  unknown,
  Value,
} from '../javascript';
import { judgeKind } from '../kind';
import { isK6Specifier, showsK6 } from './modules';
import { OptionsProblem, readOptions, ReadOptions } from './options';
import { CustomMetric } from './recorder';
import { finding } from './rules';
import { DataFiles, ScriptRun } from './scriptRun';
import { readThresholds, ThresholdContext } from './thresholds';

/** A script after it was read. */
export interface AnalysedScript {
  run: ScriptRun;
  /** It sets load or limits; without, k6 runs it once with one user. */
  setsLoad: boolean;
  file: InventoryFile;
  metrics: CustomMetric[];
  /** Functions that some configuration runs; null where any may be. */
  execs: string[] | null;
  /** What its thresholds were judged by. */
  thresholdContext: ThresholdContext;
}

/** Whether other modules import a module, and whether by its default export. */
export interface Importers {
  any: boolean;
  asDefault: boolean;
}

const maxDataRounds = 3;

/** Runs the module, again where it opens files that had to be read first. */
async function runWithData(
  path: string,
  modules: ReadonlyMap<string, ModuleSource>,
  tree: SourceTree,
  files: DataFiles,
): Promise<{ run: ScriptRun; instance: ModuleInstance | null }> {
  for (let round = 0; ; round += 1) {
    const run = new ScriptRun(modules, files, tree, path);
    const instance = run.load();
    if (run.wanted.size === 0 || round >= maxDataRounds) {
      return { run, instance };
    }
    for (const one of run.wanted) {
      files.set(one, (await tree.read(one)) ?? null);
    }
  }
}

function functionOf(value: Value | undefined): FunctionValue | undefined {
  return value && alternatives(value).find(one => one.t === 'function');
}

/**
 * Reads a module as a script that k6 is started with; null where it can't be
 * started by itself.
 */
export async function analyseScript(
  module: ModuleSource,
  modules: ReadonlyMap<string, ModuleSource>,
  tree: SourceTree,
  files: DataFiles,
  importers: Importers,
): Promise<AnalysedScript | null> {
  const { path } = module;
  const { run, instance } = await runWithData(path, modules, tree, files);
  if (!instance) return null;
  const isOpaque = isOpaqueScript(module, run, instance, importers);
  const optionsValue =
    run.exported(instance, 'options') ?? (isOpaque ? unknown : undefined);
  const options = readOptions(optionsValue, path);
  const defaultExport = run.exported(instance, 'default');
  const starts =
    isOpaque ||
    isStartable(module, run, instance, options, defaultExport, importers);
  if (!starts) return null;
  startAll(run, instance, options);
  const fallbackLine = module.exports.get('options') ?? 1;
  const { recorder } = run;
  const thresholdContext: ThresholdContext = {
    file: path,
    metrics: recorder.metrics,
    feeds: {
      recorder,
      scenarios: options.names,
      remoteModules: hasRemoteModules(modules),
    },
    complete: !run.truncated,
    fallbackLine,
  };
  const thresholds = readThresholds(optionsValue, thresholdContext);
  const findings: Finding[] = [
    ...execFindings(run, instance, options, fallbackLine),
    ...options.problems.map(one => optionsFinding(one, fallbackLine)),
    ...thresholds.findings,
    ...emptyFindings(run, instance, options, module),
    ...run.missingFiles
      .filter(one => one.file === path)
      .map(one =>
        finding(
          'k6/missing-data-file',
          `open('${one.path}') finds no file`,
          one.line,
        ),
      ),
  ];
  if (
    !options.unknown &&
    recorder.requests.size > 0 &&
    recorder.checks.size === 0 &&
    thresholds.thresholds.length === 0 &&
    !hasRemoteModules(modules)
  ) {
    findings.push(
      finding(
        'k6/asserts-nothing',
        'The script sends requests, but has neither checks nor thresholds',
        fallbackLine,
      ),
    );
  }
  if (run.truncated || recorder.truncated) {
    findings.push(
      finding('k6/too-large', 'The script was read only in part', 1),
    );
  }
  return {
    run,
    setsLoad: options.setsLoad || thresholds.thresholds.length > 0,
    metrics: recorder.metrics,
    execs: options.execs,
    thresholdContext,
    file: {
      path,
      framework: 'k6',
      role: 'script',
      reason: reasonOf(module),
      confidence: 1,
      runnable: true,
      ...judgeKind({ path, ...options }),
      tests: [],
      scenarios: options.scenarios,
      load: options.load,
      thresholds: thresholds.thresholds,
      checks: [...recorder.checks],
      groups: [...recorder.groups],
      customMetrics: uniqueMetrics(recorder.metrics),
      tags: options.tags,
      requests: [...recorder.requests.values()],
      findings,
    },
  };
}

export function uniqueMetrics(
  metrics: CustomMetric[],
): { name: string; type: string }[] {
  const byName = new Map(metrics.map(one => [one.name, one.type]));
  return [...byName].map(([name, type]) => ({ name, type }));
}

export function reasonOf(module: ModuleSource): string {
  const own =
    module.imports.find(one => isK6Specifier(one.specifier)) ??
    module.imports.find(one => showsK6(one.specifier));
  return own ? `imports ${own.specifier}` : 'imports modules that use k6';
}

/** Modules that are known by name only may register metrics and check results. */
function hasRemoteModules(modules: ReadonlyMap<string, ModuleSource>): boolean {
  return [...modules.values()].some(module =>
    module.imports.some(
      one =>
        one.target.kind === 'missing' ||
        (one.target.kind === 'remote' &&
          (!isK6Specifier(one.specifier) || one.specifier.startsWith('k6/x/'))),
    ),
  );
}

/**
 * Whether running a module can show that k6 starts it. One that exports neither
 * options nor a default function is a helper; what it reads by `open()` is
 * looked at all the same, for the scripts that import it.
 */
export function mayStart(
  module: ModuleSource,
  modules: ReadonlyMap<string, ModuleSource>,
): boolean {
  return (
    module.commonJs ||
    /(?<![.\w$])open\s{0,5}\(/.test(module.text) ||
    ['default', 'options'].some(
      name => exportsName(modules, module.path, name) !== false,
    )
  );
}

/**
 * A script in the form that bundlers write: it exports through code of the
 * bundler, so that only a run tells what.
 */
function isOpaqueScript(
  module: ModuleSource,
  run: ScriptRun,
  instance: ModuleInstance,
  importers: Importers,
): boolean {
  return (
    module.commonJs &&
    !importers.any &&
    module.imports.some(one => showsK6(one.specifier)) &&
    /\b(default|options)\b/.test(module.text) &&
    functionOf(run.exported(instance, 'default')) === undefined &&
    run.exported(instance, 'options') === undefined
  );
}

function isStartable(
  module: ModuleSource,
  run: ScriptRun,
  instance: ModuleInstance,
  options: ReadOptions,
  defaultExport: Value | undefined,
  importers: Importers,
): boolean {
  const own = ['options', 'setup', 'teardown', 'handleSummary'].some(
    name => run.exported(instance, name) !== undefined,
  );
  const main = functionOf(defaultExport);
  if (main) {
    // A default export that others import, without settings of its own, is a helper.
    return own || !importers.asDefault;
  }
  const passedOn = module.imports.some(
    one =>
      one.kind === 'export' &&
      one.target.kind !== 'local' &&
      one.names.some(({ name }) => name === 'default'),
  );
  if (defaultExport?.t === 'unknown' && (own || passedOn)) return true;
  if (run.exported(instance, 'options') === undefined) return false;
  // Which scenarios run is chosen outside; nobody imports it, so k6 starts it.
  const undecided =
    options.scenarios.length === 0 && (options.unknown || options.setsLoad);
  if (undecided && !importers.any) {
    const names = options.execs ?? exportedFunctions(instance);
    return names.some(
      name => functionOf(run.exported(instance, name)) !== undefined,
    );
  }
  return options.scenarios.some(
    one =>
      one.exec !== null &&
      (one.exec !== 'default' || options.scenarios.length > 1) &&
      functionOf(run.exported(instance, one.exec)) !== undefined,
  );
}

/** Functions that k6 knows by name and does not run as a scenario. */
const lifecycle = ['options', 'setup', 'teardown', 'handleSummary'];

function exportedFunctions(instance: ModuleInstance): string[] {
  return [...instance.exports.keys()].filter(name => !lifecycle.includes(name));
}

/** Runs setup, every function that some scenario runs, teardown and the summary. */
function startAll(
  run: ScriptRun,
  instance: ModuleInstance,
  options: ReadOptions,
): void {
  const setup = run.exported(instance, 'setup');
  const data = setup ? [run.start(setup, [])] : [];
  const names = options.execs ?? exportedFunctions(instance);
  for (const name of new Set(names)) {
    run.start(run.exported(instance, name), data);
  }
  run.start(run.exported(instance, 'teardown'), data);
  run.start(run.exported(instance, 'handleSummary'), []);
}

function optionsFinding(problem: OptionsProblem, fallbackLine: number) {
  const line = problem.line === 1 ? fallbackLine : problem.line;
  return finding('k6/invalid-options', problem.message, line);
}

function execFindings(
  run: ScriptRun,
  instance: ModuleInstance,
  options: ReadOptions,
  fallbackLine: number,
): Finding[] {
  const findings: Finding[] = [];
  for (const scenario of options.scenarios) {
    if (scenario.exec === null) continue;
    const value = run.exported(instance, scenario.exec);
    if (value && (functionOf(value) || value.t === 'unknown')) continue;
    if (instance.stars.includes(null)) continue;
    scenario.reachable = false;
    const what =
      scenario.exec === 'default'
        ? 'the default function'
        : `'${scenario.exec}'`;
    const line = options.execLines.get(scenario.name) ?? 1;
    findings.push(
      finding(
        'k6/missing-exec',
        `Scenario '${scenario.name}' runs ${what}, which the script does not export`,
        line === 1 ? fallbackLine : line,
      ),
    );
  }
  return findings;
}

function emptyFindings(
  run: ScriptRun,
  instance: ModuleInstance,
  options: ReadOptions,
  module: ModuleSource,
): Finding[] {
  const findings: Finding[] = [];
  for (const name of new Set(options.execs ?? ['default'])) {
    const fn = functionOf(run.exported(instance, name));
    const body = fn?.node.body;
    if (body?.type === 'BlockStatement' && body.body.length === 0) {
      findings.push(
        finding(
          'k6/empty-function',
          name === 'default'
            ? 'The default function is empty'
            : `The function '${name}' of a scenario is empty`,
          fn?.scope.file === module.path ? body.loc?.start.line ?? 1 : 1,
        ),
      );
    }
  }
  return findings;
}
