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
