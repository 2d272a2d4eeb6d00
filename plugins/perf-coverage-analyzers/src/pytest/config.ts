import { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { parse as parseToml } from 'smol-toml';
import { globMatcher } from '../scan/globs';
import { readIni } from './ini';

/** The settings of pytest that decide what it collects. */
export interface PytestConfig {
  /** File that holds them; null where pytest's defaults apply. */
  file: string | null;
  /** Folder of the file, `''` for the root. */
  folder: string;
  testpaths: string[];
  pythonFiles: string[];
  pythonClasses: string[];
  pythonFunctions: string[];
  norecursedirs: string[];
  /** `--ignore` and `--deselect`-like folders and files of `addopts`. */
  ignored: string[];
  strictMarkers: boolean;
  /** Names registered in the file. */
  markers: string[];
}

type Values = Map<string, string | string[] | boolean>;

/** In each folder the first of these that has pytest's section wins. */
const sources: { name: string; read(text: string): Values | undefined }[] = [
  { name: 'pytest.toml', read: text => tomlValues(text, ['pytest'], true) },
  { name: '.pytest.toml', read: text => tomlValues(text, ['pytest'], true) },
  { name: 'pytest.ini', read: text => iniValues(text, 'pytest', true) },
  { name: '.pytest.ini', read: text => iniValues(text, 'pytest', true) },
  {
    name: 'pyproject.toml',
    read: text =>
      tomlValues(text, ['tool', 'pytest', 'ini_options'], false) ??
      tomlValues(text, ['tool', 'pytest'], false),
  },
  { name: 'tox.ini', read: text => iniValues(text, 'pytest', false) },
  { name: 'setup.cfg', read: text => iniValues(text, 'tool:pytest', false) },
];

const defaults: PytestConfig = {
  file: null,
  folder: '',
  testpaths: [],
  pythonFiles: ['test_*.py', '*_test.py'],
  pythonClasses: ['Test'],
  pythonFunctions: ['test'],
  norecursedirs: [
    '*.egg',
    '.*',
    '_darcs',
    'build',
    'CVS',
    'dist',
    'node_modules',
    'venv',
  ],
  ignored: [],
  strictMarkers: false,
  markers: [],
};

/** Finds the configuration that applies to a file: the nearest one above it. */
export class PytestConfigs {
  /** What a folder's own files say. */
  private readonly byFolder = new Map<string, PytestConfig>();
  private readonly nearest = new Map<string, PytestConfig>();

  constructor(private readonly tree: SourceTree) {}

  async forFile(path: string): Promise<PytestConfig> {
    const known = this.known(path);
    if (known) {
      return known;
    }
    const folder = folderOf(path);
    const config = await this.nearestTo(folder);
    this.nearest.set(folder, config);
    return config;
  }

  /** The same where it was asked for a file of that folder before. */
  known(path: string): PytestConfig | undefined {
    return this.nearest.get(folderOf(path));
  }

  private async nearestTo(folder: string): Promise<PytestConfig> {
    const folders = folder === '' ? [] : folder.split('/');
    for (let depth = folders.length; depth >= 0; depth -= 1) {
      const config = await this.inFolder(folders.slice(0, depth).join('/'));
      if (config.file !== null) {
        return config;
      }
    }
    return defaults;
  }

  private async inFolder(folder: string): Promise<PytestConfig> {
    const known = this.byFolder.get(folder);
    if (known) {
      return known;
    }
    let config = defaults;
    for (const source of sources) {
      const file = folder === '' ? source.name : `${folder}/${source.name}`;
      const text = this.tree.has(file) ? await this.tree.read(file) : undefined;
      const values = text === undefined ? undefined : source.read(text);
      if (values) {
        config = configOf(file, folder, values);
        break;
      }
    }
    this.byFolder.set(folder, config);
    return config;
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function configOf(file: string, folder: string, values: Values): PytestConfig {
  const words = (key: string, fallback: string[]) => {
    const value = values.get(key);
    if (Array.isArray(value)) {
      return value;
    }
    const split = typeof value === 'string' ? splitWords(value) : [];
    return split.length > 0 ? split : fallback;
  };
  const options = words('addopts', []);
  const markers = values.get('markers');
  const markerLines = Array.isArray(markers)
    ? markers
    : String(markers ?? '').split('\n');
  const isOn = (key: string) =>
    values.get(key) === true ||
    ['true', '1', 'yes', 'on'].includes(
      String(values.get(key) ?? '').toLocaleLowerCase('en'),
    );
  return {
    file,
    folder,
    testpaths: words('testpaths', []),
    pythonFiles: words('python_files', defaults.pythonFiles),
    pythonClasses: words('python_classes', defaults.pythonClasses),
    pythonFunctions: words('python_functions', defaults.pythonFunctions),
    norecursedirs: words('norecursedirs', defaults.norecursedirs),
    ignored: options.flatMap((option, i) => {
      if (option.startsWith('--ignore=')) {
        return [option.slice('--ignore='.length)];
      }
      return option === '--ignore' && options[i + 1] ? [options[i + 1]] : [];
    }),
    strictMarkers:
      options.includes('--strict-markers') ||
      options.includes('--strict') ||
      isOn('strict_markers') ||
      isOn('strict'),
    markers: markerLines
      .map(line => /^\s*([\w-]+)/.exec(line)?.[1] ?? '')
      .filter(name => name !== ''),
  };
}

/** Words of a setting; quotes keep spaces together, as in a shell. */
function splitWords(text: string): string[] {
  const words = text.match(/"[^"]*"|'[^']*'|[^\s"']+(?:"[^"]*"|'[^']*')?/g);
  return (words ?? []).map(word => word.replace(/["']/g, ''));
}

function iniValues(
  text: string,
  section: string,
  always: boolean,
): Values | undefined {
  const values = readIni(text).get(section);
  if (!values) {
    return always ? new Map() : undefined;
  }
  return new Map(values);
}

function tomlValues(
  text: string,
  path: string[],
  always: boolean,
): Values | undefined {
  let here: unknown;
  try {
    here = parseToml(text);
  } catch {
    // pytest itself stops on it; what it would collect cannot be told from here.
    return undefined;
  }
  for (const key of path) {
    here =
      typeof here === 'object' && here !== null && Object.hasOwn(here, key)
        ? Reflect.get(here, key)
        : undefined;
  }
  if (typeof here !== 'object' || here === null) {
    return always ? new Map() : undefined;
  }
  const values: Values = new Map();
  for (const [key, value] of Object.entries(here)) {
    if (typeof value === 'string' || typeof value === 'boolean') {
      values.set(key, value);
    } else if (Array.isArray(value)) {
      values.set(key, value.map(String));
    }
  }
  return values.size > 0 || always ? values : undefined;
}

/** Whether a name is meant by a prefix or a glob, as in `python_classes`. */
export function matchesName(name: string, patterns: readonly string[]) {
  return patterns.some(pattern =>
    /[*?[]/.test(pattern)
      ? globMatcher([pattern])(name)
      : name.startsWith(pattern),
  );
}

type Matcher = (text: string) => boolean;

const fileMatchers = new WeakMap<
  readonly string[],
  { names: Matcher; paths: Matcher }
>();

/** Whether pytest takes a file for tests by its name. */
export function isTestFile(path: string, config: PytestConfig): boolean {
  const patterns = config.pythonFiles;
  let matchers = fileMatchers.get(patterns);
  if (!matchers) {
    const inPaths = patterns.filter(pattern => pattern.includes('/'));
    matchers = {
      names: globMatcher(patterns.filter(pattern => !pattern.includes('/'))),
      paths: globMatcher(inPaths.map(pattern => `**/${pattern}`)),
    };
    fileMatchers.set(patterns, matchers);
  }
  const name = path.slice(path.lastIndexOf('/') + 1);
  return matchers.names(name) || matchers.paths(path);
}

/** Why a plain `pytest` does not come to a file; null where it does. */
export function whyNotReached(
  path: string,
  config: PytestConfig,
): string | null {
  const inside =
    config.folder === '' ? path : path.slice(config.folder.length + 1);
  const under = (place: string) => {
    const clean = place.replace(/^\.\//, '').replace(/\/+$/, '');
    return (
      clean === '' ||
      clean === '.' ||
      inside === clean ||
      inside.startsWith(`${clean}/`) ||
      (/[*?[]/.test(clean) && globMatcher([clean, `${clean}/**`])(inside))
    );
  };
  if (config.testpaths.length > 0 && !config.testpaths.some(under)) {
    return `testpaths of ${config.file} is ${config.testpaths.join(' ')}`;
  }
  const ignored = config.ignored.find(under);
  if (ignored !== undefined) {
    return `addopts of ${config.file} ignores ${ignored}`;
  }
  const folders = inside.split('/').slice(0, -1);
  for (const pattern of config.norecursedirs) {
    const hit = pattern.includes('/')
      ? under(pattern)
      : folders.some(globMatcher([pattern]));
    if (hit) {
      return `norecursedirs${
        config.file ? ` of ${config.file}` : ''
      } holds ${pattern}`;
    }
  }
  return null;
}
