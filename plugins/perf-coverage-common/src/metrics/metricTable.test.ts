import { readFileSync } from 'fs';
import { join } from 'path';
import { isOutOfRange, metricTable } from './metricTable';

const better = {
  lower: 'lower',
  higher: 'higher',
  neutral: 'neither',
};

describe('metricTable', () => {
  it('has each name once', () => {
    const names = metricTable.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is what docs/metrics.md shows', () => {
    const page = readFileSync(
      join(__dirname, '../../../../docs/metrics.md'),
      'utf8',
    );
    const rows = page
      .split('\n')
      .filter(line => line.startsWith('| `'))
      .map(line =>
        line
          .split('|')
          .slice(1, -1)
          .map(cell => cell.trim()),
      );
    expect(rows).toEqual(
      metricTable.map(({ name, unit, direction, meaning }) => [
        `\`${name}\``,
        unit,
        better[direction],
        meaning,
      ]),
    );
  });

  it.each([
    ['ratio', 'rate', 1.2, true],
    ['ratio', 'rate', 1, false],
    ['ratio', 'count', 500, false],
    ['ms', 'p95', -1, true],
    ['ms', 'max', 4e10, true],
    ['ms', 'count', 4e10, false],
    ['s', 'avg', 4e7, true],
    ['s', 'avg', 3600, false],
    ['bytes', 'value', -1, true],
    ['unknown', 'value', -1, false],
    ['count', 'rate', -1, true],
  ])('judges %s %s of %d', (unit, stat, value, want) => {
    expect(isOutOfRange(unit, stat, value)).toBe(want);
  });
});
