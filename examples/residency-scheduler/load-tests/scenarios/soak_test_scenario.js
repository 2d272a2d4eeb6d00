// Four hours of steady use, to see leaks.
// Defect: utils/auth.js never exported `refreshSession`, so k6 refuses to start this script.
import { sleep } from 'k6';
import { paths, summaryTrendStats, thresholds } from '../k6.config.js';
import { getAs, loginAsCoordinator, refreshSession } from '../utils/auth.js';

export const options = {
  scenarios: {
    steady: { executor: 'constant-vus', vus: 30, duration: '4h' },
  },
  thresholds: thresholds.default,
  summaryTrendStats,
};

export function setup() {
  return { token: loginAsCoordinator() };
}

export default function ({ token }) {
  const fresh = refreshSession(token);
  getAs(fresh, paths.schedules, 'schedules');
  sleep(5);
}
