import fc from 'fast-check';
import { analyse, http } from './__testUtils__/analysing';

describe('hostile files', () => {
  const source = `${http}
    import { check } from 'k6';
    class A { #x = 1; go(p) { return http.get(\`\${p}/a/\${this.#x}\`); } }
    export const options = { stages: [{ duration: '1m', target: 5 }], thresholds: { 'http_req_duration{a:b}': ['p(95)<1'] } };
    export default function () { for (const p of ['x', 'y']) check(new A().go(p), { ok: r => r.status === 200 }); }`;

  it('never throws, wherever a file is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(source.length), async length => {
        const files = await analyse({ 'a.js': source.slice(0, length) });
        expect(Array.isArray(files)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    [
      'deep nesting',
      `${http} export default () => ${'['.repeat(10_000)}${']'.repeat(
        10_000,
      )};`,
    ],
    [
      'a long sum',
      `${http} export default () => http.get('http://x/' + ${'"a" + '.repeat(
        3000,
      )}"b");`,
    ],
    [
      'endless recursion',
      `${http} function f(n) { return f(n + 1) + f(n + 2); } export default () => f(0);`,
    ],
    [
      'endless loops',
      `${http} export default () => { while (true) { for (;;) http.get('http://x/a'); } };`,
    ],
    [
      'growth',
      `${http} let s = 'a'; const a = [1]; export default () => { ${'s = s + s; a.push(...a);'.repeat(
        60,
      )} };`,
    ],
    [
      'odd names',
      `${http} const o = { __proto__: null, constructor: 1 }; o['__proto__'].x = 1; export const options = JSON.parse('{"__proto__":{"vus":1},"scenarios":null}'); export default () => {};`,
    ],
    [
      'modules that import each other',
      `${http} export * from './a.js'; export default () => {};`,
    ],
  ])('%s', async (_title, text) => {
    const files = await analyse({ 'a.js': text });
    expect(files).toHaveLength(1);
  });
});
