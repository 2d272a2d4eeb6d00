/*
 * As much of k6's modules as load-tests needs, over Node's fetch: requests are
 * awaited, and what they took is kept by operation and scenario.
 * https://grafana.com/docs/k6/latest/javascript-api/
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** Which scenario a request belongs to. */
export const scenarios = new AsyncLocalStorage();

/** Each request: `{ name, scenario, milliseconds, failed }`. */
export const requests = [];

/** By name: `{ passes, fails }`. */
export const checks = new Map();

async function send(method, url, body, { headers, tags } = {}) {
  const start = performance.now();
  let status = 0;
  let text = '';
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: body ?? undefined,
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    // As in k6: no answer has the status 0, and counts as failed.
    text = String(error);
  }
  requests.push({
    name: tags?.name ?? `${method} ${url}`,
    scenario: scenarios.getStore() ?? 'setup',
    milliseconds: performance.now() - start,
    failed: status < 200 || status >= 400,
  });
  return { status, body: text, json: path => at(JSON.parse(text), path) };
}

function at(value, path) {
  if (path === undefined) return value;
  return path.split('.').reduce((inner, key) => inner?.[key], value);
}

export default {
  get: (url, params) => send('GET', url, null, params),
  del: (url, body, params) => send('DELETE', url, body, params),
  post: (url, body, params) => send('POST', url, body, params),
  put: (url, body, params) => send('PUT', url, body, params),
};

export function check(value, conditions) {
  let all = true;
  for (const [name, holds] of Object.entries(conditions)) {
    const counted = checks.get(name) ?? { passes: 0, fails: 0 };
    const good = Boolean(holds(value));
    counted[good ? 'passes' : 'fails'] += 1;
    checks.set(name, counted);
    all &&= good;
  }
  return all;
}

export function sleep(seconds) {
  return new Promise(resolve => setTimeout(resolve, seconds * 1000));
}
