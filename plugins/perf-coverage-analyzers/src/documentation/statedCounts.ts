import type {
  Finding,
  InventoryFile,
} from 'backstage-plugin-perf-coverage-common';
import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { emptyInventoryFile } from '../inventoryFile';

type Unit = 'tests' | 'scripts' | 'scenarios';

/** A number of tests that a text states. */
interface StatedCount {
  count: number;
  unit: Unit;
  /** The framework that the words name, if any. */
  framework: string | null;
  words: string;
  line: number;
}

const subject =
  '(k6|locust|pytest|jmeter|gatling|artillery|performance|perf|load|stress)(?:[ -]test(?:ing)?)?[ -](tests?|scripts?|scenarios?)';
/** "has 53 performance tests", "- 8 load scenarios", "**9** k6 scripts". */
const before = new RegExp(
  `(?:^\\W{0,20}|\\b(?:has|have|contains?|includes?|comprises?|provides?|total of|there are|consists of|with|and|all)\\s{1,3}\\W{0,4})(\\d{1,4})(?![.)]\\s)\\W{1,4}${subject}\\b`,
  'gi',
);
/** "Performance tests: 53", "| Load scenarios | 8 |". */
const after = new RegExp(
  `\\b${subject}\\W{0,4}[:|]\\W{0,6}(\\d{1,4})\\b(?![.,]?\\d|\\s{0,2}(?:%|(?:ms|s|min|vus|users|rps)\\b))`,
  'gi',
);

const maxDocuments = 200;
const maxLineLength = 2000;

const help =
  'State the count that the inventory gives, or leave it out: a number that nobody counts again is wrong soon.';

/** The sentences of a text that say how many performance tests there are. */
export function statedCounts(text: string): StatedCount[] {
  const found: StatedCount[] = [];
  let fenced = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s{0,3}(```|~~~)/.test(line)) fenced = !fenced;
    if (fenced || line.length > maxLineLength) continue;
    const add = (count: string, kind: string, unit: string, words: string) => {
      const name = kind.toLowerCase();
      const isFramework = !/^(performance|perf|load|stress)$/.test(name);
      found.push({
        count: Number(count),
        unit: `${unit.toLowerCase().replace(/s$/, '')}s` as Unit,
        framework: isFramework ? name : null,
        words: words
          .replace(/[*_`|]/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
        line: index + 1,
      });
    };
    for (const [words, count, kind, unit] of line.matchAll(before)) {
      add(count, kind, unit, words);
    }
    for (const [words, kind, unit, count] of line.matchAll(after)) {
      add(count, kind, unit, words);
    }
  }
  return found;
}

interface Counts {
  tests: number;
  cases: number;
  scripts: number;
  scenarios: number;
}

function countsOf(files: InventoryFile[]): Counts {
  const counts: Counts = { tests: 0, cases: 0, scripts: 0, scenarios: 0 };
  for (const file of files) {
    counts.tests += file.tests.length;
    for (const test of file.tests) counts.cases += test.cases ?? 1;
    if (file.role === 'script' || file.role === 'benchmark-script') {
      counts.scripts += 1;
    }
    counts.scenarios += file.scenarios.length;
  }
  return counts;
}

/** What "tests" may mean is left open: any way of counting that agrees will do. */
function agrees(stated: StatedCount, counts: Counts): boolean {
  const { tests, cases, scripts, scenarios } = counts;
  const possible = {
    tests: [tests, cases, tests + scripts, cases + scripts, scripts, scenarios],
    scripts: [scripts, tests + scripts],
    scenarios: [scenarios, scripts],
  }[stated.unit];
  return possible.includes(stated.count);
}

/**
 * Documents of a repository that state another number of performance tests
 * than its sources have: of all frameworks, or of the one that they name, in
 * the whole repository or below the document's folder. Only sentences that
 * plainly give a total are taken.
 */
export async function findStatedCounts(
  tree: SourceTree,
  files: readonly InventoryFile[],
): Promise<InventoryFile[]> {
  const counted = files.filter(file => file.role !== 'helper');
  if (counted.length === 0) return [];
  const found: InventoryFile[] = [];
  const documents = tree.paths.filter(
    path =>
      /\.(md|rst|adoc)$/i.test(path) &&
      !/(^|\/)(changelog|history)/i.test(path),
  );
  for (const path of documents.slice(0, maxDocuments)) {
    const text = await tree.read(path);
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const findings = statedCounts(text ?? '').flatMap(stated =>
      judge(stated, counted, folder),
    );
    if (findings.length === 0) continue;
    found.push(
      emptyInventoryFile({
        path,
        framework: 'documentation',
        role: 'helper',
        reason: 'states how many performance tests there are',
        confidence: 1,
        findings,
      }),
    );
  }
  return found;
}

function judge(
  stated: StatedCount,
  files: InventoryFile[],
  folder: string,
): Finding[] {
  const { framework } = stated;
  const meant = framework
    ? files.filter(file => file.framework === framework)
    : files;
  const near = meant.filter(file => file.path.startsWith(folder));
  const all = countsOf(meant);
  if (meant.length === 0) return [];
  if (agrees(stated, all) || agrees(stated, countsOf(near))) return [];
  const parts = [
    [all.tests, 'test'],
    [all.scripts, 'script'],
    [all.scenarios, 'scenario'],
  ] as const;
  const has = parts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}${count === 1 ? '' : 's'}`)
    .join(', ');
  return [
    {
      rule: 'documentation/stated-count',
      severity: 'info',
      message: `The document says '${stated.words}', the sources have ${has}`,
      line: stated.line,
      help,
    },
  ];
}
