import { expectDescribed, expectDescribedRequest } from './apiDescription';

const row = {
  error: { name: 'NotFoundError', message: 'gone' },
  response: { statusCode: 404 },
};
const scan = {
  entityRef: 'component:default/web',
  status: 'done',
  stage: 'finished',
  filesRead: 1,
  filesTotal: null,
  message: null,
  startedAt: null,
  finishedAt: null,
};
const path = '/v1/components/component/default/web/scan';

describe('the description of the API', () => {
  it('knows what is as described', () => {
    expect(() => expectDescribed('get', path, 200, scan)).not.toThrow();
    expect(() => expectDescribed('get', path, 404, row)).not.toThrow();
  });

  it.each<[string, string, string, number, unknown, string]>([
    [
      'a missing field',
      'get',
      path,
      200,
      { ...scan, stage: undefined },
      'stage',
    ],
    ['a field too much', 'get', path, 200, { ...scan, secret: 1 }, 'secret'],
    ['another type', 'get', path, 200, { ...scan, filesRead: 'x' }, 'number'],
    ['another status', 'get', path, 201, scan, 'answers 201'],
    ['an error of another shape', 'get', path, 404, {}, 'error'],
    ['another route', 'get', '/v1/nowhere', 200, {}, 'has no get'],
    ['another method', 'put', path, 200, scan, 'has no put'],
  ])('tells %s', (_name, method, route, status, body, message) => {
    expect(() => expectDescribed(method, route, status, body)).toThrow(message);
  });

  const gap = '/v1/components/component/default/web/gaps/g1/decision';
  const decision = {
    kind: 'waived',
    reason: 'known',
    until: '2999-01-01',
    revision: 0,
  };

  it('knows requests that are as described', () => {
    expect(() => {
      expectDescribedRequest('get', '/v1/gaps?sort=age&status=open', undefined);
      expectDescribedRequest('put', gap, decision);
    }).not.toThrow();
  });

  it.each<[string, string, string, unknown, string]>([
    ['a parameter too much', 'get', '/v1/gaps?colour=red', undefined, 'colour'],
    ['a missing parameter', 'post', '/v1/runs', undefined, 'entityRef'],
    ['another body', 'put', gap, { ...decision, revision: 'x' }, 'revision'],
  ])('tells %s', (_name, method, address, body, message) => {
    expect(() => expectDescribedRequest(method, address, body)).toThrow(
      message,
    );
  });
});
