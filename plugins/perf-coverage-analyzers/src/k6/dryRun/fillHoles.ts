import type { SourceRequest } from 'backstage-plugin-perf-coverage-common';
import { fromPlain, ModuleSource } from '../../javascript';
import { judgeKind } from '../../kind';
import { readOptions } from '../options';
import { finding } from '../rules';
import type { AnalysedScript } from '../scriptAnalysis';
import type { DataFiles } from '../scriptRun';
import { readThresholds } from '../thresholds';
import { pathTemplate } from '../urls';
import { dryRun, madeUpAddress, RecordedRequest, Recording } from './dryRun';
import { SandboxThread } from './SandboxThread';
import { holeMark } from './standIns';

/**
 * Scripts of one repository that are run at most. A count and no time, so that
 * the same sources give the same inventory on every machine.
 */
const maxRuns = 20;
/** So many runs in a row that show nothing new, and no more are made. */
const maxFruitless = 3;

/** Runs scripts in which reading left holes, within the bounds of one scan. */
export class DryRunner {
  private runs = 0;
  private fruitless = 0;

  private readonly thread: SandboxThread;

  constructor(
    private readonly files: DataFiles,
    execArgv: string[] | undefined,
  ) {
    this.thread = new SandboxThread(execArgv);
  }

  async close(): Promise<void> {
    await this.thread.close();
  }

  /** Completes what was read of a script by what it does in the sandbox. */
  async complete(
    script: AnalysedScript,
    module: ModuleSource,
    modules: ReadonlyMap<string, ModuleSource>,
  ): Promise<void> {
    if (!hasHoles(script, module)) return;
    if (this.runs >= maxRuns) return;
    if (this.fruitless >= maxFruitless || this.thread.isUnusable) return;
    this.runs += 1;
    const execs = script.execs ? [...new Set(script.execs)] : null;
    const recording = await dryRun(
      module.path,
      modules,
      this.files,
      execs,
      program => this.thread.run(program),
    );
    const before = JSON.stringify(script.file);
    if (recording) {
      fillRequests(script, recording, module);
      fillOptions(script, recording, module);
    }
    this.fruitless =
      JSON.stringify(script.file) === before ? this.fruitless + 1 : 0;
  }
}

function hasHoles({ file }: AnalysedScript, module: ModuleSource): boolean {
  const { maxVUs, durationSeconds } = file.load;
  return (
    module.bundle ||
    file.requests.some(one => one.reachable && !one.resolved) ||
    (file.requests.length === 0 && module.imports.length > 0) ||
    (maxVUs === null && durationSeconds === null)
  );
}

/** What a recorded URL tells: its path, and whether all of its base is known. */
interface RecordedPath {
  path: string;
  hasBase: boolean;
}

/** Undefined where nothing of the path is known. */
function pathOf({ url }: RecordedRequest): RecordedPath | undefined {
  const known = url
    .split(holeMark)
    .join('\0')
    .split(madeUpAddress)
    .join('\0')
    .replace(/\b(undefined|null|NaN)\b|\[object \w{1,20}\]/g, '\0');
  const path = pathTemplate(known)
    .split('/')
    .map(segment => (isTestData(segment) ? '{}' : segment))
    .join('/');
  const hasBase = /^[a-z]+:\/\/[^\0]/i.test(known);
  if (/^[/{}]*$/.test(path) && !(path === '/' && hasBase)) return undefined;
  return { path, hasBase };
}

/** Numbers and identifiers, which the run made up or picked. */
function isTestData(segment: string): boolean {
  return /^(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{24,64})$/i.test(segment);
}

/** Whether a path that was read may be the one that was recorded. */
function matches(
  read: SourceRequest,
  method: string,
  { path, hasBase }: RecordedPath,
): boolean {
  if (read.method !== method && read.method !== '{}') return false;
  const theirs = path.split('/').slice(1);
  const all = read.path.split('/').slice(1);
  // The base that is a hole in the run may have a path of its own.
  const ours = hasBase ? all : all.slice(-theirs.length);
  return (
    ours.length === theirs.length &&
    ours.every(
      (segment, index) =>
        segment === theirs[index] ||
        segment.includes('{}') ||
        theirs[index].includes('{}'),
    )
  );
}

function fillRequests(
  script: AnalysedScript,
  recording: Recording,
  module: ModuleSource,
): void {
  const { file } = script;
  const read = file.requests.filter(one => one.resolved);
  const filled = new Set<SourceRequest>();
  for (const recorded of recording.requests) {
    const { method, at } = recorded;
    const known = pathOf(recorded);
    if (!known || !/^[A-Z]{1,10}$/.test(method)) continue;
    if (read.some(one => matches(one, method, known))) continue;
    const { path } = known;
    const hole = file.requests.find(
      one =>
        !one.resolved &&
        one.file === at?.file &&
        one.line === at.line &&
        (one.method === method || one.method === '{}'),
    );
    if (hole) filled.add(hole);
    const place = at ?? { file: module.path, line: 1 };
    const added: SourceRequest = {
      method,
      path,
      reachable: true,
      resolved: true,
      file: place.file,
      line: place.line,
      via: hole?.via ?? null,
    };
    read.push(added);
    file.requests.push(added);
    // Of a bundler's output reading expects to see nothing.
    if (!hole && !module.commonJs) {
      file.findings.push(
        finding(
          'k6/dry-run-differs',
          `Run in a sandbox, the script sends ${method} ${path} (${place.file} line ${place.line}), which reading does not show`,
          place.file === module.path ? place.line : 1,
        ),
      );
    }
  }
  file.requests = file.requests.filter(one => !filled.has(one));
}

function fillOptions(
  script: AnalysedScript,
  recording: Recording,
  module: ModuleSource,
): void {
  const plain = recording.options ?? {};
  // Made-up variables make up the load.
  if (recording.isMadeUp || typeof plain !== 'object') return;
  if (JSON.stringify(plain).includes(holeMark)) return;
  const { file } = script;
  const line = module.exports.get('options') ?? 1;
  const place = { file: module.path, line, offset: 0 };
  const value = fromPlain(plain, place, 0);
  const options = readOptions(value, module.path);
  if (options.unknown) return;
  // Where settings come from a file which the sandbox lacks, that there are
  // none says nothing.
  const isUnread =
    file.load.maxVUs === null &&
    file.load.durationSeconds === null &&
    (options.setsLoad || !recording.lacksFile);
  if (isUnread && options.scenarios.length > 0) {
    file.scenarios = options.scenarios;
    file.load = options.load;
    Object.assign(file, judgeKind({ path: module.path, ...options }));
  } else if (
    file.load.maxVUs !== null &&
    options.load.maxVUs !== null &&
    file.load.maxVUs !== options.load.maxVUs
  ) {
    file.findings.push(
      finding(
        'k6/dry-run-differs',
        `Read, the script has at most ${file.load.maxVUs} VUs; run in a sandbox, ${options.load.maxVUs}`,
        line,
      ),
    );
  }
  for (const name of recording.checks) {
    if (!file.checks.includes(name)) file.checks.push(name);
  }
  if (file.thresholds.length === 0) {
    const { thresholds, findings } = readThresholds(value, {
      ...script.thresholdContext,
      // What feeds a metric was not read.
      complete: false,
      fallbackLine: line,
    });
    file.thresholds = thresholds;
    file.findings.push(...findings);
  }
}
