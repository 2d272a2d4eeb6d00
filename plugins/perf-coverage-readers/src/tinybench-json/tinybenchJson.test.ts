import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseResult } from '../parse';

async function* chunks(text: string) {
  yield Buffer.from(text);
}

// Written by tinybench 6.2 itself: one task that sorts, one that throws.
const fixture = readFileSync(
  join(__dirname, 'fixtures/tinybench-6.json'),
  'utf8',
);

describe('tinybench-json', () => {
  it('reads each task as a test and its latency in seconds', async () => {
    const run = await parseResult(chunks(fixture));

    expect(run.format).toBe('tinybench-json');
    expect(run.totals).toMatchObject({ tests: 2, failedTests: 1 });
    expect(run.tests.map(test => [test.suite, test.name, test.status])).toEqual(
      [
        ['arrays', 'sort numbers', 'passed'],
        ['arrays', 'throws', 'error'],
      ],
    );
    const [metric] = run.metrics;
    const { latency } = JSON.parse(fixture).tasks[0].result;
    expect(metric).toMatchObject({
      name: 'duration',
      scope: { test: 'sort numbers' },
      unit: 's',
      direction: 'lower',
    });
    expect(metric.stats.avg).toBeCloseTo(latency.mean / 1000, 12);
    expect(metric.stats.p99).toBeCloseTo(latency.p99 / 1000, 12);
    expect(metric.stats).not.toHaveProperty('p95');
  });

  it.each([
    ['a cut file', fixture.slice(0, -40), /line \d+/],
    [
      'tasks without names',
      '{"tasks":[{"name":"a","result":{"state":"x"}}',
      /line 1/,
    ],
  ])('refuses %s with its place', async (_, text, message) => {
    await expect(parseResult(chunks(text))).rejects.toThrow(message);
  });
});
