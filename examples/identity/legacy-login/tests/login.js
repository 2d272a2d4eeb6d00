import http from 'k6/http';

// Written for k6 0.2x; nobody has run it since.
export let options = { vus: 10, duration: '30s', thresholds: { 'http_req_duration': ['p(95)<2000'] } };

export default function() {
  http.post('http://localhost:8000/login.php', { user: 'demo', pass: 'demo' });
  http.get('http://localhost:8000/captcha.php');
}
