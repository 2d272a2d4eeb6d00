import { createOperationMatcher } from '../operations';
import { segmentsOf } from '../operations/paths';
import {
  ApiOperation,
  ApiOperations,
  Inventory,
  InventoryFile,
  TestKind,
  testKinds,
  Threshold,
} from '../vocabulary';

/** What may become a capability. */
export interface TestGroup {
  name: string;
  title: string;
  /** `METHOD /path/glob`, as a plan writes it. */
  operations: string[];
  /** Paths of test files. */
  files: string[];
  /** Of the tests, in the order of the vocabulary. */
  kinds: TestKind[];
  /** Of its scripts. */
  limits: { file: string; limit: Threshold }[];
}

/** Words in the names of test files that say nothing about what they test. */
const ordinaryWords = new Set([
  ...['api', 'bench', 'benchmark', 'benchmarks', 'baseline', 'concurrent'],
  ...['e2e', 'index', 'it', 'js', 'k6', 'load', 'locustfile', 'main', 'peak'],
  ...[
    'perf',
    'performance',
    'rate',
    'scenario',
    'scenarios',
    'script',
    'simulation',
  ],
  ...['smoke', 'soak', 'spec', 'spike', 'stress', 'sustained', 'test', 'tests'],
  ...['users'],
]);

/** Segments that stand in front of resources. */
const ordinarySegment = /^(?:api|rest|v\d{1,3}|public|internal)$/i;

interface Group {
  words: string;
  operations: ApiOperation[];
  files: InventoryFile[];
}

/**
 * Resources of the APIs with the files that mostly request them; what is left
 * over goes by the words in its name, and joins a resource of that name.
 */
export function groupsOf(
  inventory: Inventory | null,
  apis: readonly ApiOperations[],
): TestGroup[] {
  const groups = new Map<string, Group>();
  const groupOf = (words: string): Group => {
    const key = singular(words);
    const known = groups.get(key);
    if (known) return known;
    const created: Group = { words, operations: [], files: [] };
    groups.set(key, created);
    return created;
  };
  for (const operation of apis.flatMap(api => api.operations)) {
    if (!operation.excluded) {
      groupOf(resourceOf(operation.path)).operations.push(operation);
    }
  }
  const matcher = createOperationMatcher(apis);
  const files = [...(inventory?.files ?? [])]
    .filter(file => file.role !== 'helper')
    .sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  for (const file of files) {
    const resource = mostRequested(file, request => matcher.match(request));
    groupOf(resource ?? wordsOf(file.path)).files.push(file);
  }
  return named([...groups.values()]);
}

function resourceOf(path: string): string {
  const segments = segmentsOf(path).filter(segment => segment !== '{}');
  const own = segments.filter(segment => !ordinarySegment.test(segment));
  return plain(own[0] ?? segments[0] ?? '') || 'api';
}

/** The resource that most requests of a file go to; null where none has half of them. */
function mostRequested(
  file: InventoryFile,
  match: (request: InventoryFile['requests'][number]) => ApiOperation[],
): string | null {
  const counts = new Map<string, number>();
  let total = 0;
  for (const request of file.requests) {
    const [operation] = request.resolved ? match(request) : [];
    if (!operation) continue;
    const resource = resourceOf(operation.path);
    counts.set(resource, (counts.get(resource) ?? 0) + 1);
    total += 1;
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && most[1] * 2 > total ? most[0] : null;
}

/** `load-tests/scenarios/auth-security.js` → `auth-security` */
function wordsOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.indexOf('.');
  const words = plain(dot > 0 ? name.slice(0, dot) : name).split('-');
  const own = words.filter(
    word => !ordinaryWords.has(word) && !/^\d*$/.test(word),
  );
  return own.join('-') || 'whole-component';
}

function plain(text: string): string {
  return text
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLocaleLowerCase('en-US')
    .split(/[^a-z0-9]+/)
    .filter(part => part.length > 0)
    .join('-')
    .slice(0, 50)
    .replace(/-+$/, '');
}

function singular(words: string): string {
  return words.endsWith('s') && !words.endsWith('ss')
    ? words.slice(0, -1)
    : words;
}

function named(groups: readonly Group[]): TestGroup[] {
  const taken = new Set<string>();
  return groups.map(({ words, operations, files }) => {
    const name = uniqueName(words, taken);
    const kinds = new Set(files.flatMap(kindsOf));
    return {
      name,
      title: titleOf(name),
      operations: patternsOf(operations),
      files: files.map(file => literalGlob(file.path)),
      kinds: testKinds.filter(kind => kinds.has(kind)),
      limits: files.flatMap(file =>
        file.thresholds.map(limit => ({ file: file.path, limit })),
      ),
    };
  });
}

function kindsOf(file: InventoryFile): TestKind[] {
  const kind = file.kind ?? (file.role === 'script' ? null : 'benchmark');
  return kind ? [kind] : [];
}

/** One glob where all operations start alike up to their resource, else each by itself. */
function patternsOf(operations: readonly ApiOperation[]): string[] {
  const paths = operations
    .map(({ path }) => path)
    .filter(path => path.startsWith('/') && !/\s/.test(path));
  const starts = new Set(paths.map(startOf));
  const [start] = starts;
  if (starts.size === 1 && start) return [`* ${start}/**`];
  return [...new Set(paths.map(path => `* ${globOf(path)}`))];
}

/** `/api/v1/orders/{id}` → `/api/v1/orders`; empty where there is no resource. */
function startOf(path: string): string {
  const parts = path.split('/');
  const at = parts.findIndex(
    (part, index) =>
      index > 0 && !/^$|[*?{},!]/.test(part) && !ordinarySegment.test(part),
  );
  return at < 0 ? '' : globOf(parts.slice(0, at + 1).join('/'));
}

/** Parameters, and what means something in a glob, match within a segment. */
function globOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '*').replace(/[{}!]/g, '?');
}

/** Characters that mean something in a glob match any one character. */
function literalGlob(path: string): string {
  return path.replace(/[*{}!]/g, '?');
}

function uniqueName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}-${count}`;
  taken.add(name);
  return name;
}

function titleOf(name: string): string {
  const words = name.replace(/-/g, ' ');
  return words.charAt(0).toLocaleUpperCase('en-US') + words.slice(1);
}
