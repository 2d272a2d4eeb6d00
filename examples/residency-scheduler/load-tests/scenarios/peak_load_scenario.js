// Block change: everybody looks at the new schedule within an hour.
import { sleep } from 'k6';
import { paths, summaryTrendStats, thresholds } from '../k6.config.js';
import { getAs, loginAsCoordinator } from '../utils/auth.js';
import { pick } from '../utils/data-generators.js';

const PEAK_USERS = 200;
const SCHEDULES = ['2026-block-6', '2026-block-7'];

export const options = {
  scenarios: {
    block_change: {
      executor: 'ramping-vus',
      stages: [
        { duration: '5m', target: PEAK_USERS },
        { duration: '10m', target: PEAK_USERS },
        { duration: '2m', target: 0 },
      ],
      gracefulRampDown: '30s',
    },
  },
  thresholds: {
    ...thresholds.relaxed,
    'http_req_duration{scenario:block_change}': ['p(95)<2000'],
    'http_req_failed{scenario:block_change}': ['rate<0.02'],
  },
  summaryTrendStats,
  tags: { kind: 'stress' },
};

export function setup() {
  return { token: loginAsCoordinator() };
}

export default function ({ token }) {
  getAs(token, `${paths.schedules}/${pick(SCHEDULES, __ITER)}`, 'schedule');
  getAs(token, paths.assignments, 'assignments');
  sleep(2);
}
