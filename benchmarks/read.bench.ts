import { parseResult } from 'backstage-plugin-perf-coverage-readers';
import { Bench } from 'tinybench';

/** A k6 summary with as many requests and checks as an ordinary script has. */
function k6Summary(): Buffer {
  const metrics: Record<string, unknown> = {
    http_reqs: { count: 12000, rate: 200 },
    http_req_failed: { passes: 12, fails: 11988, value: 0.001 },
    iterations: { count: 3000, rate: 50 },
  };
  for (let index = 0; index < 40; index++) {
    metrics[`http_req_duration{name:GET /items/${index}}`] = {
      avg: 20 + index,
      min: 3,
      med: 18 + index,
      max: 900,
      'p(90)': 60 + index,
      'p(95)': 80 + index,
      thresholds: { 'p(95)<500': false },
    };
  }
  metrics.http_req_duration = {
    avg: 40,
    min: 3,
    med: 38,
    max: 900,
    'p(90)': 80,
    'p(95)': 100,
    thresholds: { 'p(95)<500': false },
  };
  const checks = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `status ${index}`,
      {
        name: `status ${index}`,
        path: `::status ${index}`,
        id: String(index),
        passes: 300,
        fails: 0,
      },
    ]),
  );
  return Buffer.from(
    JSON.stringify({
      root_group: { name: '', path: '', id: '', groups: {}, checks },
      metrics,
    }),
  );
}

async function* once(chunk: Buffer) {
  yield chunk;
}

/** Reading a file whose format must be found out, beside JSON.parse alone. */
export async function prepare(): Promise<Bench> {
  const summary = k6Summary();
  const text = summary.toString();

  const bench = new Bench({ name: 'read', time: 1000 });
  bench.add('read a k6 summary', async () => {
    await parseResult(once(summary));
  });
  bench.add('only JSON.parse the same file', () => {
    JSON.parse(text);
  });
  return bench;
}
