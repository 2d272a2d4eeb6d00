import { SourceRequest } from 'backstage-plugin-perf-coverage-common';
import { ClassDef, FunctionDef } from '../python/ast';
import { PythonModule, PythonProject } from '../python/project';
import { requestsOfModule, Root } from '../python/requests';
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
  const known = new Map<FunctionDef, Set<ClassDef | null>>();
  const add = (root: Root) => {
    const { definition, self = null } = root;
    const selves = known.get(definition) ?? new Set();
    const fresh = !selves.has(self?.definition ?? null);
    known.set(definition, selves.add(self?.definition ?? null));
    if (fresh) {
      const before = roots.get(root.module) ?? [];
      before.push(root);
      roots.set(root.module, before);
    }
  };
  const tasks = users.flatMap(user => user.tasks);
  tasks.forEach(add);
  // What sets an object up runs on the object's own class, wherever it is written.
  const objects = [...users, ...tasks.flatMap(({ self }) => self ?? [])];
  for (const self of new Set(objects)) {
    setUpOf(self, project).forEach(add);
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
