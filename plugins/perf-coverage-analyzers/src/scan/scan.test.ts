import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { SourceAnalyzer } from 'backstage-plugin-perf-coverage-node';
import { mkdir, mkdtemp, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { emptyInventoryFile } from '../inventoryFile';
import { createMemoryTree, openFolder } from '../tree';
import { globMatcher } from './globs';
import { scanSources } from './scanSources';

function aFile(path: string, parts: Partial<InventoryFile> = {}) {
  return emptyInventoryFile({
    path,
    framework: 'x',
    role: 'script',
    reason: 'named so',
    confidence: 1,
    ...parts,
  });
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
    ['a.py', 'aXpy', false],
    ['{a,b}/{c,d}.x', 'b/c.x', true],
  ])('%s on %s: %s', (glob, path, matches) => {
    expect(globMatcher([glob])(path)).toBe(matches);
  });

  it.each([
    ['[', /leaves a "\["/],
    ['a[.py', /leaves a "\["/],
    ['a[/]b', /leaves a "\["/],
    ['{a,b', /leaves a "\{"/],
    [' ', /empty/],
  ])('refuses %s, which could only match nothing', (glob, why) => {
    expect(() => globMatcher([glob])).toThrow(why);
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

  it('goes on without a file at which an analyser fails, and says so', async () => {
    const failing: SourceAnalyzer = {
      framework: 'frail',
      analyze: async sources => {
        for (const name of sources.paths) {
          await sources.read(name);
          if (name === 'b.x') throw new RangeError('too deep');
        }
        return anAnalyzer().analyze(sources);
      },
    };
    const inventory = await scanSources(tree, { analyzers: [failing] });
    expect(inventory.files.map(file => file.path)).toEqual(['a.x', 'c/d.x']);
    expect(inventory.skipped).toEqual([
      {
        path: 'b.x',
        reason: 'analysis-stopped',
        why: expect.stringContaining('too deep'),
      },
    ]);
    expect(inventory.skippedTotal).toBe(1);
  });

  it('gives up an analyser that fails everywhere, and keeps the others', async () => {
    const hopeless: SourceAnalyzer = {
      framework: 'hopeless',
      analyze: async sources => {
        await sources.read(sources.paths[0]);
        throw new Error('no');
      },
    };
    const inventory = await scanSources(tree, {
      analyzers: [hopeless, anAnalyzer()],
    });
    expect(inventory.totals.files).toBe(3);
    expect(inventory.skipped?.map(one => one.path)).toEqual([
      'a.x',
      'b.x',
      'c/d.x',
    ]);
  });
});

describe('what a scan says of the bytes of files', () => {
  let dir: string;
  const scan = async (files: Record<string, string | Buffer>) => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(dir, name)), { recursive: true });
      await writeFile(join(dir, name), content);
    }
    return scanSources(await openFolder(dir, { maxFileBytes: 70_000 }));
  };
  const k6 = `import http from 'k6/http';
export default () => http.get('https://a.example/x');
// ñé`;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'scan-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it.each([
    ['too large', `${k6}${'\n// x'.repeat(20_000)}`, 'source-too-large'],
    ['with NUL bytes', `${k6}\n\0\0`, 'source-binary'],
    ['in Latin-1', Buffer.from(`${k6}\n`, 'latin1'), 'source-not-utf8'],
    ['cut in a character', Buffer.from(k6).subarray(0, -1), 'source-cut'],
  ])('has a finding for a script %s', async (_name, content, rule) => {
    const { files } = await scan({ 'load/a.js': content });
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ path: 'load/a.js', framework: 'k6' });
    expect(files[0].findings.map(finding => finding.rule)).toContain(rule);
  });

  it('counts nothing of the part of a file that it could read', async () => {
    const { files, skipped } = await scan({
      'load/a.js': `${k6}${'\n// x'.repeat(20_000)}`,
    });
    expect(files[0]).toMatchObject({ requests: [], runnable: false });
    expect(skipped).toEqual([
      expect.objectContaining({ path: 'load/a.js', reason: 'too-large' }),
    ]);
  });

  it.each([
    ['# coding: latin-1\n', true],
    ['#!/usr/bin/python\n# -*- coding: latin-1 -*-\n', true],
    ['', false],
  ])(
    'knows from %j whether Python loads a file in Latin-1',
    async (head, loads) => {
      const { files } = await scan({
        'tests/performance/test_a.py': Buffer.from(
          `${head}def test_a(benchmark):\n    benchmark(lambda: 'é')\n`,
          'latin1',
        ),
      });
      expect(files[0].runnable).toBe(loads);
    },
  );

  it('counts only what analysers wanted to read, and what the globs leave in', async () => {
    const big = 'x'.repeat(80_000);
    const files = { 'a.csv': big, 'b.py': big, 'old/c.py': big };
    expect((await scan(files)).skipped?.map(one => one.path)).toEqual([
      'b.py',
      'old/c.py',
    ]);
    const globbed = await scanSources(
      await openFolder(dir, { maxFileBytes: 70_000 }),
      { exclude: ['old/**'] },
    );
    expect(globbed.skipped?.map(one => one.path)).toEqual(['b.py']);
  });
});
