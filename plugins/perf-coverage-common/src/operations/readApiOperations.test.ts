import fc from 'fast-check';
import { stringify } from 'yaml';
import { readApiOperations } from './readApiOperations';

function read(document: unknown) {
  return readApiOperations(
    typeof document === 'string' ? document : JSON.stringify(document),
    'api:default/shop',
  );
}

const get = { responses: {} };

describe('an API document', () => {
  it.each<[string, string | object, string[], string | null]>([
    [
      'OpenAPI 3.1 in YAML, with a byte order mark',
      '\uFEFFopenapi: 3.1.0\ninfo: { title: Shop }\nservers: [{ url: "https://{host}/v{n}/", variables: { n: { default: "2" } } }]\npaths:\n  /a/{id}:\n    parameters: []\n    get: { operationId: getA, deprecated: true }\n    x-y: 1\n',
      ['/v2'],
      null,
    ],
    [
      'OpenAPI 3.0 in JSON',
      {
        openapi: '3.0.1',
        info: { title: 'Shop' },
        servers: [{ url: '/v2' }],
        paths: {
          '/a/{id}': { get: { ...get, operationId: 'getA', deprecated: true } },
        },
      },
      ['/v2'],
      null,
    ],
    [
      'Swagger 2.0',
      {
        swagger: '2.0',
        info: { title: 'Shop' },
        host: 'example.org',
        basePath: '/v2/',
        paths: {
          '/a/{id}': { get: { ...get, operationId: 'getA', deprecated: true } },
        },
      },
      ['/v2'],
      'example.org',
    ],
  ])('%s', (_, document, basePaths, host) => {
    expect(read(document)).toEqual({
      api: 'api:default/shop',
      title: 'Shop',
      basePaths,
      ...(host ? { hosts: [host] } : {}),
      problems: [],
      operations: [
        {
          api: 'api:default/shop',
          method: 'GET',
          path: '/a/{id}',
          operationId: 'getA',
          deprecated: true,
        },
      ],
    });
  });

  it('follows local references of path items and no others', () => {
    const { operations, problems } = read({
      openapi: '3.1.0',
      paths: {
        '/local': { $ref: '#/components/pathItems/P~1x' },
        '/outside': { $ref: 'https://example.org/paths.yaml#/a', post: get },
        '/nowhere': { $ref: '#/components/pathItems/none' },
        '/circle': { $ref: '#/paths/~1circle' },
      },
      components: { pathItems: { 'P/x': { get, delete: get } } },
    });
    expect(operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /local',
      'DELETE /local',
      'POST /outside',
    ]);
    expect(problems.map(problem => problem.message)).toEqual([
      expect.stringContaining('leads out of the document'),
      expect.stringContaining('leads nowhere'),
      expect.stringContaining('leads in a circle'),
    ]);
  });

  it('keeps what is whole where parts are broken', () => {
    const { operations, problems } = read(
      'openapi: 3.0.0\npaths:\n  /a: { get: {}, post: 5 }\n  b: { get: {} }\n  /c: nothing\n  /d/{x}: { get: {} }\n  /d/{y}: { get: {} }\n',
    );
    expect(operations.map(({ path }) => path)).toEqual(['/a', '/d/{x}']);
    expect(problems).toEqual([
      { line: 3, message: 'POST /a is no operation' },
      { line: 4, message: expect.stringContaining('does not start with "/"') },
      { line: 5, message: expect.stringContaining('is no path item') },
      { line: 7, message: expect.stringContaining('is there twice') },
    ]);
  });

  it('reads on where a key is there twice', () => {
    const { operations, problems } = read(
      'openapi: 3.0.0\npaths:\n  /a: { get: {} }\n  /a: { post: {} }\n',
    );
    expect(operations.map(({ method }) => method)).toEqual(['POST']);
    expect(problems).toEqual([
      { line: 4, message: 'The key "/a" is there twice; the last one counts' },
    ]);
  });

  it.each([
    ['empty', ''],
    ['no YAML', 'a: [b\nc'],
    ['a list', '[1]'],
    ['AsyncAPI', 'asyncapi: 2.0.0'],
    ['paths that are none', 'openapi: 3.0.0\npaths: 5'],
    ['deep nesting', '{"a":'.repeat(5_000)],
    ['an alias bomb', `openapi: 3.0.0\na: &a [x]\nb: [${'*a,'.repeat(500)}]`],
  ])('that is %s gives a problem, not an exception', (_, document) => {
    const { operations, problems } = read(document);
    expect(operations).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('is refused above 20 MB', () => {
    expect(read(`openapi: 3.0.0\n#${'x'.repeat(20_000_001)}`).problems).toEqual(
      [{ line: 1, message: expect.stringContaining('at most 20000000') }],
    );
  });
});

describe('a long YAML document', () => {
  const padding = `#${'x'.repeat(60_000)}\n`;
  const text = fc.oneof(
    fc.constantFrom(
      'get',
      'a: b',
      '- x',
      '# no',
      'one\n\n  two: {\n',
      '"',
      "it's",
    ),
    fc.string({ maxLength: 12 }),
  );
  const operation = fc.record(
    {
      operationId: fc.oneof(text, fc.constant('getIt'), fc.constant(5)),
      deprecated: fc.boolean(),
      description: text,
      tags: fc.array(text, { maxLength: 2 }),
      responses: fc.dictionary(fc.constantFrom('200', 'default'), text),
      servers: fc.array(fc.record({ url: fc.constantFrom('/v1', '/v2') }), {
        maxLength: 2,
      }),
    },
    { requiredKeys: [] },
  );
  const document = fc.record(
    {
      openapi: fc.constant('3.0.3'),
      info: fc.record({ title: text, description: text }),
      tags: fc.array(fc.record({ name: text })),
      paths: fc.dictionary(
        fc.constantFrom('/a', '/a/{id}', '/b c', '/x:y', 'z'),
        fc.oneof(
          {
            weight: 5,
            arbitrary: fc.dictionary(
              fc.constantFrom('get', 'post', 'summary', 'x-y', 'parameters'),
              operation,
            ),
          },
          text,
        ),
      ),
      components: fc.record({ schemas: fc.dictionary(text, text) }),
      servers: fc.array(fc.record({ url: fc.constantFrom('/v1', '/v2') })),
    },
    { requiredKeys: ['openapi'] },
  );

  it('says the same as a short one, which is read whole', () => {
    fc.assert(
      fc.property(
        document,
        fc.constantFrom(1, 2, 4),
        fc.boolean(),
        (value, indent, indentSeq) => {
          const short = stringify(value, { indent, indentSeq });
          const long = readApiOperations(short + padding, 'api');
          expect(long).toEqual(readApiOperations(short, 'api'));
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    [
      'an anchor',
      'openapi: 3.0.0\npaths:\n  /a: &a\n    get: {}\n  /b: *a\n',
      2,
    ],
    [
      'a reference',
      "openapi: 3.0.0\npaths:\n  /a: { $ref: '#/x' }\nx: { get: {} }\n",
      1,
    ],
    [
      'flow style',
      'openapi: 3.0.0\npaths: { /a: { get: {} },\n  /b: { get: {} } }\n',
      2,
    ],
    ['a marker', '---\nopenapi: 3.0.0\npaths:\n  /a:\n    get: {}\n', 1],
    [
      'a directive',
      '%YAML 1.2\n---\nopenapi: 3.0.0\npaths:\n  /a:\n    get: {}\n',
      1,
    ],
    ['a tab', 'openapi: 3.0.0\npaths:\n  /a:\n    get:\t{}\n', 1],
    [
      'merged keys',
      'x: &x { get: {} }\nopenapi: 3.0.0\npaths:\n  /a:\n    <<: *x\n',
      0,
    ],
    [
      'CRLF',
      'openapi: 3.0.0\r\npaths:\r\n  /a:\r\n    get:\r\n      tags: [a]\r\n',
      1,
    ],
    [
      'a list at the key’s indent',
      'openapi: 3.0.0\nservers:\n- url: /x\npaths:\n  /a:\n    get:\n      tags:\n      - post:\n      deprecated: true\n',
      1,
    ],
    [
      'a multi-line text',
      'openapi: 3.0.0\npaths:\n  /a:\n    get:\n      description: "one\n\n       post: two"\n      operationId: a\n',
      1,
    ],
  ])('with %s has its operations', (_, short, operations) => {
    const long = readApiOperations(short + padding, 'api');
    expect(long).toEqual(readApiOperations(short, 'api'));
    expect(long.operations).toHaveLength(operations);
  });

  it('tells doubled paths with their line', () => {
    const { problems } = readApiOperations(
      `openapi: 3.0.0\npaths:\n  /a:\n    get: {}\n  /a:\n    post: {}\n${padding}`,
      'api',
    );
    expect(problems).toEqual([
      { line: 5, message: 'The key "/a" is there twice; the last one counts' },
    ]);
  });

  it('is refused where it can’t be read quickly', () => {
    const [problem] = readApiOperations(
      `openapi: 3.0.0\npaths: { /a: { $ref: '#/b' },${' '.repeat(4e6)} }`,
      'api',
    ).problems;
    expect(problem.message).toContain('Give it as JSON');
  });

  it('is refused as broken JSON without a second reading', () => {
    const [problem] = readApiOperations(
      `{"a": ${' '.repeat(4e6)}`,
      'api',
    ).problems;
    expect(problem.message).toContain('no JSON');
  });
});
