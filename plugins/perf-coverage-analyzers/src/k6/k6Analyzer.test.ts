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
      ['GET /a via each', 'GET /b via each'],
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
