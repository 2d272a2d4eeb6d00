// The expected number of coordinators and residents on a weekday morning.
import { group, sleep } from 'k6';
import { paths, rampTo, summaryTrendStats, thresholds } from '../k6.config.js';
import { getAs, loginAsCoordinator } from '../utils/auth.js';

export const options = {
  scenarios: {
    weekday_morning: {
      executor: 'ramping-vus',
      startVUs: 0,
      stages: rampTo(50, 8),
      exec: 'weekdayMorning',
    },
  },
  thresholds: {
    ...thresholds.default,
    'http_req_duration{name:assignments}': ['p(95)<800'],
  },
  summaryTrendStats,
};

export function setup() {
  return { token: loginAsCoordinator() };
}

export function weekdayMorning({ token }) {
  group('look at the week', () => {
    getAs(token, paths.schedules, 'schedules');
    getAs(token, `${paths.assignments}?week=current`, 'assignments');
  });
  sleep(3);
}
