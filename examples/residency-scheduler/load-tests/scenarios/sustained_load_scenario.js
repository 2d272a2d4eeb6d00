// An hour at the usual rate.
// Defect: the scenario runs `browseSchedules`; that function became the default one.
import { sleep } from 'k6';
import { paths, summaryTrendStats, thresholds } from '../k6.config.js';
import { getAs, loginAsCoordinator } from '../utils/auth.js';

export const options = {
  scenarios: {
    usual_hour: {
      executor: 'constant-arrival-rate',
      rate: 20,
      timeUnit: '1s',
      duration: '1h',
      preAllocatedVUs: 40,
      maxVUs: 80,
      exec: 'browseSchedules',
    },
  },
  thresholds: thresholds.strict,
  summaryTrendStats,
};

export function setup() {
  return { token: loginAsCoordinator() };
}

export default function ({ token }) {
  getAs(token, paths.schedules, 'schedules');
  getAs(token, paths.assignments, 'assignments');
  sleep(1);
}
