// Raised until the gateway gives up; run by hand before the season.
import { GatewayClient } from './lib/client.js';
import { aPayment } from './lib/cards.js';

export const options = {
  scenarios: {
    until_it_breaks: {
      executor: 'ramping-arrival-rate',
      timeUnit: '1s',
      preAllocatedVUs: 200,
      maxVUs: 2000,
      stages: [{ duration: '2h', target: 2000 }],
    },
  },
  thresholds: {
    http_req_failed: [{ threshold: 'rate<0.05', abortOnFail: true, delayAbortEval: '30s' }],
  },
};

export default function () {
  new GatewayClient('demo-shop').authorise(aPayment(__ITER));
}
