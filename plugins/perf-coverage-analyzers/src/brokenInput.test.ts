import { mkdir, mkdtemp, rm, symlink, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { Inventory } from 'backstage-plugin-perf-coverage-common';
import { scanSources } from './scan';
import { sourceAnalyzers } from './sourceAnalyzers';
import { openFolder, sourceLimits } from './tree';

/** A sound source of each framework, with a letter beyond ASCII, and where to nest in it. */
const samples: Record<
  string,
  { path: string; text: string; nest: [string, string] }
> = {
  k6: {
    path: 'load/a.js',
    text: `import http from 'k6/http';\n// é\nexport default function () {\n  http.get('https://a.example/x');\n}\nconst x = HERE;\n`,
    nest: ['[', ']'],
  },
  'k6 in TypeScript': {
    path: 'load/b.ts',
    text: `import http from 'k6/http';\n// é\nexport default function (): void {\n  http.get('https://a.example/x');\n}\nconst x = HERE;\n`,
    nest: ['(', ')'],
  },
  pytest: {
    path: 'tests/performance/test_a.py',
    text: `# é\nX = HERE\n\ndef test_a(benchmark):\n    benchmark(work)\n`,
    nest: ['[', ']'],
  },
  locust: {
    path: 'locustfile.py',
    text: `from locust import HttpUser, task\n# é\nX = HERE\n\nclass A(HttpUser):\n    @task\n    def a(self):\n        self.client.get("/a")\n`,
    nest: ['(', ')'],
  },
  jmeter: {
    path: 'plans/a.jmx',
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<jmeterTestPlan version="1.2"><!-- é --><hashTree><TestPlan testname="a" enabled="true"/><hashTree><ThreadGroup testname="t" enabled="true"><stringProp name="ThreadGroup.num_threads">1</stringProp></ThreadGroup><hashTree>HERE</hashTree></hashTree></hashTree></jmeterTestPlan>\n`,
    nest: ['<hashTree>', '</hashTree>'],
  },
  gatling: {
    path: 'src/gatling/java/ASimulation.java',
    text: `import io.gatling.javaapi.core.*;\nimport io.gatling.javaapi.http.*;\n// é\npublic class ASimulation extends Simulation {\n  ScenarioBuilder scn = CoreDsl.scenario("a").exec(HttpDsl.http("a").get("/a"));\n  int x = HERE;\n  { setUp(scn.injectOpen(CoreDsl.atOnceUsers(1))); }\n}\n`,
    nest: ['(', ')'],
  },
  artillery: {
    path: 'load/artillery.yml',
    text: `config:\n  target: https://a.example # é\n  phases: [{ duration: 1, arrivalRate: 1 }]\n  x: HERE\nscenarios:\n  - flow:\n      - get: { url: /a }\n`,
    nest: ['[', ']'],
  },
  tinybench: {
    path: 'bench/a.ts',
    text: `import { Bench } from 'tinybench';\n// é\nconst b = new Bench();\nb.add('a', () => {});\nconst x = HERE;\n`,
    nest: ['[', ']'],
  },
  vitest: {
    path: 'bench/a.bench.ts',
    text: `import { bench } from 'vitest';\n// é\nbench('a', () => { w(); });\nconst x = HERE;\n`,
    nest: ['{', '}'],
  },
  'go-bench': {
    path: 'a_test.go',
    text: `package a\n\nimport "testing"\n\n// é\nvar x = HERE\n\nfunc BenchmarkA(b *testing.B) { w() }\n`,
    nest: ['(', ')'],
  },
  criterion: {
    path: 'benches/a.rs',
    text: `use criterion::*;\n// é\nfn a(c: &mut Criterion) { c.bench_function("a", |b| b.iter(f)); }\nconst X: i32 = HERE;\ncriterion_group!(benches, a);\n`,
    nest: ['(', ')'],
  },
  'google-benchmark': {
    path: 'a_benchmark.cc',
    text: `#include <benchmark/benchmark.h>\n// é\nint x = HERE;\nBENCHMARK(BM_A)->Arg(1);\n`,
    nest: ['(', ')'],
  },
  benchmarkdotnet: {
    path: 'Bench.cs',
    text: `using BenchmarkDotNet.Attributes;\n// é\nclass Bench {\n  object x = HERE;\n  [Benchmark] public int Run() => 1;\n}\n`,
    nest: ['(', ')'],
  },
};
const empty: Record<string, string> = { jmeter: '', artillery: '0' };
const sound = ([name, { text }]: [string, { text: string }]) =>
  text.replace('HERE', empty[name] ?? '1');

/** Makes a broken file of a sample with its place to nest, and of the whole one. */
type Spoil = (
  text: string,
  nest: [string, string],
  whole: string,
) => string | Buffer;

/** What hinders nobody from reading a file. */
const mild: [string, Spoil][] = [
  ['has a byte order mark', (_text, _nest, whole) => `\uFEFF${whole}`],
  [
    'has lines of Windows',
    (_text, _nest, whole) => whole.replaceAll('\n', '\r\n'),
  ],
  [
    'is in UTF-16',
    (_text, _nest, whole) => Buffer.from(`\uFEFF${whole}`, 'utf16le'),
  ],
];

const severe: [string, Spoil][] = [
  ['is in Latin-1', (_text, _nest, whole) => Buffer.from(whole, 'latin1')],
  [
    'is cut in the middle',
    (_text, _nest, whole) => whole.slice(0, whole.length / 2),
  ],
  [
    'is cut in a letter',
    (_text, _nest, whole) =>
      Buffer.from(`${whole.split('é')[0]}éé`).subarray(0, -1),
  ],
  ['is empty', () => ''],
  [
    'is nested 10,000 deep',
    (text, [open, close]) =>
      text.replace('HERE', open.repeat(10_000) + close.repeat(10_000)),
  ],
  [
    'is open 10,000 times',
    (text, [open]) => text.replace('HERE', open.repeat(10_000)),
  ],
  ['has a word of 3 MB', text => text.replace('HERE', 'x'.repeat(3_000_000))],
  [
    'holds noise',
    () =>
      Buffer.from(
        Array.from({ length: 50_000 }, (_, i) => 1 + ((i * 7919) % 255)),
      ),
  ],
];

/** What is not read, and has to be said. */
const unread: [string, Spoil][] = [
  ['has NUL bytes', (_text, _nest, whole) => whole.replace('é', '\0')],
  ['has 5 MB', (_text, _nest, whole) => whole + '\n'.repeat(5_000_000)],
];

jest.setTimeout(60_000);

describe('broken sources', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'broken-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const write = async (path: string, content: string | Buffer) => {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  };
  const scan = async () => scanSources(await openFolder(dir));
  /** What a person compares: everything but the findings. */
  const counted = ({ files }: Inventory) =>
    files.map(({ path, framework, tests, scenarios, requests }) => [
      path,
      framework,
      tests.map(test => [test.suite, test.name, test.line, test.cases]),
      scenarios.length,
      requests.map(request => [request.method, request.path, request.line]),
    ]);

  it('has a sample for each analyser', () => {
    const missing = sourceAnalyzers
      .map(analyzer => analyzer.framework)
      .filter(
        framework =>
          !Object.keys(samples).some(name => name.split(' ')[0] === framework),
      );
    // They have no sources of their own: they read those of all others.
    expect(
      missing.filter(name => !['commands', 'command', 'jmh'].includes(name)),
    ).toEqual([]);
  });

  const known = Object.entries(samples).filter(([name]) =>
    sourceAnalyzers.some(one => one.framework === name.split(' ')[0]),
  );
  const scanSpoiled = async (spoil: Spoil) => {
    for (const [name, sample] of known) {
      await write(
        sample.path,
        spoil(sample.text, sample.nest, sound([name, sample])),
      );
    }
    return scan();
  };

  it.each([...mild, ...severe, ...unread])(
    'ends soon, and no analyser fails, where a file %s',
    async (_, spoil) => {
      const started = performance.now();
      const inventory = await scanSpoiled(spoil);
      expect(performance.now() - started).toBeLessThan(30_000);
      expect(
        inventory.skipped?.filter(one => one.reason === 'analysis-stopped'),
      ).toEqual([]);
    },
  );

  it.each(mild)('counts the same where a file %s', async (_, spoil) => {
    const spoiled = await scanSpoiled(spoil);
    const whole = await scanSpoiled((_text, _nest, sample) => sample);
    expect(counted(spoiled)).toEqual(counted(whole));
    expect(whole.files.map(file => file.path)).toEqual(
      expect.arrayContaining(known.map(([, sample]) => sample.path)),
    );
  });

  it.each(unread)(
    'has a finding, and counts the file as not read, where it %s',
    async (_, spoil) => {
      const { files, skipped } = await scanSpoiled(spoil);
      expect(skipped?.map(one => one.path)).toEqual(
        known.map(([, sample]) => sample.path).sort(),
      );
      expect(files.length).toBeGreaterThan(5);
      expect(
        files.filter(file => file.runnable || file.findings.length === 0),
      ).toEqual([]);
    },
  );

  it('links in circles and long names are counted, and cost nothing else', async () => {
    await write(samples.k6.path, sound(['k6', samples.k6]));
    await symlink('..', join(dir, 'load/up'));
    await symlink('b', join(dir, 'a'));
    await symlink('a', join(dir, 'b'));
    await symlink('self.js', join(dir, 'self.js'));
    const long = 'n'.repeat(240);
    await write(`load/${long}/${long}/${long}/a.js`, sound(['k6', samples.k6]));
    const inventory = await scan();
    expect(inventory.files.map(file => file.path)).toEqual([
      samples.k6.path,
      `load/${long}/${long}/${long}/a.js`,
    ]);
    expect(inventory.skipped?.map(one => one.path)).toEqual([
      'a',
      'b',
      'load/up',
      'self.js',
    ]);
  });

  it('100,000 paths take seconds, and too many are refused with a way out', async () => {
    const paths = Array.from(
      { length: 100_000 },
      (_, index) => `services/s${index % 100}/src/f${index}.txt`,
    );
    const tree = {
      paths: [...paths, samples.k6.path].sort(),
      has: (path: string) => path === samples.k6.path,
      read: async (path: string) =>
        path === samples.k6.path ? sound(['k6', samples.k6]) : '',
    };
    const started = performance.now();
    expect((await scanSources(tree)).totals.files).toBe(1);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(sourceLimits.maxFiles).toBeGreaterThan(100_000);
  });
});
