// A single address asks far more often than allowed; the limiter has to hold.
import http from 'k6/http';
import { check } from 'k6';
import { BASE_URL, paths, summaryTrendStats } from '../k6.config.js';

const ATTACK_RATE = 200;

export const options = {
  scenarios: {
    attack: {
      executor: 'constant-arrival-rate',
      rate: ATTACK_RATE,
      timeUnit: '1s',
      duration: '1m',
      preAllocatedVUs: 50,
      maxVUs: 100,
    },
  },
  thresholds: {
    checks: ['rate>0.95'],
  },
  summaryTrendStats,
  tags: { kind: 'security' },
};

export default function () {
  const response = http.post(`${BASE_URL}${paths.login}`, '{}', {
    responseCallback: http.expectedStatuses(400, 401, 429),
  });
  check(response, { 'limited or refused': r => [400, 401, 429].includes(r.status) });
}
