import { ApiOperations } from '../vocabulary';
import { createOperationMatcher, matchRequests } from './matchRequests';

function anApi(
  basePaths: string[],
  operations: string[],
  api = 'api:default/shop',
): ApiOperations {
  return {
    api,
    title: null,
    basePaths,
    problems: [],
    operations: operations.map(operation => {
      const [method, path] = operation.split(' ');
      return { api, method, path, operationId: null, deprecated: false };
    }),
  };
}

function matched(api: ApiOperations, request: string) {
  const [method, path] = request.split(' ');
  return createOperationMatcher([api])
    .match({ method, path })
    .map(operation => `${operation.method} ${operation.path}`);
}

describe('matching requests to operations', () => {
  const shop = anApi(
    ['/shop/v1'],
    [
      'GET /orders',
      'GET /orders/{id}',
      'GET /orders/export',
      'POST /orders',
      'GET /orders/{id}/items/{item}',
      'GET /{tenant}/orders',
      'GET /',
      'GET /{anything}',
    ],
  );

  it.each([
    ['GET /shop/v1/orders', ['GET /orders']],
    ['get /shop/v1/orders/', ['GET /orders']],
    ['GET //shop//v1/orders?page=1#top', ['GET /orders']],
    // a part of the base path may lack, in order
    ['GET /v1/orders', ['GET /orders']],
    ['GET /orders', ['GET /orders']],
    // literal before parameter; a hole is no literal
    ['GET /shop/v1/orders/export', ['GET /orders/export']],
    ['GET /shop/v1/orders/42', ['GET /orders/{id}']],
    ['GET /shop/v1/orders/{}', ['GET /orders/{id}']],
    ['GET /shop/v1/orders/{}/items/{}', ['GET /orders/{id}/items/{item}']],
    ['GET /shop/v1/acme/orders', ['GET /{tenant}/orders']],
    ['GET /shop/v1', ['GET /']],
    ['GET /shop/v1/anything', ['GET /{anything}']],
    // what contradicts the base path, or another method
    ['GET /admin/v1/orders/export', []],
    ['GET /v1/shop/orders/export', []],
    ['DELETE /shop/v1/orders', []],
    ['GET /shop/v1/orders/42/unknown', []],
    // nothing is known of it
    ['GET {}', []],
    ['GET /{}/{}', []],
  ])('%s goes to %j', (request, expected) => {
    expect(matched(shop, request)).toEqual(expected);
  });

  const plain = anApi([''], ['GET /orders', 'GET /users/{id}', 'GET /']);

  it.each([
    ['GET /gateway/v2/orders', ['GET /orders']],
    ['GET /{}/orders', ['GET /orders']],
    // a sub-resource that the document lacks is not the collection of that name
    ['GET /users/{}/orders', []],
    ['GET /reports/{}/orders', []],
    ['GET /gateway', []],
  ])('without base path, %s goes to %j', (request, expected) => {
    expect(matched(plain, request)).toEqual(expected);
  });

  it('tells versions of one API apart by base path', () => {
    const matcher = createOperationMatcher([
      anApi(['/v1'], ['GET /orders'], 'one'),
      anApi(['/v2'], ['GET /orders'], 'two'),
    ]);
    expect(
      matcher
        .match({ method: 'GET', path: '/v2/orders' })
        .map(operation => operation.api),
    ).toEqual(['two']);
    expect(matcher.match({ method: 'GET', path: '/orders' })).toHaveLength(2);
  });

  it.each([
    // literal before parameter
    [['/api'], [], 'GET /api/orders/export', 'GET /orders/export', false],
    // base paths of servers
    [['/shop/v1'], [], 'GET /shop/v1/orders', 'GET /orders', false],
    // trailing slashes
    [['/api'], [], 'GET /api/orders/', 'GET /orders', false],
    // in order, some may lack
    [['/a/b/c'], [], 'GET /a/c/orders', 'GET /orders', false],
    [['/a/b/c'], [], 'GET /c/a/orders', null, false],
    // a segment that contradicts them
    [['/public'], [], 'GET /admin/orders', null, false],
    [['/public'], [], 'GET /admin/public/orders', null, false],
    // or a prefix in the plan
    [
      ['/public'],
      ['/edge/shop'],
      'GET /edge/shop/orders',
      'GET /orders',
      false,
    ],
    [['/public'], ['/edge'], 'GET /edge/public/orders', 'GET /orders', false],
    [['/public'], ['/edge'], 'GET /edge/admin/orders', null, false],
    [['/public'], ['/edge/shop'], 'GET /edge/orders', null, false],
    // an unknown base is a match by path, and says so
    [[''], [], 'GET /anything/orders', 'GET /orders', true],
    [[''], ['/anything'], 'GET /anything/orders', 'GET /orders', false],
    [['/public'], [], 'GET /{}/orders', 'GET /orders', true],
    [[''], [], 'GET /orders', 'GET /orders', false],
  ])(
    'with base path %j and prefix %j, %s goes to %s (by path alone: %s)',
    (basePaths, prefixes, request, expected, byPathAlone) => {
      const matcher = createOperationMatcher(
        [
          anApi(basePaths, [
            'GET /orders',
            'GET /orders/{id}',
            'GET /orders/export',
          ]),
        ],
        prefixes,
      );
      const [method, path] = request.split(' ');
      const [found] = matcher.match({ method, path });
      expect(found ? `${found.method} ${found.path}` : null).toBe(expected);
      expect(matcher.isByPathAlone({ method, path })).toBe(byPathAlone);
    },
  );

  it('takes the base path of an operation’s own server', () => {
    const api = anApi(['/v1'], ['GET /orders', 'GET /people']);
    api.operations[0].basePaths = ['/v2'];
    expect(matched(api, 'GET /v2/orders')).toEqual(['GET /orders']);
    expect(matched(api, 'GET /v1/orders')).toEqual([]);
    expect(matched(api, 'GET /v1/people')).toEqual(['GET /people']);
  });

  it('takes the fields of a GraphQL document where the source says it', () => {
    const matcher = createOperationMatcher([
      anApi([''], ['QUERY /user', 'QUERY /users', 'MUTATION /addUser']),
    ]);
    const match = (graphql?: string) =>
      matcher
        .match({ method: 'POST', path: '/graphql', graphql })
        .map(({ method, path }) => `${method} ${path}`);
    expect(match('{ user(id: 1) { name } users { name } }')).toEqual([
      'QUERY /user',
      'QUERY /users',
    ]);
    expect(match('mutation M { addUser(name: "x") { id } }')).toEqual([
      'MUTATION /addUser',
    ]);
    // not sure, so nothing
    expect(match('{ user(id: ${')).toEqual([]);
    expect(match()).toEqual([]);
    expect(matcher.match({ method: '*', path: '/user' })).toEqual([]);
  });

  it('takes gRPC methods by their full name', () => {
    const matcher = createOperationMatcher([
      anApi([''], ['GRPC /shop.v1.Orders/List']),
    ]);
    const match = (path: string) =>
      matcher.match({ method: 'GRPC', path }).length;
    expect(match('/shop.v1.Orders/List')).toBe(1);
    expect(match('/shop.v2.Orders/List')).toBe(0);
    expect(match('/{}')).toBe(0);
  });

  it('lists the requests that go to no operation', () => {
    const requests = [
      { method: 'GET', path: '/orders', line: 3 },
      { method: 'GET', path: '/nowhere', line: 4 },
    ];
    const { byOperation, unmatched } = matchRequests([plain], requests);
    expect([...byOperation.values()]).toEqual([[requests[0]]]);
    expect(unmatched).toEqual([requests[1]]);
  });

  it('takes hardly longer with a hundred times the operations', () => {
    const requests = Array.from({ length: 10_000 }, (_, n) => ({
      method: 'GET',
      path: `/api/r${n % 10}/${n}/s/{}`,
    }));
    // The quickest of a few rounds: other programs share the machine.
    const timeWith = (operations: number) => {
      const api = anApi(
        ['/api'],
        Array.from({ length: operations }, (_, n) => `GET /r${n}/{a}/s/{b}`),
      );
      const rounds = Array.from({ length: 5 }, () => {
        const start = performance.now();
        expect(matchRequests([api], requests).unmatched).toEqual([]);
        return performance.now() - start;
      });
      return Math.min(...rounds);
    };
    expect(timeWith(1_000)).toBeLessThan(20 * timeWith(10));
  });
});
