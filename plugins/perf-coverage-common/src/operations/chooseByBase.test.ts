import { RequestBase } from '../vocabulary';
import { createOperationMatcher, readApiOperations } from '.';

/** An API document, with the servers and the version that it names. */
function anApi(name: string, version: string, ...servers: string[]) {
  return readApiOperations(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Orders', version },
      servers: servers.map(url => ({ url })),
      paths: {
        '/orders': { get: {} },
        ...(version.startsWith('1') ? { '/legacy': { get: {} } } : {}),
      },
    }),
    `api:default/${name}`,
  );
}

const base = (host: string | null, variable: string | null = null) => ({
  host,
  variable,
});

const byPath = [
  anApi('orders-v1', '1.4.0', '/v1'),
  anApi('orders-v2', '2.0.0', '/v2'),
];
const byHost = [
  anApi('orders-v1', '1.4.0', 'https://v1.example.com'),
  anApi('orders-v2', '2.0.0', 'https://v2.example.com:443'),
];
const alike = [
  anApi('orders-v1', '1.4.0', '/api'),
  anApi('orders-v2', '2.0.0', '/api'),
];
const withVariable = [
  anApi('orders', '1.4.0', 'https://{region}.v1.example.com'),
  anApi('orders-next', '2.0.0', 'https://{region}.v2.example.com'),
];
const unversioned = [
  anApi('orders', '1.0.0', 'https://one.example.com/api'),
  anApi('people', '1.0.0', 'https://two.example.com/api'),
];

describe('versions of an API', () => {
  it.each<
    [
      string,
      ReturnType<typeof anApi>[],
      string,
      RequestBase | undefined,
      string[],
    ]
  >([
    // by base path
    ['base path', byPath, '/v2/orders', undefined, ['orders-v2']],
    ['base path', byPath, '/v1/orders', undefined, ['orders-v1']],
    ['base path', byPath, '/v2/orders', base(null, 'V1_URL'), ['orders-v2']],
    ['no base path', byPath, '/orders', undefined, ['orders-v1', 'orders-v2']],
    [
      'no base path, a variable',
      byPath,
      '/orders',
      base(null, 'BASE_V2'),
      ['orders-v2'],
    ],
    // by the host of a server
    ['host', byHost, '/orders', base('v2.example.com'), ['orders-v2']],
    ['host', byHost, '/orders', base('v1.example.com'), ['orders-v1']],
    [
      'host before variable',
      byHost,
      '/orders',
      base('v1.example.com', 'V2'),
      ['orders-v1'],
    ],
    [
      'unknown host',
      byHost,
      '/orders',
      base('localhost:8080'),
      ['orders-v1', 'orders-v2'],
    ],
    [
      'unknown host, a variable',
      byHost,
      '/orders',
      base('localhost:8080', 'ordersV2Url'),
      ['orders-v2'],
    ],
    [
      'host with a variable',
      withVariable,
      '/orders',
      base('eu.v2.example.com'),
      ['orders-next'],
    ],
    [
      'host with a hole',
      withVariable,
      '/orders',
      base('{}.v1.example.com'),
      ['orders'],
    ],
    // an operation that only the other host has
    ['host of another API', byHost, '/legacy', base('v2.example.com'), []],
    ['its own host', byHost, '/legacy', base('v1.example.com'), ['orders-v1']],
    ['unknown host', byHost, '/legacy', base('localhost'), ['orders-v1']],
    // by the name of the variable
    [
      'BASE_URL_V2',
      alike,
      '/api/orders',
      base(null, 'BASE_URL_V2'),
      ['orders-v2'],
    ],
    ['baseUrlV1', alike, '/api/orders', base(null, 'baseUrlV1'), ['orders-v1']],
    ['API2_HOST', alike, '/api/orders', base(null, 'API2_HOST'), ['orders-v2']],
    [
      'ORDERS_NEXT_URL',
      withVariable,
      '/orders',
      base(null, 'ORDERS_NEXT_URL'),
      ['orders-next'],
    ],
    [
      'PEOPLE_API',
      unversioned,
      '/api/orders',
      base(null, 'PEOPLE_API'),
      ['people'],
    ],
    // what says nothing
    [
      'BASE_URL',
      alike,
      '/api/orders',
      base(null, 'BASE_URL'),
      ['orders-v1', 'orders-v2'],
    ],
    [
      'V3_URL',
      alike,
      '/api/orders',
      base(null, 'V3_URL'),
      ['orders-v1', 'orders-v2'],
    ],
    [
      'V1_AND_V2',
      alike,
      '/api/orders',
      base(null, 'V1_AND_V2'),
      ['orders-v1', 'orders-v2'],
    ],
    ['a variable, one API', byPath, '/legacy', base(null, 'V2'), ['orders-v1']],
  ])('by %s', (_name, apis, path, own, expected) => {
    const found = createOperationMatcher(apis).match({
      method: 'GET',
      path,
      ...(own ? { base: own } : {}),
    });
    expect(found.map(({ api }) => api.replace('api:default/', ''))).toEqual(
      expected,
    );
  });

  it('are read from servers and from Swagger', () => {
    expect(byHost[1]).toMatchObject({
      hosts: ['v2.example.com'],
      version: '2.0.0',
    });
    expect(
      readApiOperations(
        '{"swagger":"2.0","info":{},"host":"API.example.com:8443","basePath":"/v1","paths":{}}',
        'a',
      ),
    ).toMatchObject({ hosts: ['api.example.com:8443'], basePaths: ['/v1'] });
    expect(byPath[0].hosts).toBeUndefined();
  });
});
