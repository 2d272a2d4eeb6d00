import { http, requestsOf, script } from './__testUtils__/analysing';

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
