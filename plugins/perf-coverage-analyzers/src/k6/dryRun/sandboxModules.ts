import type * as t from '@babel/types';
import { exportsName, ModuleSource } from '../../javascript';
import type { SandboxProgram } from './sandbox';

/** Names that exist in a stand-in whoever imports them, for `import * as`. */
const wellKnown: Record<string, string> = {
  k6: 'check group sleep fail randomSeed',
  'k6/http':
    'get post put patch del head options request asyncRequest batch url cookieJar file expectedStatuses setResponseCallback CookieJar FileData',
  'k6/metrics': 'Counter Gauge Rate Trend',
  'k6/execution': 'scenario instance vu test',
  'k6/data': 'SharedArray',
};

const identifier = /^[A-Za-z_$][\w$]*$/;

/**
 * Makes the modules of a script ready to run: k6's modules and remote ones
 * become stand-ins, JSON and CommonJS become modules.
 */
export function sandboxProgram(
  sources: ReadonlyMap<string, ModuleSource>,
): Omit<SandboxProgram, 'code'> {
  const modules = new Map<string, string>();
  const wanted = wantedNames(sources);
  for (const [path, source] of sources) {
    const names = wanted.get(path) ?? new Set<string>();
    modules.set(path, moduleCode(source, names, sources));
  }
  for (const [name, names] of wanted) {
    if (!sources.has(name)) modules.set(name, standInCode(name, names));
  }
  const edges = new Map(
    [...sources].map(([path, source]) => [
      path,
      new Map(
        source.imports.map(({ specifier }) => [
          specifier,
          targetOf(source, specifier),
        ]),
      ),
    ]),
  );
  return { modules, edges };
}

function targetOf(source: ModuleSource, specifier: string): string {
  const edge = source.imports.find(one => one.specifier === specifier);
  return edge?.target.kind === 'local'
    ? edge.target.path
    : `dry-run:${specifier}`;
}

/** Names that are imported from each module, by the name it has in the sandbox. */
function wantedNames(
  sources: ReadonlyMap<string, ModuleSource>,
): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const source of sources.values()) {
    for (const { specifier, names } of source.imports) {
      const target = targetOf(source, specifier);
      const known = wanted.get(target) ?? new Set<string>();
      for (const { name } of names) known.add(name);
      wanted.set(target, known);
    }
  }
  return wanted;
}

/** A module of k6, of its libraries or of anybody: what is not known is anything. */
function standInCode(target: string, wanted: ReadonlySet<string>): string {
  const specifier = target.replace(/^dry-run:/, '');
  const library = /^https?:\/\/jslib\.k6\.io\/([\w-]{1,60})\//.exec(specifier);
  const key = library ? `jslib/${library[1]}` : specifier;
  const names = new Set([...wanted, ...(wellKnown[key] ?? '').split(' ')]);
  names.delete('default');
  names.delete('');
  const lines = [
    `const m = globalThis.__modules[${JSON.stringify(
      key,
    )}] ?? globalThis.__any();`,
    'export default m.default ?? m;',
    ...[...names]
      .filter(name => identifier.test(name))
      .map(
        (name, index) =>
          `const v${index} = m.${name} ?? globalThis.__any(); export { v${index} as ${name} };`,
      ),
  ];
  return lines.join('\n');
}

function moduleCode(
  source: ModuleSource,
  wanted: ReadonlySet<string>,
  sources: ReadonlyMap<string, ModuleSource>,
): string {
  if (source.path.endsWith('.json')) {
    return `export default JSON.parse(${JSON.stringify(source.text)});`;
  }
  if (source.commonJs) return commonJsCode(source, wanted);
  // Types that are imported like values have no value; nor has what is missing.
  const types = typeNames(source);
  const missing = [...wanted].filter(
    name =>
      identifier.test(name) &&
      name !== 'default' &&
      (types.has(name) || exportsName(sources, source.path, name) === false),
  );
  const exported = missing.map(
    (name, index) =>
      `const missing$${index} = undefined; export { missing$${index} as ${name} };`,
  );
  return [source.text, ...exported].join('\n');
}

/** Interfaces and types that a module exports by their declaration. */
function typeNames(source: ModuleSource): Set<string> {
  const names = new Set<string>();
  for (const statement of source.parsed.program?.body ?? []) {
    const node: t.Node | null | undefined =
      statement.type === 'ExportNamedDeclaration'
        ? statement.declaration
        : null;
    if (
      node?.type === 'TSInterfaceDeclaration' ||
      node?.type === 'TSTypeAliasDeclaration'
    ) {
      names.add(node.id.name);
    }
  }
  return names;
}

function commonJsCode(
  source: ModuleSource,
  wanted: ReadonlySet<string>,
): string {
  const specifiers = [...new Set(source.imports.map(one => one.specifier))];
  const head = [
    ...specifiers.map(
      (one, index) => `import * as r${index} from ${JSON.stringify(one)};`,
    ),
    'const module = { exports: {} };',
    `const found = { ${specifiers
      .map((one, index) => `${JSON.stringify(one)}: r${index}`)
      .join(', ')} };`,
    'const require = name => (found[name] ? found[name].__cjs ?? Object.assign({}, found[name].default, found[name]) : globalThis.__any());',
    '(function (module, exports, require) {',
  ];
  // On one line, so that the lines of the script stay where they are.
  return [
    `${head.join(' ')}${source.text}\n})(module, module.exports, require);`,
    'export const __cjs = module.exports;',
    'export default module.exports;',
    ...[...wanted]
      .filter(name => identifier.test(name) && name !== 'default')
      .map(
        (name, index) =>
          `const e${index} = module.exports.${name}; export { e${index} as ${name} };`,
      ),
  ].join('\n');
}
