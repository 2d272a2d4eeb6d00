import http from 'k6/http';

export const COLLECT = (__ENV.COLLECT_URL || 'http://localhost:8888') + '/collect';

export const anEvent = n => ({ type: 'page_view', page: `/p/${n % 40}`, at: n });

export function post(path, body, name) {
  return http.post(COLLECT + path, JSON.stringify(body), { tags: { name } });
}
