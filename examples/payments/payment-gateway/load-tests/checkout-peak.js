// Friday evening: 120 payments a second, most of them captured at once.
import { GatewayClient } from './lib/client.js';
import { aPayment } from './lib/cards.js';

export const options = {
  scenarios: {
    friday_evening: {
      executor: 'ramping-arrival-rate',
      startRate: 20,
      timeUnit: '1s',
      preAllocatedVUs: 100,
      maxVUs: 300,
      stages: [
        { duration: '5m', target: 120 },
        { duration: '15m', target: 120 },
        { duration: '2m', target: 0 },
      ],
    },
  },
  thresholds: {
    http_req_duration: ['p(95)<400', 'p(99)<900'],
    'http_req_duration{name:authorise}': ['p(95)<600'],
    http_req_failed: ['rate<0.005'],
    checks: ['rate>0.99'],
  },
};

const gateway = new GatewayClient('demo-shop');

export default function () {
  const payment = gateway.authorise(aPayment(__ITER));
  const id = payment.json('id');
  if (__ITER % 10 === 0) {
    gateway.voidPayment(id);
  } else {
    gateway.capture(id);
  }
}
