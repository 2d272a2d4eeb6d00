import { readFile } from 'fs/promises';
import { join } from 'path';
import { sourceRules } from '../scan';
import { benchmarkRules } from '.';

const docs = join(__dirname, '../../../../docs');

describe('rules', () => {
  it.each([
    ['analysers/benchmarks.md', benchmarkRules],
    ['analysers.md', sourceRules],
  ])('stand in docs/%s with their severity', async (page, rules) => {
    const text = await readFile(join(docs, page), 'utf8');
    const rows = text.split('\n').map(line => line.split(/[ |]+/));
    for (const [rule, { severity }] of Object.entries(rules)) {
      expect(rows).toContainEqual(
        expect.arrayContaining([`\`${rule}\``, severity]),
      );
    }
  });
});
