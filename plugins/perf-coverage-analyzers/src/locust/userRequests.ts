import { SourceRequest } from 'backstage-plugin-perf-coverage-common';
import { ClassDef, FunctionDef } from '../python/ast';
import { PythonModule, PythonProject } from '../python/project';
import { classConstant } from '../python/definitions';
import { leadingName } from '../python/leadingName';
import { requestsOfModule, Root } from '../python/requests';
import { moduleScope } from '../python/scope';
import { hole } from '../python/value';
import { evaluate } from '../python/values';
import { baseOf, keepCommonBase } from '../requestBase';
import { Family, familyOf, LocustTask } from './classes';

/**
 * The requests of users: of their tasks and of what sets them up, in whichever
 * module these are written.
 */
export function requestsOfUsers(
  module: PythonModule,
  users: readonly (Family & { tasks: LocustTask[] })[],
  project: PythonProject,
): SourceRequest[] {
  const roots = new Map<PythonModule, Root[]>([[module, []]]);
  const known = new Map<FunctionDef, Map<ClassDef | null, Root>>();
  const add = (root: Root, sentTo: SentTo) => {
    const { definition, self } = root;
    const bySelf = known.get(definition) ?? new Map<ClassDef | null, Root>();
    known.set(definition, bySelf);
    const before = bySelf.get(self?.definition ?? null);
    if (before?.sentTo) {
      keepCommonBase(before.sentTo, sentTo);
      return;
    }
    const fresh = { ...root, sentTo: { ...sentTo } };
    bySelf.set(self?.definition ?? null, fresh);
    const ofModule = roots.get(root.module) ?? [];
    ofModule.push(fresh);
    roots.set(root.module, ofModule);
  };
  const hosts = new Map(users.map(user => [user, hostOf(user, project)]));
  for (const [user, sentTo] of hosts) {
    user.tasks.forEach(task => add(task, sentTo));
  }
  // What sets an object up runs on the object's own class, wherever it is written.
  for (const [user, sentTo] of hosts) {
    const objects = [user, ...user.tasks.flatMap(({ self }) => self ?? [])];
    for (const self of new Set<Family>(objects)) {
      setUpOf(self, project).forEach(root => add(root, sentTo));
    }
  }
  // Bases in other modules set their users up; they are searched as well.
  for (const user of users) {
    for (const member of familyOf(user.definition, user.module, project)) {
      if (!roots.has(member.module)) {
        roots.set(member.module, []);
      }
    }
  }
  const found = [...roots].flatMap(([source, own]) =>
    requestsOfModule(source, project, {
      roots: own,
      clientOnly: true,
    }).filter(request => source === module || request.reachable),
  );
  // What a base in another module reaches here is no request of its own.
  const reached = new Set(
    found.filter(one => one.reachable).map(placeOfRequest),
  );
  return found.filter(
    one => one.reachable || !reached.has(placeOfRequest(one)),
  );
}

function placeOfRequest({ file, line, method, path }: SourceRequest): string {
  return `${file}:${line} ${method} ${path}`;
}

type SentTo = Pick<SourceRequest, 'base'>;

/** Where the paths of a user go: to its `host`, or that of its nearest base. */
function hostOf(user: Family, project: PythonProject): SentTo {
  for (const member of familyOf(user.definition, user.module, project)) {
    const host = classConstant(member.definition, 'host');
    if (host) {
      const scope = moduleScope(project, member.module, member.definition);
      const url = evaluate(host, scope);
      return typeof url === 'string' || url === undefined
        ? baseOf(url ?? hole, leadingName(host, scope))
        : {};
    }
  }
  return {};
}

const setUpNames = ['__init__', 'on_start', 'on_stop', 'setup', 'teardown'];

/** The methods that set an object of a class up, from its nearest base that has them. */
function setUpOf(self: Family, project: PythonProject): Root[] {
  const family = familyOf(self.definition, self.module, project);
  return setUpNames.flatMap(name => {
    for (const { module, definition: owner } of family) {
      const definition = owner.body.find(
        (stmt): stmt is FunctionDef =>
          stmt.type === 'function' && stmt.name === name,
      );
      if (definition) {
        return [{ definition, module, owner, self }];
      }
    }
    return [];
  });
}
