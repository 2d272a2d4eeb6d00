import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { createMemoryTree } from '../tree';
import { jmeterAnalyzer } from './jmeterAnalyzer';
import {
  args,
  defaults,
  disabled,
  document,
  element,
  group,
  groupSettings,
  http,
  include,
  moduleTo,
  plan,
  planWith,
  table,
} from './plansForTests';

async function scan(
  files: Record<string, string>,
): Promise<Map<string, InventoryFile>> {
  const found = await jmeterAnalyzer.analyze(createMemoryTree(files));
  return new Map(found.map(file => [file.path, file]));
}

async function one(
  text: string,
  others: Record<string, string> = {},
): Promise<InventoryFile> {
  const file = (await scan({ 'perf/plan.jmx': text, ...others })).get(
    'perf/plan.jmx',
  );
  if (!file) throw new Error('the plan was not found');
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

const asserted = element('ResponseAssertion', 'is 200');

describe('paths of requests', () => {
  it.each<[string, string, Record<string, string>, string]>([
    ['a plain path', '/api/owners', {}, '/api/owners'],
    ['without a slash', 'index.html', {}, '/index.html'],
    ['with a query', '/api/owners?name=x#top', {}, '/api/owners'],
    ['with a session', '/cart;jsessionid=AB12?x=1', {}, '/cart'],
    ['empty', '', {}, '/'],
    ['a whole URL', 'https://example.org:8443/a/b?c=d', {}, '/a/b'],
    ['a URL without path', 'http://example.org', {}, '/'],
    ['unknown variable', '/owners/${id}/pets', {}, '/owners/{}/pets'],
    ['known variable', '/${v}/owners', { v: 'v2' }, '/v2/owners'],
    [
      'variable of variables',
      '${base}/x',
      { base: '/${a}', a: 'api' },
      '/api/x',
    ],
    ['circular variables', '/a/${x}', { x: '${y}', y: '${x}' }, '/a/{}'],
    ['base URL', '${base}/pets', { base: 'http://h:80/api' }, '/api/pets'],
    [
      'base URL of parts',
      '${base}/pets',
      { base: '${p}://${h}:${q}/api' },
      '/api/pets',
    ],
    ['unknown base URL', '${baseUrl}/pets', {}, '/pets'],
    ['unknown base URL by property', '${__P(server.url)}/pets', {}, '/pets'],
    ['unknown first segment', '${tenant}/pets', {}, '/{}/pets'],
    ['unknown server in a URL', 'https://${host}/pets', {}, '/pets'],
    ['server and port unknown', '${host}:${port}/pets', {}, '/pets'],
    ['nothing known', '${path}', {}, '{}'],
    ['query in a variable', '/pets${query}', {}, '/pets'],
    ['property with default', '/${__P(ctx,shop)}/pets', {}, '/shop/pets'],
    ['property in full', '/${__property(ctx,,shop)}/pets', {}, '/shop/pets'],
    ['property without default', '/${__P(ctx)}/pets', {}, '/{}/pets'],
    ['nested functions', '/${__P(a,${__P(b,c)})}', {}, '/c'],
    ['escaped comma', '/${__P(a,b\\,c)}', {}, '/b,c'],
    ['default in a variable', '/${ctx}/x', { ctx: '${__P(c,api)}' }, '/api/x'],
    ['unknown function', '/a/${__UUID()}/b', {}, '/a/{}/b'],
    ['arguments with brackets', '/a/${__groovy(f(1,2),)}/b', {}, '/a/{}/b'],
    ['indirect variable', '/${__V(n_${i})}', { i: '1', n_1: 'x' }, '/x'],
    ['an unclosed reference', '/a/${id', {}, '/a/{}'],
  ])('%s: %s', async (_, path, variables, expected) => {
    const file = await one(
      planWith(variables, group('Users', {}, http('GET', path))),
    );
    expect(requests(file)).toEqual([`GET ${expected}`]);
  });

  it('says where each request stands, in which transaction, and whether it is known', async () => {
    const text = plan(
      group(
        'Users',
        {},
        element(
          'TransactionController',
          'Check out',
          {},
          element('LoopController', 'Twice', {}, http('POST', '/orders')),
        ),
        http('GET', '${x}'),
      ),
    );
    const file = await one(text);
    expect(file.requests).toMatchObject([
      {
        method: 'POST',
        via: 'Check out',
        resolved: true,
        file: 'perf/plan.jmx',
      },
      { method: 'GET', path: '{}', via: null, resolved: false },
    ]);
    for (const request of file.requests) {
      expect(text.split('\n')[request.line - 1]).toContain('<HTTPSamplerProxy');
    }
  });

  it.each<[string, string, string]>([
    ['lower case', 'patch', 'PATCH'],
    ['none', '', 'GET'],
    ['a known variable', '${verb}', 'PUT'],
    ['an unknown one', '${other}', '{}'],
  ])('takes the method from %s', async (_, method, expected) => {
    const file = await one(
      planWith({ verb: 'PUT' }, group('Users', {}, http(method, '/a'))),
    );
    expect(file.requests.map(request => request.method)).toEqual([expected]);
  });

  it('makes requests of HTTP samplers only', async () => {
    const others = [
      'JDBCSampler',
      'JMSSampler',
      'TCPSampler',
      'JavaSampler',
      'JSR223Sampler',
      'vn.zalopay.benchmark.GRPCSampler',
      'TestAction',
    ].map(type => element(type, type, { path: '/no' }));
    const soap = element('SoapSampler', 'old SOAP', {
      'SoapSampler.URL_DATA': 'http://example.org/ws/Quote?wsdl',
    });
    const file = await one(
      plan(
        group(
          'Users',
          {},
          ...others,
          element('HTTPSampler', 'old', {
            'HTTPSampler.path': '/old',
            'HTTPSampler.method': 'GET',
          }),
          element('HTTPSamplerProxy', 'file', {
            'HTTPSampler.path': '/tmp/x',
            'HTTPSampler.protocol': 'file',
          }),
          soap,
        ),
      ),
    );
    expect(requests(file)).toEqual(['GET /old', 'POST /ws/Quote']);
  });
});

describe('defaults and variables', () => {
  it('merges defaults from the nearest scope outwards', async () => {
    const file = await one(
      plan(
        defaults({ path: '/plan', domain: 'example.org/base' }),
        group(
          'Users',
          {},
          http('GET', ''),
          http('GET', '/own'),
          element(
            'GenericController',
            'inner',
            {},
            http('PUT', ''),
            defaults({ path: '/inner', domain: '' }),
            defaults({ path: '/second', domain: 'other' }),
          ),
          http('DELETE', '', defaults({ path: '/below' })),
          disabled('ConfigTestElement', 'off', { 'HTTPSampler.path': '/off' }),
        ),
      ),
    );
    expect(requests(file)).toEqual([
      'GET /base/plan',
      'GET /base/own',
      // The second defaults beside it name a server of their own.
      'PUT /inner',
      'DELETE /base/below',
    ]);
  });

  it('takes no defaults of other protocols', async () => {
    const ftp = element('ConfigTestElement', 'FTP', {
      'HTTPSampler.path': '/ftp',
    }).replace('HttpDefaultsGui', 'FtpConfigGui');
    const file = await one(plan(ftp, group('Users', {}, http('GET', ''))));
    expect(requests(file)).toEqual(['GET /']);
  });

  it('does not know what a plan sets while it runs', async () => {
    const file = await one(
      planWith(
        { a: '1', b: '2', c: '3', d: '4', e: '5', same: 'x' },
        element('Arguments', 'more', args({ c: 'late', f: 'six' })),
        element('CSVDataSet', 'ids', {
          variableNames: 'a;other',
          delimiter: ';',
        }),
        element(
          'UserParameters',
          'users',
          `
          <collectionProp name="UserParameters.names"><stringProp name="1">d</stringProp><stringProp name="2">same</stringProp></collectionProp>
          <collectionProp name="UserParameters.thread_values">
            <collectionProp name="1"><stringProp name="1">u1</stringProp><stringProp name="2">one</stringProp></collectionProp>
            <collectionProp name="2"><stringProp name="1">u2</stringProp><stringProp name="2">one</stringProp></collectionProp>
          </collectionProp>`,
        ),
        group(
          'Users',
          {},
          http(
            'GET',
            '/${a}/${b}/${c}/${d}/${e}/${f}/${same}',
            element('RegexExtractor', 'b', { 'RegexExtractor.refname': 'b' }),
            element('JSR223PostProcessor', 'e', {
              script: 'vars.put("e", "9")',
            }),
          ),
        ),
      ),
    );
    expect(requests(file)).toEqual(['GET /{}/{}/late/{}/{}/six/one']);
  });

  it.each<[string, string, string]>([
    ['a text', 'vars.put("x", "/api/v1");', '/api/v1/pets'],
    [
      'a sum of texts and names',
      `// String no = "no";
String url = "https://" + props.get("server");
if (props.get("port") != null) {
  url = url + ":" + props.get("port"); /* vars.put("x", "no") */
}
url += "/service";
vars.put("x", url + '/soap');`,
      '/service/soap/pets',
    ],
    [
      'other variables',
      'def v = vars.get("known"); vars.put("x", "/" + v)',
      '/k/pets',
    ],
    [
      'a text of Groovy',
      'def v = "b"\nvars.put("x", "/a/${v}".toString())',
      '/{}/pets',
    ],
    [
      'what a call returns',
      'vars.put("x", UUID.randomUUID().toString())',
      '/{}/pets',
    ],
    ['an object', 'vars.putObject("x", "/a")', '/{}/pets'],
    ['two values', 'vars.put("x", "/a"); vars.put("x", "/b");', '/{}/pets'],
    ['a broken script', 'vars.put("x", "/a', '/{}/pets'],
  ])('knows what a script sets to %s', async (_, source, expected) => {
    const file = await one(
      planWith(
        { known: 'k' },
        element('JSR223PreProcessor', 'set', { script: source }),
        group('Users', {}, http('GET', '${x}/pets')),
      ),
    );
    expect(requests(file)).toEqual([`GET ${expected}`]);
  });

  it('takes properties from the files beside the plan', async () => {
    const text = plan(
      group(
        'Users',
        { threads: '${__P(users,5)}' },
        http('GET', '/${__P(ctx)}'),
      ),
    );
    const file = await one(text, {
      'perf/jmeter.properties': 'users=7\nctx = old\n',
      'perf/user.properties': '# ours\nctx:\\\n  shop\n!users=1\n',
    });
    expect(requests(file)).toEqual(['GET /shop']);
    expect(file.load.maxVUs).toBe(7);
    expect(
      (await one(text, { 'user.properties': 'users=9' })).load.maxVUs,
    ).toBe(5);
  });
});

describe('what a run reaches', () => {
  it('leaves out what is disabled, with all below it', async () => {
    const file = await one(
      plan(
        disabled('ThreadGroup', 'off', groupSettings({}), http('GET', '/off')),
        group(
          'Users',
          {},
          disabled('LoopController', 'off', {}, http('GET', '/inner')),
          disabled('HTTPSamplerProxy', 'off', { 'HTTPSampler.path': '/x' }),
          http('GET', '/on', disabled('ResponseAssertion', 'off')),
          element('HTTPSamplerProxy', 'by variable', {
            'HTTPSampler.path': '/variable',
          }).replace('enabled="true"', 'enabled="${__P(on,true)}"'),
          element('HTTPSamplerProxy', 'no attribute', {
            'HTTPSampler.path': '/none',
          }).replace(' enabled="true"', ''),
        ),
      ),
    );
    expect(requests(file)).toEqual(['GET /on', 'GET /none']);
    expect(file.scenarios.map(scenario => scenario.name)).toEqual(['Users']);
    expect(file.checks).toEqual([]);
  });

  it('follows module controllers, to disabled elements too', async () => {
    const file = await one(
      plan(
        element(
          'TestFragmentController',
          'Parts',
          {},
          element('GenericController', 'Login', {}, http('POST', '/login')),
          element('GenericController', 'Unused', {}, http('GET', '/unused')),
        ),
        disabled(
          'ThreadGroup',
          'Shelf',
          groupSettings({}),
          element(
            'GenericController',
            'Browse',
            {},
            http('GET', ''),
            disabled('DebugSampler', 'off'),
          ),
        ),
        group(
          'Users',
          {},
          moduleTo('Plan', 'Parts', 'Login'),
          defaults({ path: '/default' }),
        ),
        group(
          'Guests',
          {},
          moduleTo('Plan', 'Shelf', 'Browse'),
          moduleTo('Plan', 'Parts', 'Login'),
        ),
      ),
    );
    expect(requests(file).sort()).toEqual([
      'GET /',
      'GET /unused (unreached)',
      'POST /login',
    ]);
    expect(rules(file)).toEqual(['jmeter/asserts-nothing']);
  });

  it.each([
    ['a name that is not there', moduleTo('Plan', 'Nowhere')],
    ['nothing', moduleTo()],
    ['another module controller', moduleTo('Plan', 'Users', 'Module')],
  ])('tells of a module controller that leads to %s', async (_, module) => {
    const file = await one(
      plan(group('Users', {}, module, http('GET', '/a', asserted))),
    );
    expect(rules(file)).toEqual(['jmeter/lost-module']);
    expect(file.runnable).toBe(false);
  });

  it('stops where modules lead to themselves', async () => {
    const file = await one(
      plan(
        element(
          'TestFragmentController',
          'Parts',
          {},
          element(
            'GenericController',
            'A',
            {},
            moduleTo('Plan', 'Parts', 'B'),
            http('GET', '/a'),
          ),
          element(
            'GenericController',
            'B',
            {},
            moduleTo('Plan', 'Parts', 'A'),
            http('GET', '/b'),
          ),
        ),
        group('Users', {}, moduleTo('Plan', 'Parts', 'A')),
      ),
    );
    expect(requests(file).sort()).toEqual(['GET /a', 'GET /b']);
  });

  it('reads included fragments in the place where they are included', async () => {
    const fragment = document(
      element(
        'TestPlan',
        'Parts',
        {},
        disabled(
          'TestFragmentController',
          'Fragment',
          {},
          http('GET', '${host}/shared'),
          http('GET', ''),
          include('deeper.jmx'),
        ),
      ),
    );
    const deeper = plan(
      element(
        'TestFragmentController',
        'Deep',
        {},
        http('PUT', '/deep', asserted),
      ),
    );
    const files = await scan({
      'perf/plan.jmx': planWith(
        { host: 'http://h/api' },
        group(
          'Users',
          {},
          defaults({ path: '/d' }),
          include('parts/shared.jmx'),
        ),
      ),
      'perf/parts/shared.jmx': fragment,
      'perf/deeper.jmx': deeper,
    });
    const main = files.get('perf/plan.jmx')!;
    expect(requests(main)).toEqual(['GET /api/shared', 'GET /d', 'PUT /deep']);
    expect(main.requests[2].file).toBe('perf/deeper.jmx');
    expect(main.findings).toEqual([]);
    for (const path of ['perf/parts/shared.jmx', 'perf/deeper.jmx']) {
      expect(files.get(path)).toMatchObject({
        role: 'helper',
        requests: [],
        runnable: true,
      });
    }
  });

  it('shows fragments that no plan includes as unreached', async () => {
    const file = await one(
      plan(element('TestFragmentController', 'Alone', {}, http('GET', '/a'))),
    );
    expect(file.role).toBe('helper');
    expect(requests(file)).toEqual(['GET /a (unreached)']);
  });

  it('tells of a file to include that is not there', async () => {
    const file = await one(
      plan(
        group('Users', {}, include('gone.jmx'), http('GET', '/a', asserted)),
      ),
    );
    expect(file.findings).toMatchObject([
      {
        rule: 'jmeter/missing-include',
        severity: 'warning',
        message: expect.stringContaining('gone.jmx'),
      },
    ]);
    expect(file.runnable).toBe(true);
  });

  it('counts what can never run as unreached', async () => {
    const file = await one(
      plan(
        http('GET', '/beside'),
        group('None', { threads: 0 }, http('GET', '/none')),
        group(
          'Users',
          {},
          element(
            'LoopController',
            'never',
            { 'LoopController.loops': 0 },
            http('GET', '/loop'),
          ),
          element(
            'IfController',
            'never',
            { 'IfController.condition': 'false' },
            http('GET', '/if'),
          ),
          element(
            'IfController',
            'perhaps',
            { 'IfController.condition': '${__P(x,false)}' },
            http('GET', '/perhaps'),
          ),
          element('OnceOnlyController', 'once', {}, http('GET', '/once')),
        ),
      ),
    );
    expect(requests(file)).toEqual([
      'GET /beside (unreached)',
      'GET /none (unreached)',
      'GET /loop (unreached)',
      'GET /if (unreached)',
      'GET /perhaps',
      'GET /once',
    ]);
  });
});

describe('load', () => {
  it.each<[string, Parameters<typeof group>[1], object]>([
    [
      'one user once',
      {},
      { maxVUs: 1, iterations: 1, durationSeconds: null, stages: [] },
    ],
    [
      'loops',
      { threads: 10, ramp: 5, loops: 20 },
      {
        maxVUs: 10,
        iterations: 200,
        durationSeconds: null,
        stages: [{ durationSeconds: 5, target: 10 }],
      },
    ],
    [
      'forever for a time',
      { threads: 50, ramp: 60, loops: -1, duration: 300, delay: 10 },
      {
        startSeconds: 10,
        maxVUs: 50,
        iterations: null,
        durationSeconds: 300,
        stages: [
          { durationSeconds: 60, target: 50 },
          { durationSeconds: 240, target: 50 },
        ],
      },
    ],
    [
      'duration without scheduler',
      { duration: 60, delay: 5, scheduler: false },
      { durationSeconds: null, startSeconds: 0 },
    ],
    [
      'a ramp beyond the end',
      { threads: 4, ramp: 90, loops: -1, duration: 60 },
      { stages: [{ durationSeconds: 60, target: 4 }] },
    ],
    [
      'properties with defaults',
      { threads: '${__P(threads,10)}', loops: '${loops}', ramp: '${__P(r,0)}' },
      { maxVUs: 10, iterations: 30, stages: [] },
    ],
    [
      'properties without default',
      { threads: '${__P(threads)}', loops: 2, duration: '${__P(d)}' },
      { maxVUs: null, iterations: null, durationSeconds: null, stages: [] },
    ],
  ])('reads %s', async (_, settings, expected) => {
    const file = await one(
      planWith({ loops: '3' }, group('Users', settings, http('GET', '/a'))),
    );
    expect(file.scenarios).toHaveLength(1);
    expect(file.scenarios[0]).toMatchObject({
      name: 'Users',
      executor: 'ThreadGroup',
      exec: null,
      reachable: true,
      ...expected,
    });
  });

  const stage = (durationSeconds: number, target: number) => ({
    durationSeconds,
    target,
  });

  it.each<[string, string, object]>([
    [
      'UltimateThreadGroup',
      table('ultimatethreadgroupdata', [
        [10, 0, 5, 20, 5],
        [20, 10, 0, 10, 0],
      ]),
      {
        maxVUs: 30,
        durationSeconds: 30,
        startSeconds: 0,
        stages: [
          stage(5, 10),
          stage(5, 10),
          stage(0, 30),
          stage(10, 30),
          stage(0, 10),
          stage(5, 10),
          stage(5, 0),
        ],
      },
    ],
    [
      'UltimateThreadGroup',
      table('ultimatethreadgroupdata', [
        [10, 20],
        [0, 10],
        [5, 0],
        [20, 10],
        [5, 0],
      ]),
      { maxVUs: 30, durationSeconds: 30 },
    ],
    [
      'UltimateThreadGroup',
      table('ultimatethreadgroupdata', [[10, 5, 5, 20, '${x}']]),
      { maxVUs: null, durationSeconds: null },
    ],
    [
      'SteppingThreadGroup',
      Object.entries({
        'ThreadGroup.num_threads': 25,
        'Threads initial delay': 2,
        'Start users count': 10,
        'Start users count burst': 5,
        'Start users period': 30,
        'Stop users count': 20,
        'Stop users period': 1,
        flighttime: 60,
        rampUp: 5,
      })
        .map(([k, v]) => `<stringProp name="${k}">${v}</stringProp>`)
        .join(''),
      {
        startSeconds: 2,
        maxVUs: 25,
        durationSeconds: 136,
        stages: [
          stage(5, 5),
          stage(30, 5),
          stage(5, 15),
          stage(30, 15),
          stage(5, 25),
          stage(60, 25),
          stage(0, 5),
          stage(1, 5),
          stage(0, 0),
        ],
      },
    ],
    [
      'ConcurrencyThreadGroup',
      '<stringProp name="TargetLevel">12</stringProp><stringProp name="RampUp">2</stringProp><stringProp name="Steps">2</stringProp><stringProp name="Hold">10</stringProp><stringProp name="Unit">M</stringProp>',
      {
        maxVUs: 12,
        durationSeconds: 720,
        iterations: null,
        stages: [
          stage(0, 6),
          stage(60, 6),
          stage(0, 12),
          stage(60, 12),
          stage(600, 12),
        ],
      },
    ],
    [
      'ArrivalsThreadGroup',
      '<stringProp name="TargetLevel">60</stringProp><stringProp name="RampUp">1</stringProp><stringProp name="Hold">4</stringProp><stringProp name="Unit">M</stringProp><stringProp name="ConcurrencyLimit">50</stringProp>',
      {
        maxVUs: 50,
        durationSeconds: 300,
        iterations: 270,
        stages: [stage(60, 60), stage(240, 60)],
      },
    ],
    [
      'FreeFormArrivalsThreadGroup',
      `${table('Schedule', [
        [1, 10, 60],
        [10, 10, 30],
      ])}<stringProp name="Unit">S</stringProp>`,
      {
        maxVUs: null,
        durationSeconds: 90,
        iterations: 630,
        stages: [stage(0, 1), stage(60, 10), stage(30, 10)],
      },
    ],
    [
      'OpenModelThreadGroup',
      '<stringProp name="OpenModelThreadGroup.schedule">rate(60/min) random_arrivals(1 min 30 sec) /* up */ rate(3 per sec) even_arrivals(10 s) pause(5s)</stringProp>',
      {
        maxVUs: null,
        durationSeconds: 105,
        iterations: 210,
        stages: [
          stage(0, 1),
          stage(90, 3),
          stage(10, 3),
          stage(0, 0),
          stage(5, 0),
          stage(0, 3),
        ],
      },
    ],
    [
      'OpenModelThreadGroup',
      '<stringProp name="OpenModelThreadGroup.schedule">rate(${x}/min) random_arrivals(1 min)</stringProp>',
      { durationSeconds: null, stages: [] },
    ],
  ])('reads a %s (%#)', async (type, settings, expected) => {
    const file = await one(
      plan(element(type, 'Users', settings, http('GET', '/a'))),
    );
    expect(file.scenarios[0]).toMatchObject({ executor: type, ...expected });
    expect(requests(file)).toEqual(['GET /a']);
  });

  it('sums the users of groups that run beside one another', async () => {
    const groups = [
      group(
        'Set up',
        { type: 'SetupThreadGroup', threads: 40 },
        http('POST', '/s'),
      ),
      group('A', { threads: 10, loops: -1, duration: 60 }, http('GET', '/a')),
      group(
        'B',
        { threads: 7, loops: -1, duration: 60, delay: 30 },
        http('GET', '/b'),
      ),
      group(
        'C',
        { threads: 12, loops: -1, duration: 10, delay: 90 },
        http('GET', '/c'),
      ),
      group(
        'Clean',
        { type: 'PostThreadGroup', threads: 1 },
        http('DELETE', '/s'),
      ),
    ];
    expect((await one(plan(...groups.slice(1, 4)))).load).toEqual({
      durationSeconds: 100,
      maxVUs: 17,
      iterations: null,
    });
    expect((await one(plan(...groups))).load.maxVUs).toBe(40);
    expect(
      (await one(plan(...groups))).scenarios.map(scenario => scenario.executor),
    ).toEqual([
      'SetupThreadGroup',
      'ThreadGroup',
      'ThreadGroup',
      'ThreadGroup',
      'PostThreadGroup',
    ]);
    const serial = plan(...groups.slice(1, 4)).replace(
      '<elementProp name="TestPlan.user_defined_variables"',
      '<boolProp name="TestPlan.serialize_threadgroups">true</boolProp>$&',
    );
    expect((await one(serial)).load).toEqual({
      durationSeconds: 250,
      maxVUs: 12,
      iterations: null,
    });
  });

  it.each<[string, string, Parameters<typeof group>[1], string]>([
    ['one user', 'perf/plan.jmx', {}, 'baseline'],
    ['some users', 'perf/plan.jmx', { threads: 20 }, 'load'],
    [
      'hours',
      'perf/plan.jmx',
      { threads: 20, loops: -1, duration: 7200 },
      'soak',
    ],
    ['the name', 'perf/stress-orders.jmx', { threads: 20 }, 'stress'],
    ['nothing known', 'perf/plan.jmx', { threads: '${__P(n)}' }, 'load'],
  ])('judges the kind by %s', async (_, path, settings, kind) => {
    const files = await scan({
      [path]: plan(group('Users', settings, http('GET', '/a'))),
    });
    expect(files.get(path)).toMatchObject({
      kind,
      kindReason: expect.any(String),
    });
  });
});

describe('assertions', () => {
  it('takes duration assertions for limits and all assertions for checks', async () => {
    const duration = (ms: string) =>
      element('DurationAssertion', 'Fast', {
        'DurationAssertion.duration': ms,
      });
    const file = await one(
      planWith(
        { limit: '800' },
        duration('5000'),
        group(
          'Users',
          {},
          duration('2000'),
          http('GET', '/a', duration('${limit}'), duration('0'), asserted),
        ),
      ),
    );
    expect(file.thresholds).toMatchObject([
      {
        metric: 'http_req_duration',
        stat: 'max',
        operator: '<=',
        value: 5000,
        unit: 'ms',
        selector: {},
        valid: true,
      },
      { value: 2000, selector: { scenario: 'Users' } },
      { value: 800, selector: { name: 'GET /a' } },
    ]);
    expect(file.checks).toEqual([
      'Fast',
      'Users: Fast',
      'GET /a: Fast',
      'GET /a: is 200',
    ]);
    expect(file.findings).toEqual([]);
  });
});

describe('findings', () => {
  it.each<[string, string, string[]]>([
    [
      'all groups disabled',
      plan(disabled('ThreadGroup', 'A', groupSettings({}), http('GET', '/a'))),
      ['jmeter/nothing-enabled'],
    ],
    ['no group', plan(http('GET', '/a')), ['jmeter/no-thread-group']],
    [
      'an empty group',
      plan(group('A', {}), group('B', {}, http('GET', '/b', asserted))),
      ['jmeter/empty-thread-group'],
    ],
    [
      'a group of disabled samplers',
      plan(group('A', {}, disabled('HTTPSamplerProxy', 'x'))),
      ['jmeter/empty-thread-group'],
    ],
    [
      'no assertion',
      plan(group('A', {}, http('GET', '/a'))),
      ['jmeter/asserts-nothing'],
    ],
    [
      'an assertion by script',
      plan(
        group(
          'A',
          {},
          http(
            'GET',
            '/a',
            element('JSR223PostProcessor', 's', {
              script: 'prev.setSuccessful(false)',
            }),
          ),
        ),
      ),
      [],
    ],
    [
      'a data file that is not there',
      plan(
        group(
          'A',
          {},
          element('CSVDataSet', 'ids', { filename: 'data/ids.csv' }),
          http('GET', '/a', asserted),
        ),
      ),
      ['jmeter/missing-data-file'],
    ],
    [
      'a data file that is there',
      plan(
        group(
          'A',
          {},
          element('CSVDataSet', 'ids', { filename: 'users.csv' }),
          http('GET', '/a', asserted),
        ),
      ),
      [],
    ],
    [
      'a data file from the root',
      plan(
        group(
          'A',
          {},
          element('CSVDataSet', 'ids', { filename: 'perf\\users.csv' }),
          http('GET', '/a', asserted),
        ),
      ),
      [],
    ],
    [
      'a data file somewhere',
      plan(
        group(
          'A',
          {},
          element('CSVDataSet', 'ids', { filename: '${dir}/x.csv' }),
          element('CSVDataSet', 'more', { filename: '/data/x.csv' }),
          http('GET', '/a', asserted),
        ),
      ),
      [],
    ],
  ])('%s', async (_, text, expected) => {
    const file = await one(text, { 'perf/users.csv': 'a\n1\n' });
    expect(rules(file)).toEqual(expected);
    expect(file.runnable).toBe(
      file.findings.every(({ severity }) => severity !== 'error'),
    );
  });

  it('tells of secrets, masked, and of none that is given at the start', async () => {
    const header = (value: string) =>
      element(
        'HeaderManager',
        'Headers',
        `<collectionProp name="HeaderManager.headers">
<elementProp name="" elementType="Header"><stringProp name="Header.name">Authorization</stringProp><stringProp name="Header.value">${value}</stringProp></elementProp></collectionProp>`,
      );
    const file = await one(
      planWith(
        {
          password: 'Tr0ub4dor-and-3',
          apiKey: '${__P(key,)}',
          secret: '${__P(secret)}',
          user: 'user1234567',
        },
        group(
          'A',
          {},
          header('Bearer c2VjcmV0LXRva2VuLTEyMw=='),
          header('Bearer ${token}'),
          http('GET', '/a', asserted),
        ),
      ),
    );
    expect(rules(file)).toEqual(['jmeter/secret', 'jmeter/secret']);
    const messages = JSON.stringify(file.findings);
    expect(messages).not.toContain('Tr0ub4dor');
    expect(messages).not.toContain('c2VjcmV0');
  });
});

describe('files that are no plans, or broken ones', () => {
  const whole = plan(
    group(
      'Users',
      { threads: 3 },
      http('GET', '/a', asserted),
      http('GET', '/b'),
    ),
  );

  it('takes only plans', async () => {
    const files = await scan({
      'a.jmx': '<server><mbean/></server>',
      'b.jmx': 'jmeterTestPlan in words',
      'c.xml': whole,
      'd.jmx': '',
      'E.JMX': whole,
    });
    expect([...files.keys()]).toEqual(['E.JMX', 'b.jmx']);
    expect(files.get('b.jmx')?.runnable).toBe(false);
  });

  it.each<[string, string]>([
    ['a byte order mark', `\uFEFF${whole}`],
    ['CRLF', whole.replaceAll('\n', '\r\n')],
    ['CR', whole.replaceAll('\n', '\r')],
    [
      'a declared Latin-1',
      whole.replace('UTF-8', 'ISO-8859-1').replace('Users', 'Bénutzer'),
    ],
    ['control characters', whole.replace('Users', 'Us&#x1;ers')],
    [
      'attributes in another order',
      whole.replaceAll(
        /<(\w+) guiclass="(\w+)" testclass="(\w+)" testname="([^"]+)" enabled="true">/g,
        "<$1 enabled='true' testname='$4' testclass='$3' guiclass='$2'>",
      ),
    ],
    [
      'full class names',
      whole.replaceAll(
        'testclass="HTTPSamplerProxy"',
        'testclass="org.apache.jmeter.protocol.http.sampler.HTTPSamplerProxy"',
      ),
    ],
    [
      'a WorkBench',
      whole.replace(
        '</hashTree>\n</jmeterTestPlan>',
        `${element(
          'WorkBench',
          'WorkBench',
          {},
          http('GET', '/bench'),
        )}</hashTree></jmeterTestPlan>`,
      ),
    ],
  ])('reads a plan with %s', async (_, text) => {
    const file = await one(text);
    expect(requests(file)).toEqual(['GET /a', 'GET /b']);
    expect(file.load.maxVUs).toBe(3);
    expect(file.findings).toEqual([]);
  });

  it('tells where the XML breaks and keeps what stands before', async () => {
    const at = whole.indexOf('GET /b');
    const file = await one(whole.slice(0, at));
    expect(file.findings).toMatchObject([
      { rule: 'jmeter/malformed-xml', severity: 'error' },
    ]);
    expect(file.findings[0].line).toBe(whole.slice(0, at).split('\n').length);
    expect(requests(file)).toEqual(['GET /a']);
    expect(file.runnable).toBe(false);
  });

  it('expands no entities', async () => {
    const bomb = whole.replace(
      '<jmeterTestPlan',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<jmeterTestPlan',
    );
    expect(rules(await one(bomb))).toEqual(['jmeter/too-large']);
  });

  it('resolves what XStream refers to, and no circles', async () => {
    const text = plan(
      element(
        'UltimateThreadGroup',
        'Users',
        `<collectionProp name="ultimatethreadgroupdata">
<collectionProp name="1"><stringProp name="1">5</stringProp><stringProp name="2">0</stringProp><stringProp name="3">10</stringProp><stringProp reference="../stringProp[3]"/><stringProp reference="../stringProp[2]"/></collectionProp>
</collectionProp><collectionProp name="circle"><collectionProp reference=".."/></collectionProp>`,
        http('GET', '/a'),
      ),
    );
    expect((await one(text)).scenarios[0]).toMatchObject({
      maxVUs: 5,
      durationSeconds: 20,
    });
  });

  it('reads a plan of 5 MB, and stops at 10,000 levels', async () => {
    const many = Array.from({ length: 9000 }, (_, n) =>
      http('GET', `/items/${n}`),
    );
    const large = plan(group('Users', {}, ...many));
    expect(large.length).toBeGreaterThan(2_500_000);
    expect(
      (await one(`${large}${' '.repeat(2_500_000)}`)).requests,
    ).toHaveLength(9000);
    const deep = plan(
      group(
        'Users',
        {},
        http('GET', '/a'),
        '<GenericController testname="c"></GenericController><hashTree>'.repeat(
          10_000,
        ),
      ),
    );
    const file = await one(deep);
    expect(rules(file)).toContain('jmeter/too-large');
    expect(requests(file)).toEqual(['GET /a']);
    const chain = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, n) => [`v${n}`, `\${v${n + 1}}`]),
    );
    expect(
      requests(
        await one(planWith(chain, group('Users', {}, http('GET', '/x/${v0}')))),
      ),
    ).toEqual(['GET /x/{}']);
  });
});
