import type {
  LoadProfile,
  Scenario,
} from 'backstage-plugin-perf-coverage-common';
import {
  alternatives,
  constant,
  isNothing,
  object,
  ObjectValue,
  present,
  settled,
  text,
  textOf,
  toNumber,
  Value,
} from '../javascript';
import {
  durationSetting,
  executorNames,
  greatestVUs,
  numberSetting,
  readExecutor,
  TimedPlan,
} from './executors';

/** A problem with the options, to become a finding. */
export interface OptionsProblem {
  message: string;
  line: number;
}

export interface ReadOptions {
  scenarios: Scenario[];
  timed: TimedPlan[];
  load: LoadProfile;
  tags: Record<string, string>;
  /** Tags of scenarios, where a kind may be stated too. */
  scenarioTags: Record<string, string>[];
  /** Functions that some configuration runs; null where any may be. */
  execs: string[] | null;
  /** Names of the scenarios of all configurations; null where any may be. */
  names: Set<string> | null;
  problems: OptionsProblem[];
  /** The options or their scenarios could not be read. */
  unknown: boolean;
  /** Users, time or scenarios are set, or may be. */
  setsLoad: boolean;
  /** Some scenario's `exec`, with its line. */
  execLines: Map<string, number>;
}

const emptyLoad: LoadProfile = {
  durationSeconds: null,
  maxVUs: null,
  iterations: null,
};

/** Reads the value of `options` as k6 would in a run without environment variables. */
export function readOptions(
  value: Value | undefined,
  file: string,
): ReadOptions {
  const result: ReadOptions = {
    scenarios: [],
    timed: [],
    load: emptyLoad,
    tags: {},
    scenarioTags: [],
    execs: [],
    names: new Set(),
    problems: [],
    unknown: false,
    setsLoad: false,
    execLines: new Map(),
  };
  const options = value ? settled(value) : object();
  if (options.t !== 'object') {
    return { ...result, unknown: true, setsLoad: true, execs: null };
  }
  const loadSettings = ['scenarios', 'vus', 'duration', 'iterations', 'stages'];
  result.setsLoad =
    options.open || loadSettings.some(name => options.props.has(name));
  result.tags = readTags(options.props.get('tags'));
  for (const one of alternatives(value ?? options)) {
    if (one.t === 'object') collectExecs(result, one);
    else if (one.t === 'unknown') result.names = null;
  }
  const scenarios = settled(options.props.get('scenarios'));
  if (scenarios.t === 'object') {
    checkShortcuts(result, options, file);
    for (const [name, written] of scenarios.props) {
      const at = scenarios.lines.get(name);
      const line = at?.file === file ? at.line : 1;
      const settings = present(written);
      if (isNothing(settings)) continue;
      readScenario(result, name, settings, line);
    }
    if (scenarios.open) {
      result.unknown = true;
      result.execs = null;
    }
  } else if (isNothing(scenarios) && !hidesScenarios(options)) {
    const { name, settings } = shortcut(options);
    readScenario(result, 'default', withExecutor(settings, name), 1);
  } else {
    result.unknown = true;
    result.execs = null;
  }
  result.load = loadOf(result);
  return result;
}

/** Options that spread something unknown may hold scenarios. */
function hidesScenarios(options: ObjectValue): boolean {
  const shortcuts = ['vus', 'duration', 'iterations', 'stages'];
  return options.open && !shortcuts.some(name => options.props.has(name));
}

function readTags(value: Value | undefined): Record<string, string> {
  const tags = settled(value);
  if (tags.t !== 'object') return {};
  return Object.fromEntries(
    [...tags.props].flatMap(([name, one]) => {
      const known = settled(one);
      const written =
        known.t === 'constant' ? String(known.value) : textOf(known);
      return written === undefined ? [] : [[name, written]];
    }),
  );
}

/** `exec` of all scenarios of all alternatives: what some configuration runs. */
function collectExecs(result: ReadOptions, options: ObjectValue): void {
  for (const scenarios of alternatives(
    options.props.get('scenarios') ?? constant(undefined),
  )) {
    if (scenarios.t === 'unknown') result.execs = null;
    const isOpen =
      scenarios.t === 'object' ? scenarios.open : !isNothing(scenarios);
    if (isOpen || options.open) result.names = null;
    if (scenarios.t !== 'object') {
      if (isNothing(scenarios)) result.names?.add('default');
      if (isNothing(scenarios)) result.execs?.push('default');
      continue;
    }
    for (const [name, written] of scenarios.props) {
      result.names?.add(name);
      for (const settings of alternatives(written)) {
        if (settings.t !== 'object') {
          if (settings.t === 'unknown') result.execs = null;
          continue;
        }
        for (const exec of alternatives(
          settings.props.get('exec') ?? text('default'),
        )) {
          const known = textOf(exec);
          if (known !== undefined) result.execs?.push(known);
          else if (!isNothing(exec)) result.execs = null;
          else result.execs?.push('default');
        }
      }
    }
  }
}

/** The scenario that `vus`, `duration`, `iterations`, `stages` stand for. */
function shortcut(options: ObjectValue): {
  name: string;
  settings: ObjectValue;
} {
  const settings = object([], options.open);
  const has = (name: string) => {
    const value = options.props.get(name);
    return value !== undefined && !isNothing(settled(value));
  };
  const take = (from: string, to: string = from) => {
    const value = options.props.get(from);
    if (value && has(from)) settings.props.set(to, value);
  };
  const stages = settled(options.props.get('stages'));
  const hasStages =
    has('stages') &&
    !(stages.t === 'array' && stages.items.length === 0 && !stages.open);
  if (has('iterations')) {
    take('iterations');
    take('vus');
    take('duration', 'maxDuration');
    settings.open = false;
    return { name: 'shared-iterations', settings };
  }
  if (has('duration')) {
    take('duration');
    take('vus');
    settings.open = false;
    return { name: 'constant-vus', settings };
  }
  if (hasStages) {
    take('stages');
    take('vus', 'startVUs');
    settings.open = false;
    return { name: 'ramping-vus', settings };
  }
  if (has('vus')) {
    take('vus');
    take('vus', 'iterations');
    settings.open = false;
    return { name: 'shared-iterations', settings };
  }
  return { name: 'per-vu-iterations', settings };
}

function withExecutor(settings: ObjectValue, name: string): ObjectValue {
  settings.props.set('executor', text(name));
  return settings;
}

/** k6 refuses shortcuts beside scenarios (execution_config_shortcuts.go). */
function checkShortcuts(
  result: ReadOptions,
  options: ObjectValue,
  file: string,
): void {
  for (const name of ['iterations', 'duration', 'stages']) {
    const value = settled(options.props.get(name));
    const empty = value.t === 'array' && value.items.length === 0;
    if (value.t === 'unknown' || isNothing(value) || empty) continue;
    const at = options.lines.get(name);
    result.problems.push({
      message: `options have both '${name}' and 'scenarios', which k6 refuses`,
      line: at?.file === file ? at.line : 1,
    });
  }
}

function readScenario(
  result: ReadOptions,
  name: string,
  settings: Value,
  line: number,
): void {
  if (settings.t !== 'object') {
    result.scenarios.push({
      name,
      executor: 'unknown',
      exec: null,
      reachable: true,
      startSeconds: 0,
      durationSeconds: null,
      maxVUs: null,
      iterations: null,
      stages: [],
    });
    const unknownPlan = readExecutor('unknown', object([], true));
    result.timed.push({ startSeconds: 0, plan: unknownPlan });
    return;
  }
  const executor = textOf(settled(settings.props.get('executor')));
  if (
    executor === undefined
      ? !settings.open && !settings.props.has('executor')
      : !isExecutor(executor)
  ) {
    result.problems.push({
      message: executor
        ? `scenario '${name}' has the unknown executor '${executor}'`
        : `scenario '${name}' has no executor`,
      line,
    });
  }
  const plan = readExecutor(executor ?? 'unknown', settings);
  const startSeconds = durationSetting(settings, 'startTime', 0) ?? 0;
  const execValue = settled(settings.props.get('exec'));
  let exec: string | null = textOf(execValue) ?? null;
  if (isNothing(execValue)) exec = 'default';
  if (exec !== null) result.execLines.set(name, line);
  result.scenarioTags.push(readTags(settings.props.get('tags')));
  result.scenarios.push({
    name,
    executor: executor ?? 'unknown',
    exec,
    reachable: true,
    startSeconds,
    durationSeconds: plan.durationSeconds,
    maxVUs: plan.maxVUs,
    iterations: plan.iterations,
    stages: plan.stages,
  });
  result.timed.push({ startSeconds, plan });
  checkNumbers(result, name, executor, settings, line);
}

function isExecutor(name: string): boolean {
  return executorNames.some(one => one === name);
}

/** Settings that k6 refuses at start. */
function checkNumbers(
  result: ReadOptions,
  name: string,
  executor: string | undefined,
  settings: ObjectValue,
  line: number,
): void {
  const missing = (key: string) =>
    !settings.open && isNothing(settled(settings.props.get(key)));
  const refuse = (message: string) =>
    result.problems.push({ message: `scenario '${name}': ${message}`, line });
  const arrival =
    executor === 'constant-arrival-rate' || executor === 'ramping-arrival-rate';
  if (arrival && missing('preAllocatedVUs')) {
    refuse('preAllocatedVUs is missing');
  }
  if (executor === 'constant-arrival-rate' && missing('rate')) {
    refuse('rate is missing');
  }
  if (executor === 'ramping-vus' || executor === 'ramping-arrival-rate') {
    for (const problem of stageProblems(settings)) refuse(problem);
  }
  const timed = ['constant-arrival-rate', 'constant-vus'];
  if (timed.some(one => one === executor) && missing('duration')) {
    refuse('duration is missing');
  }
  if (executor === 'shared-iterations') {
    const vus = numberSetting(settings, 'vus', 1);
    const iterations = numberSetting(settings, 'iterations', 1);
    if (vus !== null && iterations !== null && iterations < vus) {
      refuse(`${iterations} iterations are fewer than its ${vus} VUs`);
    }
  }
  const most = toNumber(settled(settings.props.get('maxVUs')));
  const first = toNumber(settled(settings.props.get('preAllocatedVUs')));
  if (arrival && most !== undefined && first !== undefined && most < first) {
    refuse('maxVUs is less than preAllocatedVUs');
  }
}

/** `validateStages` of lib/executor/helpers.go. */
function stageProblems(settings: ObjectValue): string[] {
  const stages = settled(settings.props.get('stages'));
  const none = stages.t === 'array' && !stages.open && !stages.items.length;
  if (none || (isNothing(stages) && !settings.open)) {
    return ['at least one stage is needed'];
  }
  if (stages.t !== 'array') return [];
  return stages.items.flatMap((item, index) => {
    const stage = settled(item);
    if (stage.t !== 'object' || stage.open) return [];
    return ['duration', 'target'].flatMap(key =>
      isNothing(settled(stage.props.get(key)))
        ? [`stage ${index + 1} has no ${key}`]
        : [],
    );
  });
}

function loadOf(options: ReadOptions): LoadProfile {
  const { scenarios, timed } = options;
  if (scenarios.length === 0 || options.unknown) return emptyLoad;
  const sum = (values: (number | null)[]) =>
    values.every(one => one !== null)
      ? values.reduce((total: number, one) => total + (one ?? 0), 0)
      : null;
  const ends = scenarios.map(one =>
    one.durationSeconds === null
      ? null
      : one.startSeconds + one.durationSeconds,
  );
  return {
    durationSeconds: ends.every(one => one !== null)
      ? Math.max(...ends.map(one => one ?? 0))
      : null,
    maxVUs: greatestVUs(timed),
    iterations: sum(scenarios.map(one => one.iterations)),
  };
}
