import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { SourceAnalyzer } from 'backstage-plugin-perf-coverage-node';
import { createMemoryTree } from '../tree';
import { globMatcher } from './globs';
import { scanSources } from './scanSources';

function aFile(path: string, parts: Partial<InventoryFile> = {}) {
  const file: InventoryFile = {
    path,
    framework: 'x',
    role: 'script',
    reason: 'named so',
    confidence: 1,
    runnable: true,
    kind: null,
    kindReason: null,
    tests: [],
    scenarios: [],
    load: { durationSeconds: null, maxVUs: null, iterations: null },
    thresholds: [],
    checks: [],
    customMetrics: [],
    tags: {},
    requests: [],
    findings: [],
    ...parts,
  };
  return file;
}

/** Claims every `.x` file after having read it. */
function anAnalyzer(parts: Partial<InventoryFile> = {}): SourceAnalyzer {
  return {
    framework: 'x',
    analyze: async tree => {
      const found = [];
      for (const path of tree.paths.filter(name => name.endsWith('.x'))) {
        await tree.read(path);
        found.push(aFile(path, parts));
      }
      return found.reverse();
    },
  };
}

describe('globMatcher', () => {
  it.each([
    ['**/*.py', 'a.py', true],
    ['**/*.py', 'x/y/a.py', true],
    ['*.py', 'x/y/a.py', true],
    ['/a.py', 'x/a.py', false],
    ['tests/**', 'tests/a/b.py', true],
    ['tests/', 'tests/a/b.py', true],
    ['./tests/*.py', 'tests/a.py', true],
    ['tests/*.py', 'tests/a/b.py', false],
    ['tests/**/perf/*.py', 'tests/perf/a.py', true],
    ['tests/**/perf/*.py', 'tests/a/b/perf/a.py', true],
    ['tests/**/perf/*.py', 'tests/a/b/perf/c/a.py', false],
    ['test_swap*.{py,js}', 'x/test_swap_all.js', true],
    ['test_?[0-9].py', 'test_a7.py', true],
    ['test_?[!0-9].py', 'test_a7.py', false],
    ['a[.py', 'a[.py', true],
    ['a.py', 'aXpy', false],
    ['{a,b}/{c,d}.x', 'b/c.x', true],
    ['', 'a', false],
  ])('%s on %s: %s', (glob, path, matches) => {
    expect(globMatcher([glob])(path)).toBe(matches);
  });

  it('stays quick on globs made to be slow', () => {
    const started = Date.now();
    const hostile = `${'*a'.repeat(200)}b`;
    expect(globMatcher([hostile])('a'.repeat(4000))).toBe(false);
    expect(globMatcher([`${'**/a/'.repeat(150)}b`])('a/'.repeat(2000))).toBe(
      false,
    );
    expect(() => globMatcher(['{a,b}'.repeat(20)])).toThrow(/alternatives/);
    expect(() => globMatcher(['x'.repeat(5000)])).toThrow(/longer than/);
    expect(Date.now() - started).toBeLessThan(2000);
  });
});

describe('scanSources', () => {
  const tree = createMemoryTree({
    'b.x': '',
    'a.x': '',
    'c/d.x': '',
    'e.y': '',
  });

  it('sorts files and counts them', async () => {
    const inventory = await scanSources(tree, { analyzers: [anAnalyzer()] });
    expect(inventory.files.map(file => file.path)).toEqual([
      'a.x',
      'b.x',
      'c/d.x',
    ]);
    expect(inventory.totals).toMatchObject({ files: 3, scripts: 3, tests: 0 });
  });

  it('goes by include and exclude', async () => {
    const inventory = await scanSources(tree, {
      analyzers: [anAnalyzer()],
      include: ['*.x'],
      exclude: ['c/**'],
    });
    expect(inventory.files.map(file => file.path)).toEqual(['a.x', 'b.x']);
  });

  it('gives a file that two analysers claim to the surer one, and to tests before helpers', async () => {
    const inventory = await scanSources(tree, {
      analyzers: [
        anAnalyzer({ framework: 'one', confidence: 0.5 }),
        anAnalyzer({ framework: 'two', confidence: 0.7 }),
        anAnalyzer({ framework: 'three', confidence: 0.9, role: 'helper' }),
      ],
    });
    expect(inventory.files.map(file => file.framework)).toEqual([
      'two',
      'two',
      'two',
    ]);
  });

  it('reads a file once for all analysers and tells how far it is', async () => {
    const reads: string[] = [];
    const seen: string[] = [];
    await scanSources(
      {
        ...tree,
        read: async path => {
          reads.push(path);
          return tree.read(path);
        },
      },
      {
        analyzers: [anAnalyzer(), anAnalyzer()],
        onProgress: p => seen.push(`${p.filesRead}/${p.filesTotal}`),
      },
    );
    expect(reads).toEqual(['a.x', 'b.x', 'c/d.x']);
    expect(seen).toEqual(['1/4', '2/4', '3/4', '4/4']);
  });
});
