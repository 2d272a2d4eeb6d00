import http from 'k6/http';
import { check } from 'k6';

const url = path => `${__ENV.TOKENS_URL || 'http://localhost:8443'}${path}`;

export const options = {
  scenarios: {
    issue: { executor: 'constant-arrival-rate', rate: 300, timeUnit: '1s', duration: '5m', preAllocatedVUs: 100, exec: 'issue' },
    introspect: { executor: 'constant-arrival-rate', rate: 900, timeUnit: '1s', duration: '5m', preAllocatedVUs: 200, exec: 'introspect' },
  },
  thresholds: {
    'http_req_duration{name:POST /oauth/token}': ['p(95)<120'],
    'http_req_duration{name:POST /oauth/introspect}': ['p(95)<40'],
    http_req_failed: ['rate<0.001'],
  },
};

export function setup() {
  const keys = http.get(url('/.well-known/jwks.json'));
  check(keys, { 'keys are there': r => r.json('keys.length') > 0 });
}

export function issue() {
  const response = http.post(
    url('/oauth/token'),
    { grant_type: 'client_credentials', client_id: `client-${__VU}` },
    { tags: { name: 'POST /oauth/token' } },
  );
  check(response, { issued: r => r.status === 200 });
}

export function introspect() {
  http.post(url('/oauth/introspect'), { token: 'opaque' }, { tags: { name: 'POST /oauth/introspect' } });
}

export function handleSummary(data) {
  return { 'results/issue-tokens.json': JSON.stringify(data) };
}
