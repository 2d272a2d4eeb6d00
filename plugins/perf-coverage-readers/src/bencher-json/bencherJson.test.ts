import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

describe('Bencher Metric Format', () => {
  it('reads the measures of Bencher in our units, others as they are', async () => {
    const run = await parseFile(join(__dirname, 'fixtures', 'shop.json'));

    expect(statsOf(run, 'duration', { test: 'price::round' })?.avg).toBeCloseTo(
      88.5e-9,
      15,
    );
    expect(statsOf(run, 'throughput', { test: 'price::round' })).toEqual({
      avg: 2_000_000,
    });
    expect(statsOf(run, 'Max Bytes', { test: 'price::exact' })).toEqual({
      value: 662,
    });
  });

  it.each([
    '{}',
    '{"a": {}}',
    '{"a": {"b": {"value": 1, "other": 2}}}',
    '{"a": {"b": 1}}',
    '{"metrics": {"p95": {"value": 1}}}',
  ])('does not claim %s', async text => {
    await expect(parseText(text)).rejects.toThrow(/no known format/);
  });
});
