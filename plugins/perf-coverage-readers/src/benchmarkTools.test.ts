import { join } from 'node:path';
import { parseFile, parseText, statsOf } from './testing';

const fixture = (path: string) =>
  join(__dirname, ...path.replace('/', '/fixtures/').split('/'));

describe('readers of benchmark tools', () => {
  it('read commands of hyperfine with parameters and exit codes', async () => {
    const run = await parseFile(fixture('hyperfine-json/1.18.json'));

    expect(
      statsOf(run, 'duration', { test: 'sort -n 10.txt', size: '10' }),
    ).toEqual({
      count: 5,
      min: 0.4,
      avg: 0.5,
      med: 0.45,
      max: 0.7,
      stddev: 0.1,
      p90: 0.7,
      p95: 0.7,
      p99: 0.7,
    });
    expect(run.tests.map(test => test.status)).toEqual(['passed', 'failed']);
  });

  it('read scores of JMH by their mode', async () => {
    const run = await parseFile(fixture('jmh-json/1.37.json'));
    const scope = { test: 'shop.PriceBench.round' };

    expect(run.tool).toEqual({ name: 'jmh', version: '1.37' });
    const throughput = run.metrics.find(each => each.name === 'throughput')!;
    expect(throughput).toMatchObject({
      scope: { ...scope, size: '10', mode: 'thrpt' },
      unit: 'per_second',
      direction: 'higher',
    });
    expect(throughput.stats.avg).toBeCloseTo(2_500_000);
    expect(throughput.stats).not.toHaveProperty('p95');
    const sampled = statsOf(run, 'duration', { ...scope, mode: 'sample' })!;
    expect(sampled.p95).toBeCloseTo(0.006);
    const average = statsOf(run, 'duration', { ...scope, mode: 'avgt' })!;
    expect(average.avg).toBeCloseTo(400e-9, 12);
    expect(average).not.toHaveProperty('p95');
    expect(
      run.metrics.find(each => each.name === 'gc.alloc.rate.norm'),
    ).toMatchObject({ unit: 'B/op', stats: { avg: 24 } });
  });

  it('tell results of JMH apart by their number of threads', async () => {
    const result = (threads: number) => ({
      jmhVersion: '1.37',
      benchmark: 'a',
      mode: 'thrpt',
      threads,
      primaryMetric: { score: threads, scoreUnit: 'ops/s' },
    });
    const run = await parseText(JSON.stringify([result(1), result(4)]));
    expect(run.metrics.map(({ scope }) => scope)).toEqual([
      { test: 'a', mode: 'thrpt' },
      { test: 'a', mode: 'thrpt', threads: '4' },
    ]);
  });

  it('read repetitions of Google Benchmark, and aggregates where alone', async () => {
    const run = await parseFile(fixture('google-benchmark-json/1.8.json'));
    const parse = statsOf(run, 'duration', { test: 'BM_Parse/10' })!;

    expect(parse.count).toBe(2);
    expect(parse.avg).toBeCloseTo(12e-6, 12);
    expect(
      statsOf(run, 'throughput', { test: 'BM_Parse/10' })?.avg,
    ).toBeCloseTo(90_000);
    expect(statsOf(run, 'duration', { test: 'BM_Sort' })?.avg).toBeCloseTo(
      30e-6,
      12,
    );
    expect(run.tests).toMatchObject([{ name: 'BM_Broken', status: 'error' }]);
    expect(run.startedAt).toBe('2026-03-02T08:15:00.000Z');
  });

  it('read BenchmarkDotNet with parameters, memory and failures', async () => {
    const run = await parseFile(fixture('benchmarkdotnet-json/0.13-full.json'));
    const scope = { test: 'Shop.Bench.Parse(N: 10)', N: '10' };

    expect(run.tool.version).toBe('0.13.12');
    expect(statsOf(run, 'duration', scope)?.p95).toBeCloseTo(24.7e-6, 12);
    expect(statsOf(run, 'allocated_bytes', scope)).toEqual({ avg: 128 });
    expect(run.tests).toMatchObject([
      { name: 'Shop.Bench.Fails', status: 'error' },
    ]);
  });

  it('read Go benchmarks with several counts, packages and units', async () => {
    const run = await parseFile(fixture('go-bench-text/count.txt'));
    const price = 'example.com/shop/price';

    const round = statsOf(run, 'duration', {
      test: 'BenchmarkRound',
      package: price,
    })!;
    expect(round.count).toBe(2);
    expect(round.avg).toBeCloseTo(250e-9, 15);
    expect(
      statsOf(run, 'duration', {
        test: 'BenchmarkRound',
        package: 'example.com/shop/cart',
      })?.avg,
    ).toBeCloseTo(1e-3, 12);
    const parse = { test: 'BenchmarkParse/size=10', package: price };
    expect(statsOf(run, 'bytes_per_second', parse)?.avg).toBeCloseTo(120.5e6);
    expect(statsOf(run, 'lines/op', parse)?.avg).toBe(3);
    expect(run.warnings).toMatchObject([{ code: 'benchmark-failed' }]);
  });

  it('read Go benchmarks from the events of go test -json', async () => {
    const event = (Package: string, Output: string) =>
      JSON.stringify({
        Time: '2026-03-02T08:15:00Z',
        Action: 'output',
        Package,
        Output,
      });
    const run = await parseText(
      [
        JSON.stringify({ Action: 'start', Package: 'shop/cart' }),
        event('shop/cart', 'goos: linux\n'),
        event('shop/cart', 'BenchmarkAdd-8   \t'),
        event('shop/price', 'BenchmarkRound-8   \t'),
        event('shop/cart', '     100\t        50.0 ns/op\n'),
        event('shop/price', '     100\t        25.0 ns/op\n'),
      ].join('\n'),
    );
    expect(run.format).toBe('go-bench-text');
    expect(
      run.metrics.map(({ scope, stats }) => [
        scope.package,
        scope.test,
        stats.avg,
      ]),
    ).toEqual([
      ['shop/cart', 'BenchmarkAdd', expect.closeTo(50e-9, 15)],
      ['shop/price', 'BenchmarkRound', expect.closeTo(25e-9, 15)],
    ]);
  });

  it('read Go benchmarks that report units of their own alone', async () => {
    const run = await parseText('BenchmarkSize 1 1.5e+03 text-bytes\nPASS\n');
    expect(run.metrics).toMatchObject([
      { name: 'text-bytes', unit: 'text-bytes', stats: { avg: 1500 } },
    ]);
  });

  it('keep the ending of Go names where it is not the same everywhere', async () => {
    const run = await parseText(
      'BenchmarkSort/size-10 \t 10\t 5 ns/op\nBenchmarkSort/size-20 \t 10\t 9 ns/op\n',
    );
    expect(run.metrics.map(metric => metric.scope.test)).toEqual([
      'BenchmarkSort/size-10',
      'BenchmarkSort/size-20',
    ]);
  });

  it('read benchmarks of Vitest in seconds', async () => {
    const run = await parseFile(fixture('vitest-bench-json/3.json'));
    const stats = statsOf(run, 'duration', {
      test: 'round',
      group: 'src/price.bench.ts > price',
    })!;

    expect(stats.avg).toBeCloseTo(0.001);
    expect(stats['p99.9']).toBeCloseTo(0.0015);
    expect(stats).not.toHaveProperty('p95');
    expect(run.warnings).toMatchObject([{ code: 'benchmark-unreadable' }]);
  });

  it('read the estimates of Criterion, which name no benchmark', async () => {
    const run = await parseFile(fixture('criterion-estimates-json/0.5.json'));
    expect(statsOf(run, 'duration')?.avg).toBeCloseTo(290e-9, 15);
    expect(run.warnings).toMatchObject([{ code: 'name-absent' }]);
  });

  it('read scores and times of Lighthouse', async () => {
    const run = await parseFile(fixture('lighthouse-json/12.json'));
    const scope = { page: '/products' };

    expect(run.tool.version).toBe('12.8.2');
    expect(statsOf(run, 'largest-contentful-paint', scope)).toEqual({
      value: 1800.5,
    });
    expect(statsOf(run, 'performance-score', scope)).toEqual({ value: 0.93 });
    expect(statsOf(run, 'accessibility-score', scope)).toBeUndefined();
    expect(run.totals).toMatchObject({ tests: 1, failedTests: 0 });
  });

  it('take a page that Lighthouse could not measure for an error', async () => {
    const run = await parseText(
      '{"lighthouseVersion": "12", "requestedUrl": "http://shop.test/", "runtimeError": {"code": "NOT_HTML"}, "categories": {"performance": {"score": null}}}',
    );
    expect(run.tests).toMatchObject([{ name: '/', status: 'error' }]);
    expect(run.metrics).toEqual([]);
  });

  it('read counters of Google Benchmark, and aggregates of its old versions', async () => {
    const run = await parseText(
      JSON.stringify({
        context: { num_cpus: 2 },
        benchmarks: [
          { name: 'BM_A', real_time: 4, cpu_time: 4, time_unit: 'ns', rows: 7 },
          { name: 'BM_A_mean', real_time: 4, time_unit: 'ns' },
          { name: 'BM_B_mean', real_time: 5, time_unit: 'us' },
          { name: 'BM_B_stddev', real_time: 1, time_unit: 'us' },
          { name: 'BM_C', run_type: 'iteration', skipped: true },
        ],
      }),
    );
    expect(statsOf(run, 'rows', { test: 'BM_A' })?.avg).toBe(7);
    expect(statsOf(run, 'duration', { test: 'BM_B' })).toEqual({
      avg: expect.closeTo(5e-6, 12),
      stddev: expect.closeTo(1e-6, 12),
    });
    expect(run.metrics.map(({ scope }) => scope.test)).not.toContain(
      'BM_A_mean',
    );
    expect(run.tests).toMatchObject([{ name: 'BM_C', status: 'skipped' }]);
  });

  it('read the only parameter of old versions of hyperfine', async () => {
    const run = await parseText(
      '{"results": [{"command": "sleep 1", "mean": 1, "parameter": "1"}]}',
    );
    expect(run.metrics[0].scope).toEqual({ test: 'sleep 1', parameter: '1' });
  });

  it.each([
    [
      '2',
      {
        lighthouseVersion: '2.9.1',
        url: 'http://shop.test/',
        reportCategories: [{ id: 'performance', score: 93 }],
        audits: { 'speed-index': { rawValue: 1200 } },
      },
    ],
    [
      '4',
      {
        lighthouseVersion: '4.3.0',
        finalUrl: 'http://shop.test/',
        categories: { performance: { score: 0.93 } },
        audits: {
          'speed-index': { rawValue: 1200 },
          interactive: { rawValue: true },
        },
      },
    ],
    [
      'of PageSpeed Insights',
      {
        lighthouseResult: {
          lighthouseVersion: '12.0.0',
          finalUrl: 'http://shop.test/',
          categories: { performance: { score: 0.93 } },
          audits: { 'speed-index': { numericValue: 1200 } },
        },
      },
    ],
  ])('read Lighthouse %s', async (_, report) => {
    const run = await parseText(JSON.stringify(report));
    expect(statsOf(run, 'performance-score', { page: '/' })?.value).toBeCloseTo(
      0.93,
    );
    expect(statsOf(run, 'speed-index', { page: '/' })).toEqual({ value: 1200 });
    expect(run.metrics).toHaveLength(2);
  });

  it.each([
    ['hyperfine-json', '{"results": []}'],
    ['jmh-json', '[{"jmhVersion": "1", "benchmark": "a"}]'],
    ['google-benchmark-json', '{"context": {}, "benchmarks": []}'],
    ['benchmarkdotnet-json', '{"HostEnvironmentInfo": {}, "Benchmarks": []}'],
    ['vitest-bench-json', '{"files": [{"filepath": "a", "groups": []}]}'],
    ['go-bench-text', 'goos: linux\ngoarch: amd64\nPASS\n'],
  ])('refuse a %s file without benchmarks', async (format, text) => {
    await expect(parseText(text, { format })).rejects.toThrow(
      new RegExp(`line \\d+: the ${format} file `),
    );
  });
});
