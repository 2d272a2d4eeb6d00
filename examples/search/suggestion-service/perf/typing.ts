// Somebody types: one request for each key press.
import http from 'k6/http';
import { check, sleep } from 'k6';
import { Trend } from 'k6/metrics';

const HOST = __ENV.SUGGEST_HOST ?? 'http://localhost:7070';
const WORDS = ['hiking boots', 'garden lantern', 'road atlas'];
const firstLetters = new Trend('first_letters_duration', true);

type Stage = { duration: string; target: number };
const stages: Stage[] = [
  { duration: '1m', target: 100 },
  { duration: '5m', target: 100 },
];

export const options = {
  scenarios: {
    typing: { executor: 'ramping-vus', startVUs: 1, stages, gracefulStop: '10s' },
  },
  thresholds: {
    http_req_duration: ['p(95)<120', 'p(99)<250'],
    first_letters_duration: ['p(95)<150'],
  },
};

function suggest(prefix: string) {
  return http.get(http.url`${HOST}/suggest?q=${prefix}`, { tags: { name: 'GET /suggest' } });
}

export default function typing(): void {
  const word = WORDS[__ITER % WORDS.length];
  for (let length = 1; length <= word.length; length += 3) {
    const response = suggest(word.slice(0, length));
    if (length === 1) firstLetters.add(response.timings.duration);
    check(response, { 'within a blink': r => r.timings.duration < 200 });
    sleep(0.3);
  }
}
