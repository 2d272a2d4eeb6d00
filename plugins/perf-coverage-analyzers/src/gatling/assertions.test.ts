import { rules, scala } from './__testUtils__/simulations';

describe('assertions', () => {
  it.each([
    [
      'global.responseTime.max.lt(500)',
      'http_req_duration',
      'max',
      '<',
      500,
      {},
    ],
    [
      'global.responseTime.mean.lte(50)',
      'http_req_duration',
      'avg',
      '<=',
      50,
      {},
    ],
    [
      'global.responseTime.percentile1.lt(50)',
      'http_req_duration',
      'p50',
      '<',
      50,
      {},
    ],
    [
      'global.responseTime.percentile4.lt(50)',
      'http_req_duration',
      'p99',
      '<',
      50,
      {},
    ],
    [
      'global.responseTime.percentile(99.9).lt(50)',
      'http_req_duration',
      'p99.9',
      '<',
      50,
      {},
    ],
    [
      'global.responseTime.stdDev.lt(5)',
      'http_req_duration',
      'stddev',
      '<',
      5,
      {},
    ],
    [
      'forAll.failedRequests.percent.lte(5)',
      'http_req_failed',
      'rate',
      '<=',
      0.05,
      { operation: '*' },
    ],
    [
      'global.failedRequests.count.is(0)',
      'http_req_failed',
      'count',
      '==',
      0,
      {},
    ],
    [
      'global.successfulRequests.percent.gt(95)',
      'http_req_failed',
      'rate',
      '<',
      0.05,
      {},
    ],
    ['global.requestsPerSec.gte(100)', 'http_reqs', 'rate', '>=', 100, {}],
    [
      'global.requestsPerSec.between(100, 1000)',
      'http_reqs',
      'rate',
      '>=',
      100,
      {},
    ],
    [
      'global.responseTime.mean.between(1, 40)',
      'http_req_duration',
      'avg',
      '<=',
      40,
      {},
    ],
    [
      'global.responseTime.mean.around(100, 20)',
      'http_req_duration',
      'avg',
      '<=',
      120,
      {},
    ],
    [
      'details("Login").responseTime.max.lt(9)',
      'http_req_duration',
      'max',
      '<',
      9,
      { operation: 'Login' },
    ],
    [
      'details("Group" / "Login").responseTime.max.lt(9)',
      'http_req_duration',
      'max',
      '<',
      9,
      { operation: 'Login', group: 'Group' },
    ],
  ])('%s', async (assertion, metric, stat, operator, value, selector) => {
    const file = await scala(`
  setUp(scenario("A").exec(http("a").get("/a")).inject(atOnceUsers(1)))
    .assertions(${assertion})`);

    expect(file.thresholds).toEqual([
      expect.objectContaining({
        metric,
        stat,
        operator,
        value,
        selector,
        valid: true,
        line: 9,
      }),
    ]);
    expect(file.findings).toEqual([]);
  });

  it.each([
    ['global.failedRequests.percent.lte(100)'],
    ['global.responseTime.max.gte(0)'],
    ['global.successfulRequests.percent.gte(0)'],
  ])('tells that %s never fails', async assertion => {
    const file = await scala(`
  setUp(scenario("A").exec(http("a").get("/a")).inject(atOnceUsers(1)))
    .assertions(${assertion})`);

    expect(rules(file)).toEqual(['gatling/assertion-never-fails:9']);
  });
});
