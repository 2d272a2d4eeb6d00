import http from 'k6/http';
import { check } from 'k6';
import { BASE_URL, paths } from '../k6.config.js';

const JSON_HEADERS = { 'Content-Type': 'application/json' };

/** Signs in and returns the token; null where the credentials are refused. */
export function login(username, password) {
  const response = http.post(
    `${BASE_URL}${paths.login}`,
    JSON.stringify({ username, password }),
    { headers: JSON_HEADERS, tags: { name: 'login' } },
  );
  const signedIn = check(response, { 'signed in': r => r.status === 200 });
  return signedIn ? response.json('token') : null;
}

export function loginAsCoordinator() {
  return login(__ENV.COORDINATOR || 'coordinator', __ENV.PASSWORD || 'demo');
}

export function bearer(token) {
  return { ...JSON_HEADERS, Authorization: `Bearer ${token}` };
}

/** All reads of the scenarios go through here, so that names and checks are the same. */
export function getAs(token, path, name) {
  const response = http.get(`${BASE_URL}${path}`, {
    headers: bearer(token),
    tags: { name },
  });
  check(response, { [`${name} answers`]: r => r.status === 200 });
  return response;
}
