import { InventoryTest } from 'backstage-plugin-perf-coverage-common';
import { dottedName } from '../python/ast';
import { Limit } from '../python/limitPlace';
import { limitsOf } from '../python/limits';
import { PythonModule, PythonProject } from '../python/project';
import { isList, itemsOf, Value } from '../python/value';
import { moduleScope } from '../python/scope';
import { evaluate } from '../python/values';
import { CollectedTest } from './collect';
import { argumentsOf, FixtureShelf, fixtureFactor } from './fixtures';
import { isSkipped, Mark, namesOf, parametrizationOf } from './markers';

/** A test for the inventory, with what its limits rest on. */
export interface DescribedTest {
  collected: CollectedTest;
  test: InventoryTest;
  limits: Limit[];
}

/** Describes one collected test of a file. */
export function describeTest(
  collected: CollectedTest,
  file: PythonModule,
  project: PythonProject,
  shelf: FixtureShelf,
): DescribedTest {
  const { definition, marks, module, owner } = collected;
  const parametrizations = marks
    .filter(mark => mark.name === 'parametrize')
    .map(parametrizationOf);
  const parametrized = new Set(parametrizations.flatMap(item => item.names));
  const indirect = new Set(parametrizations.flatMap(item => item.indirect));
  const asked = askedArguments(collected).filter(
    name => !parametrized.has(name) || indirect.has(name),
  );
  const used = marks
    .filter(mark => mark.name === 'usefixtures')
    .flatMap(mark => mark.args.map(arg => evaluate(arg.value, mark.scope)))
    .filter(name => typeof name === 'string');
  const fixtures = [...new Set([...asked, ...used])];

  const scope = moduleScope(project, module, owner);
  const limits = limitsOf(definition, {
    ...scope,
    bound: loosestValues(marks),
  });
  return {
    collected,
    limits,
    test: {
      name: definition.name,
      suite: collected.suite,
      line: lineIn(collected, file),
      markers: namesOf(marks),
      async: definition.async,
      skipped: isSkipped(marks),
      cases: casesOf(
        [
          ...parametrizations.map(item => item.count),
          ...expansions(collected, project),
        ],
        fixtures,
        { parametrized, indirect },
        collected,
        file,
        shelf,
      ),
      fixtures,
      limits: limits.map(limit => limit.threshold),
    },
  };
}

/** Line of a test in its file; where it is inherited, that of the class. */
function lineIn(collected: CollectedTest, file: PythonModule): number {
  const { definition, module, owner } = collected;
  if (module === file) {
    return module.lineOf(definition.from);
  }
  const own = owner ? file.names.get(owner.name) : undefined;
  return own?.kind === 'class' ? file.lineOf(own.definition.from) : 1;
}

/** Names that pytest fills in; what `mock.patch` and hypothesis fill in is left out. */
function askedArguments(collected: CollectedTest): string[] {
  const { definition } = collected;
  let names = argumentsOf(definition, collected.owner !== null);
  if (definition.decorators.some(item => dottedName(item) === 'staticmethod')) {
    names = definition.params
      .filter(param => param.star === '' && param.default === null)
      .map(param => param.name);
  }
  let mocks = 0;
  for (const decorator of definition.decorators) {
    const call = decorator.type === 'call' ? decorator : null;
    const name = call ? dottedName(call.callee) ?? '' : '';
    if (/(^|\.)patch(\.object)?$/.test(name) && call) {
      const positional = call.args.filter(arg => arg.name === null).length;
      const given = name.endsWith('.object') ? 3 : 2;
      if (positional < given && !call.args.some(arg => arg.name === 'new')) {
        mocks += 1;
      }
    }
    if (/(^|\.)given$/.test(name) && call) {
      const given = new Set(call.args.map(arg => arg.name));
      const positional = call.args.filter(arg => arg.name === null).length;
      names = names.filter(item => !given.has(item));
      names = names.slice(0, names.length - positional);
    }
  }
  return names.slice(mocks);
}

/** For limits that cases bring along: the loosest holds for all of them. */
function loosestValues(marks: readonly Mark[]): Map<string, Value | undefined> {
  const bound = new Map<string, Value | undefined>();
  for (const mark of marks.filter(item => item.name === 'parametrize')) {
    const { names } = parametrizationOf(mark);
    const values = mark.args.filter(arg => arg.name === null)[1];
    const items = values && itemsOf(evaluate(values.value, mark.scope));
    names.forEach((name, at) => {
      const column = (items ?? []).map(item => {
        const part = isList(item) ? item.items[at] : undefined;
        return names.length === 1 ? item : part;
      });
      const numbers = column.filter(value => typeof value === 'number');
      bound.set(
        name,
        numbers.length > 0 && numbers.length === column.length
          ? numbers.reduce((a, b) => Math.max(a, b))
          : undefined,
      );
    });
  }
  return bound;
}

/**
 * The factors of decorators that are not pytest's: `@parameterized.expand(…)`,
 * `@data(…)` of ddt; null for another one that says it parametrises.
 */
function expansions(
  { definition, owner, module, marks }: CollectedTest,
  project: PythonProject,
): (number | null)[] {
  const scope = moduleScope(project, module);
  const decorators = [...definition.decorators, ...(owner?.decorators ?? [])];
  const lines = new Set(marks.map(mark => mark.line));
  return decorators.flatMap(item => {
    const call = item.type === 'call' ? item : null;
    const name = dottedName(call ? call.callee : item) ?? '';
    if (/(^|\.)mark\.\w+$/.test(name) || lines.has(module.lineOf(item.from))) {
      return [];
    }
    if (call && /^(parameterized(\.\w+)?|parameterized_class)$/.test(name)) {
      const first = call.args.find(arg => arg.name === null)?.value;
      const items = first && itemsOf(evaluate(first, scope));
      return [items ? items.length : null];
    }
    if (call && /^(ddt\.)?(data|idata)$/.test(name)) {
      return [
        call.args.some(arg => arg.star !== '') || name.endsWith('idata')
          ? null
          : call.args.length,
      ];
    }
    return /parametri[sz]e|parameteri[sz]e/i.test(name) ? [null] : [];
  });
}

function casesOf(
  counts: (number | null)[],
  fixtures: readonly string[],
  given: {
    parametrized: ReadonlySet<string>;
    indirect: ReadonlySet<string>;
  },
  collected: CollectedTest,
  file: PythonModule,
  shelf: FixtureShelf,
): number | null {
  const { owner, marks } = collected;
  const body = owner?.body ?? null;
  const generated = shelf.generated(file);
  if (
    fixtures.some(name => generated.has(name)) ||
    marks.some(mark => mark.name !== 'parametrize' && generated.has(mark.name))
  ) {
    return null;
  }
  // How many back ends the plugin runs a test on depends on what is installed.
  if (
    marks.some(mark => mark.name === 'anyio') &&
    !shelf.find('anyio_backend', file, body)
  ) {
    return null;
  }
  const factor = fixtureFactor(
    [...fixtures, ...shelf.autouse(file, body)],
    given.parametrized,
    given.indirect,
    (name, notThis) => shelf.find(name, file, body, notThis),
  );
  return counts.reduce<number | null>(
    (all, count) => (all === null || count === null ? null : all * count),
    factor,
  );
}
