import { check } from 'k6';
import { anEvent, post } from './lib.js';

const BATCH = 200;

export const options = {
  scenarios: {
    browsers: {
      executor: 'constant-vus',
      vus: 60,
      duration: '10m',
    },
  },
  thresholds: {
    http_req_duration: ['p(95)<200', 'p(99)<500'],
    'http_req_duration{name:POST /events/batch}': ['p(95)<350'],
    http_req_failed: ['rate<0.001'],
  },
};

export default function () {
  check(post('/events', anEvent(__ITER), 'POST /events'), { accepted: r => r.status === 202 });
  if (__ITER % 20 === 0) {
    const batch = Array.from({ length: BATCH }, (_, n) => anEvent(n));
    post('/events/batch', batch, 'POST /events/batch');
  }
}
