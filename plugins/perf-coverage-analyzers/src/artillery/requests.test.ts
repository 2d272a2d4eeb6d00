import { requests, rules, scanOne, script } from './__testUtils__/scripts';

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
    const file = await scanOne(
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
    expect(requests(await scanOne(text))).toEqual([`GET ${expected}`]);
  });

  it('takes the target of an environment where there is no other', async () => {
    const text = script(
      'environments:\n  dev:\n    plugins: {}\n  prod:\n    target: http://p/prod',
    ).replace('  target: http://localhost:3000\n', '');
    const file = await scanOne(text);
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
    const file = await scanOne(text);
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
    const file = await scanOne(`config: { target: "ws://x" }
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
