import { Finding } from 'backstage-plugin-perf-coverage-common';
import { callsIn, lastName } from '../python/ast';
import { PythonModule, PythonProject } from '../python/project';
import { moduleScope } from '../python/scope';
import { evaluate } from '../python/values';
import { PytestConfig } from './config';
import { DescribedTest } from './describeTest';
import { knownMarkers, pytestFinding } from './findings';
import { FixtureShelf } from './fixtures';

/** Markers that tests of a module carry but nobody registered, where pytest is strict about it. */
export function unregisteredMarkers(
  module: PythonModule,
  tests: readonly DescribedTest[],
  config: PytestConfig,
  project: PythonProject,
  shelf: FixtureShelf,
): Finding[] {
  if (!config.strictMarkers) {
    return [];
  }
  const registered = registeredMarkers(module, project, shelf);
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
function registeredMarkers(
  module: PythonModule,
  project: PythonProject,
  shelf: FixtureShelf,
): Set<string> | undefined {
  const names = new Set<string>();
  for (const source of shelf.sources(module)) {
    if (shelf.plugins(source).unresolved) {
      return undefined;
    }
    const scope = moduleScope(project, source);
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
