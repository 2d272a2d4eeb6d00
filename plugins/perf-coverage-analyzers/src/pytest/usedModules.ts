import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { emptyInventoryFile } from '../inventoryFile';
import { importsOf, PythonModule, PythonProject } from '../python/project';
import { DescribedTest } from './describeTest';
import { performanceFolder } from './evidence';
import { FixtureShelf } from './fixtures';
import { syntaxFinding } from './testFindings';

/** The modules of the tests' own that performance tests use. */
export class UsedModules {
  /** Who uses a module first, by the module's path. */
  private readonly users = new Map<string, string>();

  constructor(
    private readonly project: PythonProject,
    private readonly shelf: FixtureShelf,
  ) {}

  /** Remembers the modules of the tests' own that a file uses. */
  note(module: PythonModule, tests: readonly DescribedTest[]) {
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
      if (!source || seen.has(path) || !belongsToTests(path)) {
        continue;
      }
      seen.add(path);
      if (!this.users.has(path)) {
        this.users.set(path, module.path);
      }
      open.push(...importsOf(source));
    }
  }

  /** A helper per module, but for those that are told of already. */
  async helpers(told: ReadonlyMap<string, unknown>): Promise<InventoryFile[]> {
    const helpers: InventoryFile[] = [];
    for (const [path, user] of this.users) {
      const module = await this.project.load(path, 0);
      if (module && !told.has(path) && holdsSomething(module)) {
        const findings =
          module.errorLine === null
            ? []
            : [syntaxFinding(module, module.errorLine)];
        helpers.push(
          emptyInventoryFile({
            path,
            framework: 'pytest',
            role: 'helper',
            reason: `${user} uses it`,
            confidence: 0.9,
            findings,
            runnable: findings.length === 0,
          }),
        );
      }
    }
    return helpers;
  }
}

function belongsToTests(path: string): boolean {
  return (
    performanceFolder(path) !== undefined ||
    path
      .split('/')
      .slice(0, -1)
      .some(folder => /^tests?$/i.test(folder)) ||
    path.endsWith('conftest.py')
  );
}

function holdsSomething(module: PythonModule): boolean {
  return (
    module.body.length > 0 &&
    !(module.path.endsWith('__init__.py') && module.names.size === 0)
  );
}
