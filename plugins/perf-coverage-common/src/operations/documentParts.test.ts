import { readApiOperations } from './readApiOperations';

const read = (files: Record<string, string>) => {
  const asked: string[] = [];
  const { operations, problems } = readApiOperations(
    files['openapi.yaml'],
    'openapi.yaml',
    file => {
      asked.push(file);
      return Object.hasOwn(files, file) ? files[file] : undefined;
    },
  );
  return {
    operations: operations.map(
      ({ method, path, operationId }) =>
        `${method} ${path} ${operationId ?? '-'}`,
    ),
    problems: problems.map(({ message }) => message),
    asked,
  };
};
const document = (paths: string) => `openapi: 3.0.0\npaths:\n${paths}`;

describe('an API description of several files', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'a path item that is a file',
      {
        'openapi.yaml': document('  /a: { $ref: ./paths/a.yaml }'),
        'paths/a.yaml': 'get: { operationId: getA }\npost: {}',
      },
      ['GET /a getA', 'POST /a -'],
    ],
    [
      'a path item inside of a file, with its own fields first',
      {
        'openapi.yaml': document(
          "  /a: { $ref: 'all.json#/paths/~1a', get: { operationId: own } }",
        ),
        'all.json': '{"paths":{"/a":{"get":{"operationId":"x"},"put":{}}}}',
      },
      ['GET /a own', 'PUT /a -'],
    ],
    [
      'all paths in a file, each relative to that file',
      {
        'openapi.yaml': document("  $ref: 'paths/index.yaml'"),
        'paths/index.yaml':
          '/a: { $ref: a.yaml }\n/b: { $ref: ../shared/b%20c.yaml }\n/c: { $ref: "#/~1a" }',
        'paths/a.yaml': 'get: { operationId: a }',
        'shared/b c.yaml': 'delete: { $ref: "#/x" }\nx: { operationId: b }',
      },
      ['GET /a a', 'DELETE /b b', 'GET /c a'],
    ],
    [
      'an operation that is a file above the folder',
      {
        'openapi.yaml': document('  /a: { get: { $ref: ../get.yaml } }'),
        '../get.yaml': 'operationId: up',
      },
      ['GET /a up'],
    ],
  ])('has %s', (_, files, operations) => {
    expect(read(files)).toMatchObject({ operations, problems: [] });
  });

  it.each<[string, string, Record<string, string>, RegExp]>([
    ['a missing file', 'none.yaml', {}, /file that is not there/],
    ['a broken file', 'b.yaml', { 'b.yaml': 'a: [' }, /can not be read/],
    ['an address', 'https://x.example/a.yaml', {}, /leads out of/],
    ['a path from the root', '/etc/passwd', {}, /leads out of/],
    ['a place that is not there', 'b.yaml#/x', { 'b.yaml': 'a: 1' }, /nowhere/],
    ['no mapping', 'b.yaml', { 'b.yaml': '[1]' }, /nowhere/],
    [
      'itself by way of another',
      'b.yaml',
      { 'b.yaml': "$ref: 'openapi.yaml#/paths/~1a'" },
      /circle/,
    ],
    [
      'more than is read',
      'b.yaml',
      { 'b.yaml': `get: {}\n#${'x'.repeat(3_000_001)}` },
      /at most 3000000 characters/,
    ],
  ])('says so where a reference leads to %s', (_, reference, files, why) => {
    const { operations, problems } = read({
      ...files,
      'openapi.yaml': document(
        `  /a: { $ref: '${reference}' }\n  /b: { get: {} }`,
      ),
    });
    expect(operations).toEqual(['GET /b -']);
    expect(problems).toEqual([expect.stringMatching(why)]);
  });

  it('reads each file once, and asks for nothing that leads elsewhere', () => {
    const { asked } = read({
      'openapi.yaml': document(
        '  /a: { $ref: p.yaml#/a }\n  /b: { $ref: ./p.yaml#/a }\n  /c: { $ref: file:///p.yaml }',
      ),
      'p.yaml': 'a: { get: {} }',
    });
    expect(asked).toEqual(['p.yaml']);
  });

  it('ends where a few references lead to very much', () => {
    const many = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, at) => [
        `/p${at}`,
        { $ref: '#/paths' },
      ]),
    );
    const { problems } = readApiOperations(
      JSON.stringify({ openapi: '3.0.0', paths: many }),
      'a',
    );
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(50);
  });
});
