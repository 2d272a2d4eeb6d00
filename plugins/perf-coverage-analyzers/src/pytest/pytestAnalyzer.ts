import { Finding, InventoryFile } from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { emptyInventoryFile } from '../inventoryFile';
import { projectOf, PythonModule, PythonProject } from '../python/project';
import { requestsOfModule } from '../python/requests';
import { Collection, collectTests } from './collect';
import {
  isTestFile,
  PytestConfig,
  PytestConfigs,
  whyNotReached,
} from './config';
import { describeTest } from './describeTest';
import {
  benchmarkFixture,
  performanceFolder,
  speaksOfPerformance,
} from './evidence';
import { pytestFinding } from './findings';
import { argumentsOf, FixtureShelf } from './fixtures';
import { kindOf } from './kind';
import { rootsOf } from './roots';
import { startsItself, timesSomething } from './scripts';
import { selectTests } from './select';
import { unregisteredMarkers } from './strictMarkers';
import {
  collectionFindings,
  secretFindings,
  syntaxFinding,
  testFindings,
} from './testFindings';
import { UsedModules } from './usedModules';

/** Without one of these a file outside of a folder of performance tests shows nothing. */
const traces =
  /mark\.(perf|bench|load|stress|soak|spike|scalab|latency|throughput|endurance|codspeed)|\bbenchmark\b|perf_counter|time\.time\(|monotonic|process_time|default_timer|timeit|assert[^\n]{0,80}(elapsed|duration|latency|total_seconds)/;

class PytestScan {
  private readonly project: PythonProject;
  private readonly configs: PytestConfigs;
  private readonly shelf: FixtureShelf;
  private readonly files = new Map<string, InventoryFile>();
  private readonly used: UsedModules;

  constructor(private readonly tree: SourceTree) {
    this.project = projectOf(tree);
    this.configs = new PytestConfigs(tree);
    this.shelf = new FixtureShelf(this.project, tree);
    this.used = new UsedModules(this.project, this.shelf);
  }

  async run(): Promise<InventoryFile[]> {
    for (const path of this.tree.paths) {
      if (path.endsWith('.py')) {
        await this.look(path);
      }
    }
    for (const helper of await this.used.helpers(this.files)) {
      this.files.set(helper.path, helper);
    }
    return [...this.files.values()];
  }

  private async look(path: string) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name === 'conftest.py') {
      return;
    }
    const folder = performanceFolder(path);
    const config =
      this.configs.known(path) ?? (await this.configs.forFile(path));
    const testFile = isTestFile(path, config);
    if (!testFile && !folder && !speaksOfPerformance(name.slice(0, -3))) {
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
    const collected = collectTests(module, this.project, config);
    const collection =
      testFile || /\b(?:pytest|unittest)\b/.test(text)
        ? collected
        : this.withoutFunctions(collected, module);
    const scriptTimes = startsItself(module) && timesSomething(module);
    if (!testFile && scriptTimes) {
      this.addScript(module, folder?.folder ?? null);
    } else if (
      (testFile || folder?.sure) &&
      (collection.tests.length > 0 || (testFile && module.errorLine !== null))
    ) {
      this.addTests(module, collection, config, testFile);
    } else if (testFile && collection.notes.length > 0 && folder?.sure) {
      this.addTests(module, collection, config, testFile);
    }
  }

  /**
   * In a script without pytest `def test_alloc(size, device)` is a function that
   * the script calls, unless fixtures give what it asks for.
   */
  private withoutFunctions(
    { tests, ...rest }: Collection,
    module: PythonModule,
  ): Collection {
    return {
      ...rest,
      tests: tests.filter(({ definition, owner }) =>
        argumentsOf(definition, owner !== null).every(
          name =>
            benchmarkFixture([name]) ||
            this.shelf.find(name, module, owner?.body ?? null),
        ),
      ),
    };
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
      ...unregisteredMarkers(
        module,
        selection.tests,
        config,
        this.project,
        this.shelf,
      ),
      ...collectionFindings(collection),
      ...selection.tests.flatMap(item => testFindings(item, module)),
      ...secretFindings(module),
    ];
    const tests = selection.tests.map(item => item.test);
    this.files.set(
      module.path,
      emptyInventoryFile({
        path: module.path,
        framework: 'pytest',
        role: 'tests',
        reason: selection.reason,
        confidence: selection.confidence,
        ...kindOf(module.path, tests),
        tests,
        requests: requestsOfModule(
          module,
          this.project,
          { roots: rootsOf(selection.tests, module, this.project, this.shelf) },
          // Of an ordinary suite with a few performance tests only these count.
        ).filter(
          request =>
            request.reachable || selection.tests.length === described.length,
        ),
        findings,
        runnable: findings.every(finding => finding.severity !== 'error'),
      }),
    );
    this.used.note(module, selection.tests);
  }

  private addScript(module: PythonModule, folder: string | null) {
    const findings =
      module.errorLine === null
        ? []
        : [syntaxFinding(module, module.errorLine)];
    this.files.set(
      module.path,
      emptyInventoryFile({
        path: module.path,
        framework: 'pytest',
        role: 'benchmark-script',
        reason: folder
          ? `it lies in the folder ${folder}, starts itself and reads a clock`
          : 'it is named for a benchmark, starts itself and reads a clock',
        confidence: folder ? 0.85 : 0.7,
        kind: 'benchmark',
        kindReason: 'a script that times code and prints what it measured',
        requests: requestsOfModule(module, this.project, { roots: null }),
        findings,
        runnable: findings.length === 0,
      }),
    );
    this.used.note(module, []);
  }

  private addUnread(path: string, folder: string) {
    this.files.set(
      path,
      emptyInventoryFile({
        path: path,
        framework: 'pytest',
        role: 'tests',
        reason: `it lies in the folder ${folder} of performance tests`,
        confidence: 0.5,
        findings: [
          pytestFinding('file-too-large', 1, 'nothing is known of its tests'),
        ],
      }),
    );
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
