// The lines open at eight; everybody looks for a slot at once.
import { check, sleep } from 'k6';
import { Counter } from 'k6/metrics';
import { get, post } from './support/http.js';

const taken = new Counter('slots_taken_meanwhile');

export const options = {
  stages: [
    { duration: '20s', target: 150 },
    { duration: '4m', target: 150 },
    { duration: '20s', target: 0 },
  ],
  thresholds: {
    http_req_duration: ['p(95)<700'],
    http_req_failed: ['rate<0.01'],
  },
};

export default function () {
  const slots = get('/slots?clinic=north&limit=20');
  check(slots, { 'some slots': r => r.json('items.length') > 0 });
  const booked = post('/appointments', { slot: slots.json(`items.${__VU % 20}.id`) });
  if (booked.status === 409) taken.add(1);
  sleep(1);
}
