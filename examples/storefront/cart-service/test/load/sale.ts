// The sale begins: ten times as many carts within half a minute.
import http from 'k6/http';
import { check, group } from 'k6';
import { Options } from 'k6/options';
import { createCart, Routes } from './helpers/cart.ts';

export const options: Options = {
  scenarios: {
    shoppers: {
      executor: 'ramping-vus',
      exec: 'shop',
      stages: [
        { duration: '2m', target: 30 },
        { duration: '30s', target: 300 },
        { duration: '3m', target: 300 },
        { duration: '1m', target: 30 },
      ],
    },
    bargain_hunters: {
      executor: 'constant-vus',
      exec: 'redeem',
      vus: 20,
      duration: '5m',
      startTime: '2m',
    },
  },
  thresholds: {
    'http_req_duration{scenario:shoppers}': ['p(95)<450'],
    http_req_failed: ['rate<0.02'],
  },
};

export function shop() {
  const cart = createCart();
  group('fill the cart', () => {
    for (const product of ['p-1', 'p-2', 'p-3']) {
      const added = http.post(Routes.items(cart), JSON.stringify({ product }));
      check(added, { added: r => r.status === 201 });
    }
  });
  http.get(Routes.cart(cart));
}

export function redeem() {
  const cart = createCart();
  http.post(Routes.coupon(cart), JSON.stringify({ code: 'SALE' }));
}
