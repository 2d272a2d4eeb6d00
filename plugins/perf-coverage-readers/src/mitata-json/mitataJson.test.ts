import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('mitata', () => {
  it('reads runs with groups and arguments in seconds', async () => {
    const run = await parseFile(fixture('1.0.34.json'));

    expect(run.totals).toMatchObject({ tests: 5, failedTests: 1 });
    const parse = statsOf(run, 'duration', {
      test: 'JSON.parse',
      group: 'parse',
    })!;
    expect(parse.min).toBeCloseTo(167.29736328125e-9, 15);
    expect(parse).not.toHaveProperty('p95');
    expect(
      run.metrics
        .filter(({ name, scope }) => name === 'duration' && 'size' in scope)
        .map(({ scope }) => scope.size),
    ).toEqual(['8', '64']);
  });

  it('reads what versions before 1 wrote', async () => {
    const run = await parseFile(fixture('0.1.json'));
    expect(
      statsOf(run, 'duration', { test: 'round', group: 'price' })?.avg,
    ).toBeCloseTo(210e-9, 15);
    expect(run.tests.map(({ status }) => status)).toEqual(['passed', 'error']);
  });

  it('refuses a file without benchmarks', async () => {
    await expect(
      parseText('{"layout": [], "benchmarks": []}', { format: 'mitata-json' }),
    ).rejects.toThrow(/line 1: .*no benchmark/);
  });
});
