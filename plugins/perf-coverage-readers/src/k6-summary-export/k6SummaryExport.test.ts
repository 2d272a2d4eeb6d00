import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('k6 --summary-export', () => {
  it('reads totals, with "passes" of http_req_failed as the failed requests', async () => {
    const run = await parseFile(fixture('orders.json'));

    expect(run.format).toBe('k6-summary-export');
    expect(run.totals).toMatchObject({
      requests: 600,
      failedRequests: 12,
      errorRate: 0.02,
      thresholds: 5,
      failedThresholds: 4,
      checks: 2,
      failedChecks: 1,
    });
  });

  it('takes a threshold that is true for one that was crossed', async () => {
    const run = await parseFile(fixture('orders.json'));

    expect(run.thresholds).toContainEqual({
      metric: 'http_req_duration',
      selector: {},
      expression: 'p(95)<500',
      ok: true,
    });
    expect(run.thresholds).toContainEqual({
      metric: 'http_req_duration',
      selector: { name: 'POST /orders', scenario: 'checkout' },
      expression: 'p(95)<250',
      ok: false,
    });
  });

  it('gives each metric its unit, direction and scope', async () => {
    const run = await parseFile(fixture('orders.json'));

    expect(statsOf(run, 'http_req_duration')).toEqual({
      avg: 84.5,
      min: 11.2,
      med: 70.1,
      max: 912.4,
      p90: 160.2,
      p95: 210.8,
      'p99.9': 890,
    });
    expect(
      statsOf(run, 'http_req_duration', {
        name: 'POST /orders',
        scenario: 'checkout',
      }),
    ).toMatchObject({ p95: 300 });
    const described = (name: string) => {
      const { unit, direction } = run.metrics.find(
        metric => metric.name === name,
      )!;
      return `${unit} ${direction}`;
    };
    expect(described('http_req_duration')).toBe('ms lower');
    expect(described('http_req_failed')).toBe('ratio lower');
    expect(described('checks')).toBe('ratio higher');
    expect(described('data_sent')).toBe('bytes neutral');
    expect(described('order_lines')).toBe('unknown lower');
    expect(described('vus')).toBe('count neutral');
  });

  it('keeps the group of a check', async () => {
    const run = await parseFile(fixture('orders.json'));

    expect(run.checks).toEqual([
      { name: 'status is 200', group: '', passes: 600, fails: 0 },
      { name: 'order is created', group: '::checkout', passes: 580, fails: 20 },
    ]);
  });

  it('refuses a home-made summary and says what to write instead', async () => {
    await expect(parseFile(fixture('home-made.json'))).rejects.toThrow(
      /nearest is k6-summary-export.*JSON\.stringify\(data\)/,
    );
  });

  it('says so where the data was generated', async () => {
    const run = await parseText(
      '{"synthetic": true, "metrics": {"http_reqs": {"count": 1, "rate": 1}}, "root_group": {}}',
    );
    expect(run.synthetic).toBe(true);
  });

  it('names the line where the file was cut', async () => {
    await expect(
      parseText('{\n "metrics": {\n  "http_reqs": {"count": 1, "rate": 2},'),
    ).rejects.toThrow(/line 3: .*ends in the middle/);
  });

  it.each([
    [
      'NaN',
      '{"metrics": {"vus": {"value": NaN, "min": 1, "max": 2}}, "root_group": {}}',
    ],
    [
      'Infinity',
      '{"metrics": {"vus": {"value": -Infinity, "min": 1, "max": 2}}, "root_group": {}}',
    ],
  ])('leaves a value out that is %s', async (_, text) => {
    const run = await parseText(text);
    expect(statsOf(run, 'vus')).toEqual({ min: 1, max: 2 });
    expect(run.warnings).toMatchObject([{ code: 'not-a-number', count: 1 }]);
  });

  it('treats __proto__ as a name like any other', async () => {
    const run = await parseText(
      '{"metrics": {"__proto__": {"count": 1, "rate": 1}, "a{__proto__:x}": {"count": 2, "rate": 2}}, "root_group": {}}',
    );
    expect(run.metrics.map(metric => metric.name)).toEqual(['__proto__', 'a']);
    expect(Object.keys(run.metrics[1].scope)).toEqual(['__proto__']);
    expect(({} as { count?: number }).count).toBeUndefined();
  });

  it('folds metrics beyond the limit and counts them', async () => {
    const metrics = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [
        `http_req_duration{name:${n}}`,
        { avg: n, min: n, max: n },
      ]),
    );
    const run = await parseText(
      JSON.stringify({
        metrics: { ...metrics, http_reqs: { count: 30, rate: 1 } },
        root_group: {},
      }),
      { limits: { maxMetrics: 10 } },
    );
    expect(run.metrics).toHaveLength(10);
    expect(run.metrics[0].name).toBe('http_reqs');
    expect(run.warnings).toMatchObject([{ code: 'metrics-folded', count: 21 }]);
  });

  it('reads groups nested beyond any script without overflowing', async () => {
    let group = '{"name": "g", "groups": []}';
    for (let n = 0; n < 5000; n += 1) {
      group = `{"name": "g", "groups": [${group}]}`;
    }
    const run = await parseText(
      `{"metrics": {"http_reqs": {"count": 1, "rate": 1}}, "root_group": ${group}}`,
    );
    expect(run.warnings).toMatchObject([{ code: 'groups-too-deep' }]);
  });
});
