import { analyse, http, requestsOf, script } from './__testUtils__/analysing';

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
    const files = await analyse({
      'load/lib.js': `${http} export const ask = () => http.get('https://a.test/asked');`,
      'load/idle.js': `${http} export const idle = () => http.get('https://a.test/idle');`,
      'load/a.js': `import { ask } from './lib.js'; export default () => ask();`,
    });
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
