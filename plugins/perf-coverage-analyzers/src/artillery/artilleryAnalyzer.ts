import type {
  Finding,
  InventoryFile,
  Scenario,
} from 'backstage-plugin-perf-coverage-common';
import type {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { emptyInventoryFile } from '../inventoryFile';
import { ModuleLoader, readModulePaths } from '../javascript';
import { judgeLoadKind } from '../kind';
import { ensured } from './ensure';
import { readFlows, Target } from './flow';
import { mayExportScript, readModuleScript } from './moduleScript';
import { loadOf, PhasedLoad } from './phases';
import { finding } from './rules';
import { ArtilleryScript, readScript, Settings, settingsOf } from './script';
import { scriptFindings } from './scriptFindings';
import { fillTemplate, hole, templateName, variablesOf } from './templates';

const document = /\.(?:ya?ml|json)$/i;
const moduleFile = /(?<!\.d)\.[mc]?[jt]s$/i;
/** Large files of package managers and compilers, which are no scripts. */
const ofPackages =
  /(?:^|\/)(?:package|package-lock|npm-shrinkwrap|pnpm-lock|composer|tsconfig[^/]{0,40})\.(?:json|ya?ml)$/i;

/**
 * Load tests of Artillery in YAML, JSON, JavaScript or TypeScript: each scenario is one, the requests
 * are those of its flow, expectations are checks, and what the plugin ensure
 * demands are limits.
 *
 * @public
 */
export const artilleryAnalyzer: SourceAnalyzer = {
  framework: 'artillery',
  async analyze(tree: SourceTree): Promise<InventoryFile[]> {
    const files: InventoryFile[] = [];
    for (const path of tree.paths) {
      if (!document.test(path) || ofPackages.test(path)) continue;
      const text = await tree.read(path);
      const script = text === undefined ? undefined : readScript(path, text);
      if (script) files.push(await analyseScript(tree, script));
    }
    for (const script of await moduleScripts(tree)) {
      files.push(await analyseScript(tree, script));
    }
    return files;
  },
};

/** Scripts that modules of JavaScript and TypeScript export. */
async function moduleScripts(tree: SourceTree): Promise<ArtilleryScript[]> {
  const paths: string[] = [];
  for (const path of tree.paths) {
    if (!moduleFile.test(path)) continue;
    const text = await tree.read(path);
    if (text !== undefined && mayExportScript(text)) paths.push(path);
  }
  if (paths.length === 0) return [];
  const loader = new ModuleLoader(tree, await readModulePaths(tree));
  const scripts: ArtilleryScript[] = [];
  for (const path of paths) {
    if ((await loader.load(path))?.parsed.error) continue;
    const script = readModuleScript(path, await loader.closure(path));
    if (script?.scenarios) scripts.push(script);
  }
  return scripts;
}

async function analyseScript(
  tree: SourceTree,
  script: ArtilleryScript,
): Promise<InventoryFile> {
  const { path, config } = script;
  if (script.problem) {
    const { message, line } = script.problem;
    return scriptFile(script, [finding('artillery/malformed', message, line)]);
  }
  const own = loadOf(config);
  // A script may keep its phases per environment: the first that has some counts.
  const load = config.has('phases')
    ? own
    : loadOf(settingsWith(config, 'phases'));
  const variables = variablesOf(config);
  const flows = readFlows(script, targetOf(config), variables);
  const limits = ensured(script);
  const findings = await scriptFindings(
    tree,
    script,
    flows,
    limits.thresholds.length + limits.others.length,
  );
  const scenarios = scenariosOf(script, load);
  const profile = {
    durationSeconds: load.durationSeconds,
    maxVUs: load.maxVUs,
    iterations: load.iterations,
  };
  return {
    ...scriptFile(script, findings),
    ...(script.scenarios
      ? judgeLoadKind('Artillery', {
          path,
          tags: {},
          scenarioTags: [],
          scenarios,
          load: profile,
        })
      : {}),
    scenarios,
    load: profile,
    thresholds: limits.thresholds,
    checks: [...flows.checks, ...limits.others],
    tags: weightTags(script),
    requests: flows.requests,
  };
}

function scriptFile(
  script: ArtilleryScript,
  findings: Finding[],
): InventoryFile {
  return emptyInventoryFile({
    path: script.path,
    framework: 'artillery',
    role: script.scenarios ? 'script' : 'helper',
    reason: script.scenarios
      ? 'it is a script of Artillery'
      : 'it holds settings for scripts of Artillery',
    confidence: 0.95,
    runnable: findings.every(one => one.severity !== 'error'),
    findings,
  });
}

/** The settings of the first environment that has one of a name. */
function settingsWith(config: Settings, name: string): Settings {
  for (const value of settingsOf(config.get('environments')).values()) {
    const environment = settingsOf(value);
    if (environment.has(name)) return environment;
  }
  return new Map();
}

function targetOf(config: Settings): Target {
  const own = config.get('target');
  const target =
    typeof own === 'string'
      ? own
      : settingsWith(config, 'target').get('target');
  if (typeof target !== 'string') return { url: '', variable: null };
  const [filled] = fillTemplate(target, variablesOf(config));
  const isUrl = /^[a-z\0][a-z0-9+.\0-]{0,40}:\/\//i.test(filled);
  const url = isUrl || filled.startsWith(hole) ? filled : `http://${filled}`;
  return { url: url.replace(/\/+$/, ''), variable: templateName(target) };
}

/**
 * Arrivals are shared out among the scenarios by weight, so their stages are
 * those of a scenario only where no other one gets any.
 */
function scenariosOf(script: ArtilleryScript, load: PhasedLoad): Scenario[] {
  const scenarios = script.scenarios ?? [];
  const runs = ({ settings }: (typeof scenarios)[number]) =>
    settings.get('weight') !== 0;
  const single = scenarios.filter(runs).length === 1;
  return scenarios.map((scenario, index) => {
    const { settings } = scenario;
    const alone = single && runs(scenario);
    const name = settings.get('name');
    const engine = settings.get('engine');
    return {
      name: typeof name === 'string' ? name : `scenario ${index + 1}`,
      executor: `${typeof engine === 'string' ? engine : 'http'}-arrivals`,
      exec: null,
      reachable: runs(scenario),
      startSeconds: 0,
      durationSeconds: load.durationSeconds,
      maxVUs: alone ? load.maxVUs : null,
      iterations: alone ? load.iterations : null,
      stages: alone ? load.stages : [],
    };
  });
}

/** Weights other than 1, as `weight:Scenario`. */
function weightTags(script: ArtilleryScript): Record<string, string> {
  const tags = new Map<string, string>();
  for (const { settings } of script.scenarios ?? []) {
    const weight = settings.get('weight');
    const name = settings.get('name');
    if (typeof name === 'string' && weight !== undefined && weight !== 1) {
      tags.set(`weight:${name}`, String(weight));
    }
  }
  return Object.fromEntries(tags);
}
