import http from 'k6/http';
import { check } from 'k6';

const BASE = `${__ENV.GATEWAY_URL || 'http://localhost:8080'}/v3`;

/** A thin client: each method is one operation of the API. */
export class GatewayClient {
  constructor(merchant) {
    this.headers = { 'Content-Type': 'application/json', 'X-Merchant': merchant };
  }

  send(method, path, body, name) {
    const response = http.request(method, BASE + path, body ? JSON.stringify(body) : null, {
      headers: this.headers,
      tags: { name },
    });
    check(response, { [`${name} accepted`]: r => r.status < 300 });
    return response;
  }

  authorise(payment) {
    return this.send('POST', '/payments', payment, 'authorise');
  }

  capture(paymentId) {
    return this.send('POST', `/payments/${paymentId}/capture`, null, 'capture');
  }

  voidPayment(paymentId) {
    return this.send('POST', `/payments/${paymentId}/void`, null, 'void');
  }

  get(paymentId) {
    return this.send('GET', `/payments/${paymentId}`, null, 'get');
  }
}
