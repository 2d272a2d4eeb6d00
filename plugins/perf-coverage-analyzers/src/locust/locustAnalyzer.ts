import {
  InventoryFile,
  InventoryTest,
  Scenario,
  SourceRequest,
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
import { requestsOfModule, Root } from '../python/requests';
import { classConstant } from '../python/definitions';
import { moduleScope } from '../python/scope';
import { evaluate } from '../python/values';
import {
  Family,
  familyOf,
  locustRole,
  LocustTask,
  shapeStages,
  tasksOf,
} from './classes';
import { locustFinding } from './findings';
import { runSettings } from './settings';

/** The classes of a module that matter to locust. */
interface LocustClasses {
  users: Family[];
  taskSets: Family[];
  shapes: Family[];
}

class LocustScan {
  private readonly project: PythonProject;
  private readonly files = new Map<string, InventoryFile>();

  constructor(private readonly tree: SourceTree) {
    this.project = projectOf(tree);
  }

  async run(): Promise<InventoryFile[]> {
    const modules: { module: PythonModule; classes: LocustClasses }[] = [];
    const others: { path: string; text: string }[] = [];
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
      if (text !== undefined && /\blocust/.test(`${path}\n${text}`)) {
        await take(path);
      } else if (text !== undefined) {
        others.push({ path, text });
      }
    }
    // Users whose base stands in another module need not speak of locust.
    const stems = modules.map(({ module }) => stemOf(module.path));
    for (const { path, text } of others) {
      if (
        stems.some(stem => text.includes(stem)) &&
        /^\s*class\s/m.test(text)
      ) {
        await take(path);
      }
    }
    for (const { module, classes } of modules) {
      if (this.concreteUsers(classes).length > 0) {
        await this.addScript(module, classes);
      }
    }
    this.addHelpers(modules.map(item => item.module));
    return [...this.files.values()];
  }

  private classesOf(module: PythonModule): LocustClasses | undefined {
    const classes: LocustClasses = { users: [], taskSets: [], shapes: [] };
    for (const stmt of module.body) {
      if (stmt.type !== 'class') {
        continue;
      }
      const family = familyOf(stmt, module, this.project);
      const role = locustRole(family, this.project);
      if (role === 'user') {
        classes.users.push(family[0]);
      } else if (role === 'tasks') {
        classes.taskSets.push(family[0]);
      } else if (role === 'shape') {
        classes.shapes.push(family[0]);
      }
    }
    return classes.users.length + classes.taskSets.length > 0
      ? classes
      : undefined;
  }

  /** Users that locust starts: those that are not marked abstract. */
  private concreteUsers(classes: LocustClasses): ClassDef[] {
    return classes.users
      .filter(({ module, definition }) => {
        const value = classConstant(definition, 'abstract');
        return !(
          value && evaluate(value, moduleScope(this.project, module)) === true
        );
      })
      .map(item => item.definition);
  }

  private async addScript(module: PythonModule, classes: LocustClasses) {
    const users = this.concreteUsers(classes).map(definition => ({
      definition,
      tasks: tasksOf(definition, module, this.project),
    }));
    const settings = await runSettings(this.tree, module.path);
    const shape = classes.shapes
      .map(item => shapeStages(item.definition, item.module, this.project))
      .find(stages => stages !== undefined);
    const maxVUs = shape
      ? Math.max(...shape.map(stage => stage.users))
      : settings.users;
    const durationSeconds = shape
      ? shape[shape.length - 1].until
      : settings.durationSeconds;
    const stages = (shape ?? []).map((stage, i, all) => ({
      durationSeconds: stage.until - (i === 0 ? 0 : all[i - 1].until),
      target: stage.users,
    }));
    const scenarios = users.map<Scenario>(({ definition }) => ({
      name: definition.name,
      executor: shape ? 'locust-shape' : 'locust-user',
      exec: definition.name,
      reachable: true,
      startSeconds: 0,
      durationSeconds,
      // The users of a run are shared out among the classes by weight.
      maxVUs: users.length === 1 ? maxVUs : null,
      iterations: null,
      stages: users.length === 1 ? stages : [],
    }));
    const load = { durationSeconds, maxVUs, iterations: null };
    const tasks = uniqueTasks(users.flatMap(user => user.tasks));
    const findings = [
      ...(module.errorLine === null
        ? []
        : [
            locustFinding('locust-syntax-error', module.errorLine, module.path),
          ]),
      ...users
        .filter(
          user =>
            user.tasks.length === 0 &&
            !this.hasOwnTasks(user.definition, module),
        )
        .map(user =>
          locustFinding(
            'locust-no-tasks',
            module.lineOf(user.definition.from),
            user.definition.name,
          ),
        ),
      ...tasks
        .filter(task => task.module === module && doesNothing(task.definition))
        .map(task =>
          locustFinding(
            'locust-empty-task',
            module.lineOf(task.definition.from),
            task.name,
          ),
        ),
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
        tags: weightTags(users, tasks),
        requests: this.requestsOf(
          module,
          tasks,
          users.map(user => user.definition),
        ),
        findings,
        runnable: findings.every(finding => finding.severity !== 'error'),
      }),
    );
  }

  /** Whether a user gets tasks in a way that this reading does not show. */
  private hasOwnTasks(definition: ClassDef, module: PythonModule): boolean {
    return familyOf(definition, module, this.project).some(
      member =>
        classConstant(member.definition, 'tasks') !== undefined ||
        classConstant(member.definition, 'task_set') !== undefined ||
        member.definition.args.some(
          arg =>
            arg.name === null &&
            this.project.lookup(
              member.module,
              arg.value.type === 'name' ? arg.value.name : '',
            )?.binding.kind === 'imported' &&
            !/^locust/.test(this.originOf(member.module, arg.value)),
        ),
    );
  }

  private originOf(module: PythonModule, value: { type: string }): string {
    const name =
      'name' in value && typeof value.name === 'string' ? value.name : '';
    const found = this.project.lookup(module, name);
    return found?.binding.kind === 'imported' ? found.binding.dotted : '';
  }

  /** Requests of the tasks, in whichever module they are written. */
  private requestsOf(
    module: PythonModule,
    tasks: readonly LocustTask[],
    users: readonly ClassDef[],
  ): SourceRequest[] {
    const roots = new Map<PythonModule, Root[]>([[module, []]]);
    const add = (root: Root) => {
      const before = roots.get(root.module) ?? [];
      before.push(root);
      roots.set(root.module, before);
    };
    tasks.forEach(add);
    // Bases in other modules set their users up; they are searched as well.
    for (const user of users) {
      for (const member of familyOf(user, module, this.project)) {
        if (!roots.has(member.module)) {
          roots.set(member.module, []);
        }
      }
    }
    return [...roots].flatMap(([source, own]) =>
      requestsOfModule(source, this.project, {
        roots: own,
        clientOnly: true,
      }).filter(request => source === module || request.reachable),
    );
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

function doesNothing(definition: FunctionDef): boolean {
  return definition.body.every(
    stmt =>
      stmt.type === 'pass' ||
      (stmt.type === 'expression' &&
        (stmt.value.type === 'string' || stmt.value.type === 'ellipsis')),
  );
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
