import type {
  Finding,
  InventoryFile,
  Scenario,
  SourceRequest,
} from 'backstage-plugin-perf-coverage-common';
import type {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { emptyInventoryFile } from '../inventoryFile';
import { ModuleLoader, readModulePaths, textOf } from '../javascript';
import { JvmProject } from '../jvm';
import { judgeLoadKind } from '../kind';
import { findSecrets } from '../secrets';
import { findCandidates, GatlingCandidates, loadProject } from './candidates';
import { addRequest, DescribedSimulation } from './describe';
import { configAt, parseHocon } from '../configuration';
import {
  JavaScriptSimulation,
  readJavaScriptSimulation,
} from './javascriptSimulations';
import { JourneyConfig } from './journeys';
import { JvmSimulation, JvmSimulations } from './jvmSimulations';
import { GatlingRecorder, GatlingRequest } from './model';
import { finding } from './rules';

/** Uses Gatling's DSL, and not only its inner classes as a plugin of it does. */
const usesDsl =
  /\bio\.gatling\.(?:core|http|javaapi|grpc|jms)\.(?:Predef|\w+\.\w*Dsl|structure)|\bimport\s+io\.gatling\.javaapi\.|\bcom\.excilys\.ebi\.gatling\.core\.Predef|\buk\.gov\.hmrc\.performance\b/;

/**
 * Reads simulations of Gatling in Java, Kotlin, Scala, JavaScript and
 * TypeScript: scenarios with their injection profiles, requests through chains
 * of other files, assertions, and what is wrong with them.
 *
 * Durations are those of the injection profiles, cut by `maxDuration` and
 * throttling; users that are still busy then are not counted in. Requests are
 * read as for a run without system properties.
 *
 * @public
 */
export const gatlingAnalyzer: SourceAnalyzer = {
  framework: 'gatling',
  async analyze(tree: SourceTree): Promise<InventoryFile[]> {
    const candidates = await findCandidates(tree);
    const files = [
      ...(candidates.jvm.size > 0 ? await jvmFiles(tree, candidates) : []),
      ...(await javascriptFiles(tree, candidates.javascript)),
    ];
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

function emptyFile(path: string, reason: string): InventoryFile {
  return emptyInventoryFile({
    path,
    framework: 'gatling',
    role: 'helper',
    reason,
    confidence: 1,
  });
}

async function jvmFiles(
  tree: SourceTree,
  candidates: GatlingCandidates,
): Promise<InventoryFile[]> {
  const project = await loadProject(tree, candidates);
  const configs = await journeyConfigs(tree, project);
  const reader = new JvmSimulations(project, configs);
  const simulations = reader.read();
  const broken = [...candidates.jvm].filter(
    path =>
      project.tooLarge.has(path) ||
      (project.units.get(path)?.problems.length ?? 0) > 0,
  );
  if (simulations.length === 0 && broken.length === 0) return [];
  const files = new Map<string, InventoryFile>();
  const reached = new Set<GatlingRequest>();
  let open = reader.truncated;
  for (const simulation of simulations) {
    const { described, type } = simulation;
    if (!described && reader.isExtended(type)) continue;
    addSimulation(files, simulation, reader.isWithoutSetUp(type));
    for (const one of described?.reached ?? []) reached.add(one);
    open ||=
      (described === null && !reader.isWithoutSetUp(type)) ||
      described?.open ||
      described?.findings.some(one => one.rule === 'gatling/no-injection') ||
      false;
  }
  const paths = new Set(
    [...candidates.jvm].filter(path =>
      usesDsl.test(project.texts.get(path) ?? ''),
    ),
  );
  for (const path of files.keys()) paths.add(path);
  if (!reader.truncated) reader.readRest(paths);
  const abstractPaths = new Set(
    reader.simulationTypes().map(type => type.unit.path),
  );
  for (const path of [...paths].sort()) {
    const makes =
      abstractPaths.has(path) ||
      broken.includes(path) ||
      makesChains(reader, path, project);
    if (!files.has(path) && makes) {
      files.set(path, emptyFile(path, 'uses the DSL of Gatling'));
    }
  }
  for (const path of broken) {
    if (!files.has(path)) {
      files.set(path, emptyFile(path, 'its text imports Gatling'));
    }
  }
  for (const file of files.values()) {
    addUnreached(file, reader.recorder, reached, open);
    addFeeders(file, reader.recorder, tree);
    const unit = project.units.get(file.path);
    for (const { message, line } of unit?.problems.slice(0, 1) ?? []) {
      file.findings.push(finding('gatling/syntax-error', message, line));
    }
    if (reader.truncated || project.tooLarge.has(file.path)) {
      file.findings.push(
        finding('gatling/too-large', 'The simulation was read only in part', 1),
      );
    }
    complete(file, project.texts.get(file.path) ?? '');
  }
  return [...files.values()];
}

function makesChains(
  { recorder }: JvmSimulations,
  path: string,
  project: JvmProject,
): boolean {
  for (const one of recorder.requests) {
    if (one.place.file === path) return true;
  }
  return (
    recorder.scenarios.some(one => one.place.file === path) ||
    /\b(?:exec|scenario|http|feed|csv|baseUrls?|baseURL|jsonFile)\s{0,3}\(|\bChainBuilder\b|\bHttpProtocolBuilder\b/.test(
      project.texts.get(path) ?? '',
    )
  );
}

function addSimulation(
  files: Map<string, InventoryFile>,
  { type, described, findings }: JvmSimulation,
  isWithoutSetUp: boolean,
): void {
  const { path } = type.unit;
  const { name, line } = type.declaration;
  const file =
    files.get(path) ?? emptyFile(path, `${name} extends Gatling's Simulation`);
  files.set(path, file);
  file.role = 'script';
  file.findings.push(...findings);
  if (described) {
    addDescribed(file, described);
  } else if (isWithoutSetUp) {
    file.findings.push(
      finding('gatling/no-setup', `${name} never calls setUp`, line),
    );
  }
}

/** Several simulations of a file run one at a time: the greatest load counts. */
function addDescribed(
  file: InventoryFile,
  described: DescribedSimulation,
): void {
  const isFirst = file.scenarios.length === 0;
  const before = file.load;
  file.scenarios.push(...described.scenarios);
  file.thresholds.push(...described.thresholds);
  for (const check of described.checks) {
    if (!file.checks.includes(check)) file.checks.push(check);
  }
  const keys = new Set(file.requests.map(keyOf));
  for (const one of described.requests) {
    if (!keys.has(keyOf(one))) file.requests.push(one);
  }
  const most = (a: number | null, b: number | null) =>
    a === null || b === null ? null : Math.max(a, b);
  file.load = isFirst
    ? described.load
    : {
        durationSeconds: most(
          before.durationSeconds,
          described.load.durationSeconds,
        ),
        maxVUs: most(before.maxVUs, described.load.maxVUs),
        iterations: most(before.iterations, described.load.iterations),
      };
  if (isFirst || file.kind === null) {
    Object.assign(file, kindOf(file, described.shapes));
  }
}

function kindOf(file: InventoryFile, shapes: Scenario[]) {
  return judgeLoadKind('Gatling', {
    path: file.path,
    tags: {},
    scenarioTags: [],
    scenarios: shapes,
    load: file.load,
  });
}

function keyOf(one: SourceRequest): string {
  const { method, path, file, line, via, graphql } = one;
  return [method, path, file, line, via, graphql].join(' ');
}

/** Requests and scenarios of a file that nothing sends. */
function addUnreached(
  file: InventoryFile,
  recorder: GatlingRecorder,
  reached: ReadonlySet<GatlingRequest>,
  open: boolean,
): void {
  const lines = new Set<number>();
  for (const one of reached) {
    if (one.place.file === file.path) lines.add(one.place.line);
  }
  for (const one of file.requests) {
    if (one.file === file.path) lines.add(one.line);
  }
  const rest = new Map<string, SourceRequest>();
  for (const one of recorder.requests) {
    if (reached.has(one) || one.place.file !== file.path) continue;
    if (lines.has(one.place.line)) continue;
    addRequest(rest, one, [], false);
  }
  const requests = [...rest.values()].filter(one => one.resolved);
  file.requests.push(...requests);
  if (open) return;
  if (requests.length > 0) {
    const line = Math.min(...requests.map(one => one.line));
    file.findings.push(
      finding(
        'gatling/unreached-requests',
        requests.length === 1
          ? `No scenario that is set up sends ${requests[0].method} ${requests[0].path}`
          : `No scenario that is set up sends ${requests.length} of the requests of this file`,
        line,
      ),
    );
  }
  file.findings.push(...unusedScenarios(file, recorder));
}

function unusedScenarios(
  file: InventoryFile,
  recorder: GatlingRecorder,
): Finding[] {
  const own = recorder.scenarios.filter(one => one.place.file === file.path);
  const used = new Set(
    own.filter(one => one.populated).map(one => one.place.offset),
  );
  const told = new Set<number>();
  return own.flatMap(one => {
    const { offset, line } = one.place;
    if (used.has(offset) || told.has(offset)) return [];
    told.add(offset);
    const name = textOf(one.name);
    return [
      finding(
        'gatling/unused-scenario',
        name === undefined
          ? 'This scenario is never set up'
          : `The scenario '${name}' is never set up`,
        line,
      ),
    ];
  });
}

/** Archives are left out of the scanned files, so nothing is known of them. */
const unseenFeeder = /\.(?:zip|gz)$|[{}$#*]|^(?:https?|classpath):|^\//;

function addFeeders(
  file: InventoryFile,
  recorder: GatlingRecorder,
  tree: SourceTree,
): void {
  for (const { path, place } of recorder.feeders.values()) {
    if (place.file !== file.path || unseenFeeder.test(path)) continue;
    const wanted = path.replace(/^\.\//, '').replaceAll('\\', '/');
    if (wanted.startsWith('../')) continue;
    const exists = tree.paths.some(
      one => one === wanted || one.endsWith(`/${wanted}`),
    );
    if (exists) continue;
    file.findings.push(
      finding(
        'gatling/missing-feeder-file',
        `The feeder's file '${path}' does not exist`,
        place.line,
      ),
    );
  }
}

function complete(file: InventoryFile, text: string): void {
  for (const { message, line } of findSecrets(text)) {
    file.findings.push(finding('gatling/secret', message, line));
  }
  file.findings.sort((a, b) => a.line - b.line);
  file.runnable = !file.findings.some(one => one.severity === 'error');
}

/** `journeys.conf` and its settings, nearest to a simulation. */
async function journeyConfigs(
  tree: SourceTree,
  project: JvmProject,
): Promise<(path: string) => JourneyConfig | null> {
  const uses = [...project.texts.values()].some(text =>
    text.includes('uk.gov.hmrc.performance'),
  );
  const read = new Map<string, JourneyConfig>();
  for (const path of uses ? tree.paths : []) {
    if (!/(?:^|\/)journeys\.conf$/.test(path)) continue;
    const journeys = parseHocon((await tree.read(path)) ?? '');
    const folder = path.slice(0, -'journeys.conf'.length);
    const settings = parseHocon(
      (await tree.read(`${folder}application.conf`)) ?? '',
    );
    if (configAt(journeys, 'journeys') !== undefined) {
      read.set(folder, { journeys, settings });
    }
  }
  return path => {
    let best: JourneyConfig | null = null;
    let length = -1;
    for (const [folder, config] of read) {
      let common = 0;
      while (common < folder.length && folder[common] === path[common]) {
        common += 1;
      }
      if (common > length) {
        best = config;
        length = common;
      }
    }
    return best;
  };
}

async function javascriptFiles(
  tree: SourceTree,
  paths: ReadonlySet<string>,
): Promise<InventoryFile[]> {
  if (paths.size === 0) return [];
  const loader = new ModuleLoader(tree, await readModulePaths(tree));
  const files = new Map<string, InventoryFile>();
  const runs: JavaScriptSimulation[] = [];
  for (const path of [...paths].sort()) {
    const module = await loader.load(path);
    if (!module) continue;
    const file = emptyFile(path, 'imports @gatling.io/core');
    if (module.parsed.error) {
      const { message, line } = module.parsed.error;
      file.role = /\bsimulation\s*\(/.test(module.text) ? 'script' : 'helper';
      file.findings.push(finding('gatling/syntax-error', message, line));
      files.set(path, file);
      continue;
    }
    const run = readJavaScriptSimulation(path, await loader.closure(path));
    runs.push(run);
    files.set(path, file);
    if (run.starts) addJavaScript(file, run);
  }
  const anyScript = [...files.values()].some(one => one.role === 'script');
  if (!anyScript) return [];
  const reached = new Set(
    runs.flatMap(run =>
      [...(run.described?.reached ?? [])].map(
        one => `${one.place.file}:${one.place.line}`,
      ),
    ),
  );
  const open = runs.some(
    run =>
      run.truncated || run.described?.open || (run.starts && !run.described),
  );
  for (const [index, run] of runs.entries()) {
    const file = [...files.values()].filter(
      one => !one.findings.some(f => f.rule === 'gatling/syntax-error'),
    )[index];
    if (!file) continue;
    const known = new Set(
      [...run.recorder.requests].filter(one =>
        reached.has(`${one.place.file}:${one.place.line}`),
      ),
    );
    addUnreached(file, run.recorder, known, open);
    addFeeders(file, run.recorder, tree);
  }
  for (const file of files.values()) {
    complete(file, (await loader.load(file.path))?.text ?? '');
  }
  return [...files.values()];
}

function addJavaScript(file: InventoryFile, run: JavaScriptSimulation): void {
  file.role = 'script';
  file.reason = 'exports a simulation of @gatling.io/core';
  if (run.truncated) {
    file.findings.push(
      finding('gatling/too-large', 'The simulation was read only in part', 1),
    );
  }
  if (!run.described) {
    if (!run.truncated) {
      file.findings.push(
        finding('gatling/no-setup', 'The simulation never calls setUp', 1),
      );
    }
    return;
  }
  file.findings.push(...run.described.findings);
  addDescribed(file, run.described);
}
