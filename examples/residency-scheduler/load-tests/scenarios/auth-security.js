// Wrong passwords must cost no more than right ones, and never let anybody in.
import http from 'k6/http';
import { check } from 'k6';
import { Rate } from 'k6/metrics';
import { BASE_URL, paths, summaryTrendStats } from '../k6.config.js';

const refused = new Rate('logins_refused');

export const options = {
  scenarios: {
    wrong_passwords: {
      executor: 'constant-vus',
      vus: 20,
      duration: '3m',
    },
  },
  thresholds: {
    logins_refused: ['rate>0.99'],
    http_req_duration: ['p(95)<500'],
  },
  summaryTrendStats,
  tags: { kind: 'security' },
};

export default function () {
  const response = http.post(
    BASE_URL + paths.login,
    JSON.stringify({ username: `user-${__VU}`, password: `guess-${__ITER}` }),
    {
      headers: { 'Content-Type': 'application/json' },
      tags: { name: 'login' },
      responseCallback: http.expectedStatuses(401),
    },
  );
  refused.add(response.status === 401);
  check(response, { 'no token given': r => !r.body.includes('token') });
}
