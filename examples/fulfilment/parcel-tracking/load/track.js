import http from 'k6/http';
import { check, fail } from 'k6';
import { SharedArray } from 'k6/data';

const codes = new SharedArray('codes', () => JSON.parse(open('./codes.json')));
const config = JSON.parse(open('./config.json'));

export const options = {
  scenarios: {
    recipients: {
      executor: 'constant-arrival-rate',
      rate: config.rate,
      timeUnit: '1s',
      duration: '10m',
      preAllocatedVUs: 60,
    },
  },
  thresholds: {
    http_req_duration: ['p(95)<250'],
    http_req_failed: ['rate<0.01'],
  },
};

export default function () {
  const code = codes[__ITER % codes.length];
  const [parcel, events] = http.batch([
    ['GET', `${config.baseUrl}/parcels/${code}`],
    ['GET', `${config.baseUrl}/parcels/${code}/events`],
  ]);
  if (!check(parcel, { 'parcel is known': r => r.status === 200 })) fail(code);
  check(events, { 'has events': r => r.json('length') > 0 });
}
