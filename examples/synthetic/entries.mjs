// The load scripts and test suites of which results are made.

const standard = { http_req_duration: ['p(95)<500', 'p(99)<1000'], http_req_failed: ['rate<0.01'] };
const weekly = { every: 7, runs: 10 };

/**
 * One entry per load script. `median` (ms) and `spread` (sigma of a log-normal
 * distribution) describe response times, `tags` those of single operations with
 * their share of the requests; `drift(age)` multiplies them, `age` being 0 for
 * the newest run and 1 for the oldest.
 */
export const scripts = [
  {
    folder: 'residency-scheduler', script: 'api-baseline', shape: 'handle', history: weekly, daysAgo: 3,
    seconds: 120, vus: 1, requests: 330, median: 62, spread: 0.5, errors: 0.003,
    thresholds: standard, setupChecks: ['signed in'], checks: ['people answers', 'schedules answers', 'schedule answers'],
    drift: age => 1 - 0.2 * age,
  },
  {
    folder: 'residency-scheduler', script: 'concurrent-users', shape: 'export', history: weekly, daysAgo: 3,
    seconds: 570, vus: 50, requests: 15_400, median: 118, spread: 0.6, errors: 0.004,
    tags: { 'name:assignments': { share: 0.5, median: 190 } },
    thresholds: { ...standard, 'http_req_duration{name:assignments}': ['p(95)<800'] },
    setupChecks: ['signed in'], checks: ['schedules answers', 'assignments answers'],
  },
  {
    folder: 'residency-scheduler', script: 'auth-security', shape: 'export', daysAgo: 6,
    seconds: 180, vus: 20, requests: 21_600, median: 110, spread: 0.35, errors: 0,
    thresholds: { logins_refused: ['rate>0.99'], http_req_duration: ['p(95)<500'] },
    rates: { logins_refused: 1 }, checks: ['no token given'],
  },
  {
    folder: 'residency-scheduler', script: 'schedule-generation', shape: 'handle', history: weekly, daysAgo: 2,
    seconds: 640, vus: 3, requests: 31, median: 15_500, spread: 0.28, errors: 0,
    tags: { 'name:POST /api/schedules/generate': { share: 0.97, median: 16_000 } },
    trends: { schedule_generation: { median: 16_000, spread: 0.28 } },
    thresholds: {
      schedule_generation: ['p(95)<30000', 'p(99)<60000'],
      'http_req_duration{name:POST /api/schedules/generate}': ['p(95)<30000', 'p(99)<60000'],
      'http_req_failed{name:POST /api/schedules/generate}': ['rate<0.05'],
      http_req_failed: ['rate<0.05'],
    },
    setupChecks: ['signed in'], checks: ['schedule built', 'no violations'],
    // The solver got slower with the release six weeks ago.
    drift: age => (age > 0.6 ? 0.7 : 1),
  },
  {
    folder: 'residency-scheduler', script: 'peak_load_scenario', shape: 'export', daysAgo: 12,
    seconds: 1020, vus: 200, requests: 151_000, median: 420, spread: 0.55, errors: 0.008,
    tags: { 'scenario:block_change': { share: 1, median: 420 } },
    thresholds: {
      http_req_duration: ['p(95)<2000', 'p(99)<5000'],
      http_req_failed: ['rate<0.02'],
      'http_req_duration{scenario:block_change}': ['p(95)<2000'],
      'http_req_failed{scenario:block_change}': ['rate<0.02'],
    },
    setupChecks: ['signed in'], checks: ['schedule answers', 'assignments answers'],
  },
  {
    // Last run eight weeks ago: its evidence is stale.
    folder: 'residency-scheduler', script: 'rate-limit-attack', shape: 'readable', daysAgo: 54,
    seconds: 60, vus: 50, requests: 12_000, median: 9, spread: 0.5, errors: 0, checks: ['limited or refused'],
  },
  {
    folder: 'payments/payment-gateway', script: 'checkout-peak', shape: 'export', history: weekly, daysAgo: 4,
    seconds: 1320, vus: 180, requests: 252_000, median: 140, spread: 0.45, errors: 0.002,
    tags: { 'name:authorise': { share: 0.5, median: 210 } },
    thresholds: {
      http_req_duration: ['p(95)<400', 'p(99)<900'],
      'http_req_duration{name:authorise}': ['p(95)<600'],
      http_req_failed: ['rate<0.005'],
      checks: ['rate>0.99'],
    },
    checks: ['authorise accepted', 'capture accepted', 'void accepted'],
  },
  {
    // Slower each week; the newest run breaks its threshold.
    folder: 'patient-access/appointment-api', script: 'monday-morning', shape: 'handle', history: weekly, daysAgo: 0,
    seconds: 280, vus: 150, requests: 68_000, median: 330, spread: 0.62, errors: 0.006,
    thresholds: { http_req_duration: ['p(95)<700'], http_req_failed: ['rate<0.01'] },
    checks: ['some slots'], drift: age => 1 - 0.42 * age,
  },
  {
    folder: 'storefront/cart-service', script: 'sale', shape: 'export', daysAgo: 9,
    seconds: 390, vus: 320, requests: 310_000, median: 130, spread: 0.55, errors: 0.034,
    tags: { 'scenario:shoppers': { share: 0.85, median: 132 } },
    thresholds: { 'http_req_duration{scenario:shoppers}': ['p(95)<450'], http_req_failed: ['rate<0.02'] },
    checks: ['added'],
  },
  {
    folder: 'search/suggestion-service', script: 'typing', shape: 'export', history: { every: 7, runs: 6 }, daysAgo: 1,
    seconds: 360, vus: 100, requests: 96_000, median: 31, spread: 0.5, errors: 0,
    trends: { first_letters_duration: { median: 44, spread: 0.5 } },
    thresholds: { http_req_duration: ['p(95)<120', 'p(99)<250'], first_letters_duration: ['p(95)<150'] },
    checks: ['within a blink'],
  },
  {
    folder: 'fulfilment/parcel-tracking', script: 'track', shape: 'readable', history: { every: 14, runs: 4 }, daysAgo: 49,
    seconds: 600, vus: 60, requests: 96_000, median: 70, spread: 0.5, errors: 0.001,
    checks: ['parcel is known', 'has events'],
  },
  {
    folder: 'identity/token-service', script: 'issue-tokens', shape: 'handle', history: weekly, daysAgo: 2,
    seconds: 300, vus: 300, requests: 360_001, median: 12, spread: 0.5, errors: 0.0001,
    tags: {
      'name:POST /oauth/token': { share: 0.25, median: 38 },
      'name:POST /oauth/introspect': { share: 0.75, median: 9 },
    },
    thresholds: {
      'http_req_duration{name:POST /oauth/token}': ['p(95)<120'],
      'http_req_duration{name:POST /oauth/introspect}': ['p(95)<40'],
      http_req_failed: ['rate<0.001'],
    },
    setupChecks: ['keys are there'], checks: ['issued'],
  },
  {
    folder: 'identity/token-service', script: 'key-rotation-soak', shape: 'export', daysAgo: 11,
    seconds: 28_800, vus: 20, requests: 560_000, median: 11, spread: 0.45, errors: 0.0002,
    thresholds: { http_req_failed: ['rate<0.001'], http_req_duration: ['p(99)<200'] }, checks: [],
  },
  {
    folder: 'identity/legacy-login', script: 'login', shape: 'readable', daysAgo: 270,
    seconds: 30, vus: 10, requests: 480, median: 610, spread: 0.4, errors: 0, checks: [],
  },
  {
    folder: 'analytics/event-collector', script: 'ingest', shape: 'handle', history: weekly, daysAgo: 1,
    seconds: 600, vus: 60, requests: 840_000, median: 38, spread: 0.55, errors: 0.0003,
    tags: { 'name:POST /events/batch': { share: 0.05, median: 120 } },
    thresholds: {
      http_req_duration: ['p(95)<200', 'p(99)<500'],
      'http_req_duration{name:POST /events/batch}': ['p(95)<350'],
      http_req_failed: ['rate<0.001'],
    },
    checks: ['accepted'],
    // A new compression halved the times three weeks ago.
    drift: age => (age > 0.35 ? 2 : 1),
  },
];

/** `durations`: seconds by class and test. */
export const pytestRuns = [
  {
    folder: 'residency-scheduler', name: 'pytest-junit', history: { every: 7, runs: 8 }, daysAgo: 7,
    durations: {
      'tests.performance.test_acgme_load.TestValidationScale': {
        test_100_residents_4_weeks: 0.013, test_50_residents_4_weeks: 0.006,
        test_25_residents_2_weeks: 0.002, test_100_residents_12_weeks: 0.034,
      },
      'tests.performance.test_acgme_load.TestConcurrentValidation': { test_10_concurrent: 0.031 },
    },
  },
  {
    // Last run six weeks ago: stale.
    folder: 'payments/books/ledger', name: 'pytest-junit', history: { every: 14, runs: 3 }, daysAgo: 42,
    durations: {
      'tests.performance.test_posting.TestPosting': {
        test_ten_thousand_entries: 0.021, 'test_wide_entries[2]': 0.001,
        'test_wide_entries[20]': 0.002, 'test_wide_entries[200]': 0.006,
      },
      'tests.performance.test_posting': { test_balance_does_not_grow_with_entries: 0.018 },
    },
  },
];
