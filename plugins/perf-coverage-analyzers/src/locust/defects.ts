import { Finding } from 'backstage-plugin-perf-coverage-common';
import {
  callsIn,
  ClassDef,
  dottedName,
  Expr,
  FunctionDef,
  lastName,
} from '../python/ast';
import {
  attributeAssignments,
  classConstant,
  definitionOf,
} from '../python/definitions';
import { PythonModule, PythonProject } from '../python/project';
import { moduleScope } from '../python/scope';
import { evaluate } from '../python/values';
import { familyOf, LocustTask } from './classes';
import { locustFinding } from './findings';

/** A user of a module with the tasks that were found for it. */
export interface UserTasks {
  definition: ClassDef;
  tasks: LocustTask[];
}

/** What keeps users from running, and tasks that put no load on anything. */
export function userFindings(
  users: readonly UserTasks[],
  taskSets: readonly ClassDef[],
  module: PythonModule,
  project: PythonProject,
): Finding[] {
  const findings: Finding[] = [];
  const at = (
    rule: Parameters<typeof locustFinding>[0],
    from: number,
    detail: string,
  ) => findings.push(locustFinding(rule, module.lineOf(from), detail));
  for (const { definition, tasks } of users) {
    if (tasks.length === 0 && !mayHaveTasks(definition, module, project)) {
      at('locust-no-tasks', definition.from, definition.name);
    }
    const weight = classConstant(definition, 'weight');
    if (weight && evaluate(weight, moduleScope(project, module)) === 0) {
      at('locust-never-spawned', weight.from, definition.name);
    }
  }
  for (const owner of [...users.map(user => user.definition), ...taskSets]) {
    for (const { expr, name } of unknownTasks(owner, module, project)) {
      at('locust-unknown-task', expr.from, `${owner.name} names ${name}`);
    }
  }
  const tasks = new Set(users.flatMap(user => user.tasks));
  for (const { definition, module: home, weight, name } of tasks) {
    if (home !== module) {
      continue;
    }
    if (doesNothing(definition)) {
      at('locust-empty-task', definition.from, name);
    } else if (onlyIdles(definition)) {
      at('locust-task-without-request', definition.from, name);
    }
    if (weight === 0) {
      at('locust-task-never-runs', definition.from, name);
    }
  }
  return unique(findings);
}

/** Task sets of a script that nothing names: no user runs them. */
export function unusedTaskSets(
  taskSets: readonly ClassDef[],
  module: PythonModule,
  others: readonly PythonModule[],
): Finding[] {
  if (
    /\b(globals|getattr|getmembers|import_module|vars|__subclasses__)\(/.test(
      module.source,
    )
  ) {
    // Classes that are looked up by their names.
    return [];
  }
  return taskSets
    .filter(({ name }) => {
      const word = new RegExp(`\\b${name}\\b`, 'g');
      const here = module.source.match(word)?.length ?? 0;
      return (
        here <= 1 &&
        !others.some(other => other !== module && word.test(other.source))
      );
    })
    .map(({ name, from }) =>
      locustFinding('locust-unused-tasks', module.lineOf(from), name),
    );
}

/** Whether a user gets tasks in a way that this reading does not show. */
function mayHaveTasks(
  definition: ClassDef,
  module: PythonModule,
  project: PythonProject,
): boolean {
  return familyOf(definition, module, project).some(
    member =>
      classConstant(member.definition, 'tasks') !== undefined ||
      classConstant(member.definition, 'task_set') !== undefined ||
      member.definition.decorators.length > 0 ||
      attributeAssignments(
        'tasks',
        moduleScope(project, member.module, member.definition),
      ).length > 0 ||
      member.definition.args.some(arg => {
        if (arg.name !== null) {
          return false;
        }
        const first = dottedName(arg.value)?.split('.')[0] ?? '';
        const binding = project.lookup(member.module, first)?.binding;
        return (
          (binding?.kind === 'imported' || binding?.kind === 'module') &&
          !/^locust(\.|$)/.test(binding.dotted)
        );
      }),
  );
}

/** Names in `tasks` that nothing defines. */
function unknownTasks(
  owner: ClassDef,
  module: PythonModule,
  project: PythonProject,
): { expr: Expr; name: string }[] {
  const listed = classConstant(owner, 'tasks');
  const entries = listed ? entriesOf(listed) : [];
  if (module.stars.length > 0) {
    return [];
  }
  const scope = moduleScope(project, module, owner);
  return entries.flatMap(expr => {
    if (expr.type !== 'name') {
      return [];
    }
    const known =
      module.names.has(expr.name) ||
      definitionOf(expr, scope) !== undefined ||
      owner.body.some(
        stmt =>
          (stmt.type === 'function' || stmt.type === 'class') &&
          stmt.name === expr.name,
      ) ||
      classConstant(owner, expr.name) !== undefined;
    return known ? [] : [{ expr, name: expr.name }];
  });
}

function entriesOf(value: Expr): Expr[] {
  if (value.type === 'list' || value.type === 'tuple' || value.type === 'set') {
    return value.items;
  }
  return value.type === 'dict'
    ? value.entries.flatMap(entry => entry.key ?? [])
    : [];
}

export function doesNothing(definition: FunctionDef): boolean {
  return definition.body.every(
    stmt =>
      stmt.type === 'pass' ||
      (stmt.type === 'expression' &&
        (stmt.value.type === 'string' || stmt.value.type === 'ellipsis')),
  );
}

/** Calls that put no load on a system. */
const idle =
  /^(print|len|str|int|float|range|dict|list|round|min|max|sum|sorted|(time|gevent|asyncio)\.(sleep|time|perf_counter|monotonic)|sleep|(logging|logger|log|LOG|LOGGER)\.\w+|random\.\w+|json\.(dumps|loads)|uuid\.\w+|uuid4|datetime\.\w+|datetime\.datetime\.\w+|self\.wait)$/;

/** Whether a task calls nothing that could send a request. */
function onlyIdles(definition: FunctionDef): boolean {
  const calls = callsIn(definition.body, true);
  return calls.every(call => {
    const name = dottedName(call.callee);
    return name !== undefined
      ? idle.test(name)
      : /^(format|join|append|upper|lower|strip)$/.test(
          lastName(call.callee) ?? '',
        );
  });
}

function unique(findings: Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, line, message }) => {
    const key = `${rule}:${line}:${message}`;
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}
