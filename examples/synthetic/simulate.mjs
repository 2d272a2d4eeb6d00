// Draws what a load run could have measured.

/** One run; every statistic is computed from the same draws. */
export function simulate(entry, age, roll) {
  const drift = (entry.drift?.(age) ?? 1) * (0.96 + 0.08 * roll());
  const draw = (median, spread, count) =>
    Array.from({ length: count }, () => logNormal(median * drift, spread, roll));
  const size = Math.min(entry.requests, 4000);
  const tagged = new Map();
  let left = size;
  for (const [tag, { share, median }] of Object.entries(entry.tags ?? {})) {
    const count = Math.min(left, Math.max(1, Math.round(size * share)));
    tagged.set(tag, draw(median, entry.spread, count));
    left -= count;
  }
  const all = [...[...tagged.values()].flat(), ...draw(entry.median, entry.spread, left)];
  const requests = Math.round(entry.requests * (0.98 + 0.02 * roll()));
  const failed = Math.min(requests, Math.round(requests * entry.errors * (0.9 + 0.2 * roll())));
  const iterations = Math.max(1, Math.round(requests / Math.max(1, entry.checks.length)));
  const metrics = new Map([
    ['data_received', counter(requests * 2480, entry.seconds, 'data')],
    ['data_sent', counter(requests * 410, entry.seconds, 'data')],
    ['http_req_blocked', trend(all.map(() => logNormal(0.006, 0.6, roll)))],
    ['http_req_duration', trend(all)],
    ['http_req_failed', rate(failed, requests - failed)],
    ['http_req_waiting', trend(all.map(time => time * 0.98))],
    ['http_reqs', counter(requests, entry.seconds)],
    ['iterations', counter(iterations, entry.seconds)],
    ['vus', gauge(entry.vus, 1, entry.vus)],
    ['vus_max', gauge(entry.vus, entry.vus, entry.vus)],
  ]);
  for (const [tag, samples] of tagged) metrics.set(`http_req_duration{${tag}}`, trend(samples));
  for (const [name, { median, spread }] of Object.entries(entry.trends ?? {})) {
    metrics.set(name, trend(draw(median, spread, size)));
  }
  for (const [name, share] of Object.entries(entry.rates ?? {})) {
    metrics.set(name, rate(Math.round(requests * share), requests - Math.round(requests * share)));
  }
  // Requests that failed show in the last check; those of setup ran once.
  const checks = entry.checks.map((name, index) => {
    const fails = index === entry.checks.length - 1 ? Math.min(failed, iterations) : 0;
    return { name, passes: iterations - fails, fails };
  });
  checks.unshift(...(entry.setupChecks ?? []).map(name => ({ name, passes: 1, fails: 0 })));
  if (checks.length > 0) {
    const passes = checks.reduce((sum, check) => sum + check.passes, 0);
    metrics.set('checks', rate(passes, checks.reduce((sum, check) => sum + check.fails, 0)));
  }
  const thresholds = new Map();
  for (const [key, expressions] of Object.entries(entry.thresholds ?? {})) {
    if (!metrics.has(key)) metrics.set(key, structuredClone(metrics.get(key.slice(0, key.indexOf('{')))));
    thresholds.set(key, expressions.map(text => [text, holds(text, metrics.get(key).values)]));
  }
  return { script: entry.script, seconds: entry.seconds, metrics, checks, thresholds };
}

function trend(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  // k6 interpolates between the two nearest samples.
  const at = share => {
    const place = share * (sorted.length - 1);
    const low = Math.floor(place);
    const high = Math.min(low + 1, sorted.length - 1);
    return round(sorted[low] + (sorted[high] - sorted[low]) * (place - low));
  };
  const avg = round(sorted.reduce((sum, value) => sum + value, 0) / sorted.length);
  const values = { avg, min: at(0), med: at(0.5), max: at(1), 'p(90)': at(0.9), 'p(95)': at(0.95), 'p(99)': at(0.99) };
  return { type: 'trend', contains: 'time', values };
}

function counter(count, seconds, contains = 'default') {
  return { type: 'counter', contains, values: { count, rate: round(count / seconds) } };
}

function gauge(value, min, max) {
  return { type: 'gauge', contains: 'default', values: { value, min, max } };
}

function rate(passes, fails) {
  return { type: 'rate', contains: 'default', values: { rate: passes / (passes + fails), passes, fails } };
}

function round(value) {
  return Math.round(value * 1e6) / 1e6;
}

function holds(expression, values) {
  const [, stat, operator, limit] = /^([^<>]+)([<>])([\d.]+)$/.exec(expression);
  return operator === '<' ? values[stat] < Number(limit) : values[stat] > Number(limit);
}

function logNormal(median, spread, roll) {
  const normal = Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());
  return median * Math.exp(spread * normal);
}
