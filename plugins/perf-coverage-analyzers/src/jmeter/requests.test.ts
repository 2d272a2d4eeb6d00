import {
  args,
  defaults,
  disabled,
  element,
  group,
  http,
  one,
  plan,
  planWith,
  requests,
} from './plansForTests';

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
    ['a query behind a word', '/items${query}', {}, '/items'],
    ['a number behind a letter', '/items/P${itemId}', {}, '/items/P{}'],
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
    [
      'a copy of a text, of the branch written last',
      `String end = "";
if (tenants) {
  end = "/t/" + tenant + "/token";
} else {
  end = "/token";
}
vars.put("x", new String(end));`,
      '/token/pets',
    ],
    [
      'copies of copies',
      `vars.put("x", ${'new String('.repeat(9)}"/a"${')'.repeat(9)});`,
      '/{}/pets',
    ],
    [
      'a text of a sum',
      'vars.put("x", String.valueOf("/a" + "/b"))',
      '/a/b/pets',
    ],
    ['an object', 'vars.putObject("x", "/a")', '/{}/pets'],
    ['two values', 'vars.put("x", "/a"); vars.put("x", "/b");', '/{}/pets'],
    [
      'two servers',
      'vars.put("x", "http://a/v1"); vars.put("x", "https://b:8/v1");',
      '/v1/pets',
    ],
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
