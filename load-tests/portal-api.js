// What the portal's API meets on a weekday: people who look around, pipelines
// that send results and inventories, and somebody who looks after the portal.
//
//   k6 run -e PORTAL_URL=https://backstage.example.com -e PERF_COVERAGE_TOKEN=… \
//     -e COMPONENTS=web,shop load-tests/portal-api.js
//
// Most writes are taken back, or change nothing. Plans and accepted roadmaps stay
// in a portal for good, so that they are written only with -e MAY_KEEP=true.
//
// Without k6, `benchmarks/load` runs this same file against a portal of its own.
import http from 'k6/http';
import { check, sleep } from 'k6';

const API = `${__ENV.PORTAL_URL || 'http://localhost:7007'}/api/perf-coverage`;
/** Names of components in the namespace `default`. */
const COMPONENTS = (__ENV.COMPONENTS || 'perf-coverage').split(',');
const DURATION = __ENV.DURATION || '30s';
const MAY_KEEP = __ENV.MAY_KEEP === 'true';

export const options = {
  scenarios: {
    people: {
      executor: 'constant-vus',
      exec: 'lookAround',
      vus: 6,
      duration: DURATION,
    },
    pipelines: {
      executor: 'constant-vus',
      exec: 'sendResults',
      vus: 3,
      duration: DURATION,
    },
    planners: {
      executor: 'constant-vus',
      exec: 'decide',
      vus: 1,
      duration: DURATION,
    },
    keeper: {
      executor: 'constant-vus',
      exec: 'lookAfter',
      vus: 1,
      duration: DURATION,
    },
  },
  thresholds: {
    'http_req_duration{scenario:people}': ['p(95)<500'],
    http_req_failed: ['rate<0.01'],
    checks: ['rate>0.99'],
  },
};

/** The bearer of a request, and the operation that it is counted as. */
function as(name, type = 'application/json') {
  return {
    headers: {
      Authorization: `Bearer ${__ENV.PERF_COVERAGE_TOKEN || ''}`,
      'Content-Type': type,
    },
    tags: { name },
  };
}

function good(response, status = 200) {
  check(response, { [`status is ${status}`]: r => r.status === status });
  return response;
}

function any(list) {
  return list[Math.floor(Math.random() * list.length)];
}

/** One component with a run, a series and a gap to look at. */
export async function setup() {
  const name = COMPONENTS[0];
  const sent = await http.post(
    `${API}/v1/runs?entityRef=component:default/${name}&environment=load-test`,
    summary(),
    as('POST /v1/runs'),
  );
  const series = await http.get(
    `${API}/v1/components/component/default/${name}/series`,
    as('GET /v1/components/{kind}/{namespace}/{name}/series'),
  );
  const gaps = await http.get(
    `${API}/v1/gaps?component=component:default/${name}`,
    as('GET /v1/gaps'),
  );
  const detail = await http.get(
    `${API}/v1/components/component/default/${name}`,
    as('GET /v1/components/{kind}/{namespace}/{name}'),
  );
  if (MAY_KEEP) await keepPlan(name);
  const scope = `component:default/${name}`;
  const versions = MAY_KEEP ? await keepRoadmaps(scope) : [];
  return {
    run: sent.json('runs.0.run.id'),
    series: series.json('items.0.id'),
    gap: gaps.json('items.0.id'),
    file: detail.json('inventory.files.0.path'),
    versions,
  };
}

/** A plan that the portal keeps, and the same once more. */
async function keepPlan(name) {
  const plan = `${API}/v1/components/component/default/${name}/plan`;
  const { revision } = (
    await http.get(
      plan,
      as('GET /v1/components/{kind}/{namespace}/{name}/plan'),
    )
  ).json();
  const reason = 'A load test of the portal';
  good(
    await http.put(
      plan,
      JSON.stringify({ text: PLAN, reason, revision }),
      as('PUT /v1/components/{kind}/{namespace}/{name}/plan'),
    ),
  );
  good(
    await http.post(
      `${plan}/restore`,
      JSON.stringify({
        restore: revision + 1,
        reason,
        revision: revision + 1,
      }),
      as('POST /v1/components/{kind}/{namespace}/{name}/plan/restore'),
    ),
  );
}

/** Two accepted roadmaps to look back at; answers their numbers. */
async function keepRoadmaps(scope) {
  const numbers = [];
  for (const n of [1, 2]) {
    const { items } = (
      await http.get(
        `${API}/v1/roadmaps/versions?scope=${scope}`,
        as('GET /v1/roadmaps/versions'),
      )
    ).json();
    const seen = items.length > 0 ? items[0].number : 0;
    const accepted = await http.post(
      `${API}/v1/roadmaps/versions`,
      JSON.stringify({ scope, seen, why: `Load test, ${n} of 2` }),
      as('POST /v1/roadmaps/versions'),
    );
    numbers.push(good(accepted, 201).json('number'));
  }
  good(
    await http.put(
      `${API}/v1/roadmaps/baseline`,
      JSON.stringify({ scope, number: numbers[0] }),
      as('PUT /v1/roadmaps/baseline'),
    ),
  );
  return numbers;
}

export async function lookAround(known) {
  good(
    await http.get(`${API}/v1/components?sort=gaps`, as('GET /v1/components')),
  );
  good(
    await http.get(
      `${API}/v1/components?state=partial&search=service`,
      as('GET /v1/components'),
    ),
  );
  good(await http.get(`${API}/v1/gaps?sort=effort`, as('GET /v1/gaps')));
  good(await http.get(`${API}/v1/trend`, as('GET /v1/trend')));
  good(await http.get(`${API}/v1/heat-map`, as('GET /v1/heat-map')));
  good(await http.get(`${API}/v1/roll-ups?by=owner`, as('GET /v1/roll-ups')));
  good(await http.get(`${API}/v1/slas`, as('GET /v1/slas')));
  good(await http.get(`${API}/v1/settings`, as('GET /v1/settings')));

  const name = any(COMPONENTS);
  const component = `${API}/v1/components/component/default/${name}`;
  good(
    await http.get(
      component,
      as('GET /v1/components/{kind}/{namespace}/{name}'),
    ),
  );
  good(
    await http.get(
      `${component}/summary`,
      as('GET /v1/components/{kind}/{namespace}/{name}/summary'),
    ),
  );
  good(
    await http.get(
      `${component}/scan`,
      as('GET /v1/components/{kind}/{namespace}/{name}/scan'),
    ),
  );
  good(
    await http.get(
      `${component}/trend`,
      as('GET /v1/components/{kind}/{namespace}/{name}/trend'),
    ),
  );
  good(
    await http.get(
      `${component}/series`,
      as('GET /v1/components/{kind}/{namespace}/{name}/series'),
    ),
  );
  good(
    await http.get(
      `${component}/plan`,
      as('GET /v1/components/{kind}/{namespace}/{name}/plan'),
    ),
  );
  good(
    await http.get(
      `${component}/plan/history`,
      as('GET /v1/components/{kind}/{namespace}/{name}/plan/history'),
    ),
  );
  good(
    await http.get(
      `${component}/plan/draft`,
      as('GET /v1/components/{kind}/{namespace}/{name}/plan/draft'),
    ),
  );
  if (known.file) {
    const place = `path=${encodeURIComponent(known.file)}&line=1`;
    const first = `${API}/v1/components/component/default/${COMPONENTS[0]}`;
    good(
      await http.get(
        `${first}/source?${place}`,
        as('GET /v1/components/{kind}/{namespace}/{name}/source'),
      ),
    );
  }
  good(await http.get(`${API}/v1/runs/${known.run}`, as('GET /v1/runs/{id}')));
  good(
    await http.get(
      `${API}/v1/series/${known.series}`,
      as('GET /v1/series/{id}'),
    ),
  );
  await sleep(1);
}

export async function sendResults() {
  const ref = `component:default/${any(COMPONENTS)}`;
  good(
    await http.post(
      `${API}/v1/runs?entityRef=${ref}&environment=load-test&branch=main`,
      summary(),
      as('POST /v1/runs'),
    ),
    201,
  );
  good(
    await http.post(
      `${API}/v1/inventories?entityRef=${ref}&branch=main`,
      inventory(),
      as('POST /v1/inventories'),
    ),
  );
  await sleep(0.5);
}

export async function decide(known) {
  const component = `${API}/v1/components/component/default/${COMPONENTS[0]}`;
  const gap = good(
    await http.get(
      `${component}/gaps/${known.gap}`,
      as('GET /v1/components/{kind}/{namespace}/{name}/gaps/{gapId}'),
    ),
  );
  const revision = gap.json('decisionRevision');
  good(
    await http.put(
      `${component}/gaps/${known.gap}/decision`,
      JSON.stringify({
        kind: 'waived',
        reason: 'A load test of the portal',
        until: '2999-12-31',
        revision,
      }),
      as('PUT /v1/components/{kind}/{namespace}/{name}/gaps/{gapId}/decision'),
    ),
  );
  good(
    await http.del(
      `${component}/gaps/${known.gap}/decision?revision=${revision + 1}`,
      null,
      as(
        'DELETE /v1/components/{kind}/{namespace}/{name}/gaps/{gapId}/decision',
      ),
    ),
  );
  good(
    await http.post(
      `${component}/plan/preview`,
      JSON.stringify({ text: PLAN }),
      as('POST /v1/components/{kind}/{namespace}/{name}/plan/preview'),
    ),
  );
  const scope = `component:default/${COMPONENTS[0]}`;
  await planGap(scope, known.gap, gap.json('planning.revision') || 0);
  await planWork(scope);
  await planTime(scope);
  await lookAhead(scope);
  await lookBack(scope, known.versions);
  await sleep(1);
}

/** Notes about a gap, and none. */
async function planGap(entityRef, gapId, revision) {
  for (const [n, plan] of [{ notes: 'A load test' }, {}].entries()) {
    good(
      await http.put(
        `${API}/v1/gap-plans`,
        JSON.stringify({
          changes: [{ entityRef, gapId, revision: revision + n, plan }],
        }),
        as('PUT /v1/gap-plans'),
      ),
    );
  }
}

/** Work that is planned, changed and taken back. */
async function planWork(scope) {
  const item = good(
    await http.post(
      `${API}/v1/work-items`,
      JSON.stringify({ scope, title: 'Load test', estimate: '1-2h' }),
      as('POST /v1/work-items'),
    ),
    201,
  ).json();
  good(
    await http.put(
      `${API}/v1/work-items/${item.id}`,
      JSON.stringify({ title: 'Load test', done: true, revision: 1 }),
      as('PUT /v1/work-items/{id}'),
    ),
  );
  good(
    await http.del(
      `${API}/v1/work-items/${item.id}?revision=2`,
      null,
      as('DELETE /v1/work-items/{id}'),
    ),
  );
}

/** Somebody's time, as it is. */
async function planTime(scope) {
  const [entry] = good(
    await http.get(
      `${API}/v1/capacities?scope=${encodeURIComponent(scope)}`,
      as('GET /v1/capacities'),
    ),
  )
    .json('items')
    .filter(own => own.editable);
  if (!entry) return;
  const { entityRef, revision, settings } = entry;
  good(
    await http.put(
      `${API}/v1/capacities`,
      JSON.stringify({ changes: [{ entityRef, revision, settings }] }),
      as('PUT /v1/capacities'),
    ),
  );
}

/** What was agreed before, where the load test may leave something behind. */
async function lookBack(scope, versions) {
  if (versions.length < 2) return;
  const [from, to] = versions;
  const asked = `scope=${encodeURIComponent(scope)}`;
  good(
    await http.get(
      `${API}/v1/roadmaps/versions/${from}?${asked}`,
      as('GET /v1/roadmaps/versions/{number}'),
    ),
  );
  good(
    await http.get(
      `${API}/v1/roadmaps/comparison?${asked}&from=${from}&to=${to}`,
      as('GET /v1/roadmaps/comparison'),
    ),
  );
  good(
    await http.get(
      `${API}/v1/components/component/default/${COMPONENTS[0]}/plan/history/1`,
      as(
        'GET /v1/components/{kind}/{namespace}/{name}/plan/history/{revision}',
      ),
    ),
  );
}

/** The roadmap of a scope, and what it is made of. */
async function lookAhead(scope) {
  const asked = `scope=${encodeURIComponent(scope)}`;
  good(
    await http.post(
      `${API}/v1/roadmaps/plan`,
      JSON.stringify({ scope }),
      as('POST /v1/roadmaps/plan'),
    ),
  );
  good(
    await http.get(
      `${API}/v1/roadmaps/versions?${asked}`,
      as('GET /v1/roadmaps/versions'),
    ),
  );
  good(
    await http.get(
      `${API}/v1/roadmaps/burn-down?${asked}`,
      as('GET /v1/roadmaps/burn-down'),
    ),
  );
  good(
    await http.get(`${API}/v1/work-items?${asked}`, as('GET /v1/work-items')),
  );
}

export async function lookAfter() {
  const name = any(COMPONENTS);
  good(
    await http.post(
      `${API}/v1/components/component/default/${name}/scan`,
      null,
      as('POST /v1/components/{kind}/{namespace}/{name}/scan'),
    ),
    202,
  );
  good(
    await http.post(
      `${API}/v1/admin/verify?limit=10`,
      null,
      as('POST /v1/admin/verify'),
    ),
  );
  good(
    await http.post(
      `${API}/v1/admin/rebuild`,
      null,
      as('POST /v1/admin/rebuild'),
    ),
    202,
  );
  await sleep(5);
}

const PLAN = `apiVersion: perf-coverage.io/v1
kind: PerformancePlan
capabilities:
  - name: orders
    impact: high
    requires: [load]
`;

/** A k6 summary that no other upload has. */
function summary() {
  const avg = 50 + Math.random() * 100;
  return JSON.stringify({
    metrics: {
      http_req_duration: {
        avg,
        min: avg / 2,
        med: avg,
        max: avg * 4,
        'p(90)': avg * 2,
        'p(95)': avg * 3,
      },
      http_reqs: { count: Math.ceil(Math.random() * 1e9), rate: 100 },
    },
    root_group: { name: '', path: '', id: '', groups: {}, checks: {} },
  });
}

/** What `perf-coverage scan --json` prints of a repository without tests. */
function inventory() {
  return JSON.stringify({
    schemaVersion: 1,
    files: [],
    totals: {
      files: 0,
      suites: 0,
      tests: 0,
      cases: 0,
      scripts: 0,
      scenarios: 0,
      thresholds: 0,
      requests: 0,
      findings: 0,
    },
  });
}
