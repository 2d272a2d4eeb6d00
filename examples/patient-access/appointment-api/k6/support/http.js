import http from 'k6/http';

const ROOT = `${__ENV.API || 'http://localhost:9000'}/appointments`;

const send = method => (path, body) =>
  http.request(method, `${ROOT}${path}`, body && JSON.stringify(body), {
    headers: { 'Content-Type': 'application/json' },
  });

export const get = send('GET');
export const post = send('POST');
export const put = send('PUT');
