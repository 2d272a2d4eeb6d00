// The match results are out: ten times the users within ten seconds.
// Defect: a threshold takes no unit, so k6 stops at `p(95)<1500ms`.
import { paths, summaryTrendStats } from '../k6.config.js';
import { getAs, loginAsCoordinator } from '../utils/auth.js';

export const options = {
  scenarios: {
    match_day: {
      executor: 'ramping-vus',
      startVUs: 10,
      stages: [
        { duration: '30s', target: 10 },
        { duration: '10s', target: 150 },
        { duration: '2m', target: 150 },
        { duration: '30s', target: 10 },
      ],
    },
  },
  thresholds: {
    http_req_duration: ['p(95)<1500ms'],
    http_req_failed: ['rate<0.02'],
  },
  summaryTrendStats,
};

export function setup() {
  return { token: loginAsCoordinator() };
}

export default function ({ token }) {
  getAs(token, paths.people, 'people');
}
