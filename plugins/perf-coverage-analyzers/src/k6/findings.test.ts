import { http, script } from './__testUtils__/analysing';

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
});
