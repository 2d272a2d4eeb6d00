import { check } from 'k6';
import { get, put } from './support/http.js';

const APPOINTMENTS = 500;

export const options = { vus: 10, iterations: 200 };

export default function () {
  const id = `a-${(__VU * 31 + __ITER) % APPOINTMENTS}`;
  const appointment = get(`/appointments/${id}`);
  check(appointment, { found: r => r.status === 200 });
  put(`/appointments/${id}`, { slot: 'next-free' });
}
