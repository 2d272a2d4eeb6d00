import { http, script } from './__testUtils__/analysing';

describe('settings put together', () => {
  const read = (source: string) =>
    script(`${http}
${source}
export default function () { http.get('https://shop.example/'); }
`);
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
