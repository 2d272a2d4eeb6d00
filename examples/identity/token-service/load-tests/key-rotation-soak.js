// Eight hours over two key rotations.
import http from 'k6/http';
import { sleep } from 'k6';

export const options = {
  vus: 20,
  duration: '8h',
  thresholds: { http_req_failed: ['rate<0.001'], http_req_duration: ['p(99)<200'] },
};

export default function () {
  http.post(`${__ENV.TOKENS_URL || 'http://localhost:8443'}/oauth/introspect`, { token: 'opaque' });
  sleep(1);
}
