import { analyse, http, requestsOf, script } from './__testUtils__/analysing';

describe('which files are scripts, and what else one has', () => {
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
