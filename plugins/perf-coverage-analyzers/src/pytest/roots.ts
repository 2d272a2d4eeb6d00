import { FunctionDef, statementsIn } from '../python/ast';
import { localsOf } from '../python/locals';
import { PythonModule, PythonProject } from '../python/project';
import { Root } from '../python/requests';
import { moduleScope, Scope, Written } from '../python/scope';
import { DescribedTest } from './describeTest';
import { argumentsOf, Fixture, FixtureShelf } from './fixtures';

const maxDepth = 6;

/** The tests of a file and the fixtures that they use, with what fixtures give to whom. */
export function rootsOf(
  tests: readonly DescribedTest[],
  file: PythonModule,
  project: PythonProject,
  shelf: FixtureShelf,
): Root[] {
  const given = new Map<FunctionDef, Written | undefined>();
  const fixtures = new Map<FunctionDef, Root>();

  const find = (name: string, owner: Scope['owner'], notThis?: FunctionDef) =>
    shelf.find(name, file, owner?.body ?? null, notThis);

  const argsOf = (
    names: readonly string[],
    owner: Scope['owner'],
    depth: number,
    notThis?: FunctionDef,
  ) => {
    const args = new Map<string, Written>();
    for (const name of names) {
      const fixture = find(name, owner, notThis);
      const value = fixture && valueOf(fixture, owner, depth + 1);
      if (value) {
        args.set(name, value);
      }
    }
    return args;
  };

  function valueOf(
    fixture: Fixture,
    owner: Scope['owner'],
    depth: number,
  ): Written | undefined {
    const { definition, module } = fixture;
    if (given.has(definition) || depth > maxDepth) {
      return given.get(definition);
    }
    given.set(definition, undefined);
    const args = argsOf(fixture.asks, owner, depth, definition);
    const own = owner?.body.includes(definition) ? owner : null;
    fixtures.set(definition, { definition, module, owner: own, args });
    const value = givenBy(definition);
    const written = value && {
      expr: value,
      scope: {
        ...moduleScope(project, module, own),
        locals: localsOf(definition.body),
        args,
      },
    };
    given.set(definition, written);
    return written;
  }

  const roots = tests.map<Root>(({ collected, test }) => {
    const { definition, module, owner } = collected;
    const asked = new Set([
      ...argumentsOf(definition, owner !== null),
      ...test.fixtures,
    ]);
    return {
      definition,
      module,
      owner,
      args: argsOf([...asked], owner, 0),
    };
  });
  for (const owner of new Set(tests.map(item => item.collected.owner))) {
    argsOf(shelf.autouse(file, owner?.body ?? null), owner, 0);
  }
  return [...roots, ...fixtures.values()];
}

/** What a fixture returns or yields, where that is one thing. */
function givenBy(definition: FunctionDef) {
  const values = statementsIn(definition.body).flatMap(stmt => {
    if (stmt.type === 'return' && stmt.value) {
      return [stmt.value];
    }
    return stmt.type === 'other' && stmt.children.length === 1
      ? stmt.children
      : [];
  });
  return values.length === 1 ? values[0] : undefined;
}
