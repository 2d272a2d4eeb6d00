import { compileGlob, compileGlobs } from './glob';

it.each([
  ['a/*.py', 'a/b.py', true],
  ['a/*.py', 'a/b/c.py', false],
  ['a/**', 'a/b/c.py', true],
  ['a/**', 'a', true],
  ['a/**', 'ab', false],
  ['**/c.py', 'c.py', true],
  ['**/c.py', 'a/b/c.py', true],
  ['a/**/c.py', 'a/c.py', true],
  ['a/?.py', 'a/b.py', true],
  ['a/?.py', 'a//.py', false],
  ['a.{js,ts}', 'a.ts', true],
  ['a.{js,ts}', 'a.tsx', false],
  ['/users/{id}', '/users/{id}', true],
  ['k6:swap*', 'k6:swap-peak', true],
  ['a+(b)', 'aab', false],
])('%s matches %s: %s', (glob, text, expected) => {
  expect(compileGlob(glob)(text)).toBe(expected);
});

it('an exclusion wins, wherever it stands', () => {
  const matches = compileGlobs(['!a/c*', 'a/*']);
  expect(['a/b', 'a/c', 'a/cd'].filter(matches)).toEqual(['a/b']);
});

it('no pattern makes it backtrack', () => {
  // A matcher that backtracks would not come back from these.
  expect(compileGlob('*a'.repeat(200))(`${'a'.repeat(5_000)}b`)).toBe(false);
  expect(compileGlob('{a,b}'.repeat(200))('x')).toBe(false);
});
