import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const k6 = new URL('./k6.mjs', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'k6' || specifier.startsWith('k6/')
      ? { url: k6, shortCircuit: true }
      : next(specifier, context),
});

/**
 * Runs a k6 script whose requests are awaited and whose scenarios all have the
 * executor `constant-vus`; answers a run in the format of Perf Coverage
 * (docs/formats.md).
 *
 * @param file absolute
 * @param env what the script finds in `__ENV`
 */
export async function runScript(file, env) {
  globalThis.__ENV = env;
  const { requests, checks, scenarios } = await import(k6);
  const script = await import(pathToFileURL(file).href);
  const known = await script.setup?.();
  // What prepares the load is no load.
  requests.length = 0;

  const startedAt = new Date();
  const start = performance.now();
  await Promise.all(
    Object.entries(script.options.scenarios).flatMap(([name, scenario]) => {
      if (scenario.executor !== 'constant-vus') {
        throw new Error(`${name} has the executor ${scenario.executor}`);
      }
      const end = start + secondsOf(scenario.duration) * 1000;
      const user = async () => {
        while (performance.now() < end) await script[scenario.exec](known);
      };
      return Array.from({ length: scenario.vus }, () =>
        scenarios.run(name, user),
      );
    }),
  );
  const durationSeconds = (performance.now() - start) / 1000;
  return {
    schemaVersion: 1,
    tool: { name: 'perf-coverage load test', version: null },
    startedAt: startedAt.toISOString(),
    durationSeconds: rounded(durationSeconds),
    metrics: [
      durations({}, requests),
      ...grouped(requests, 'name').map(([operation, own]) =>
        durations({ operation }, own),
      ),
      ...grouped(requests, 'scenario').map(([scenario, own]) =>
        durations({ scenario }, own),
      ),
      {
        name: 'http_reqs',
        scope: {},
        unit: 'count',
        direction: 'higher',
        stats: {
          count: requests.length,
          rate: rounded(requests.length / durationSeconds),
        },
      },
    ],
    thresholds: Object.entries(script.options.thresholds).flatMap(
      ([metric, expressions]) =>
        expressions.map(expression => ({
          metric,
          expression,
          ok: holds(metric, expression, requests, checks),
        })),
    ),
    checks: [...checks].map(([name, counted]) => ({ name, ...counted })),
    totals: {
      requests: requests.length,
      failedRequests: requests.filter(({ failed }) => failed).length,
    },
  };
}

function secondsOf(duration) {
  const [, amount, unit] = /^([0-9]+)(s|m)$/.exec(duration) ?? [];
  if (unit === undefined) throw new Error(`${duration} is no duration`);
  return Number(amount) * (unit === 'm' ? 60 : 1);
}

function grouped(requests, key) {
  return [...Map.groupBy(requests, request => request[key])].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
}

function durations(scope, requests) {
  const sorted = requests
    .map(({ milliseconds }) => milliseconds)
    .sort((a, b) => a - b);
  const quantile = q => rounded(sorted[Math.ceil(q * sorted.length) - 1]);
  return {
    name: 'http_req_duration',
    scope,
    unit: 'ms',
    direction: 'lower',
    stats: {
      count: sorted.length,
      min: rounded(sorted[0]),
      avg: rounded(sorted.reduce((sum, one) => sum + one, 0) / sorted.length),
      p50: quantile(0.5),
      p95: quantile(0.95),
      p99: quantile(0.99),
      max: rounded(sorted[sorted.length - 1]),
    },
  };
}

function holds(metric, expression, requests, checks) {
  const [, stat, operator, limit] =
    /^(p\([0-9]+\)|rate)([<>])([0-9.]+)$/.exec(expression) ?? [];
  if (stat === undefined) throw new Error(`${expression} is not understood`);
  const actual = valueOf(metric, stat, requests, checks);
  return operator === '<' ? actual < Number(limit) : actual > Number(limit);
}

function valueOf(metric, stat, requests, checks) {
  const [, name, scenario] =
    /^([a-z_]+)(?:\{scenario:([a-z_]+)\})?$/.exec(metric) ?? [];
  const own = requests.filter(
    request => scenario === undefined || request.scenario === scenario,
  );
  switch (name) {
    case 'http_req_duration':
      return durations({}, own).stats[`p${stat.slice(2, -1)}`];
    case 'http_req_failed':
      return own.filter(({ failed }) => failed).length / own.length;
    case 'checks': {
      const all = [...checks.values()];
      const sum = key => all.reduce((total, one) => total + one[key], 0);
      return sum('passes') / (sum('passes') + sum('fails'));
    }
    default:
      throw new Error(`${metric} is not understood`);
  }
}

function rounded(value) {
  return Math.round(value * 1000) / 1000;
}
