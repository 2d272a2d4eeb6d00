import { knownMetric } from 'backstage-plugin-perf-coverage-common';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { resultReaders } from '../resultReaders';
import { parseFile } from '../testing';

const files = resultReaders.flatMap(({ format }) => {
  const folder = join(__dirname, '..', format, 'fixtures');
  return readdirSync(folder)
    .filter(name => name !== 'README.md' && name !== 'home-made.json')
    .map(name => join(folder, name));
});

describe('the table of metrics', () => {
  it('is what every reader follows', async () => {
    const odd: string[] = [];
    let known = 0;
    for (const file of files) {
      for (const { name, unit, direction } of (await parseFile(file)).metrics) {
        const metric = knownMetric(name);
        known += metric ? 1 : 0;
        if (
          metric &&
          (metric.unit !== unit || metric.direction !== direction)
        ) {
          odd.push(`${file}: ${name} ${unit} ${direction}`);
        }
      }
    }
    expect(odd).toEqual([]);
    expect(known).toBeGreaterThan(100);
  });
});
