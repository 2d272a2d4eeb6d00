import { rules, scanOne, script } from './__testUtils__/scripts';

describe('limits and checks', () => {
  it('reads what ensure demands', async () => {
    const file = await scanOne(
      script(`ensure:
  p95: 250
  median: 100
  maxErrorRate: 1
  thresholds:
    - http.response_time.p99: 500
    - "vusers.failed": 3
    - plugins.metrics-by-endpoint.response_time./users.p999: 900
  conditions:
    - expression: http.response_time.max <= 2000 and http.request_rate > 10
    - expression: (vusers.created - vusers.completed) / vusers.created < 0.1
      strict: false`),
    );
    expect(file.thresholds).toMatchObject([
      {
        metric: 'http_req_duration',
        stat: 'med',
        operator: '<',
        value: 100,
        unit: 'ms',
      },
      {
        metric: 'http_req_duration',
        stat: 'p95',
        operator: '<',
        value: 250,
        unit: 'ms',
        expression: 'p95 < 250',
        valid: true,
        line: 4,
      },
      { metric: 'http_req_duration', stat: 'p99', value: 500, line: 8 },
      { metric: 'vusers.failed', stat: 'count', value: 3, unit: 'count' },
      {
        metric: 'http_req_duration',
        stat: 'p99.9',
        value: 900,
        selector: { name: '/users' },
      },
      { metric: 'http_req_duration', stat: 'max', operator: '<=', value: 2000 },
      {
        metric: 'http.request_rate',
        stat: 'rate',
        operator: '>',
        value: 10,
        unit: 'per_second',
      },
      {
        metric: 'http_req_failed',
        stat: 'rate',
        operator: '<=',
        value: 0.01,
        unit: 'ratio',
      },
    ]);
    expect(file.checks).toEqual([
      '(vusers.created - vusers.completed) / vusers.created < 0.1',
    ]);
    expect(rules(file)).toEqual([]);
  });

  it('reads limits under plugins and expectations', async () => {
    const file = await scanOne(
      script(
        'plugins:\n  ensure:\n    thresholds:\n      - http.response_time.p95: "200"\n  expect: {}',
        '- get:\n    url: /a\n    name: start\n    expect:\n      - statusCode: [200, 304]\n      - hasProperty: id\n- get:\n    url: /b\n    match: { json: $.id, value: "7" }',
      ),
    );
    expect(file.thresholds).toMatchObject([{ stat: 'p95', value: 200 }]);
    expect(file.checks).toEqual([
      'start: statusCode [200,304]',
      'start: hasProperty id',
      'GET /b: match 7',
    ]);
    expect(rules(file)).toEqual([]);
  });
});
