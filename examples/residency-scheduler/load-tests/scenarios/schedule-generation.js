// Three coordinators build schedules for four weeks at the same time.
import http from 'k6/http';
import { check } from 'k6';
import { Trend } from 'k6/metrics';
import { BASE_URL, paths, summaryTrendStats } from '../k6.config.js';
import { bearer, loginAsCoordinator } from '../utils/auth.js';
import { generationRequest } from '../utils/data-generators.js';

const generation = new Trend('schedule_generation', true);

export const options = {
  scenarios: {
    generate: {
      executor: 'per-vu-iterations',
      vus: 3,
      iterations: 10,
      maxDuration: '30m',
    },
  },
  thresholds: {
    schedule_generation: ['p(95)<30000', 'p(99)<60000'],
    'http_req_duration{name:POST /api/schedules/generate}': ['p(95)<30000', 'p(99)<60000'],
    'http_req_failed{name:POST /api/schedules/generate}': ['rate<0.05'],
    http_req_failed: ['rate<0.05'],
  },
  summaryTrendStats,
};

export function setup() {
  return { token: loginAsCoordinator() };
}

export default function ({ token }) {
  const response = http.post(
    `${BASE_URL}${paths.generate}`,
    JSON.stringify(generationRequest(4, 60)),
    { headers: bearer(token), timeout: '90s', tags: { name: 'POST /api/schedules/generate' } },
  );
  generation.add(response.timings.duration);
  check(response, {
    'schedule built': r => r.status === 200,
    'no violations': r => r.json('violations.length') === 0,
  });
}
