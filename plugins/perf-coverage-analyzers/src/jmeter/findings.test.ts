import {
  asserted,
  disabled,
  element,
  group,
  groupSettings,
  http,
  one,
  plan,
  planWith,
  requests,
  rules,
  scan,
} from './plansForTests';

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
