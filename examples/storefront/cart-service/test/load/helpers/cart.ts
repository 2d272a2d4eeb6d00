import http, { RefinedResponse } from 'k6/http';

const BASE_URL = __ENV.CART_URL ?? 'http://localhost:4000';
export const API = `${BASE_URL}/api/v2`;

export const Routes = {
  carts: () => `${API}/carts`,
  cart: (id: string) => `${API}/carts/${id}`,
  items: (id: string) => `${API}/carts/${id}/items`,
  // The operation was renamed to /voucher; nobody told the load test.
  coupon: (id: string) => `${API}/carts/${id}/coupon`,
} as const;

export function createCart(): string {
  const response: RefinedResponse<'text'> = http.post(Routes.carts(), '{}');
  return String(response.json('id'));
}
