// Base address, limits and load shapes that the scenarios share.

export const BASE_URL = __ENV.BASE_URL || 'http://localhost:8000';

export const summaryTrendStats = ['avg', 'min', 'med', 'max', 'p(90)', 'p(95)', 'p(99)'];

export const thresholds = {
  default: {
    http_req_duration: ['p(95)<500', 'p(99)<1000'],
    http_req_failed: ['rate<0.01'],
  },
  strict: {
    http_req_duration: ['p(95)<300', 'p(99)<600'],
    http_req_failed: ['rate<0.005'],
  },
  relaxed: {
    http_req_duration: ['p(95)<2000', 'p(99)<5000'],
    http_req_failed: ['rate<0.02'],
  },
};

export const paths = {
  login: '/api/auth/login',
  people: '/api/people',
  schedules: '/api/schedules',
  generate: '/api/schedules/generate',
  assignments: '/api/assignments',
};

export function rampTo(users, minutes) {
  return [
    { duration: '1m', target: users },
    { duration: `${minutes}m`, target: users },
    { duration: '30s', target: 0 },
  ];
}
