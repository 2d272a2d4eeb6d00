import { readFileSync } from 'fs';
import { resolve } from 'path';
import { k6Rules } from './rules';

const page = readFileSync(
  resolve(__dirname, '../../../../docs/analysers/k6.md'),
  'utf8',
);

describe('the rules of k6', () => {
  it.each(Object.entries(k6Rules))(
    '%s has a row on its page, with its severity',
    (name, { severity, title, help }) => {
      const row = page.split('\n').find(line => line.includes(`\`${name}\``));
      expect(row?.split('|')[2].trim()).toBe(severity);
      expect(title).toMatch(/^(k6|[A-Z]).*\.$/);
      expect(help).toMatch(/^(k6|[A-Z]).*\.$/);
    },
  );

  it('are all that the page lists', () => {
    const listed = [...page.matchAll(/^\| `(k6\/[\w-]+)`/gm)].map(
      match => match[1],
    );
    expect(listed.sort()).toEqual(Object.keys(k6Rules).sort());
  });
});
