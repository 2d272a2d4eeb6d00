import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

const csvHeader =
  '"Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit"';

describe('JMH as text and CSV', () => {
  it('reads the table at the end of the output', async () => {
    const run = await parseFile(fixture('1.37.txt'));

    expect(run.format).toBe('jmh-text');
    expect(run.tool).toEqual({ name: 'jmh', version: '1.37' });
    const total = { test: 'CartBenchmark.total', mode: 'thrpt' };
    const franc = { ...total, currency: 'Swiss franc', items: '10' };
    expect(statsOf(run, 'throughput', franc)).toEqual({ avg: 1215.3 });
    expect(statsOf(run, 'gc.alloc.rate.norm', franc)).toEqual({ avg: 48 });
    expect(
      statsOf(run, 'throughput', { ...total, currency: 'euro', items: '200' }),
    ).toEqual({ avg: 118.75 });
    expect(
      statsOf(run, 'duration', {
        test: 'CartBenchmark.checkout',
        mode: 'ss',
      })?.avg,
    ).toBeCloseTo(0.04512);
    const price = statsOf(run, 'duration', {
      test: 'CartBenchmark.price',
      mode: 'sample',
    })!;
    expect(Object.keys(price).sort()).toEqual([
      'avg',
      'max',
      'min',
      'p50',
      'p95',
    ]);
    expect(price.p95).toBeCloseTo(4e-6, 12);
    expect(run.metrics).toHaveLength(5);
  });

  it('leaves out a score of which only the order of magnitude is known', async () => {
    const run = await parseFile(fixture('1.37.txt'));
    expect(run.metrics.map(({ name }) => name)).not.toContain('gc.alloc.rate');
    expect(run.warnings).toMatchObject([
      { code: 'scores-unreadable', count: 1 },
    ]);
  });

  it.each([',', ';'])('reads CSV with %s', async delimiter => {
    const csv = [
      ['"Benchmark"', '"Mode"', '"Threads"', '"Samples"', '"Score"', '"Unit"'],
      ['"a.B.fast"', '"thrpt"', '4', '5', '1215.300000', '"ops/ms"'],
      ['"a.B.fast:·gc.count"', '"thrpt"', '4', '5', '12.000000', '"counts"'],
      ['"a.B.slow"', '"avgt"', '1', '5', '"1,500000"', '"s/op"'],
    ]
      .map(fields => fields.join(delimiter))
      .join('\r\n');
    const run = await parseText(csv);

    const fast = { test: 'a.B.fast', mode: 'thrpt', threads: '4' };
    expect(statsOf(run, 'throughput', fast)).toEqual({ avg: 1215300 });
    expect(statsOf(run, 'gc.count', fast)).toEqual({ avg: 12 });
    expect(
      statsOf(run, 'duration', { test: 'a.B.slow', mode: 'avgt' }),
    ).toEqual({ avg: 1.5 });
    expect(run.warnings).toEqual([]);
  });

  it('reads parameters and percentiles of CSV', async () => {
    const run = await parseFile(fixture('1.37.csv'));
    expect(
      statsOf(run, 'throughput', {
        test: 'shop.CartBenchmark.total',
        mode: 'thrpt',
        threads: '4',
        currency: 'Swiss franc',
        items: '10',
      }),
    ).toEqual({ avg: 1215.3 });
    expect(
      statsOf(run, 'duration', {
        test: 'shop.CartBenchmark.price',
        mode: 'sample',
      })?.p50,
    ).toBeCloseTo(2.4e-6, 12);
  });

  it('reads tables of old versions', async () => {
    const run = await parseFile(fixture('1.0-samples.txt'));
    const test = 's.CartBenchmark.total';
    expect(
      statsOf(run, 'throughput', { test, mode: 'thrpt', items: '10' }),
    ).toEqual({ avg: 1215.3 });
    expect(
      statsOf(run, 'duration', { test, mode: 'avgt', items: '200' })?.avg,
    ).toBeCloseTo(0.00842);
  });

  it('takes a comma for that of a locale, never for one between thousands', async () => {
    const run = await parseFile(fixture('comma.txt'));
    expect(
      statsOf(run, 'throughput', { test: 'CartBenchmark.a', mode: 'thrpt' }),
    ).toEqual({ avg: 123.456 });
    expect(
      statsOf(run, 'duration', { test: 'CartBenchmark.b', mode: 'avgt' })?.avg,
    ).toBeCloseTo(1.25e-8, 15);
  });

  it('takes no rows of a table whose header is lost', async () => {
    const rows =
      'B.a  thrpt  5  10.000 ± 1.000  ops/s\nB.b  thrpt  5  20.000 ± 1.000  ops/s\n';
    const run = await parseText(
      `Benchmark  Mode  Cnt  Score  Error  Units\n${rows}\nOn another day\n${rows}`,
    );

    expect(run.metrics.map(({ stats }) => stats.avg)).toEqual([10, 20]);
    expect(run.warnings).toMatchObject([
      { code: 'rows-left-out', count: 2, line: 6 },
    ]);
  });

  it.each([
    ['B.b  thrpt  5  20.0', 'Benchmark  Mode  Cnt  Score  Error  Units'],
    ['B.b  thrpt  5  20.000 ± 1.', 'Benchmark  Mode  Cnt  Score  Error  Units'],
    ['"B.b","thrpt",1,5,20.0', csvHeader],
    ['"B.b","thrpt",1,5,20.000000,1.0,"op', csvHeader],
  ])('leaves out a last line that is cut: %s', async (cut, header) => {
    const whole =
      header === csvHeader
        ? '"B.a","thrpt",1,5,10.0,1.0,"ops/s"'
        : 'B.a  thrpt  5  10.000 ± 1.000  ops/s';
    const run = await parseText(`${header}\n${whole}\n${cut}`);

    expect(run.metrics.map(({ stats }) => stats.avg)).toEqual([10]);
    expect(run.warnings).toMatchObject([
      { code: 'lines-unreadable', count: 1, line: 3 },
    ]);
  });

  it('refuses output that ends before its table', async () => {
    await expect(parseText('# JMH version: 1.37\n\n')).rejects.toThrow(
      /line 3: the jmh-text file ends without a result/,
    );
  });
});
