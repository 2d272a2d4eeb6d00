import { ModuleLoader, readModulePaths } from '../../javascript';
import { createMemoryTree } from '../../tree';
import { createK6Analyzer } from '../k6Analyzer';
import { dryRun } from './dryRun';
import { SandboxThread } from './SandboxThread';

/** Lets a thread read TypeScript, as the tests' own process does. */
const execArgv = [
  '--require',
  require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
];
const thread = new SandboxThread(execArgv);
afterAll(() => thread.close());

jest.setTimeout(60_000);

async function record(files: Record<string, string>, entry = 'load/test.js') {
  const tree = createMemoryTree(files);
  const modules = await new ModuleLoader(
    tree,
    await readModulePaths(tree),
  ).closure(entry);
  return dryRun(entry, modules, new Map(Object.entries(files)), null, program =>
    thread.run(program),
  );
}

async function requestsOf(source: string, others: Record<string, string> = {}) {
  const recording = await record({ 'load/test.js': source, ...others });
  return recording?.requests.map(one => `${one.method} ${one.url}`);
}

const http = `import http from 'k6/http';\n`;

describe('what a script does in the sandbox', () => {
  it.each<[string, string, string[]]>([
    [
      'a client made by a Proxy',
      `const client = base => new Proxy(function () {}, {
         get: (t, key) => key === 'get' ? () => http.get(base) : client(base + '/' + String(key)) });
       export default () => client('http://x.test').api.users.get();`,
      ['GET http://x.test/api/users'],
    ],
    [
      'data of a response as a hole',
      `export default () => { const r = http.get('http://x.test/a'); http.get('http://x.test/b/' + r.json('items')[0].id); }`,
      ['GET http://x.test/a', 'GET http://x.test/b/\u0001'],
    ],
    [
      'setup, functions and teardown',
      `export const setup = () => http.post('http://x.test/s'); export function one() { http.put('http://x.test/o'); } export const teardown = () => http.del('http://x.test/t');`,
      ['POST http://x.test/s', 'PUT http://x.test/o', 'DELETE http://x.test/t'],
    ],
    [
      'other answers on other iterations',
      `export default () => { const r = http.get('http://x.test/a'); if (r.status === 302) http.get('http://x.test/moved'); }`,
      ['GET http://x.test/a', 'GET http://x.test/moved'],
    ],
    [
      'variables without which it does not start',
      `if (!__ENV.BASE_URL) throw new Error('BASE_URL'); export default () => http.get(__ENV.BASE_URL + '/a');`,
      ['GET http://env.invalid/a'],
    ],
  ])('%s', async (_title, source, expected) => {
    expect(await requestsOf(http + source)).toEqual(expected);
  });

  it('runs TypeScript, JSON, CommonJS and libraries', async () => {
    const requests = await requestsOf(
      `import { Api } from './api'; import cfg from './cfg.json'; import { Httpx } from 'https://jslib.k6.io/httpx/0.1.0/index.js';
       export default () => { new Api(cfg.base).list(); new Httpx({ baseURL: cfg.base }).get('/s'); };`,
      {
        'load/api.ts': `const http = require('k6/http'); enum Kind { A = 'a' } interface Shape { a: string }
          class Api { constructor(private base: string) {} list(): void { http.get(this.base + '/' + Kind.A); } } module.exports = { Api };`,
        'load/cfg.json': '{"base":"http://x.test"}',
      },
    );
    expect(requests).toEqual(['GET http://x.test/a', 'GET http://x.test/s']);
  });

  it('says where a request stands', async () => {
    const recording = await record({
      'load/test.js': `${http}export default () => {\n  http.get('http://x.test/');\n};`,
    });
    expect(recording?.requests[0].at).toEqual({
      file: 'load/test.js',
      line: 3,
    });
  });
});

describe('holes of reading', () => {
  it('are filled, and told where reading saw nothing', async () => {
    const [file] = await createK6Analyzer(execArgv).analyze(
      createMemoryTree({
        'load/test.js': `${http}
          const client = path => new Proxy({}, { get: (t, key) => key === 'send' ? () => http.get(path) : client(path + '/' + String(key)) });
          export const options = { get vus() { return 3; }, duration: '1m' };
          export default () => client('http://x.test').orders.send();`,
      }),
    );
    expect(file.requests).toContainEqual(
      expect.objectContaining({
        method: 'GET',
        path: '/orders',
        resolved: true,
        reachable: true,
      }),
    );
  });
});

describe('load that reading does not know', () => {
  it.each<[string, string, number | null]>([
    [
      'what a run without variables takes',
      `const all = { smoke: { vus: 1, duration: '1s' }, peak: { vus: 50, duration: '5m' } };
       const chosen = name => { const one = all[name]; if (!one) return all.peak; return one; };
       export const options = chosen(__ENV.KIND);`,
      50,
    ],
    [
      'nothing where the settings are in a file that a variable names',
      `const settings = JSON.parse(open('./settings/' + __ENV.KIND || 'peak.json'));
       export const options = Object.assign({ tags: { team: 'a' } }, settings);`,
      null,
    ],
  ])('%s', async (_title, source, maxVUs) => {
    const [file] = await createK6Analyzer(execArgv).analyze(
      createMemoryTree({
        'load/test.js': `${http}${source} export default () => http.get('http://x.test/');`,
      }),
    );
    expect(file.load.maxVUs).toBe(maxVUs);
    expect(file.scenarios).toHaveLength(maxVUs === null ? 0 : 1);
  });
});

describe('what a bundler wrote', () => {
  it('is read by running it', async () => {
    const [file] = await createK6Analyzer(execArgv).analyze(
      createMemoryTree({
        'load/bundle.js': `(() => { "use strict"; const t = {}; const d = (t, r) => { for (var o in r) Object.defineProperty(t, o, { enumerable: !0, get: r[o] }) };
          d(t, { default: () => s, options: () => n }); const o = require("k6/http"), k = require("k6"); const n = { vus: 7, duration: "45s", thresholds: { http_req_failed: ["rate<0.1"] } };
          function s() { k.check(o.get("https://x.test/pets"), { ok: () => !0 }) }
          ${'function pad() { return 1 }'.repeat(80)}
          var i = exports; for (var c in t) i[c] = t[c]; })();`,
      }),
    );
    expect(file).toMatchObject({
      role: 'script',
      runnable: true,
      load: { durationSeconds: 45, maxVUs: 7 },
      checks: ['ok'],
      thresholds: [{ metric: 'http_req_failed', valid: true }],
    });
    expect(file.requests).toContainEqual(
      expect.objectContaining({
        method: 'GET',
        path: '/pets',
        reachable: true,
      }),
    );
    expect(file.findings.map(one => one.rule)).toContain('k6/generated');
  });
});

describe('a script can not get out of the sandbox', () => {
  it.each([
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'process',
    'require',
    'module',
    'Buffer',
    'global',
    'WebAssembly',
    'Worker',
    'std',
    'os',
    'performance',
    'navigator',
  ])('%s is not there', async name => {
    const source = `${http}export default () => { http.get('http://x.test/' + typeof globalThis.${name}); };`;
    expect(await requestsOf(source)).toEqual(['GET http://x.test/undefined']);
  });

  it.each([
    'fs',
    'node:fs',
    'child_process',
    'std',
    'os',
    '/etc/passwd',
    'file:///etc/passwd',
  ])('the module %s is only a stand-in', async name => {
    const source = `${http}import * as m from '${name}';
        export default () => { let text = ''; try { text = String(m.default.readFileSync('/etc/passwd')); } catch (e) { text = 'none'; } http.get('http://x.test/' + text); };`;
    const requests = (await requestsOf(source)) ?? [];
    expect(requests.join()).not.toContain('root:');
  });

  it.each([
    [
      'import',
      `import('node:fs').then(m => { http.get('http://x.test/' + typeof m.readFileSync); });`,
    ],
    ['open', `http.get('http://x.test/' + open('/etc/passwd').length);`],
    [
      'a constructor',
      `http.get('http://x.test/' + typeof http.get.constructor('return this')().process);`,
    ],
    [
      'an error',
      `try { null.x; } catch (e) { http.get('http://x.test/' + typeof e.constructor.constructor('return this')().require); }`,
    ],
    [
      'a prototype',
      `Object.prototype.polluted = 'yes'; Array.prototype.push = () => 0; http.get('http://x.test/a');`,
    ],
    [
      'the result',
      `globalThis.__finish = undefined; globalThis.__result = { toString() { return 'x'; } };`,
    ],
    [
      'the record',
      `globalThis.__log.requests = { length: -1 }; globalThis.__log = null;`,
    ],
    [
      'JSON',
      `JSON.stringify = () => '{"requests":[{"method":1,"url":{}},null],"started":true}';`,
    ],
  ])('by %s', async (_title, body) => {
    const source = `${http}export default () => { ${body} };`;
    const requests = (await requestsOf(source)) ?? [];
    for (const one of requests) expect(one).not.toMatch(/function|object|root/);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect([].push).toBe(Array.prototype.push);
    expect(`${'polluted' in {}}`).toBe('false');
  });
});

describe('a script can not hold up a scan', () => {
  it.each([
    ['an endless loop', 'while (true) {}'],
    [
      'an endless loop of requests',
      `for (;;) http.get('http://x.test/' + Math.random());`,
    ],
    [
      'a bomb of memory',
      'const a = []; for (;;) a.push(new Array(1e6).fill(7));',
    ],
    ['a bomb of text', `let s = 'a'; for (;;) s += s;`],
    ['deep recursion', 'const f = n => f(n + 1) + 1; f(0);'],
    ['a promise that never comes', 'return new Promise(() => {});'],
    [
      'promises without end',
      'const go = () => Promise.resolve().then(go); return go();',
    ],
    ['a slow pattern', `/(a+)+$/.test('a'.repeat(60) + 'b');`],
    [
      'a slow sort',
      'Array.from({ length: 3e6 }, (_, i) => -i).sort((a, b) => a - b);',
    ],
  ])('%s', async (_title, body) => {
    const source = `${http}export default () => { http.get('http://x.test/a'); ${body} };`;
    const start = performance.now();
    const requests = await requestsOf(source);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(
      requests === undefined || requests.includes('GET http://x.test/a'),
    ).toBe(true);
    // The engine works for the next script.
    expect(
      await requestsOf(
        `${http}export default () => http.get('http://x.test/b');`,
      ),
    ).toEqual(['GET http://x.test/b']);
  });

  it('nor by what it does while it loads', async () => {
    expect(
      await requestsOf('for (;;) {} export default () => {};'),
    ).toBeUndefined();
  });

  it('hands out no more than the limit', async () => {
    const result = await thread.run({
      code: `globalThis.__finish = () => { globalThis.__result = 'x'.repeat(2e6); };`,
      modules: new Map(),
      edges: new Map(),
    });
    expect(result).toEqual({ ok: false, error: 'the result is too long' });
  });
});
