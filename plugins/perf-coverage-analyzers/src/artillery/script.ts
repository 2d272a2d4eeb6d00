import {
  readYaml,
  YamlLimits,
  YamlPath,
  YamlReading,
} from 'backstage-plugin-perf-coverage-common';

/** Names and values of a YAML mapping; keys are the file's. */
export type Settings = ReadonlyMap<string, unknown>;

/** A script of Artillery, or what is left of one that can't be read. */
export interface ArtilleryScript {
  path: string;
  config: Settings;
  /** Null where the file has no list of scenarios: settings for other scripts. */
  scenarios: { settings: Settings; path: YamlPath }[] | null;
  before: Settings;
  after: Settings;
  problem: { message: string; line: number } | null;
  lineOf(path: YamlPath): number;
}

const limits: YamlLimits = { maxBytes: 8 * 1024 * 1024, maxDepth: 100 };

const keyOf = (names: string) =>
  new RegExp(`(?:^|[{,\\s-])["']?(?:${names})["']?\\s{0,5}:`);
const hasScenarios = keyOf('scenarios');
const hasConfig = keyOf('config');
const hasLoad = keyOf('target|phases|environments');
const hasFlow = keyOf('flow');

/** Whether a text is worth reading as a script. */
function mayBeScript(text: string): boolean {
  return (
    (hasScenarios.test(text) && (hasFlow.test(text) || hasLoad.test(text))) ||
    (/arrival(?:Rate|Count)/.test(text) && hasConfig.test(text))
  );
}

/** Verbs of the HTTP engine, and what else a flow may do. */
export const methods = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'head',
  'options',
]);
const otherSteps = new Set([
  'loop',
  'parallel',
  'think',
  'function',
  'log',
  'emit',
  'send',
  'connect',
  'wait',
  'namespace',
]);

/**
 * The script in a YAML or JSON file; undefined where it is something else: a
 * workflow, a compose file or any other document with the like keys.
 */
export function readScript(
  path: string,
  text: string,
): ArtilleryScript | undefined {
  if (!mayBeScript(text)) return undefined;
  const reading = readYaml(text, limits);
  if (reading.problems.length > 0) return brokenScript(path, text, reading);
  return scriptOf(path, reading.value, place => reading.placeOfKey(place).line);
}

/**
 * The script that a value with `config` and `scenarios` is; undefined where it
 * is something else.
 */
export function scriptOf(
  path: string,
  value: unknown,
  lineOf: ArtilleryScript['lineOf'],
): ArtilleryScript | undefined {
  const root = settingsOf(value);
  const config = settingsOf(root.get('config'));
  const list = root.get('scenarios');
  const scenarios = Array.isArray(list)
    ? list.flatMap((one: unknown, index) =>
        isMapping(one)
          ? [{ settings: settingsOf(one), path: ['scenarios', index] }]
          : [],
      )
    : null;
  const drivesLoad =
    typeof config.get('target') === 'string' ||
    Array.isArray(config.get('phases')) ||
    isMapping(config.get('environments'));
  const isScript = scenarios
    ? scenarios.length > 0 &&
      (scenarios.some(({ settings }) => isFlow(settings.get('flow'))) ||
        (drivesLoad &&
          scenarios.some(
            ({ settings }) => settings.has('flow') || settings.has('engine'),
          )))
    : Array.isArray(config.get('phases')) && arrives(config.get('phases'));
  if (!isScript) return undefined;
  return {
    path,
    config,
    scenarios,
    before: settingsOf(root.get('before')),
    after: settingsOf(root.get('after')),
    problem: null,
    lineOf,
  };
}

/** A text that YAML refuses is taken for a script where it has all of one's keys. */
function brokenScript(
  path: string,
  text: string,
  { problems: [problem] }: YamlReading,
): ArtilleryScript | undefined {
  if (!hasConfig.test(text) || !hasScenarios.test(text)) return undefined;
  if (!hasFlow.test(text) || !hasLoad.test(text)) return undefined;
  return {
    path,
    config: new Map(),
    scenarios: [],
    before: new Map(),
    after: new Map(),
    problem: { message: problem.message, line: problem.line },
    lineOf: () => 1,
  };
}

function isFlow(flow: unknown): boolean {
  return (
    Array.isArray(flow) &&
    flow.some(step =>
      [...settingsOf(step).keys()].some(
        key => methods.has(key) || otherSteps.has(key),
      ),
    )
  );
}

/** Phases of load, and not of some other process. */
function arrives(phases: unknown): boolean {
  return (
    Array.isArray(phases) &&
    phases.some(phase => {
      const settings = settingsOf(phase);
      return settings.has('arrivalRate') || settings.has('arrivalCount');
    })
  );
}

export function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A mapping's own entries; none where the value is something else. */
export function settingsOf(value: unknown): Settings {
  return new Map(isMapping(value) ? Object.entries(value) : []);
}

/** One or several values as a list. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
