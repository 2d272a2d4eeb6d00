import { parseDuration } from './durations';
import { parseExpression, parseMetricName } from './thresholdExpressions';
import { pathTemplate } from './urls';

describe('threshold expressions as k6 parses them', () => {
  it.each([
    ['p(95)<200', 'p95', '<', 200],
    [' p(99.9) <= 1.5 ', 'p99.9', '<=', 1.5],
    ['rate===1', 'rate', '==', 1],
    ['count!=0', 'count', '!=', 0],
    ['avg>-1', 'avg', '>', -1],
  ])('takes %s', (expression, stat, operator, value) => {
    expect(parseExpression(expression)).toEqual({
      stat,
      operator,
      value,
      problem: null,
    });
  });

  it.each([
    'p95<200',
    'p(x)<1',
    'avg',
    'mean<3',
    'avg<200ms',
    'avg<',
    '<3',
    '',
  ])('rejects %j with a reason', expression => {
    expect(parseExpression(expression).problem).toEqual(expect.any(String));
  });

  it.each([
    ['http_reqs', 'http_reqs', {}],
    ['d{name:login}', 'd', { name: 'login' }],
    ['d{name:"a,b", url:http://x/y}', 'd', { name: 'a,b', url: 'http://x/y' }],
  ])('reads the metric of %s', (name, metric, selector) => {
    expect(parseMetricName(name)).toEqual({ metric, selector, problem: null });
  });
});

describe('durations', () => {
  it.each([
    ['1m30s', 90],
    ['1d2h', 93_600],
    ['500ms', 0.5],
    ['0.5h', 1800],
    ['1500', 1.5],
    [2500, 2.5],
    ['10', 0.01],
    ['5 m', undefined],
    ['', undefined],
    ['x', undefined],
  ])('%j is %j seconds', (written, seconds) => {
    expect(parseDuration(written)).toBe(seconds);
  });
});

describe('path templates', () => {
  it.each([
    ['https://x.test/a/b?c=d', '/a/b'],
    ['https://x.test', '/'],
    ['\0/a/\0', '/a/{}'],
    ['\0people', '/people'],
    ['\0\0', '{}'],
    ['http://\0:8080/a', '/a'],
    ['\0://\0/a', '/a'],
    ['http://localhost:8080\0', '{}'],
    ['\0:8080/a', '/a'],
    ['http://x//a//b/', '/a/b/'],
    ['http://x/items\0', '/items'],
    ['http://x/item-\0', '/item-{}'],
    ['localhost:3000/a', '/a'],
  ])('%j is %s', (url, path) => {
    expect(pathTemplate(url)).toBe(path);
  });
});
