import { exportedNames } from './processor';

it.each<[string, string, string[] | null]>([
  ['an object', 'module.exports = { a, "b": 1, c() {} };', ['a', 'b', 'c']],
  ['properties', 'exports.a = 1; module.exports.b = () => {};', ['a', 'b']],
  ['both at once', 'exports = module.exports = { a };', ['a']],
  [
    'an ES module',
    'export function a() {} export const b = 1; const c = 2; export { c as d };',
    ['a', 'b', 'd'],
  ],
  ['a default', 'export default { a };', ['default', 'a']],
  ['types', 'export async function a(x: string): Promise<void> {}', ['a']],
  ['another module', 'module.exports = require("./all");', null],
  ['spread', 'module.exports = { ...all };', null],
  ['a star', 'export * from "./all";', null],
  ['a condition', 'if (x) { exports.a = 1; }', null],
  ['a call', 'Object.assign(exports, all);', null],
  ['broken code', 'module.exports = {', null],
])('knows what a processor exports: %s', (_, source, expected) => {
  const names = exportedNames(source, 'hooks.ts');
  expect(names && [...names]).toEqual(expected);
});
