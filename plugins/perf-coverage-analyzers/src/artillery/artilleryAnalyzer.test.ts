import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { createMemoryTree } from '../tree';
import { artilleryAnalyzer } from './artilleryAnalyzer';
import { exportedNames } from './processor';

async function scan(files: Record<string, string>): Promise<InventoryFile[]> {
  return artilleryAnalyzer.analyze(createMemoryTree(files));
}

async function one(
  text: string,
  others: Record<string, string> = {},
): Promise<InventoryFile> {
  const files = await scan({ 'load/test.yml': text, ...others });
  const file = files.find(({ path }) => path === 'load/test.yml');
  if (!file) throw new Error('the script was not found');
  return file;
}

function requests(file: InventoryFile): string[] {
  return file.requests.map(
    ({ method, path, reachable }) =>
      `${method} ${path}${reachable ? '' : ' (unreached)'}`,
  );
}

function rules(file: InventoryFile): string[] {
  return file.findings.map(finding => finding.rule);
}

/** A script with lines of `config` and steps of one scenario. */
function script(config: string, flow = '- get:\n    url: /a'): string {
  const indent = (text: string, by: string) =>
    text
      .split('\n')
      .map(line => by + line)
      .join('\n');
  return `config:
  target: http://localhost:3000
${indent(config, '  ')}
scenarios:
  - name: Browse
    flow:
${indent(flow, '      ')}
`;
}

describe('which files are scripts', () => {
  it.each<[string, string, string]>([
    ['YAML', 'a.yml', script('phases: []')],
    [
      'JSON',
      'a.json',
      JSON.stringify(
        {
          config: { target: 'http://x' },
          scenarios: [{ flow: [{ get: { url: '/a' } }] }],
        },
        null,
        2,
      ),
    ],
    [
      'JSON in one line',
      'a.json',
      '{"config":{"target":"http://x"},"scenarios":[{"flow":[{"get":{"url":"/a"}}]}]}',
    ],
    [
      'scenarios whose settings stand elsewhere',
      'a.yaml',
      'scenarios:\n  - flow:\n      - get: { url: /a }\n',
    ],
    [
      'another engine',
      'a.yml',
      'config:\n  target: http://x\n  engines: { playwright: {} }\nscenarios:\n  - engine: playwright\n    testFunction: run\n',
    ],
  ])('takes %s', async (_, path, text) => {
    expect(await scan({ [path]: text })).toMatchObject([
      { framework: 'artillery', role: 'script', runnable: true },
    ]);
  });

  it.each<[string, string]>([
    [
      'a workflow',
      'on: push\njobs:\n  test:\n    steps:\n      - run: artillery run x.yml\n',
    ],
    [
      'a compose file',
      'services:\n  a:\n    image: x\nconfigs:\n  scenarios:\n    file: x\n',
    ],
    [
      'scenarios of something else',
      'config:\n  target: prod\nscenarios:\n  - name: checkout\n    steps: [a]\n',
    ],
    [
      'a flow of something else',
      'config:\n  environments: {}\nscenarios: []\nflow:\n  - start\n',
    ],
    [
      'phases of something else',
      'config:\n  target: x\n  phases:\n    - design\narrivalRate: 3\n',
    ],
    ['a list', '- config:\n- scenarios:\n- flow:\n'],
    ['nothing', ''],
  ])('leaves out %s', async (_, text) => {
    expect(await scan({ 'a.yml': text })).toEqual([]);
  });

  it('takes settings for other scripts for a helper', async () => {
    const [file] = await scan({
      'config.yml':
        'config:\n  target: http://x\n  phases:\n    - duration: 10\n      arrivalRate: 2\n',
    });
    expect(file).toMatchObject({
      role: 'helper',
      kind: null,
      scenarios: [],
      load: { durationSeconds: 10, iterations: 20 },
    });
  });
});

describe('requests', () => {
  it.each<[string, string, string]>([
    ['a path', '/users', '/users'],
    ['a query', '/users?page=1', '/users'],
    ['a template', '/users/{{ id }}/orders', '/users/{}/orders'],
    ['a triple one', '/users/{{{ id }}}', '/users/{}'],
    ['a known variable', '/{{ version }}/users', '/v2/users'],
    ['a number', '/users/{{ user }}', '/users/7'],
    ['a function', '/users/{{ $randomNumber(1, 9) }}/x', '/users/{}/x'],
    ['the environment', '{{ $processEnvironment.HOST }}/users', '/users'],
    ['another server', 'https://other.example.org/v1/x', '/v1/x'],
    ['nothing known', '{{ url }}', '{}'],
    ['an unclosed template', '/users/{{ id', '/users/{}'],
  ])('reads %s', async (_, url, expected) => {
    const file = await one(
      script(
        'variables:\n  version: v2\n  user: 7',
        `- get:\n    url: "${url}"`,
      ),
    );
    expect(requests(file)).toEqual([`GET ${expected}`]);
  });

  it.each<[string, string]>([
    ['http://localhost:3000/api/', '/api/a'],
    ['localhost:3000', '/a'],
    ['example.org/base', '/base/a'],
    ['{{ $env.TARGET }}', '/a'],
    ['{{ $env.TARGET }}/api', '/api/a'],
    ['https://{{ host }}/x', '/x/a'],
    ['{{ server }}', '/shop/a'],
  ])('puts paths behind the target %s', async (target, expected) => {
    const text = script('variables:\n  server: http://h/shop').replace(
      'http://localhost:3000',
      `"${target}"`,
    );
    expect(requests(await one(text))).toEqual([`GET ${expected}`]);
  });

  it('takes the target of an environment where there is no other', async () => {
    const text = script(
      'environments:\n  dev:\n    plugins: {}\n  prod:\n    target: http://p/prod',
    ).replace('  target: http://localhost:3000\n', '');
    const file = await one(text);
    expect(requests(file)).toEqual(['GET /prod/a']);
    expect(rules(file)).not.toContain('artillery/no-target');
  });

  it('goes through loops, parallel steps, and what runs before and after', async () => {
    const text = `${script(
      'variables:\n  paths: [/x, /y]\n  names: [ann, bob]',
      `- post: { url: /login }
- think: 1
- loop:
    - put: { url: "/items/{{ $loopCount }}" }
    - loop:
        - delete: { url: "{{ $loopElement }}" }
      over: [/one, /two]
  count: 3
- loop:
    - get: { url: /never }
  count: 0
- parallel:
    - patch: { url: "{{ paths }}" }
    - head: { url: "/by/{{ names }}" }
- get: /short
- log: done`,
    )}
before:
  flow:
    - post: { url: /seed }
after:
  flow:
    - delete: { url: /seed }
`;
    const file = await one(text);
    expect(requests(file)).toEqual([
      'POST /seed',
      'POST /login',
      'PUT /items/{}',
      'DELETE /one',
      'DELETE /two',
      'GET /never (unreached)',
      'PATCH /x',
      'PATCH /y',
      'HEAD /by/{}',
      'GET /short',
      'DELETE /seed',
    ]);
    const lines = text.split('\n');
    for (const { line, method } of file.requests) {
      expect(lines[line - 1]).toContain(`${method.toLowerCase()}:`);
    }
    expect(file.requests[1]).toMatchObject({
      via: 'Browse',
      file: 'load/test.yml',
      resolved: true,
    });
  });

  it('makes none of other engines', async () => {
    const file = await one(`config: { target: "ws://x" }
scenarios:
  - engine: ws
    flow: [{ connect: "/socket" }, { send: hello }, { get: { url: /no } }]
  - engine: socketio
    flow: [{ emit: { channel: a } }, { get: { url: /yes } }]
  - engine: kafka
    flow: [{ get: { url: /no } }]
  - weight: 0
    flow: [{ get: { url: /off } }]
`);
    expect(requests(file)).toEqual(['GET /yes', 'GET /off (unreached)']);
    expect(
      file.scenarios.map(({ name, executor, reachable }) => [
        name,
        executor,
        reachable,
      ]),
    ).toEqual([
      ['scenario 1', 'ws-arrivals', true],
      ['scenario 2', 'socketio-arrivals', true],
      ['scenario 3', 'kafka-arrivals', true],
      ['scenario 4', 'http-arrivals', false],
    ]);
  });
});

describe('load', () => {
  const stage = (durationSeconds: number, target: number) => ({
    durationSeconds,
    target,
  });

  it.each<[string, string, object]>([
    [
      'a constant rate',
      '- { duration: 60, arrivalRate: 5 }',
      {
        durationSeconds: 60,
        maxVUs: null,
        iterations: 300,
        stages: [stage(0, 5), stage(60, 5)],
      },
    ],
    [
      'a ramp',
      '- { duration: 2m, arrivalRate: 5, rampTo: 50, maxVusers: 80 }',
      {
        durationSeconds: 120,
        maxVUs: 80,
        iterations: 3300,
        stages: [stage(0, 5), stage(120, 50)],
      },
    ],
    [
      'a ramp from nothing',
      '- { duration: 10, rampTo: 4 }',
      { iterations: 20, stages: [stage(10, 4)] },
    ],
    [
      'arrivals and a pause',
      '- { duration: "20", arrivalCount: 10 }\n- { pause: 30 secs }\n- { duration: 1h, arrivalRate: "3" }',
      { durationSeconds: 3650, iterations: 10_810 },
    ],
    [
      'a cap in some phases',
      '- { duration: 10, arrivalRate: 1, maxVusers: 5 }\n- { duration: 10, arrivalRate: 1 }',
      { maxVUs: null },
    ],
    [
      'a rate from the environment',
      '- { duration: 10, arrivalRate: "{{ $env.RATE }}" }',
      { durationSeconds: 10, iterations: null, stages: [] },
    ],
    [
      'a time that is none',
      '- { duration: soon, arrivalRate: 1 }',
      { durationSeconds: null, iterations: null },
    ],
  ])('reads %s', async (_, phases, expected) => {
    const file = await one(script(`phases:\n${phases.replace(/^/gm, '  ')}`));
    expect(file.scenarios[0]).toMatchObject({
      name: 'Browse',
      executor: 'http-arrivals',
      ...expected,
    });
    expect(file.load).toEqual({
      durationSeconds: file.scenarios[0].durationSeconds,
      maxVUs: file.scenarios[0].maxVUs,
      iterations: file.scenarios[0].iterations,
    });
  });

  it('gives all arrivals to the only scenario that has a weight', async () => {
    const file = await one(`config:
  target: http://x
  phases: [{ duration: 10, arrivalRate: 10 }]
scenarios:
  - { name: off, weight: 0, flow: [{ get: { url: /a } }] }
  - { name: on, flow: [{ get: { url: /b } }] }
`);
    expect(file.scenarios).toMatchObject([
      { name: 'off', iterations: null, reachable: false },
      { name: 'on', iterations: 100, reachable: true },
    ]);
  });

  it('shares arrivals out among scenarios by weight', async () => {
    const file = await one(`config:
  target: http://x
  environments:
    prod:
      phases: [{ duration: 10, arrivalRate: 10 }]
scenarios:
  - { name: often, weight: 9, flow: [{ get: { url: /a } }] }
  - { name: seldom, flow: [{ get: { url: /b } }] }
`);
    expect(file.load).toEqual({
      durationSeconds: 10,
      maxVUs: null,
      iterations: 100,
    });
    expect(file.scenarios).toMatchObject([
      { durationSeconds: 10, iterations: null, stages: [] },
      { name: 'seldom' },
    ]);
    expect(file.tags).toEqual({ 'weight:often': '9' });
  });

  it.each<[string, string, string]>([
    ['hours', '- { duration: 2h, arrivalRate: 1 }', 'soak'],
    [
      'a burst',
      '- { duration: 60, arrivalRate: 5 }\n- { duration: 20, arrivalRate: 100 }\n- { duration: 60, arrivalRate: 5 }',
      'spike',
    ],
    [
      'rising steps',
      '- { duration: 60, arrivalRate: 5 }\n- { duration: 60, arrivalRate: 20 }\n- { duration: 60, arrivalRate: 40 }',
      'stress',
    ],
    ['a plateau', '- { duration: 60, arrivalRate: 5 }', 'load'],
  ])('judges the kind by %s', async (_, phases, kind) => {
    expect(
      (await one(script(`phases:\n${phases.replace(/^/gm, '  ')}`))).kind,
    ).toBe(kind);
  });
});

describe('limits and checks', () => {
  it('reads what ensure demands', async () => {
    const file = await one(
      script(`ensure:
  p95: 250
  median: 100
  maxErrorRate: 1
  thresholds:
    - http.response_time.p99: 500
    - "vusers.failed": 3
    - plugins.metrics-by-endpoint.response_time./users.p999: 900
  conditions:
    - expression: http.response_time.max <= 2000 and http.request_rate > 10
    - expression: (vusers.created - vusers.completed) / vusers.created < 0.1
      strict: false`),
    );
    expect(file.thresholds).toMatchObject([
      {
        metric: 'http_req_duration',
        stat: 'med',
        operator: '<',
        value: 100,
        unit: 'ms',
      },
      {
        metric: 'http_req_duration',
        stat: 'p95',
        operator: '<',
        value: 250,
        unit: 'ms',
        expression: 'p95 < 250',
        valid: true,
        line: 4,
      },
      { metric: 'http_req_duration', stat: 'p99', value: 500, line: 8 },
      { metric: 'vusers.failed', stat: 'count', value: 3, unit: 'count' },
      {
        metric: 'http_req_duration',
        stat: 'p99.9',
        value: 900,
        selector: { name: '/users' },
      },
      { metric: 'http_req_duration', stat: 'max', operator: '<=', value: 2000 },
      {
        metric: 'http.request_rate',
        stat: 'rate',
        operator: '>',
        value: 10,
        unit: 'per_second',
      },
      {
        metric: 'http_req_failed',
        stat: 'rate',
        operator: '<=',
        value: 0.01,
        unit: 'ratio',
      },
    ]);
    expect(file.checks).toEqual([
      '(vusers.created - vusers.completed) / vusers.created < 0.1',
    ]);
    expect(rules(file)).toEqual([]);
  });

  it('reads limits under plugins and expectations', async () => {
    const file = await one(
      script(
        'plugins:\n  ensure:\n    thresholds:\n      - http.response_time.p95: "200"\n  expect: {}',
        '- get:\n    url: /a\n    name: start\n    expect:\n      - statusCode: [200, 304]\n      - hasProperty: id\n- get:\n    url: /b\n    match: { json: $.id, value: "7" }',
      ),
    );
    expect(file.thresholds).toMatchObject([{ stat: 'p95', value: 200 }]);
    expect(file.checks).toEqual([
      'start: statusCode [200,304]',
      'start: hasProperty id',
      'GET /b: match 7',
    ]);
    expect(rules(file)).toEqual([]);
  });
});

describe('findings', () => {
  const checked = 'plugins: { expect: {} }';
  const step = '- get:\n    url: /a\n    expect: { statusCode: 200 }';

  it.each<[string, string, string[]]>([
    ['nothing wrong', script(checked, step), []],
    ['nothing asserted', script('phases: []'), ['artillery/asserts-nothing']],
    [
      'expectations that nobody checks',
      script('phases: []', step),
      ['artillery/expect-disabled'],
    ],
    [
      'no processor',
      script(`${checked}\nprocessor: ./gone.js`, step),
      ['artillery/missing-processor'],
    ],
    [
      'a function that is not there',
      script(
        `${checked}\nprocessor: ./hooks.js`,
        `${step}\n    beforeRequest: [sign, unknown]\n- function: other`,
      ),
      ['artillery/missing-function', 'artillery/missing-function'],
    ],
    [
      'no data',
      script(`${checked}\npayload: { path: users.csv, fields: [id] }`, step),
      ['artillery/missing-data-file'],
    ],
    [
      'data that is there',
      script(
        `${checked}\npayload:\n  - { path: ./data/ids.csv, fields: [id] }`,
        step,
      ),
      [],
    ],
    [
      'no target',
      script(checked, step).replace('  target: http://localhost:3000\n', ''),
      ['artillery/no-target'],
    ],
    [
      'no flow',
      `${script(checked, step)}  - name: empty\n    flow: []\n`,
      ['artillery/empty-scenario'],
    ],
    [
      'a secret',
      script(
        `${checked}\nvariables:\n  password: Tr0ub4dor-and-3\n  apiKey: "{{ $env.KEY }}"`,
        `${step}\n    headers: { Authorization: "Bearer {{ token }}" }`,
      ),
      ['artillery/secret'],
    ],
  ])('%s', async (_, text, expected) => {
    const file = await one(text, {
      'load/hooks.js': 'module.exports = { sign };\nfunction sign() {}\n',
      'load/data/ids.csv': '1\n',
    });
    expect(rules(file)).toEqual(expected);
    expect(file.runnable).toBe(
      file.findings.every(({ severity }) => severity !== 'error'),
    );
    expect(JSON.stringify(file.findings)).not.toContain('Tr0ub4dor');
  });

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
});

describe('broken files', () => {
  const whole = script(
    'phases:\n  - { duration: 10, arrivalRate: 2 }',
    '- get:\n    url: /a\n- post:\n    url: "/b"',
  );

  it.each<[string, string]>([
    ['a byte order mark', `\uFEFF${whole}`],
    ['CRLF', whole.replaceAll('\n', '\r\n')],
    [
      'comments and another order',
      `# über\n${whole.replace('Browse', 'Blättern')}`,
    ],
  ])('reads a script with %s', async (_, text) => {
    const file = await one(text);
    expect(requests(file)).toEqual(['GET /a', 'POST /b']);
    expect(file.load.iterations).toBe(20);
  });

  it('tells where the YAML breaks', async () => {
    const file = await one(whole.slice(0, whole.lastIndexOf('b"')));
    expect(file).toMatchObject({
      runnable: false,
      requests: [],
      findings: [{ rule: 'artillery/malformed', severity: 'error' }],
    });
    expect(file.findings[0].line).toBeGreaterThan(1);
  });

  it('refuses bombs and what is nested too deeply', async () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c]\n${whole}`;
    expect(rules(await one(bomb))).toEqual(['artillery/malformed']);
    const deep = whole.replace(
      '- get:',
      `- loop: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n      - get:`,
    );
    expect(rules(await one(deep))).toEqual(['artillery/malformed']);
  });

  it.each<[string, string]>([
    [
      'a setting',
      'config: &c\n  target: http://x\n  phases: []\n  variables: { x: *c }\nscenarios:\n  - flow:\n      - get: { url: /a }\n',
    ],
    [
      'a flow',
      'config:\n  target: http://x\nscenarios:\n  - flow: &f\n      - get: { url: /a }\n      - loop: *f\n      - loop: *f\n',
    ],
  ])('ends where %s holds itself', async (_, text) => {
    expect(requests(await one(text))).toEqual(['GET /a']);
  });

  it('reads a script of 5 MB in time', async () => {
    const steps = Array.from(
      { length: 6_000 },
      (_, n) => `- get: { url: "/items/${n}" }`,
    ).join('\n');
    const text = `${script('phases: []', steps)}#${'x'.repeat(5_000_000)}\n`;
    const file = await one(text);
    expect(file.requests).toHaveLength(6_000);
  });
});
