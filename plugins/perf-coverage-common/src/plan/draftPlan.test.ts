import fc from 'fast-check';
import { assess, defaultPolicy } from '../coverage';
import {
  aFile,
  aK6Run,
  anApi,
  anAssessed,
  anInventory,
  aRequest,
  aTest,
  now,
} from '../coverage/testing';
import { ApiOperations, InventoryFile, testKinds } from '../vocabulary';
import { draftPlan, parsePlan } from '.';

function drafted(files: InventoryFile[], apis: ApiOperations[] = []) {
  const inputs = anAssessed({ inventory: anInventory(...files), apis });
  const text = draftPlan({
    component: 'component:default/shop',
    inventory: inputs.inventory,
    apis,
    assessment: assess(inputs, defaultPolicy, now),
  });
  const { plan, problems } = parsePlan(text, 'perf-coverage.yaml');
  expect(problems).toEqual([]);
  return { text, plan: plan!, inputs };
}

describe('a first plan', () => {
  it('says that nothing was found, and shows by an example that can be read what to write', () => {
    const { plan, text } = drafted([]);
    expect(plan.capabilities).toEqual([]);
    expect(text).toMatch(/^# A plan to begin with: no performance test/);
    const uncommented = text
      .replace('capabilities: []\n', '')
      .replace(/^# ?( *(?:- |[a-z]+:).*)$/gm, '$1');
    const example = parsePlan(uncommented, 'perf-coverage.yaml');
    expect(example.problems).toEqual([]);
    expect(example.plan).toMatchObject({
      capabilities: [{ name: 'checkout', impact: 'high' }],
    });
  });

  it('has a capability for each resource and each area of tests', () => {
    const { plan, text } = drafted(
      [
        aFile('load/checkout.js', {
          requests: [
            aRequest('load/checkout.js', 'GET /v1/api/orders'),
            aRequest('load/checkout.js', 'POST /v1/api/orders'),
          ],
          thresholds: [
            {
              metric: 'http_req_duration',
              stat: 'p95',
              operator: '<',
              value: 500,
              unit: 'ms',
              selector: {},
              expression: 'p(95)<500',
              valid: true,
              line: 7,
            },
            {
              metric: 'http_req_failed',
              stat: 'rate',
              operator: '<',
              value: 0.01,
              unit: 'ratio',
              selector: {},
              expression: 'rate<0.01',
              valid: true,
              line: 8,
            },
          ],
        }),
        aFile('tests/test_order_load.py', { tests: [aTest('test_one')] }),
        aFile('tests/test_connection_pool.py', { tests: [aTest('test_two')] }),
        aFile('tests/conftest.py', { role: 'helper' }),
      ],
      [
        anApi(['GET /api/orders', 'POST /api/orders', 'GET /api/people/{id}'], {
          basePaths: ['/v1'],
        }),
      ],
    );
    expect(
      plan.capabilities.map(({ name, evidence, requires, slas }) => ({
        name,
        ...evidence,
        requires,
        slas: slas.map(
          sla => `${sla.name} ${sla.operator} ${sla.value} ${sla.unit}`,
        ),
      })),
    ).toEqual([
      {
        name: 'orders',
        operations: ['* /api/orders/**'],
        tests: ['load/checkout.js', 'tests/test_order_load.py'],
        requires: ['benchmark', 'load'],
        slas: ['p95 of duration < 500 ms', 'Error rate < 1 %'],
      },
      {
        name: 'people',
        operations: ['* /api/people/**'],
        tests: [],
        requires: [],
        slas: [],
      },
      {
        name: 'connection-pool',
        operations: [],
        tests: ['tests/test_connection_pool.py'],
        requires: ['benchmark'],
        slas: [],
      },
    ]);
    expect(plan.capabilities[1].requiresByPolicy).toBe(true);
    expect(plan.capabilities[0].slas.every(sla => !sla.agreed)).toBe(true);
    expect(text).toContain('# the limit of load/checkout.js, line 7');
  });

  it('proposes what results suggest where there is one capability', () => {
    const files = [aFile('load/peak.js')];
    const inputs = anAssessed({
      inventory: anInventory(...files),
      runs: [
        aK6Run('r', 1, 'peak', {
          metrics: [
            {
              name: 'http_req_duration',
              scope: {},
              unit: 'ms',
              direction: 'lower',
              stats: { p95: 100 },
            },
          ],
        }),
      ],
    });
    const text = draftPlan({
      component: null,
      inventory: inputs.inventory,
      apis: [],
      assessment: assess(inputs, defaultPolicy, now),
    });
    const { plan } = parsePlan(text, 'p');
    expect(plan?.component).toBeNull();
    expect(plan?.capabilities[0].slas).toEqual([
      expect.objectContaining({ value: 150, unit: 'ms', agreed: false }),
    ]);
  });

  it('is sound whatever names and paths there are, and loses no test', () => {
    const name = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('orders', '{id}', 'it’s: odd', '*', '#', 'übung', 'a,b'),
    );
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map(parts => {
      const joined = parts.map(part => part.replace(/[\s/]/g, '')).join('/');
      return `/${joined}`;
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({ path: name, kind: fc.constantFrom(...testKinds) }),
          { selector: entry => entry.path, maxLength: 6 },
        ),
        fc.array(path, { maxLength: 6 }),
        (entries, paths) => {
          const files = entries.map((entry, index) =>
            aFile(`load/${entry.path.replace(/[\n\r\0]/g, '')}-${index}.js`, {
              kind: entry.kind,
            }),
          );
          const apis = [anApi(paths.map(own => `GET ${own}`))];
          const { plan, inputs } = drafted(files, apis);
          const judged = assess(
            { ...inputs, plan: { file: 'p', plan } },
            defaultPolicy,
            now,
          );
          const required = judged.capabilities.flatMap(own => own.requirements);
          const written = required.filter(
            ({ type, evidence }) => type === 'test' && evidence !== 'none',
          );
          expect(written.length > 0).toBe(files.length > 0);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('of nothing is sound, too', () => {
    expect(drafted([]).plan.capabilities).toEqual([]);
  });
});
