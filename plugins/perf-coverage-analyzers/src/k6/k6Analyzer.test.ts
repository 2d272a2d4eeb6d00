import fc from 'fast-check';
import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { createMemoryTree } from '../tree';
import { k6Analyzer } from './k6Analyzer';

async function analyse(files: Record<string, string>) {
  return k6Analyzer.analyze(createMemoryTree(files));
}

async function script(
  source: string,
  others: Record<string, string> = {},
): Promise<InventoryFile> {
  const files = await analyse({ 'load/test.js': source, ...others });
  const file = files.find(one => one.path === 'load/test.js');
  if (!file) throw new Error('load/test.js is not in the inventory');
  return file;
}

function requestsOf(file: InventoryFile): string[] {
  return file.requests.map(
    one =>
      `${one.reachable ? '' : 'unreached '}${one.method} ${one.path}${
        one.via ? ` via ${one.via}` : ''
      }`,
  );
}

const http = `import http from 'k6/http';\n`;

describe('which requests a script sends', () => {
  it.each<[string, string, string[]]>([
    [
      'every method',
      `export default () => { const b = 'https://x.test';
        http.get(b + '/a?q=1'); http.post(\`\${b}/b\`); http.put(b + '/c#d');
        http.patch(b + '/d'); http.del(b + '/e'); http.head(b + '/f');
        http.options(b + '/g'); http.request('get', b + '/h');
        http.asyncRequest('POST', b + '/i'); }`,
      [
        'GET /a',
        'POST /b',
        'PUT /c',
        'PATCH /d',
        'DELETE /e',
        'HEAD /f',
        'OPTIONS /g',
        'GET /h',
        'POST /i',
      ],
    ],
    [
      'a base URL with and without a default',
      `const A = __ENV.A; const B = __ENV.B || 'http://b.test/api';
       export default () => { http.get(\`\${A}/x\`); http.get(B + '/y'); http.get(A); }`,
      ['GET /x', 'GET /api/y', 'GET {}'],
    ],
    [
      'identifiers as holes',
      `const ids = [1, 2, 3];
       export default (data) => {
         const id = ids[Math.floor(Math.random() * ids.length)];
         http.get('http://x/users/' + id + '/orders/' + data.order);
         ids.forEach(one => http.del(\`http://x/users/\${one}\`)); }`,
      ['GET /users/{}/orders/{}', 'DELETE /users/{}'],
    ],
    [
      'a list of paths in a loop',
      `export default () => { for (const p of ['/a', '/b']) http.get('http://x' + p); }`,
      ['GET /a', 'GET /b'],
    ],
    [
      'a wrapper that takes the path',
      `function call(path) { return http.get('http://x' + path); }
       export default () => { call('/a'); call('/b'); }`,
      ['GET /a via call', 'GET /b via call'],
    ],
    [
      'a client class with a base class',
      `class Base { constructor(url) { this.url = url; }
         send(method, path) { return http.request(method, this.url + path); } }
       class Users extends Base { constructor() { super('http://x/v1'); }
         list() { return this.send('GET', '/users'); }
         remove = id => this.send('DELETE', \`/users/\${id}\`); }
       export default () => { const u = new Users(); u.list(); u.remove(3); }`,
      ['GET /v1/users via Base.send', 'DELETE /v1/users/3 via Base.send'],
    ],
    [
      'functions handed over',
      `const each = (list, run) => list.map(run);
       export default () => each(['/a', '/b'], p => http.get('http://x' + p));`,
      ['GET /a', 'GET /b'],
    ],
    [
      'a batch',
      `export default () => http.batch([['POST', 'http://x/a'], 'http://x/b',
         { method: 'PUT', url: 'http://x/c' }]);`,
      ['POST /a', 'GET /b', 'PUT /c'],
    ],
    [
      'branches that only a run decides',
      `export default () => { let path = '/a';
         if (Math.random() > 0.5) path = '/b';
         switch (__ENV.MODE) { case 'c': http.get('http://x/c'); break;
           default: http.get('http://x/d'); }
         http.get('http://x' + path); }`,
      ['GET /c', 'GET /d', 'GET /a', 'GET /b'],
    ],
    [
      'functions that nothing runs',
      `export function old() { http.get('http://x/old'); }
       export default () => http.get('http://x/new');`,
      ['GET /new', 'unreached GET /old via old'],
    ],
    [
      'sessions of httpx',
      `import { Httpx } from 'https://jslib.k6.io/httpx/0.1.0/index.js';
       const s = new Httpx({ baseURL: 'http://x/v1' });
       export default () => { s.get('/a'); s.asyncPost('/b'); s.request('PUT', '/c'); s.get('http://y/d');
         s.batch([['POST', '/e']]); }`,
      ['GET /v1/a', 'POST /v1/b', 'PUT /v1/c', 'GET /d', 'POST /v1/e'],
    ],
    [
      'URLs made of a path and a base',
      `import { URL } from 'https://jslib.k6.io/url/1.0.0/index.js';
       export default d => { http.get(new URL('/a', 'http://x/base').toString());
         const u = new URL('b', \`\${__ENV.HOST}/v1/\`); u.searchParams.append('q', '1'); http.get(u.toString());
         const p = new URL('http://x'); p.pathname = '/c/' + d.id; http.get(p.href ? p.toString() : ''); }`,
      ['GET /a', 'GET /v1/b', 'GET /c/{}'],
    ],
    [
      'tags of templates',
      `const url = (parts, ...rest) => parts.join('');
       export default d => { http.get(http.url\`http://x/a/\${d.id}\`); http.get(url\`http://x/b/\${d.id}\`); }`,
      ['GET /a/{}', 'GET /b/{}'],
    ],
    [
      'items picked by k6-utils',
      `import { randomItem } from 'https://jslib.k6.io/k6-utils/1.4.0/index.js';
       export default () => http.get('http://x' + randomItem(['/a', '/b']));`,
      ['GET /a', 'GET /b'],
    ],
    [
      'what a variable with a default may choose',
      `const MODE = __ENV.MODE || 'a';
       export default () => { if (MODE === 'b') http.get('http://x/b'); else http.get('http://x/a');
         ({ a: () => http.get('http://x/map-a'), b: () => http.get('http://x/map-b') })[MODE](); }`,
      ['GET /b', 'GET /a', 'GET /map-a via a', 'GET /map-b via b'],
    ],
    [
      'what data does not have, as a hole',
      `export const setup = () => ({ a: 1 });
       export default data => http.get('http://x/' + data.missing + '/y');`,
      ['GET /{}/y'],
    ],
    [
      'a variable in a branch that may run as the branch set it, after it either way',
      `export default () => {
         let url = 'http://x/orders';
         const made = http.post(url);
         if (made.status === 201) {
           url = \`http://x/orders/\${made.json('id')}\`;
           http.put(url);
         }
         http.del(url);
       }`,
      ['POST /orders', 'PUT /orders/{}', 'DELETE /orders', 'DELETE /orders/{}'],
    ],
    [
      'what belongs together in the records that one is chosen from',
      `const calls = [{ verb: 'GET', path: '/a' }, { verb: 'POST', path: '/b' }];
       const pick = list => list[Math.floor(Math.random() * list.length)];
       export default () => {
         const one = calls[Math.floor(Math.random() * calls.length)];
         if (one.verb === 'GET') http.get('http://x/if' + one.path);
         else http.post('http://x/if' + one.path);
         const { verb, path } = pick(calls);
         http.request(verb, 'http://x/pick' + path);
       }`,
      ['GET /if/a', 'GET /pick/a', 'POST /pick/b', 'POST /if/b'],
    ],
    [
      'of two branches only what each one assigned',
      `export default () => {
         let path;
         if (Math.random() < 0.5) { path = '/a'; http.get('http://x' + path); }
         else { http.post('http://x' + (path || '/b')); path = '/c'; }
         http.put('http://x' + path);
       }`,
      ['GET /a', 'POST /b', 'PUT /a', 'PUT /c'],
    ],
    [
      'arguments that bind gave, of functions and of the tool',
      `const base = 'http://x';
       const send = (method, path) => () => http.request(method, base + path);
       const read = send.bind(null, 'GET');
       const list = http.get.bind(http, base + '/list');
       export default () => {
         read('/a')(); send('POST', '/b')(); list();
         http.put.call(http, base + '/c'); http.del.apply(http, [base + '/d']);
       }`,
      ['GET /a', 'POST /b', 'GET /list', 'PUT /c', 'DELETE /d'],
    ],
    [
      'handlers of a connection, however they are set',
      `import { WebSocket } from 'k6/websockets';
       export default () => {
         const socket = new WebSocket('wss://x/feed');
         socket.onopen = () => { http.get('http://x/opened'); };
         socket.addEventListener('message', () => http.get('http://x/told'));
       }`,
      ['WS /feed', 'GET /opened', 'GET /told'],
    ],
    [
      'items of a list of which some are chosen, and no others',
      `const calls = [
         { verb: 'GET', path: '/a', heavy: __ENV.HEAVY }, { verb: 'POST', path: '/b', heavy: __ENV.LIGHT } ];
       export default () => {
         const chosen = calls.filter(one => one.heavy);
         chosen.forEach(({ verb, path }) => http.request(verb, 'http://x/each' + path));
         for (const { verb, path } of chosen) http.request(verb, 'http://x/for' + path);
         const one = chosen[Math.floor(Math.random() * chosen.length)];
         http.request(one.verb, 'http://x/one' + one.path);
         http.batch(chosen.map(({ verb, path }) => [verb, 'http://x/batch' + path]));
       }`,
      [
        'GET /each/a',
        'POST /each/b',
        'GET /for/a',
        'POST /for/b',
        'GET /one/a',
        'GET /batch/a',
        'POST /batch/b',
        'POST /one/b',
      ],
    ],
    [
      'placeholders of a template that are replaced one by one',
      `const template = 'http://x/shops/{shop}/items/{item}';
       export default data => {
         for (const one of data.items) {
           http.get(template.replace('{shop}', one.shop).replace('{item}', one.id) + '/price');
         }
       }`,
      ['GET /shops/{}/items/{}/price'],
    ],
    [
      'batches that a loop of unknown length fills',
      `export default data => {
         const packs = [];
         data.parts.forEach((part, at) => {
           if (at % 3 === 0) packs.push([]);
           packs[Math.floor(at / 3)].push({ method: 'PUT', url: 'http://x/parts', body: part });
         });
         packs.forEach(pack => http.batch(pack));
       }`,
      ['PUT /parts'],
    ],
    [
      'setup and teardown',
      `export const setup = () => ({ path: '/from-setup' });
       export default d => http.get('http://x' + d.path);
       export function teardown() { http.del('http://x/all'); }`,
      ['GET /from-setup', 'DELETE /all'],
    ],
  ])('%s', async (_title, source, expected) => {
    const file = await script(http + source);
    const seen = requestsOf(file).map(one =>
      one.replace(/ via (?:remove|Users\.list|old)$/, match =>
        match === ' via old' ? match : '',
      ),
    );
    expect(seen).toEqual(expected);
  });
});

describe('what a script runs', () => {
  it('reads every executor', async () => {
    const file = await script(`${http}
      const common = { gracefulStop: '5s' };
      export const options = Object.assign({}, { scenarios: {
        a: { executor: 'constant-vus', vus: 3, duration: '1m', ...common },
        b: { executor: 'ramping-vus', startVUs: 0, startTime: '30s', stages: [
          { duration: '10s', target: 20 }, { duration: '20s', target: 0 }] },
        c: { executor: 'constant-arrival-rate', rate: 10, duration: '2m', preAllocatedVUs: 5, maxVUs: 9, startTime: '5m' },
        d: { executor: 'per-vu-iterations', vus: 2, iterations: 4, maxDuration: '20s', startTime: '10m' },
        e: { executor: 'shared-iterations', iterations: 7, startTime: '20m' },
      } });
      export default () => http.get('http://x/');`);
    expect(
      file.scenarios.map(one => [
        one.name,
        one.startSeconds,
        one.durationSeconds,
        one.maxVUs,
        one.iterations,
      ]),
    ).toEqual([
      ['a', 0, 60, 3, null],
      ['b', 30, 30, 20, null],
      ['c', 300, 120, 9, 1200],
      ['d', 600, 20, 2, 8],
      ['e', 1200, 600, 1, 7],
    ]);
    // a and b overlap
    expect(file.load).toEqual({
      durationSeconds: 1800,
      maxVUs: 23,
      iterations: null,
    });
  });

  it.each<[string, unknown[]]>([
    ['{ vus: 5, duration: "30s" }', ['constant-vus', 30, 5, null]],
    ['{ vus: 5, iterations: 10 }', ['shared-iterations', 600, 5, 10]],
    ['{ iterations: 1, duration: "1m" }', ['shared-iterations', 60, 1, 1]],
    [
      '{ stages: [{ duration: "1m", target: 9 }] }',
      ['ramping-vus', 60, 9, null],
    ],
    ['{ vus: 3 }', ['shared-iterations', 600, 3, 3]],
    ['{}', ['per-vu-iterations', 600, 1, 1]],
    [
      '{ vus: __ENV.VUS || 7, duration: `${__ENV.D || "2m"}` }',
      ['constant-vus', 120, 7, null],
    ],
    [
      '{ vus: parseInt(__ENV.VUS), duration: "1m" }',
      ['constant-vus', 60, null, null],
    ],
  ])('%s', async (options, expected) => {
    const file = await script(
      `${http} export const options = ${options}; export default () => {};`,
    );
    const [one] = file.scenarios;
    expect([
      one.executor,
      one.durationSeconds,
      one.maxVUs,
      one.iterations,
    ]).toEqual(expected);
  });

  it('reads options from JSON, other modules and functions', async () => {
    const file = await script(
      `import http from 'k6/http'; import { make } from './options';
       const extra = JSON.parse(open('./more.json'));
       export const options = { ...make(4), ...extra };
       export default () => {};`,
      {
        'load/options.ts':
          'export const make = (vus: number) => ({ vus, duration: "9s" as string });',
        'load/more.json': '{"thresholds":{"http_req_duration":["p(95)<10"]}}',
      },
    );
    expect(file.load).toEqual({
      durationSeconds: 9,
      maxVUs: 4,
      iterations: null,
    });
    expect(file.thresholds).toMatchObject([
      { metric: 'http_req_duration', stat: 'p95', value: 10, unit: 'ms' },
    ]);
  });
});

describe('scenarios that a variable chooses', () => {
  const profiles = `const profiles = {
      smoke: { one: { executor: 'shared-iterations', exec: 'one' } },
      load: { two: { executor: 'constant-vus', vus: 9, duration: '1m', exec: 'two' } } };
    export function one() { http.get('http://x/one'); }
    export function two() { http.get('http://x/two'); }`;

  it('takes the default, and reaches what the others run', async () => {
    const file = await script(`${http} ${profiles}
      export const options = { scenarios: profiles[__ENV.PROFILE || 'smoke'] };`);
    expect(file.scenarios.map(one => one.name)).toEqual(['one']);
    expect(requestsOf(file)).toEqual(
      ['GET /one via one', 'GET /two via two'].map(one =>
        one.replace(/ via \w+$/, ''),
      ),
    );
    expect(file.findings.map(one => one.rule)).toEqual(['k6/asserts-nothing']);
  });

  it('is a script also where no default is', async () => {
    const file = await script(`${http} ${profiles}
      export const options = { scenarios: profiles[__ENV.PROFILE] };`);
    expect(file.role).toBe('script');
    expect(file.load.maxVUs).toBeNull();
    expect(file.requests.every(one => one.reachable)).toBe(true);
  });

  it.each([
    'JSON.parse(open(__ENV.TARGET)).hosts',
    'JSON.parse(open(`./${__ENV.TARGET}`)).hosts',
    "new SharedArray('t', () => JSON.parse(open(`${__ENV.TARGET}`)).hosts)",
  ])('finds the files that %s may read', async hosts => {
    const file = await script(
      `${http} import { SharedArray } from 'k6/data';
       export const options = JSON.parse(open(__ENV.PROFILE));
       options.thresholds = { http_req_failed: ['rate<0.01'] };
       const host = ${hosts}[0];
       export default () => http.get(\`\${host.url}/x\`);`,
      {
        'load/targets/dev.json':
          '{"hosts":[{"url":"https://dev.test/api/v2"}]}',
        'load/profiles/peak.json': '{"vus":7,"duration":"1m"}',
        'other/targets.json': '{"hosts":[{"url":"https://no.test/other"}]}',
      },
    );
    expect(requestsOf(file)).toEqual(['GET /api/v2/x']);
    expect(file.load.maxVUs).toBeNull();
    expect(file.thresholds.map(one => one.metric)).toEqual(['http_req_failed']);
  });

  it.each<[string, string, string]>([
    [
      'papaparse',
      "import papaparse from 'https://jslib.k6.io/papaparse/5.1.1/index.js';",
      "new SharedArray('r', () => papaparse.parse(open('./rows.csv'), { header: true }).data)",
    ],
    [
      "k6's own parser of whole files",
      "import { open as file } from 'k6/experimental/fs'; import csv from 'k6/experimental/csv';",
      "await csv.parse(await file('./rows.csv'), { asObjects: true })",
    ],
  ])(
    'keeps method and path of a row of CSV together: %s',
    async (_, imports, rows) => {
      const file = await script(
        `${http} import { SharedArray } from 'k6/data'; ${imports}
       const rows = ${rows};
       export default () => {
         const row = rows[__ITER % rows.length];
         http.request(row.verb, 'https://a.test' + row.path);
       };`,
        { 'load/rows.csv': 'verb,path,user\nGET,/list,ann\npost,/make,bob\n' },
      );
      expect(requestsOf(file)).toEqual(['GET /list', 'POST /make']);
    },
  );

  it('reads rows of CSV one after the other', async () => {
    const file = await script(
      `${http} import { open as file } from 'k6/experimental/fs';
       import csv from 'k6/experimental/csv';
       const rows = new csv.Parser(await file('./rows.csv'), { skipFirstLine: true });
       export default async () => {
         const { done, value } = await rows.next();
         if (done) return;
         http.get('https://a.test' + value[0] + '/' + value[1]);
       };`,
      { 'load/rows.csv': '/path,user\n/list,ann\n/more,bob\n' },
    );
    expect(requestsOf(file)).toEqual(['GET /list/{}', 'GET /more/{}']);
  });

  it('sends records built elsewhere, alone and in batches', async () => {
    const file = await script(
      `${http} import { all, make } from './records.js';
       const named = { one: make('GET', '/named'), two: ['PUT', 'https://a.test/pair'] };
       const sendOne = ({ method = 'GET', url }) => http.request(method, url);
       export default () => {
         http.batch(all);
         http.batch(named);
         const gathered = [];
         for (let at = 0; at < 3; at++) gathered.push(make('PATCH', '/gathered/' + at));
         http.batch([...gathered, { url: new URL('/joined', 'https://a.test').toString() }]);
         sendOne({ url: 'https://a.test/plain' });
       };`,
      {
        'load/records.js': `export const make = (method, path) => ({ method, url: 'https://a.test' + path });
export const all = [make('GET', '/all'), make('POST', '/all')];`,
      },
    );
    expect(requestsOf(file).sort()).toEqual([
      'GET /all',
      'GET /joined',
      'GET /named',
      'GET /plain via sendOne',
      'PATCH /gathered/{}',
      'POST /all',
      'PUT /pair',
    ]);
  });

  it('runs no helper for a start that it does not offer', async () => {
    const files = await k6Analyzer.analyze(
      createMemoryTree({
        'load/lib.js': `${http} export const ask = () => http.get('https://a.test/asked');`,
        'load/idle.js': `${http} export const idle = () => http.get('https://a.test/idle');`,
        'load/a.js': `import { ask } from './lib.js'; export default () => ask();`,
      }),
    );
    const told = files.map(({ path, role, requests }) => [
      path,
      role,
      requests.map(one => `${one.path} ${one.reachable}`),
    ]);
    expect(told).toEqual([
      ['load/a.js', 'script', ['/asked true']],
      ['load/idle.js', 'helper', ['/idle false']],
      ['load/lib.js', 'helper', []],
    ]);
  });

  it('reads files below a folder that a variable names', async () => {
    const file = await script(
      `${http} export const options = JSON.parse(open(__ENV.DIR + '/options/peak.json'));
       options.scenarios = { a: { executor: 'constant-vus', vus: 2, duration: '3s' } };
       options.thresholds[\`http_req_duration{url:\${__ENV.B}/x}\`] = ['avg<5'];
       export default () => http.get('http://x/');`,
      { 'perf/options/peak.json': '{"thresholds":{"checks":["rate>0.9"]}}' },
    );
    expect(file.load).toMatchObject({ durationSeconds: 3, maxVUs: 2 });
    expect(file.thresholds.map(one => [one.metric, one.selector])).toEqual([
      ['checks', {}],
      ['http_req_duration', { url: '{}/x' }],
    ]);
  });
});

describe('what else a script has', () => {
  it('keeps groups and what stops the run', async () => {
    const file = await script(`${http} import { group } from 'k6';
      export const options = { thresholds: { http_req_duration: ['avg<9', { threshold: 'p(95)<9', abortOnFail: true }] } };
      export default () => group('first', () => http.get('http://x/'));`);
    expect(file.groups).toEqual(['first']);
    expect(file.thresholds.map(one => one.abortOnFail)).toEqual([false, true]);
  });

  it('has the groups and checks that k6chaijs makes', async () => {
    const file = await script(
      `${http} import { expect, describe } from './imports.js';
       export default () => {
         const held = describe('Buy', () => {
           const made = http.post('http://x/orders');
           expect(made.status, 'status').to.equal(201);
           expect(made.json('id'), 'id').to.be.a('string').and.not.be.empty;
           expect(made.timings.duration).to.be.below(500);
           expect(made, 'order').to.have.validJsonBody();
         });
         if (!held) return;
         http.get('http://x/orders');
       }`,
      {
        'load/imports.js':
          "export { describe, expect } from 'https://jslib.k6.io/k6chaijs/4.3.4.3/index.js';",
      },
    );
    expect(file.groups).toEqual(['Buy']);
    expect(file.checks).toEqual([
      'expected status to equal 201',
      "expected id to be a 'string'",
      'expected id not be empty',
      'expected {} to be below 500',
      'expected order to have validJsonBody',
    ]);
    expect(requestsOf(file)).toEqual(['POST /orders', 'GET /orders']);
  });

  it('is read in spite of a long line of data', async () => {
    const file = await script(`${http} const data = '${'a'.repeat(40_000)}';
      export default () => http.post('http://x/a', data);`);
    expect(requestsOf(file)).toEqual(['POST /a']);
    expect(file.findings.map(one => one.rule)).toEqual(['k6/asserts-nothing']);
  });

  it('tells what a bundler wrote', async () => {
    const file = await script(
      `${http}export default () => {${"http.get('http://x/a');".repeat(
        2000,
      )}};`,
    );
    expect(file.findings).toContainEqual(
      expect.objectContaining({ rule: 'k6/generated', line: 2 }),
    );
  });

  it('is known by its libraries alone', async () => {
    const file = await script(
      `import { Httpx } from 'https://jslib.k6.io/httpx/0.1.0/index.js';
       export default () => new Httpx({ baseURL: 'http://x' }).get('/a');`,
    );
    expect(requestsOf(file)).toEqual(['GET /a']);
  });
});

describe('thresholds without values', () => {
  it.each([
    [
      "{ 'http_req_duration{scenario:gone}': ['avg<9'] }",
      "there is no scenario 'gone'",
    ],
    [
      "{ 'http_req_duration{group:::gone}': ['avg<9'] }",
      "there is no group 'gone'",
    ],
    ["{ checks: ['rate>0.9'] }", 'calls check()'],
    ["{ ws_connecting: ['avg<9'] }", 'opens a WebSocket'],
    ["{ grpc_req_duration: ['avg<9'] }", 'makes a gRPC call'],
    ["{ browser_web_vital_lcp: ['avg<9'] }", 'opens a page'],
  ])('%s', async (thresholds, why) => {
    const file = await script(
      `${http} export const options = { thresholds: ${thresholds} }; export default () => http.get('http://x/');`,
    );
    expect(file.findings).toEqual([
      expect.objectContaining({
        rule: 'k6/unmeasured-threshold',
        severity: 'warning',
        message: expect.stringContaining(why),
      }),
    ]);
  });

  it('tells of none where a module was not there to be read', async () => {
    const files = await analyse({
      'load/test.js': `import { buy } from './made.js';
        export const options = { thresholds: { http_req_duration: ['avg<9'], checks: ['rate>0.9'] } };
        export default () => buy();
        import 'k6/http';`,
    });
    expect(files[0].findings.map(one => one.rule)).toEqual([
      'k6/missing-module',
    ]);
  });

  it.each([
    "{ 'http_req_duration{scenario:default}': ['avg<9'] }",
    "{ 'http_req_duration{name:any}': ['avg<9'] }",
    "{ iterations: ['count>1'] }",
  ])('%s has values', async thresholds => {
    const file = await script(
      `${http} export const options = { thresholds: ${thresholds} }; export default () => http.get('http://x/');`,
    );
    expect(file.findings).toEqual([]);
  });
});

describe('defects', () => {
  it.each<[string, string, string, Record<string, string>]>([
    [
      'k6/missing-export',
      `import { gone } from './lib.js'; ${http} export default () => {};`,
      'error',
      { 'load/lib.js': 'export const here = 1;' },
    ],
    [
      'k6/broken-import',
      `import './lib.js'; ${http} export default () => {};`,
      'error',
      { 'load/lib.js': 'export const = 1;' },
    ],
    [
      'k6/missing-module',
      `import x from './none.js'; ${http} export default () => {};`,
      'error',
      {},
    ],
    ['k6/syntax-error', `${http} export default () => {`, 'error', {}],
    [
      'k6/missing-exec',
      `${http} export const options = { scenarios: { a: { executor: 'constant-vus', duration: '1s', exec: 'nope' } } }; export default () => {};`,
      'error',
      {},
    ],
    [
      'k6/invalid-threshold',
      `${http} export const options = { thresholds: { http_req_duration: ['p95<200'] } }; export default () => {};`,
      'error',
      {},
    ],
    [
      'k6/invalid-threshold',
      `${http} export const options = { thresholds: { http_req_failed: ['avg<1'] } }; export default () => {};`,
      'error',
      {},
    ],
    [
      'k6/unknown-metric',
      `${http} export const options = { thresholds: { my_own: ['avg<200'] } }; export default () => {};`,
      'error',
      {},
    ],
    [
      'k6/unfed-metric',
      `${http} import { Trend } from 'k6/metrics'; const t = new Trend('own'); export const options = { thresholds: { own: ['avg<200'] } }; export default () => {};`,
      'warning',
      {},
    ],
    [
      'k6/threshold-never-fails',
      `${http} export const options = { thresholds: { http_req_failed: ['rate<=1'] } }; export default () => {};`,
      'warning',
      {},
    ],
    [
      'k6/empty-function',
      `${http} export default function () {}`,
      'warning',
      {},
    ],
    [
      'k6/unreached-function',
      `${http} function old() {} export default () => http.get('http://x/');`,
      'warning',
      {},
    ],
    [
      'k6/invalid-options',
      `${http} export const options = { duration: '1s', scenarios: {} }; export default () => {};`,
      'error',
      {},
    ],
    ...[
      "{ stages: [{ duration: '1m', target: 5 }, { duration: '5m' }] }",
      '{ stages: [{ target: 5 }] }',
      "{ scenarios: { a: { executor: 'ramping-vus' } } }",
      "{ scenarios: { a: { executor: 'ramping-arrival-rate', preAllocatedVUs: 1, stages: [] } } }",
    ].map((options): [string, string, string, Record<string, string>] => [
      'k6/invalid-options',
      `${http} export const options = ${options}; export default () => {};`,
      'error',
      {},
    ]),
    [
      'k6/secret',
      `${http} const password = 'hunter2-Xy9'; export default () => {};`,
      'warning',
      {},
    ],
  ])('%s', async (rule, source, severity, others) => {
    const file = await script(source, others);
    expect(file.findings).toContainEqual(
      expect.objectContaining({ rule, severity }),
    );
    expect(file.runnable).toBe(severity !== 'error');
    expect(JSON.stringify(file.findings)).not.toContain('hunter2');
  });

  it('remote modules and extensions break nothing', async () => {
    const file = await script(`${http}
      import { uuidv4 } from 'https://jslib.k6.io/k6-utils/1.4.0/index.js';
      import sql from 'k6/x/sql';
      export default () => { sql.open('x'); http.get('http://x/' + uuidv4()); };`);
    expect(file.findings.filter(one => one.severity === 'error')).toEqual([]);
    expect(file.requests[0].path).toBe('/{}');
  });

  it('knows type declarations and bundled CommonJS for what they are', async () => {
    const files = await analyse({
      'a.ts': `${http} import { Config } from './types'; import { Shape } from './shape'; import { uuid } from './bundle.js';
        export default () => { const c: Config = {}; http.get('http://x/' + uuid()); };`,
      'types.d.ts': 'export interface Config {}',
      'shape.ts': 'export interface Shape {} export type Other = string;',
      'bundle.js':
        '(() => { const e = exports; for (const k in {}) e[k] = 1; })();',
    });
    expect(files.map(one => one.path)).toEqual([
      'a.ts',
      'bundle.js',
      'shape.ts',
    ]);
    expect(files.flatMap(one => one.findings)).toEqual([]);
  });

  it('leaves functional tests beside performance scripts out', async () => {
    const files = await analyse({
      'tests/users.js': `${http} export default () => http.get('http://x/users');`,
      'tests/performance/users.js': `${http} export default () => http.get('http://x/users');`,
    });
    expect(files.map(one => one.path)).toEqual(['tests/performance/users.js']);
  });

  it('leaves files of other tools and a mere name alone', async () => {
    expect(
      await analyse({
        'k6/load.js': 'export default () => {};',
        'gen.js': "const text = `import http from 'k6/http'`;",
      }),
    ).toEqual([]);
  });
});

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

describe('settings put together', () => {
  const read = async (source: string) => {
    const [file] = await k6Analyzer.analyze(
      createMemoryTree({
        'load.js': `import http from 'k6/http';
${source}
export default function () { http.get('https://shop.example/'); }
`,
      }),
    );
    return file;
  };
  const base = `const base = {
  scenarios: { peak: { executor: 'constant-vus', vus: 2, duration: '10s' } },
  thresholds: { http_req_failed: ['rate<0.01'] },
};
const more = { scenarios: { peak: { vus: 7 } }, thresholds: { http_req_duration: ['p(95)<300'] } };`;

  it.each([
    [
      'ts-deepmerge',
      "import { merge } from 'ts-deepmerge';",
      'merge(base, more)',
    ],
    ['lodash', "import _ from 'lodash';", '_.merge({}, base, more)'],
    [
      'lodash/merge',
      "import merge from 'lodash/merge';",
      'merge({}, base, more)',
    ],
    [
      'lodash of a CDN',
      "import { defaultsDeep } from 'https://cdn.example/npm/lodash@4.17.21/lodash.js';",
      'defaultsDeep({}, more, base)',
    ],
    [
      'deepmerge',
      "import deepmerge from 'deepmerge';",
      'deepmerge.all([base, more])',
    ],
    [
      'Object.assign',
      '',
      'Object.assign({}, base, { scenarios: { peak: Object.assign({}, base.scenarios.peak, { vus: 7 }) } }, { thresholds: Object.assign({}, base.thresholds, more.thresholds) })',
    ],
  ])('by %s', async (_, imports, merged) => {
    const file = await read(
      `${imports}\n${base}\nexport const options = ${merged};`,
    );
    expect(file.load).toMatchObject({ durationSeconds: 10, maxVUs: 7 });
    expect(file.thresholds.map(one => one.expression).sort()).toEqual([
      'p(95)<300',
      'rate<0.01',
    ]);
  });

  it('takes what a default chooses in a switch and among early returns', async () => {
    const file = await read(`const kind = __ENV.KIND || 'smoke';
function rate(of) { switch (of) { case 'load': return 10; case 'smoke': return 0.5; default: return 1; } }
function users(of) { if (of === 'load') { return 200; } return 3; }
const sizes = { smoke: { hold: '20s' }, load: { hold: '2h' } }[kind];
const all = {};
for (const key in sizes) { if (Object.hasOwnProperty.call(sizes, key)) { all[key] = sizes[key]; } }
export const options = { vus: users(kind), duration: all.hold, thresholds: { http_reqs: [\`rate>\${rate(kind)}\`] } };`);
    expect(file.load).toMatchObject({ durationSeconds: 20, maxVUs: 3 });
    expect(file.thresholds).toMatchObject([{ value: 0.5 }]);
  });

  it.each(['all[__ENV.KIND] || all.peak', 'all[__ENV.KIND] ?? all.peak'])(
    'takes the other one where no variable names a record: %s',
    async chosen => {
      const file = await read(`const all = {
  smoke: { vus: 1, duration: '10s' }, peak: { vus: 50, duration: '5m' } };
export const options = ${chosen};`);
      expect(file.load).toMatchObject({ durationSeconds: 300, maxVUs: 50 });
    },
  );

  it('may find no record under an unknown name', async () => {
    const file = await read(`import { Counter } from 'k6/metrics';
const known = { 200: new Counter('good'), 500: new Counter('bad') };
const other = new Counter('other');
export const options = { vus: 1, duration: '1s' };
export function teardown() {
  const counter = known[http.get('https://shop.example/').status];
  if (counter) counter.add(1);
  else other.add(1);
}`);
    expect(file.findings.map(one => one.rule)).toEqual(['k6/asserts-nothing']);
  });

  it('takes scenarios and limits that an unknown condition adds', async () => {
    const file = await read(`const chosen = __ENV.CHOSEN.split(',');
const labels = ['Read', 'Write'];
export const options = { scenarios: {}, thresholds: {} };
for (const label of labels) options.thresholds[[\`http_req_failed{name:\${label}}\`]] = ['rate<0.1'];
if (chosen.includes('peak')) {
  options.scenarios['peak'] = { executor: 'constant-vus', vus: 4, duration: '30s' };
  options.thresholds.http_reqs = ['count>5'];
}`);
    expect(file.scenarios).toMatchObject([{ name: 'peak', maxVUs: 4 }]);
    expect(
      file.thresholds.map(one => `${one.metric} ${one.selector.name}`),
    ).toEqual([
      'http_req_failed Read',
      'http_req_failed Write',
      'http_reqs undefined',
    ]);
  });

  it('is not sure of metrics where some are called as data says', async () => {
    const file = await read(`import { Trend } from 'k6/metrics';
const trends = {};
for (const step of JSON.parse(open(__ENV.STEPS))) trends[step] = new Trend(\`took_\${step}\`);
export const options = { vus: 1, duration: '1s', thresholds: { took_login: ['avg<9'] } };`);
    expect(file.findings).toMatchObject([
      { rule: 'k6/unknown-metric', severity: 'info' },
    ]);
    expect(file.runnable).toBe(true);
  });

  it('keeps a limit that only a run knows, without a number', async () => {
    const file = await read(
      'export const options = { vus: 1, iterations: 1, thresholds: { http_reqs: [`rate>${__ENV.LEAST}`] } };',
    );
    expect(file.thresholds).toMatchObject([
      { stat: 'rate', operator: '>', value: null, expression: 'rate>{}' },
    ]);
  });
});
