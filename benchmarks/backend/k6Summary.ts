const trends = [
  'http_req_duration',
  'http_req_waiting',
  'http_req_connecting',
  'iteration_duration',
];

/** An ordinary summary of k6 that no other number gives. */
export function k6Summary(n: number): string {
  const trend = (avg: number) => ({
    avg,
    min: avg / 2,
    med: avg,
    max: avg * 4,
    'p(90)': avg * 2,
    'p(95)': avg * 3,
  });
  return JSON.stringify({
    metrics: {
      ...Object.fromEntries(
        trends.map((name, at) => [name, trend(50 + at + (n % 1000) / 10)]),
      ),
      http_reqs: { count: 1000 + n, rate: 100 },
      checks: { passes: 1000 + n, fails: 0, value: 1 },
    },
    root_group: {
      name: '',
      path: '',
      id: 'd41d8cd98f00b204e9800998ecf8427e',
      groups: {},
      checks: {
        'status of 3': {
          name: 'status of 3',
          path: '::status of 3',
          id: '0',
          passes: 1000 + n,
          fails: 0,
        },
      },
    },
  });
}
