// One user reads what the schedule page shows.
import { sleep } from 'k6';
import { paths, summaryTrendStats, thresholds } from '../k6.config.js';
import { getAs, loginAsCoordinator } from '../utils/auth.js';

export const options = {
  vus: 1,
  duration: '2m',
  thresholds: thresholds.default,
  summaryTrendStats,
  tags: { kind: 'baseline' },
};

export function setup() {
  return { token: loginAsCoordinator() };
}

export default function ({ token }) {
  getAs(token, `${paths.people}?limit=50`, 'people');
  const schedules = getAs(token, paths.schedules, 'schedules');
  const first = schedules.json('items.0.id') || 'current';
  getAs(token, `${paths.schedules}/${first}`, 'schedule');
  sleep(1);
}
