import { ClassDef, dottedName, Expr, FunctionDef, Stmt } from '../python/ast';
import { PythonModule, PythonProject } from '../python/project';
import { ancestorsOf, classConstant, classOf } from '../python/definitions';
import { moduleScope } from '../python/scope';
import { evaluate } from '../python/values';

/** What a class is to locust. */
export type LocustRole = 'user' | 'tasks' | 'shape';

/** Base classes of locust and of its plugins, by name. */
const baseRoles = new Map<string, LocustRole>([
  ['User', 'user'],
  ['HttpUser', 'user'],
  ['FastHttpUser', 'user'],
  ['ContribFastHttpUser', 'user'],
  ['Locust', 'user'],
  ['HttpLocust', 'user'],
  ['FastHttpLocust', 'user'],
  ['RestUser', 'user'],
  ['WebsiteUser', 'user'],
  ['SocketIOUser', 'user'],
  ['MqttUser', 'user'],
  ['PlaywrightUser', 'user'],
  ['PostgresUser', 'user'],
  ['MongoDBUser', 'user'],
  ['GrpcUser', 'user'],
  ['TaskSet', 'tasks'],
  ['SequentialTaskSet', 'tasks'],
  ['TaskSequence', 'tasks'],
  ['MarkovTaskSet', 'tasks'],
  ['LoadTestShape', 'shape'],
]);

export interface Family {
  module: PythonModule;
  definition: ClassDef;
}

/** A class with its bases, nearest first. */
export function familyOf(
  definition: ClassDef,
  module: PythonModule,
  project: PythonProject,
): Family[] {
  return [
    { module, definition },
    ...ancestorsOf(definition, moduleScope(project, module)),
  ];
}

/** What a class is to locust, by the bases that come from locust. */
export function locustRole(
  family: readonly Family[],
  project: PythonProject,
): LocustRole | undefined {
  for (const { module, definition } of family) {
    for (const arg of definition.args) {
      const name = arg.name === null ? dottedName(arg.value) : undefined;
      const role = name && baseRoles.get(originalName(name, module, project));
      if (role) {
        return role;
      }
    }
  }
  return undefined;
}

/** The name that a base has in locust: `from locust import HttpUser as User`, `user.HttpUser`. */
function originalName(
  dotted: string,
  module: PythonModule,
  project: PythonProject,
): string {
  const parts = dotted.split('.');
  // As imported here first: locust's own repository holds locust itself.
  const bindings = [
    module.names.get(parts[0]),
    project.lookup(module, parts[0])?.binding,
  ];
  for (const binding of bindings) {
    const inside = parts.length > 1;
    if (
      ((binding?.kind === 'module' && inside) ||
        binding?.kind === 'imported') &&
      /^(locust|locust_plugins|grpc_user)(\.|$)/.test(binding.dotted)
    ) {
      return binding.kind === 'imported' && !inside
        ? binding.name
        : parts[parts.length - 1];
    }
  }
  return '';
}

export interface LocustTask {
  name: string;
  /** Class that the task is written in; null where it is a function of the module. */
  owner: ClassDef | null;
  /** Class whose objects run it, which may replace methods of `owner`. */
  self: Family | null;
  module: PythonModule;
  definition: FunctionDef;
  weight: number | null;
  tags: string[];
}

const maxNesting = 8;

/**
 * The tasks of a user or task set: methods with `@task`, those of its bases, of
 * nested task sets, and what `tasks = […]` names with its weights.
 */
export function tasksOf(
  definition: ClassDef,
  module: PythonModule,
  project: PythonProject,
  depth = 0,
): LocustTask[] {
  if (depth > maxNesting) {
    return [];
  }
  const tasks: LocustTask[] = [];
  const taken = new Set<string>();
  for (const member of familyOf(definition, module, project)) {
    for (const stmt of member.definition.body) {
      if (
        (stmt.type === 'function' || stmt.type === 'class') &&
        !taken.has(stmt.name)
      ) {
        taken.add(stmt.name);
        tasks.push(
          ...memberTasks(stmt, member, { module, definition }, project, depth),
        );
      }
    }
  }
  const listed = familyOf(definition, module, project)
    .map(member => ({
      member,
      value:
        classConstant(member.definition, 'tasks') ??
        // Before locust 1.0.
        classConstant(member.definition, 'task_set') ??
        null,
    }))
    .find(item => item.value !== null);
  if (listed?.value) {
    tasks.push(...listedTasks(listed.value, listed.member, project, depth + 1));
  }
  return tasks;
}

function memberTasks(
  stmt: FunctionDef | ClassDef,
  member: Family,
  self: Family,
  project: PythonProject,
  depth: number,
): LocustTask[] {
  const weight = taskWeight(stmt.decorators, member.module, project);
  if (stmt.type === 'class') {
    const role = locustRole(familyOf(stmt, member.module, project), project);
    return weight !== undefined && role === 'tasks'
      ? tasksOf(stmt, member.module, project, depth + 1)
      : [];
  }
  return weight === undefined
    ? []
    : [
        {
          name: stmt.name,
          owner: member.definition,
          self,
          module: member.module,
          definition: stmt,
          weight,
          tags: tagsOf(stmt.decorators, member.module, project),
        },
      ];
}

/** Weight of `@task`, `@task(3)`, `@seq_task(1)`; undefined where there is none, null where unknown. */
function taskWeight(
  decorators: readonly Expr[],
  module: PythonModule,
  project: PythonProject,
): number | null | undefined {
  for (const decorator of decorators) {
    const call = decorator.type === 'call' ? decorator : null;
    const name = dottedName(call ? call.callee : decorator);
    if (name === 'seq_task') {
      return 1;
    }
    if (name && /(^|\.)(task|transition|transitions)$/.test(name)) {
      const argument = name.endsWith('task')
        ? call?.args.find(arg => arg.name === 'weight') ??
          call?.args.find(arg => arg.name === null)
        : undefined;
      const value = argument
        ? evaluate(argument.value, moduleScope(project, module))
        : 1;
      // 0 as the default of a variable is switched on from outside.
      const open =
        value === 0 &&
        argument !== undefined &&
        argument.value.type !== 'number';
      return typeof value === 'number' && !open ? value : null;
    }
  }
  return undefined;
}

function tagsOf(
  decorators: readonly Expr[],
  module: PythonModule,
  project: PythonProject,
): string[] {
  return decorators.flatMap(decorator =>
    decorator.type === 'call' &&
    /(^|\.)tag$/.test(dottedName(decorator.callee) ?? '')
      ? decorator.args
          .map(arg => evaluate(arg.value, moduleScope(project, module)))
          .filter(tag => typeof tag === 'string')
      : [],
  );
}

/** `tasks = [A, b]` and `tasks = {A: 3, b: 1}`. */
function listedTasks(
  value: Expr,
  member: Family,
  project: PythonProject,
  depth: number,
): LocustTask[] {
  const entries: { task: Expr; weight: Expr | null }[] = [];
  if (value.type === 'list' || value.type === 'tuple' || value.type === 'set') {
    entries.push(...value.items.map(task => ({ task, weight: null })));
  } else if (value.type === 'dict') {
    for (const { key, value: weight } of value.entries) {
      if (key) {
        entries.push({ task: key, weight });
      }
    }
  } else {
    entries.push({ task: value, weight: null });
  }
  const scope = moduleScope(project, member.module, member.definition);
  return entries.flatMap(({ task, weight }) => {
    const share = weight ? evaluate(weight, scope) : 1;
    const known = typeof share === 'number' ? share : null;
    const set = classOf(task, scope);
    if (set) {
      return tasksOf(set.definition, set.module, project, depth).map(item => ({
        ...item,
        weight:
          known === null || item.weight === null ? null : item.weight * known,
      }));
    }
    const inner =
      task.type === 'name'
        ? member.definition.body.find(
            (stmt: Stmt): stmt is FunctionDef =>
              stmt.type === 'function' && stmt.name === task.name,
          ) ?? null
        : null;
    const found =
      task.type === 'name'
        ? project.lookup(member.module, task.name)
        : undefined;
    const definition =
      inner ??
      (found?.binding.kind === 'function' ? found.binding.definition : null);
    return definition
      ? [
          {
            name: definition.name,
            owner: inner ? member.definition : null,
            self: inner ? member : null,
            module: inner ? member.module : found?.module ?? member.module,
            definition,
            weight: known,
            tags: [],
          },
        ]
      : [];
  });
}
