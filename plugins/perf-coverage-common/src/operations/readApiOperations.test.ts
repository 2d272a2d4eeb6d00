import { readApiOperations } from './readApiOperations';

function read(document: unknown) {
  return readApiOperations(
    typeof document === 'string' ? document : JSON.stringify(document),
    'api:default/shop',
  );
}

const get = { responses: {} };

describe('an API document', () => {
  it.each([
    [
      'OpenAPI 3.1 in YAML, with a byte order mark',
      '\uFEFFopenapi: 3.1.0\ninfo: { title: Shop }\nservers: [{ url: "https://{host}/v{n}/", variables: { n: { default: "2" } } }]\npaths:\n  /a/{id}:\n    parameters: []\n    get: { operationId: getA, deprecated: true }\n    x-y: 1\n',
      ['/v2'],
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
    ],
  ])('%s', (_, document, basePaths) => {
    expect(read(document)).toEqual({
      api: 'api:default/shop',
      title: 'Shop',
      basePaths,
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
