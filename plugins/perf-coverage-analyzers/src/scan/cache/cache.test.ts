import * as fc from 'fast-check';
import { createMemoryTree } from '../../tree';
import { scanSources } from '../scanSources';
import { createMemoryScanCache, ScanCache } from './ScanCache';

/** Small sources of several frameworks that depend on each other. */
const sources: Record<string, string[]> = {
  'load/a.js': [
    `import http from 'k6/http';\nimport { base } from './lib.js';\nexport default () => { http.get(base + '/x'); };\n`,
    `import http from 'k6/http';\nexport default () => { http.post('https://a.example/y'); };\n`,
    'broken (',
  ],
  'load/lib.js': [
    `export const base = 'https://a.example';\n`,
    `export const base = 'https://a.example/api';\n`,
  ],
  'tests/performance/test_a.py': [
    `from limits import LIMIT\ndef test_a(benchmark):\n    assert benchmark(f) < LIMIT\n`,
    `def test_b(benchmark):\n    benchmark(f)\n`,
  ],
  'tests/performance/limits.py': ['LIMIT = 2\n', 'LIMIT = 3\n'],
  'x_test.go': [
    `package x\nimport "testing"\nfunc BenchmarkA(b *testing.B) { w() }\n`,
  ],
  'README.md': ['nothing\n', 'more\n'],
};
const aTree = fc
  .record(
    Object.fromEntries(
      Object.entries(sources).map(([path, texts]) => [
        path,
        fc.constantFrom(...texts),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map(files =>
    createMemoryTree(
      Object.fromEntries(
        Object.entries(files).flatMap(([path, text]) =>
          text === undefined ? [] : [[path, text]],
        ),
      ),
    ),
  );
const tree = createMemoryTree(
  Object.fromEntries(
    Object.entries(sources).map(([path, [text]]) => [path, text]),
  ),
);

describe('a scan with a cache', () => {
  it('gives what it gives without, whatever changed since', async () => {
    const cache = createMemoryScanCache(1_000_000);
    await fc.assert(
      fc.asyncProperty(aTree, async changed => {
        const plain = await scanSources(changed);
        expect(await scanSources(changed, { cache })).toEqual(plain);
        expect(await scanSources(changed, { cache })).toEqual(plain);
      }),
      { numRuns: 40 },
    );
  });

  it('asks no analyser about unchanged files, and only those that read a changed one', async () => {
    const cache = createMemoryScanCache(1_000_000);
    const asked: string[] = [];
    const analyzers = ['.js', '.py'].map(ending => ({
      framework: ending,
      analyze: async (given: typeof tree) => {
        asked.push(ending);
        for (const path of given.paths.filter(one => one.endsWith(ending))) {
          await given.read(path);
        }
        return [];
      },
    }));
    await scanSources(tree, { cache, analyzers });
    await scanSources(tree, { cache, analyzers });
    expect(asked).toEqual(['.js', '.py']);
    const changed = {
      ...tree,
      read: async (path: string) =>
        path === 'load/lib.js' ? 'changed' : tree.read(path),
    };
    await scanSources(changed, { cache, analyzers });
    expect(asked).toEqual(['.js', '.py', '.js']);
    await scanSources(tree, { cache, analyzers, exclude: ['*.md'] });
    expect(asked).toHaveLength(5);
  });

  it.each([
    ['is cut', (entry: string) => entry.slice(0, entry.length / 2)],
    ['is empty', () => ''],
    ['is another document', () => '{"reads": "all"}'],
    ['has no files', (entry: string) => entry.replace('"files"', '"file"')],
    [
      'names files elsewhere',
      (entry: string) => entry.replaceAll('load/a.js', '../etc/passwd'),
    ],
    [
      'names files that are not there',
      (entry: string) => entry.replaceAll('"load/', '"lead/'),
    ],
    [
      'has reads outside',
      (entry: string) => entry.replace('"reads":[', '"reads":[99999,'),
    ],
    [
      'has negative reads',
      (entry: string) => entry.replace('"reads":[', '"reads":[-1,'),
    ],
    [
      'has other types',
      (entry: string) =>
        entry.replaceAll('"runnable":true', '"runnable":"yes"'),
    ],
    [
      'lacks reads',
      (entry: string) => entry.replace(/"reads":\[[^\]]*\]/, '"reads":[]'),
    ],
  ])('believes no entry that %s', async (_, spoil) => {
    const entries = new Map<string, string>();
    const cache: ScanCache = {
      get: async key => entries.get(key),
      set: async (key, entry) => {
        entries.set(key, entry);
      },
    };
    const plain = await scanSources(tree, { cache });
    for (const [key, entry] of entries) {
      if (entry.includes('load/a.js')) entries.set(key, spoil(entry));
    }
    expect(await scanSources(tree, { cache })).toEqual(plain);
  });
});

describe('a cache in memory', () => {
  it('forgets what was used longest ago', async () => {
    const cache = createMemoryScanCache(6);
    await cache.set('a', 'xx');
    await cache.set('b', 'xx');
    await cache.set('c', 'xx');
    await cache.get('a');
    await cache.set('d', 'xxx');
    const left = await Promise.all(['a', 'b', 'c', 'd'].map(cache.get));
    expect(left).toEqual(['xx', undefined, undefined, 'xxx']);
    await cache.set('e', 'x'.repeat(7));
    expect(await cache.get('e')).toBeUndefined();
    expect(await cache.get('d')).toBe('xxx');
  });
});
