import { Finding, InventoryFile } from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { callsIn, lastName } from '../python/ast';
import {
  importsOf,
  projectOf,
  PythonModule,
  PythonProject,
} from '../python/project';
import { requestsOfModule } from '../python/requests';
import { clockOf } from '../python/timing';
import { evaluate, moduleScope } from '../python/values';
import { Collection, collectTests } from './collect';
import {
  isTestFile,
  PytestConfig,
  PytestConfigs,
  whyNotReached,
} from './config';
import { DescribedTest, describeTest } from './describeTest';
import {
  asserts,
  benchmarkFixture,
  isEmpty,
  measures,
  performanceFolder,
  speaksOfPerformance,
} from './evidence';
import { knownMarkers, pytestFinding } from './findings';
import { FixtureShelf } from './fixtures';
import { kindOf } from './kind';
import { selectTests } from './select';

/** Without one of these a file outside of a folder of performance tests shows nothing. */
const traces =
  /mark\.(perf|bench|load|stress|soak|spike|scalab|latency|throughput|endurance|codspeed)|\bbenchmark\b|perf_counter|time\.time\(|monotonic|process_time|default_timer|timeit|assert[^\n]{0,80}(elapsed|duration|latency|total_seconds)/;

class PytestScan {
  private readonly project: PythonProject;
  private readonly configs: PytestConfigs;
  private readonly shelf: FixtureShelf;
  private readonly files = new Map<string, InventoryFile>();
  /** Modules that a file of performance tests uses, and who uses them. */
  private readonly used = new Map<string, string>();

  constructor(private readonly tree: SourceTree) {
    this.project = projectOf(tree);
    this.configs = new PytestConfigs(tree);
    this.shelf = new FixtureShelf(this.project, tree);
  }

  async run(): Promise<InventoryFile[]> {
    for (const path of this.tree.paths) {
      if (path.endsWith('.py')) {
        await this.look(path);
      }
    }
    for (const [path, user] of this.used) {
      await this.addHelper(path, user);
    }
    return [...this.files.values()];
  }

  private async look(path: string) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const folder = performanceFolder(path);
    const config = await this.configs.forFile(path);
    const testFile = isTestFile(path, config);
    const namedFor = speaksOfPerformance(name.slice(0, -3));
    if ((!testFile && !folder && !namedFor) || name === 'conftest.py') {
      return;
    }
    const text = await this.tree.read(path);
    if (text === undefined) {
      if (folder?.sure && testFile) {
        this.addUnread(path, folder.folder);
      }
      return;
    }
    if (!folder?.sure && !traces.test(text)) {
      return;
    }
    await this.loadWithConftests(path);
    const module = this.project.get(path);
    if (!module) {
      return;
    }
    const collection = collectTests(module, this.project, config);
    const scriptTimes = startsItself(module) && timesSomething(module);
    if (!testFile && scriptTimes) {
      this.addScript(module, folder?.folder ?? null);
    } else if (
      (testFile || folder?.sure) &&
      (collection.tests.length > 0 || module.errorLine !== null)
    ) {
      this.addTests(module, collection, config, testFile);
    } else if (testFile && collection.notes.length > 0 && folder?.sure) {
      this.addTests(module, collection, config, testFile);
    }
  }

  private async loadWithConftests(path: string) {
    await this.project.load(path);
    for (const conftest of this.shelf.conftests(path)) {
      const module = await this.project.load(conftest);
      for (const plugin of module ? this.shelf.plugins(module).paths : []) {
        await this.project.load(plugin);
      }
    }
  }

  private addTests(
    module: PythonModule,
    collection: Collection,
    config: PytestConfig,
    testFile: boolean,
  ) {
    const described = collection.tests.map(collected =>
      describeTest(collected, module, this.project, this.shelf),
    );
    const selection = selectTests(module.path, described);
    if (!selection) {
      return;
    }
    const findings = [
      ...this.fileFindings(module, config, testFile),
      ...this.markerFindings(module, selection.tests, config),
      ...collectionFindings(collection),
      ...selection.tests.flatMap(item => testFindings(item, module)),
    ];
    const tests = selection.tests.map(item => item.test);
    this.files.set(module.path, {
      ...emptyFile(module.path),
      role: 'tests',
      reason: selection.reason,
      confidence: selection.confidence,
      ...kindOf(module.path, tests),
      tests,
      requests: requestsOfModule(
        module,
        this.project,
        new Set(selection.tests.map(item => item.collected.definition)),
        // Of an ordinary suite with a few performance tests only these count.
      ).filter(
        request =>
          request.reachable || selection.tests.length === described.length,
      ),
      findings,
      runnable: findings.every(finding => finding.severity !== 'error'),
    });
    this.noteUse(module, selection.tests);
  }

  private addScript(module: PythonModule, folder: string | null) {
    const findings =
      module.errorLine === null
        ? []
        : [syntaxFinding(module, module.errorLine)];
    this.files.set(module.path, {
      ...emptyFile(module.path),
      role: 'benchmark-script',
      reason: folder
        ? `it lies in the folder ${folder}, starts itself and reads a clock`
        : 'it is named for a benchmark, starts itself and reads a clock',
      confidence: folder ? 0.85 : 0.7,
      kind: 'benchmark',
      kindReason: 'a script that times code and prints what it measured',
      requests: requestsOfModule(module, this.project, null),
      findings,
      runnable: findings.length === 0,
    });
    this.noteUse(module, []);
  }

  private addUnread(path: string, folder: string) {
    this.files.set(path, {
      ...emptyFile(path),
      role: 'tests',
      reason: `it lies in the folder ${folder} of performance tests`,
      confidence: 0.5,
      findings: [
        pytestFinding('file-too-large', 1, 'nothing is known of its tests'),
      ],
    });
  }

  private fileFindings(
    module: PythonModule,
    config: PytestConfig,
    testFile: boolean,
  ): Finding[] {
    const findings: Finding[] = [];
    if (module.errorLine !== null) {
      findings.push(syntaxFinding(module, module.errorLine));
    }
    if (!testFile) {
      findings.push(
        pytestFinding(
          'pytest-file-not-collected',
          1,
          `python_files is ${config.pythonFiles.join(' ')}`,
        ),
      );
    } else {
      const why = whyNotReached(module.path, config);
      if (why) {
        findings.push(pytestFinding('pytest-file-not-reached', 1, why));
      }
    }
    return findings;
  }

  private markerFindings(
    module: PythonModule,
    tests: readonly DescribedTest[],
    config: PytestConfig,
  ): Finding[] {
    if (!config.strictMarkers) {
      return [];
    }
    const registered = this.registeredMarkers(module);
    if (!registered) {
      return [];
    }
    const missing = new Map<string, number>();
    for (const mark of tests.flatMap(item => item.collected.marks)) {
      if (
        mark.scope.module === module &&
        !registered.has(mark.name) &&
        !config.markers.includes(mark.name) &&
        !knownMarkers.has(mark.name) &&
        !missing.has(mark.name)
      ) {
        missing.set(mark.name, mark.line);
      }
    }
    return [...missing].map(([name, line]) =>
      pytestFinding('pytest-unregistered-marker', line, name),
    );
  }

  /** Markers that conftests register; undefined where that cannot be known. */
  private registeredMarkers(module: PythonModule): Set<string> | undefined {
    const names = new Set<string>();
    for (const source of this.shelf.sources(module)) {
      if (this.shelf.plugins(source).unresolved) {
        return undefined;
      }
      const scope = moduleScope(this.project, source);
      for (const call of callsIn(source.body, true)) {
        if (lastName(call.callee) === 'addinivalue_line') {
          const [what, line] = call.args.map(arg => evaluate(arg.value, scope));
          if (what === 'markers') {
            const name =
              typeof line === 'string' ? /^\s*([\w-]+)/.exec(line)?.[1] : null;
            if (!name) {
              return undefined;
            }
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  /** Remembers the modules of the tests' own that a file uses. */
  private noteUse(module: PythonModule, tests: readonly DescribedTest[]) {
    const mine = module.path.split('/').slice(0, -1).join('/');
    const open = importsOf(module);
    for (const path of this.shelf.conftests(module.path)) {
      const conftest = this.project.get(path);
      const folder = path.split('/').slice(0, -1).join('/');
      const asked = tests.some(({ test, collected }) =>
        test.fixtures.some(
          name =>
            this.shelf.find(name, module, collected.owner?.body ?? null)
              ?.module === conftest,
        ),
      );
      if (asked || folder === mine || open.includes(path)) {
        open.push(path);
      }
    }
    const seen = new Set<string>();
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      const source = this.project.get(path);
      if (!source || seen.has(path) || !this.belongsToTests(path)) {
        continue;
      }
      seen.add(path);
      if (!this.used.has(path)) {
        this.used.set(path, module.path);
      }
      open.push(...importsOf(source));
    }
  }

  private belongsToTests(path: string): boolean {
    return (
      performanceFolder(path) !== undefined ||
      path
        .split('/')
        .slice(0, -1)
        .some(folder => /^tests?$/i.test(folder)) ||
      path.endsWith('conftest.py')
    );
  }

  private async addHelper(path: string, user: string) {
    const module = await this.project.load(path, 0);
    if (this.files.has(path) || !module || module.body.length === 0) {
      return;
    }
    if (path.endsWith('__init__.py') && module.names.size === 0) {
      return;
    }
    const findings =
      module.errorLine === null
        ? []
        : [syntaxFinding(module, module.errorLine)];
    this.files.set(path, {
      ...emptyFile(path),
      role: 'helper',
      reason: `${user} uses it`,
      confidence: 0.9,
      findings,
      runnable: findings.length === 0,
    });
  }
}

function emptyFile(path: string): InventoryFile {
  return {
    path,
    framework: 'pytest',
    role: 'helper',
    reason: '',
    confidence: 0,
    runnable: true,
    kind: null,
    kindReason: null,
    tests: [],
    scenarios: [],
    load: { durationSeconds: null, maxVUs: null, iterations: null },
    thresholds: [],
    checks: [],
    customMetrics: [],
    tags: {},
    requests: [],
    findings: [],
  };
}

function syntaxFinding(module: PythonModule, line: number): Finding {
  const text = module.source.split(/\r\n|\r|\n/, line)[line - 1] ?? '';
  return pytestFinding(
    'python-syntax-error',
    line,
    text.trim().slice(0, 80) || 'the file ends too early',
  );
}

function collectionFindings(collection: Collection): Finding[] {
  return collection.notes.map(note =>
    pytestFinding(
      note.kind === 'shadowed' ? 'test-shadowed' : 'pytest-class-not-collected',
      note.line,
      note.name,
    ),
  );
}

function testFindings(item: DescribedTest, module: PythonModule): Finding[] {
  const { collected, test, limits } = item;
  if (collected.module !== module || test.skipped) {
    return [];
  }
  if (isEmpty(collected)) {
    return [pytestFinding('test-empty', test.line, test.name)];
  }
  return limits.length === 0 &&
    !benchmarkFixture(test.fixtures) &&
    measures(collected) &&
    !asserts(collected)
    ? [pytestFinding('test-asserts-nothing', test.line, test.name)]
    : [];
}

/** Whether a module is made to be started: `if __name__ == "__main__":`. */
function startsItself(module: PythonModule): boolean {
  return (
    module.path.endsWith('/__main__.py') ||
    module.body.some(
      stmt =>
        stmt.type === 'if' &&
        stmt.branches.some(
          ({ test }) =>
            test.type === 'compare' &&
            [test.left, test.links[0].right].some(
              side => side.type === 'name' && side.name === '__name__',
            ),
        ),
    )
  );
}

function timesSomething(module: PythonModule): boolean {
  return callsIn(module.body, true).some(
    call =>
      clockOf(call) !== undefined ||
      /^(timeit|repeat|autorange|bench_func|bench_time_func|timed)$/.test(
        lastName(call.callee) ?? '',
      ),
  );
}

/**
 * Performance tests written for pytest, benchmark scripts beside them, and the
 * modules that they share.
 *
 * @public
 */
export const pytestAnalyzer: SourceAnalyzer = {
  framework: 'pytest',
  analyze: tree => new PytestScan(tree).run(),
};
