import { ApiOperations } from '../vocabulary';
import { readApi } from './readApi';

function shown({ operations }: ApiOperations): string[] {
  return operations.map(({ method, path }) => `${method} ${path}`);
}

const proto = `
syntax = "proto3";
package shop.v1;
import "google/protobuf/empty.proto";
service Orders {
  rpc List (ListRequest) returns (stream Order);
  rpc Old (ListRequest) returns (Order) { option deprecated = true; }
}
message ListRequest { string id = 1; }
message Order { map<string, int32> items = 1; message Inner { oneof x { int32 a = 1; } } }
`;

describe('an API document', () => {
  it.each<[string, string, string[]]>([
    [
      'GraphQL',
      'type Query { user(id: ID!): User  users: [User] }\nextend type Query { me: User }\ntype User { name: String }\ntype Mutation { addUser: User @deprecated }',
      ['QUERY /user', 'QUERY /users', 'QUERY /me', 'MUTATION /addUser'],
    ],
    [
      'GraphQL with its own root types',
      'schema { query: Root subscription: Feed }\ntype Root { a: Int }\ntype Feed { b: Int }\ntype Mutation { c: Int }',
      ['QUERY /a', 'MUTATION /c', 'SUBSCRIPTION /b'],
    ],
    [
      'a GraphQL introspection',
      JSON.stringify({
        data: {
          __schema: {
            queryType: { name: 'Q' },
            types: [
              { name: 'Q', fields: [{ name: 'a' }, { name: 'b' }] },
              { name: 'X', fields: [{ name: 'c' }] },
            ],
          },
        },
      }),
      ['QUERY /a', 'QUERY /b'],
    ],
    ['gRPC', proto, ['GRPC /shop.v1.Orders/List', 'GRPC /shop.v1.Orders/Old']],
    [
      'AsyncAPI 2',
      'asyncapi: 2.6.0\nchannels:\n  orders/created:\n    publish: { operationId: made }\n    subscribe: {}\n',
      ['PUBLISH /orders/created', 'SUBSCRIBE /orders/created'],
    ],
    [
      'AsyncAPI 3',
      "asyncapi: 3.0.0\nchannels:\n  made: { address: /orders }\noperations:\n  onMade: { action: receive, channel: { $ref: '#/channels/made' } }\n  elsewhere: { action: send, channel: { $ref: 'https://x#/y' } }\n",
      ['RECEIVE /orders'],
    ],
    ['OpenAPI', 'openapi: 3.0.0\npaths: { /a: { get: {} } }', ['GET /a']],
  ])('%s is told by itself and read', (_, document, expected) => {
    const read = readApi(document, 'api:default/shop');
    expect(read.problems).toEqual([]);
    expect(shown(read)).toEqual(expected);
  });

  it.each<[string, 'graphql' | 'grpc' | 'asyncapi', string, number | null]>([
    ['a broken schema', 'graphql', 'type Query {\n  a(: Int\n}', 2],
    ['a schema without operations', 'graphql', 'type User { a: Int }', null],
    [
      'types nested without end',
      'graphql',
      `type Query { a: ${'['.repeat(99_999)}`,
      null,
    ],
    ['a broken proto file', 'grpc', 'syntax = "proto3";\nservice {', 2],
    ['blocks nested without end', 'grpc', 'message A {'.repeat(50_000), null],
    [
      'a proto file without services',
      'grpc',
      'syntax = "proto3"; message A {}',
      null,
    ],
    [
      'channels that are none',
      'asyncapi',
      'asyncapi: 2.0.0\nchannels: 5',
      null,
    ],
    ['no version', 'asyncapi', 'channels: {}', 1],
    ['a document too long', 'grpc', ' '.repeat(5_000_001), 1],
  ])('%s is a problem, not an exception', (_, kind, document, line) => {
    const { operations, problems } = readApi(document, 'api', kind);
    expect(operations).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0].line).toBe(line ?? problems[0].line);
  });

  it('says what x-perf-coverage asks of an operation', () => {
    const { operations, problems } = readApi(
      `openapi: 3.0.0
paths:
  /a:
    servers: [{ url: /v9 }]
    get:
      x-perf-coverage:
        impact: high
        sla: < 500ms
    post:
      x-perf-coverage:
        sla:
          - { stat: p99, threshold: '< 1s', under: 50 users, name: Slow ones }
          - { metric: error rate, threshold: '< 1%' }
    put:
      x-perf-coverage: { exclude: Only in the office }
    delete:
      x-perf-coverage:
        exclude: { reason: Later, until: 2027-01-31 }
    patch:
      x-perf-coverage: { impact: huge, sla: fast, exclude: { until: 2027-01-31 }, slo: 1 }
`,
      'api:default/shop',
    );
    const own = Object.fromEntries(
      operations.map(entry => [entry.method, entry]),
    );
    expect(own.GET).toMatchObject({
      impact: 'high',
      basePaths: ['/v9'],
      slas: [
        {
          name: 'GET /a p95 duration',
          on: 'GET /a',
          stat: 'p95',
          value: 500,
          unit: 'ms',
          agreed: true,
          api: 'api:default/shop',
          line: 6,
        },
      ],
    });
    expect(own.POST.slas).toEqual([
      expect.objectContaining({
        name: 'Slow ones',
        stat: 'p99',
        under: '50 users',
      }),
      expect.objectContaining({ metric: 'error rate', stat: 'rate' }),
    ]);
    expect(own.PUT.excluded).toEqual({
      reason: 'Only in the office',
      until: null,
    });
    expect(own.DELETE.excluded).toEqual({
      reason: 'Later',
      until: '2027-01-31',
    });
    expect(own.PATCH).not.toHaveProperty('impact');
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('impact other than'),
      expect.stringContaining('PATCH /a'),
      expect.stringContaining('without a reason'),
      expect.stringContaining('unknown key "slo"'),
    ]);
  });
});
