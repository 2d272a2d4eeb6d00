import {
  InventoryFile,
  InventoryTest,
  LoadProfile,
  Scenario,
} from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { judgeLoadKind } from '../kind';
import { emptyInventoryFile } from '../inventoryFile';
import { ClassDef, FunctionDef } from '../python/ast';
import {
  importsOf,
  projectOf,
  PythonModule,
  PythonProject,
} from '../python/project';
import { classConstant } from '../python/definitions';
import { findSecrets } from '../secrets';
import { moduleScope } from '../python/scope';
import { evaluate } from '../python/values';
import { Family, familyOf, locustRole, LocustTask, tasksOf } from './classes';
import { unusedTaskSets, userFindings } from './defects';
import { locustFinding } from './findings';
import { RunSettings, runSettings } from './settings';
import { shapeLoad } from './shapes';
import { requestsOfUsers } from './userRequests';

/** The classes of a module that matter to locust. */
interface LocustClasses {
  users: Family[];
  taskSets: Family[];
  shapes: Family[];
  /** Users that only others are made of. */
  abstract: Family[];
}

interface LocustModule {
  module: PythonModule;
  classes: LocustClasses;
}

const namesLocust = /\blocust/;
const definesClass = /^\s{0,40}class\s/m;

class LocustScan {
  private readonly project: PythonProject;
  private readonly files = new Map<string, InventoryFile>();

  constructor(private readonly tree: SourceTree) {
    this.project = projectOf(tree);
  }

  async run(): Promise<InventoryFile[]> {
    const modules: LocustModule[] = [];
    const others: { path: string; imports: Set<string> }[] = [];
    const take = async (path: string) => {
      const module = await this.project.load(path);
      const classes = module && this.classesOf(module);
      if (module && classes) {
        modules.push({ module, classes });
      }
    };
    for (const path of this.tree.paths) {
      const text = path.endsWith('.py')
        ? await this.tree.read(path)
        : undefined;
      if (text === undefined) continue;
      if (namesLocust.test(path) || namesLocust.test(text)) {
        await take(path);
      } else if (text.includes('class') && definesClass.test(text)) {
        others.push({ path, imports: importedStems(text) });
      }
    }
    // Users whose base stands in another module need not speak of locust.
    const stems = modules.map(({ module }) => stemOf(module.path));
    for (const { path, imports } of others) {
      if (stems.some(stem => imports.has(stem))) {
        await take(path);
      }
    }
    const scripts = modules.filter(
      item => item.classes.users.length > 0 && !this.isPart(item, modules),
    );
    const settings = await runSettings(
      this.tree,
      scripts.map(item => item.module.path),
    );
    for (const { module, classes } of scripts) {
      const run = settings.get(module.path);
      if (run) {
        this.addScript(module, classes, run, modules);
      }
    }
    this.addHelpers(modules.map(item => item.module));
    return [...this.files.values()];
  }

  /** Whether a locustfile takes all users of a module, which need not start by itself then. */
  private isPart(
    { module, classes }: LocustModule,
    modules: readonly LocustModule[],
  ): boolean {
    return (
      !isLocustfile(module.path) &&
      classes.users.every(user =>
        modules.some(
          other =>
            other.module !== module &&
            isLocustfile(other.module.path) &&
            other.classes.users.some(
              taken => taken.definition === user.definition,
            ),
        ),
      )
    );
  }

  /** The classes that locust finds in a module; in a locustfile also those that it imports. */
  private classesOf(module: PythonModule): LocustClasses | undefined {
    const classes: LocustClasses = {
      users: [],
      taskSets: [],
      shapes: [],
      abstract: [],
    };
    const sort = (definition: ClassDef, home: PythonModule) => {
      const [member, ...bases] = familyOf(definition, home, this.project);
      const role = locustRole([member, ...bases], this.project);
      if (role === 'user' && !this.isAbstract(member)) {
        classes.users.push(member);
      } else if (role === 'user') {
        classes.abstract.push(member);
      } else if (role === 'tasks') {
        classes.taskSets.push(member);
      } else if (role === 'shape' && !this.isAbstract(member)) {
        classes.shapes.push(member);
      }
    };
    for (const stmt of module.body) {
      if (stmt.type === 'class') {
        sort(stmt, module);
      }
    }
    const own = classes.taskSets.length;
    if (isLocustfile(module.path)) {
      for (const name of module.names.keys()) {
        const found = this.project.lookup(module, name);
        if (found?.binding.kind === 'class' && found.module !== module) {
          sort(found.binding.definition, found.module);
        }
      }
    }
    classes.taskSets.length = own;
    return classes.users.length +
      classes.taskSets.length +
      classes.abstract.length >
      0
      ? classes
      : undefined;
  }

  private isAbstract({ module, definition }: Family): boolean {
    const value = classConstant(definition, 'abstract');
    return (
      value !== undefined &&
      evaluate(value, moduleScope(this.project, module)) === true
    );
  }

  private addScript(
    module: PythonModule,
    classes: LocustClasses,
    settings: RunSettings,
    modules: readonly LocustModule[],
  ) {
    const users = classes.users.map(({ definition, module: home }) => ({
      definition,
      module: home,
      tasks: tasksOf(definition, home, this.project),
    }));
    const { scenarios, load } = this.loadOf(users, classes, settings);
    const tasks = uniqueTasks(users.flatMap(user => user.tasks));
    const taskSets = classes.taskSets.map(item => item.definition);
    const findings = [
      ...(module.errorLine === null
        ? []
        : [
            locustFinding('locust-syntax-error', module.errorLine, module.path),
          ]),
      ...userFindings(
        users.filter(user => user.module === module),
        taskSets,
        module,
        this.project,
      ),
      ...unusedTaskSets(
        taskSets,
        module,
        modules.map(item => item.module),
      ),
      ...findSecrets(module.source).map(({ message, line }) => ({
        ...locustFinding('locust-secret', line, ''),
        message,
      })),
    ];
    this.files.set(
      module.path,
      emptyInventoryFile({
        path: module.path,
        framework: 'locust',
        role: 'script',
        reason: `it defines the users ${users
          .map(user => user.definition.name)
          .join(', ')} of locust`,
        confidence: 1,
        ...judgeLoadKind('locust', {
          path: module.path,
          tags: {},
          scenarioTags: [],
          scenarios,
          load,
        }),
        tests: tasks.map(task => testOf(task, module)),
        scenarios,
        load,
        tags: {
          ...weightTags(users, tasks),
          ...(settings.place === null ? {} : { load: settings.place }),
        },
        requests: requestsOfUsers(module, users, this.project),
        findings,
        runnable: findings.every(finding => finding.severity !== 'error'),
      }),
    );
  }

  /** Users and time of a run: what its shape asks for, else what starts it says. */
  private loadOf(
    users: readonly { definition: ClassDef; module: PythonModule }[],
    classes: LocustClasses,
    settings: RunSettings,
  ): { scenarios: Scenario[]; load: LoadProfile } {
    const shape = classes.shapes
      .map(item => shapeLoad(item.definition, item.module, this.project))
      .find(item => item !== undefined);
    const { durationSeconds, maxVUs } = shape ?? {
      durationSeconds: settings.durationSeconds,
      maxVUs: settings.users,
    };
    const stages = (shape?.stages ?? []).map((stage, i, all) => ({
      durationSeconds: stage.until - (i === 0 ? 0 : all[i - 1].until),
      target: stage.users,
    }));
    const alone = users.length === 1;
    const scenarios = users.map<Scenario>(({ definition, module }) => {
      const fixed = classConstant(definition, 'fixed_count');
      const count =
        fixed && evaluate(fixed, moduleScope(this.project, module, definition));
      // The users of a run are shared out among the classes by weight.
      const shared = alone ? maxVUs : null;
      return {
        name: definition.name,
        executor: classes.shapes.length > 0 ? 'locust-shape' : 'locust-user',
        exec: definition.name,
        reachable: true,
        startSeconds: 0,
        durationSeconds,
        maxVUs: typeof count === 'number' && count > 0 ? count : shared,
        iterations: null,
        stages: alone ? stages : [],
      };
    });
    return { scenarios, load: { durationSeconds, maxVUs, iterations: null } };
  }

  /** Modules with task sets, bases or helpers that the scripts import. */
  private addHelpers(candidates: readonly PythonModule[]) {
    const scripts = [...this.files.keys()];
    const known = new Set(candidates.map(module => module.path));
    const open = scripts.map(path => ({ path, user: path }));
    const seen = new Set(scripts);
    for (let next = open.pop(); next; next = open.pop()) {
      const module = this.project.get(next.path);
      const { user } = next;
      for (const path of module ? importsOf(module) : []) {
        const folder = user.split('/').slice(0, -1).join('/');
        const near = folder !== '' && path.startsWith(`${folder}/`);
        if (!seen.has(path) && (near || known.has(path))) {
          seen.add(path);
          open.push({ path, user });
          const helper = this.project.get(path);
          if (helper && helper.body.length > 0) {
            this.files.set(
              path,
              emptyInventoryFile({
                path,
                framework: 'locust',
                role: 'helper',
                reason: `${user} uses it`,
                confidence: 0.9,
              }),
            );
          }
        }
      }
    }
  }
}

/** Name of a module as others import it. */
function stemOf(path: string): string {
  const parts = path.replace(/(\/__init__)?\.py$/, '').split('/');
  return parts[parts.length - 1];
}

function uniqueTasks(tasks: readonly LocustTask[]): LocustTask[] {
  const seen = new Set<FunctionDef>();
  return tasks.filter(task => {
    const fresh = !seen.has(task.definition);
    seen.add(task.definition);
    return fresh;
  });
}

function testOf(task: LocustTask, module: PythonModule): InventoryTest {
  return {
    name: task.name,
    suite: task.owner?.name ?? null,
    line: task.module === module ? module.lineOf(task.definition.from) : 1,
    markers: task.tags,
    async: task.definition.async,
    skipped: task.weight === 0,
    cases: 1,
    fixtures: [],
    limits: [],
  };
}

/** Weights other than 1, as `weight:User` and `weight:TaskSet.task`. */
function weightTags(
  users: readonly { definition: ClassDef; tasks: LocustTask[] }[],
  tasks: readonly LocustTask[],
): Record<string, string> {
  const tags = new Map<string, string>();
  for (const { definition } of users) {
    const weight = classConstant(definition, 'weight');
    if (weight?.type === 'number' && weight.value !== 1) {
      tags.set(`weight:${definition.name}`, String(weight.value));
    }
  }
  for (const task of tasks) {
    if (task.weight !== null && task.weight !== 1) {
      const owner = task.owner ? `${task.owner.name}.` : '';
      tags.set(`weight:${owner}${task.name}`, String(task.weight));
    }
  }
  return Object.fromEntries(tags);
}

/** Whether locust is meant to be started with a file. */
function isLocustfile(path: string): boolean {
  return /locust/i.test(path.slice(path.lastIndexOf('/') + 1));
}

/** Last parts of the modules that a text imports, and the names it takes from them. */
function importedStems(text: string): Set<string> {
  const stems = new Set<string>();
  for (const line of text.split('\n')) {
    const match =
      line.length < 300 ? /^\s{0,40}(?:from|import)\s+(.+)$/.exec(line) : null;
    for (const word of match?.[1].match(/\w+/g) ?? []) {
      stems.add(word);
    }
  }
  return stems;
}

/**
 * Load tests written for locust: each user class is a scenario, each task a
 * test, and the requests are those that tasks can make.
 *
 * @public
 */
export const locustAnalyzer: SourceAnalyzer = {
  framework: 'locust',
  analyze: tree => new LocustScan(tree).run(),
};
