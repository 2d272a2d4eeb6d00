import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

const loadTen = {
  test: 'test_load_order[10]',
  file: 'tests/test_orders_performance.py',
  suite: 'TestOrderJson',
  group: 'json',
  lines: '10',
};

describe('pytest-benchmark', () => {
  it.each([
    ['3.2.2-json.json', '3.2.2'],
    ['5.2.3-saved.json', '5.2.3'],
  ])('reads %s', async (name, version) => {
    const run = await parseFile(fixture(name));

    expect(run.format).toBe('pytest-benchmark');
    expect(run.tool).toEqual({ name: 'pytest-benchmark', version });
    expect(run.startedAt).toMatch(/^2026-11-23T/);
    expect(run.metrics).toHaveLength(3);
    expect(run.metrics.every(metric => metric.name === 'duration')).toBe(true);
    expect(run.metrics[0]).toMatchObject({ unit: 's', direction: 'lower' });
    expect(Object.keys(statsOf(run, 'duration', loadTen)!)).toEqual(
      expect.arrayContaining(['count', 'min', 'avg', 'med', 'max', 'stddev']),
    );
  });

  it('gives percentiles where raw data was saved, and only there', async () => {
    const withData = statsOf(
      await parseFile(fixture('3.2.2-json.json')),
      'duration',
      loadTen,
    )!;
    const without = statsOf(
      await parseFile(fixture('5.2.3-saved.json')),
      'duration',
      loadTen,
    )!;

    expect(withData.p95).toBeGreaterThanOrEqual(withData.med);
    expect(withData.p95).toBeLessThanOrEqual(withData.max);
    expect(without).not.toHaveProperty('p95');
  });

  it('counts benchmarks without times', async () => {
    const run = await parseText(
      '{"machine_info": {}, "benchmarks": [{"name": "a", "stats": {"mean": NaN}}, {"name": "b", "fullname": "t.py::b", "stats": {"mean": 2}}]}',
    );
    expect(run.metrics).toHaveLength(1);
    expect(run.warnings.map(({ code, count }) => [code, count])).toEqual([
      ['benchmark-unreadable', 1],
      ['not-a-number', 1],
    ]);
  });

  it('names what is missing', async () => {
    await expect(parseText('{"machine_info": {}}')).rejects.toThrow(
      /nearest is pytest-benchmark.*no list 'benchmarks'/,
    );
  });
});

it('leaves out parameters that are but addresses of objects', async () => {
  const run = await parseText(
    JSON.stringify({
      machine_info: {},
      benchmarks: [
        {
          name: 'test_a[f-2]',
          params: { make: 'UNSERIALIZABLE[<function at 0x78ea>]', size: 2 },
          stats: { mean: 1 },
        },
      ],
    }),
  );
  expect(run.metrics[0].scope).toEqual({ test: 'test_a[f-2]', size: '2' });
});
