import fc from 'fast-check';
import { gapRules } from '../gaps';
import { InventoryFile, testKinds } from '../vocabulary';
import { assess } from './assess';
import { AssessmentInputs, RunEvidence } from './inputs';
import { defaultPolicy } from './policy';
import {
  aFile,
  aK6Run,
  anApi,
  anAssessed,
  anInventory,
  aPlan,
  aRequest,
  aTest,
  aTestRun,
  now,
} from './testing';

const numRuns = 60;

const areas = ['swaps', 'people', 'chat'] as const;

const aScript = fc
  .record({
    area: fc.constantFrom(...areas),
    kind: fc.constantFrom(...testKinds),
    runnable: fc.boolean(),
    reachable: fc.boolean(),
  })
  .map(({ area, kind, runnable, reachable }) => {
    const path = `load/${area}-${kind}.js`;
    return aFile(path, {
      kind,
      runnable,
      requests: [aRequest(path, `GET /${area}`, { reachable })],
    });
  });

const aTestFile = fc
  .record({ area: fc.constantFrom(...areas), skipped: fc.boolean() })
  .map(({ area, skipped }) =>
    aFile(`tests/test_${area}.py`, {
      tests: [aTest(`test_${area}`, { skipped })],
    }),
  );

const files = fc.uniqueArray(fc.oneof(aScript, aTestFile), {
  selector: (file: InventoryFile) => file.path,
  maxLength: 8,
});

const aRunOf = (outcomes: readonly ('passed' | 'failed')[]) =>
  fc
    .record({
      id: fc.uuid(),
      daysAgo: fc.integer({ min: 0, max: 60 }),
      area: fc.constantFrom(...areas),
      kind: fc.constantFrom(...testKinds),
      outcome: fc.constantFrom(...outcomes),
      ofScript: fc.boolean(),
      p95: fc.integer({
        min: 1,
        max: outcomes.includes('failed') ? 1000 : 400,
      }),
    })
    .map(
      ({ id, daysAgo, area, kind, outcome, ofScript, p95 }): RunEvidence =>
        ofScript
          ? aK6Run(id, daysAgo, `${area}-${kind}`, {
              thresholds: [
                {
                  metric: 'http_req_duration',
                  selector: {},
                  expression: 'p(95)<500',
                  ok: outcome === 'passed',
                },
              ],
              metrics: [
                {
                  name: 'http_req_duration',
                  scope: {},
                  unit: 'ms',
                  direction: 'lower',
                  stats: { p95 },
                },
              ],
            })
          : aTestRun(id, daysAgo, `test_${area}`, outcome),
    );

const plan = fc
  .record({
    kinds: fc.uniqueArray(fc.constantFrom(...testKinds), { maxLength: 4 }),
    agreed: fc.boolean(),
    waived: fc.option(fc.constantFrom(...areas), { nil: null }),
  })
  .map(({ kinds, agreed, waived }) =>
    aPlan(`
capabilities:
${areas
  .map(
    area => `
  - name: ${area}
    impact: ${area === 'swaps' ? 'high' : 'low'}
    requires: [${kinds.join(', ')}]
    evidence: { tests: ['load/${area}-*.js', 'tests/test_${area}.py'], operations: ['* /${area}'] }
    slas: [{ name: P95, metric: duration, threshold: '< 500ms', agreed: ${agreed} }]
    estimate: 8-16h`,
  )
  .join('')}
waivers: [${waived ? `{ capability: ${waived}, reason: Later }` : ''}]`),
  );

const inputsWith = (runs: fc.Arbitrary<RunEvidence>) =>
  fc
    .record({
      files,
      runs: fc.uniqueArray(runs, {
        selector: run => run.id,
        maxLength: 8,
      }),
      plan: fc.option(plan, { nil: null }),
    })
    .map(
      ({ files: found, runs: known, plan: planned }): AssessmentInputs =>
        anAssessed({
          inventory: anInventory(...found),
          runs: known,
          plan: planned,
          apis: [
            anApi(areas.map(area => `GET /${area}`)),
            anApi(['GET /other'], { api: 'api:default/other' }),
          ],
        }),
    );

const anyRun = aRunOf(['passed', 'failed']);
const passingRun = aRunOf(['passed']);
const judged = (inputs: AssessmentInputs) => assess(inputs, defaultPolicy, now);

describe('assess', () => {
  it('never finds less where passing evidence is added', () => {
    fc.assert(
      fc.property(
        inputsWith(passingRun),
        aScript,
        passingRun,
        (inputs, file, run) => {
          const before = judged(inputs).totals;
          const more = judged({
            ...inputs,
            inventory: anInventory(
              ...inputs.inventory!.files.filter(
                known => known.path !== file.path,
              ),
              inputs.inventory!.files.find(known => known.path === file.path) ??
                file,
            ),
            runs: inputs.runs.some(known => known.id === run.id)
              ? inputs.runs
              : [...inputs.runs, run],
          }).totals;
          expect(more.metRequirements).toBeGreaterThanOrEqual(
            before.metRequirements,
          );
          expect(more.coveredOperations).toBeGreaterThanOrEqual(
            before.coveredOperations,
          );
          expect(more.requirements).toBe(before.requirements);
        },
      ),
      { numRuns },
    );
  });

  it('gives the same answer whatever the order of its inputs', () => {
    fc.assert(
      fc.property(inputsWith(anyRun), inputs => {
        const reversed = {
          ...inputs,
          inventory: anInventory(...[...inputs.inventory!.files].reverse()),
          runs: [...inputs.runs].reverse(),
          apis: [...inputs.apis].reverse(),
        };
        expect(judged(reversed)).toEqual(judged(inputs));
      }),
      { numRuns },
    );
  });

  it('adds up: totals are the sums of their parts', () => {
    fc.assert(
      fc.property(inputsWith(anyRun), inputs => {
        const { totals, capabilities, gaps, operations } = judged(inputs);
        const requirements = capabilities.flatMap(entry => entry.requirements);
        expect(totals).toMatchObject({
          operations: operations.length,
          capabilities: capabilities.length,
          requirements: requirements.length,
          metRequirements: requirements.filter(({ met }) => met).length,
          gaps: gaps.length,
        });
        for (const entry of capabilities) {
          expect(entry.applicable).toBe(entry.requirements.length);
          expect(entry.met).toBe(
            entry.requirements.filter(({ met }) => met).length,
          );
        }
        expect(totals.effort.naiveHigh).toBeCloseTo(
          gaps.reduce((sum, gap) => sum + (gap.estimate?.high ?? 0), 0),
          1,
        );
      }),
      { numRuns },
    );
  });

  it('has a gap exactly where a requirement is not met', () => {
    fc.assert(
      fc.property(inputsWith(anyRun), inputs => {
        const { capabilities, gaps } = judged(inputs);
        for (const { name, met, applicable } of capabilities) {
          const own = gaps.filter(gap => gap.capability === name);
          expect(own.length > 0).toBe(met < applicable);
          expect(new Set(own.map(gap => gap.type)).size).toBe(own.length);
        }
        expect(new Set(gaps.map(gap => gap.id)).size).toBe(gaps.length);
        expect(
          gaps.every(gap => gapRules.some(rule => rule.type === gap.type)),
        ).toBe(true);
      }),
      { numRuns },
    );
  });

  it('leaves what is waived out of both sides', () => {
    fc.assert(
      fc.property(
        inputsWith(anyRun),
        fc.constantFrom(...areas),
        (inputs, area) => {
          fc.pre(inputs.plan !== null);
          const without = judged({
            ...inputs,
            plan: {
              file: 'p',
              plan: {
                ...inputs.plan!.plan,
                waivers: [],
                capabilities: inputs.plan!.plan.capabilities.filter(
                  capability => capability.name !== area,
                ),
              },
            },
          });
          const waived = judged({
            ...inputs,
            plan: {
              file: 'p',
              plan: {
                ...inputs.plan!.plan,
                waivers: [
                  {
                    capability: area,
                    kinds: [],
                    reason: 'x',
                    until: null,
                    line: 1,
                  },
                ],
              },
            },
          });
          expect({ ...waived.totals, capabilities: 0 }).toEqual({
            ...without.totals,
            capabilities: 0,
          });
          expect(waived.gaps.map(gap => gap.id)).toEqual(
            without.gaps.map(gap => gap.id),
          );
        },
      ),
      { numRuns },
    );
  });

  it('closes every gap once every requirement is met', () => {
    fc.assert(
      fc.property(plan, planned => {
        const scripts = areas.flatMap(area =>
          testKinds.map(kind =>
            aFile(`load/${area}-${kind}.js`, {
              kind,
              requests: [aRequest(`load/${area}-${kind}.js`, `GET /${area}`)],
            }),
          ),
        );
        const agreed = {
          ...planned,
          capabilities: planned.capabilities.map(capability => ({
            ...capability,
            slas: capability.slas.map(sla => ({ ...sla, agreed: true })),
          })),
        };
        const { gaps, totals } = judged(
          anAssessed({
            plan: agreed,
            inventory: anInventory(...scripts),
            apis: [anApi(areas.map(area => `GET /${area}`))],
            runs: scripts.map((script, index) =>
              aK6Run(`r${index}`, 1, script.path.slice(5, -3), {
                metrics: [
                  {
                    name: 'http_req_duration',
                    scope: {},
                    unit: 'ms',
                    direction: 'lower',
                    stats: { p95: 1 },
                  },
                ],
              }),
            ),
          }),
        );
        expect(gaps).toEqual([]);
        expect(totals.metRequirements).toBe(totals.requirements);
      }),
      { numRuns },
    );
  });

  it('leaves what people decided about out of both sides, and nothing else', () => {
    fc.assert(
      fc.property(
        inputsWith(anyRun),
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        (inputs, chosen) => {
          const before = judged(inputs);
          const decided = before.gaps.filter((_, index) => chosen[index]);
          const after = judged({
            ...inputs,
            decisions: decided.map(({ id }) => ({
              gapId: id,
              kind: 'waived' as const,
              reason: 'Later',
              until: null,
              by: 'user:default/ada',
              at: now,
            })),
          });
          const waived = after.capabilities.flatMap(own => own.waived ?? []);
          expect(after.totals.metRequirements).toBe(
            before.totals.metRequirements,
          );
          expect(after.totals.requirements + waived.length).toBe(
            before.totals.requirements,
          );
          expect(waived.every(({ met }) => !met)).toBe(true);
          expect(after.gaps.map(({ id }) => id)).toEqual(
            before.gaps
              .filter(gap => !decided.includes(gap))
              .map(({ id }) => id),
          );
          expect(after.waivedGaps?.map(({ id }) => id).sort()).toEqual(
            decided.map(({ id }) => id).sort(),
          );
        },
      ),
      { numRuns },
    );
  });

  it('keeps the ids of gaps when tests are renamed, moved and described otherwise', () => {
    const renamed = (inputs: AssessmentInputs, suffix: string) => ({
      ...inputs,
      runs: [],
      inventory: anInventory(
        ...inputs.inventory!.files.map(file => ({
          ...file,
          tests: file.tests.map(test => ({
            ...test,
            name: `${test.name}${suffix}`,
            line: test.line + suffix.length,
          })),
          requests: file.requests.map(request => ({
            ...request,
            line: request.line + suffix.length,
          })),
        })),
      ),
    });
    fc.assert(
      fc.property(inputsWith(anyRun), inputs => {
        const ids = (suffix: string) =>
          judged(renamed(inputs, suffix)).gaps.map(({ id }) => id);
        expect(ids('_renamed')).toEqual(ids(''));
      }),
      { numRuns },
    );
  });

  it('carries its reasons: each requirement says why, and what would meet it', () => {
    fc.assert(
      fc.property(inputsWith(anyRun), inputs => {
        const { capabilities, gaps } = judged(inputs);
        for (const own of capabilities.flatMap(entry => entry.requirements)) {
          expect(own.why.length).toBeGreaterThan(10);
          expect(own.close === null).toBe(own.met);
          expect(own.askedBy).toBeDefined();
          expect(own.lack !== undefined).toBe(own.evidence === 'run');
        }
        expect(gaps.every(gap => gap.close.length > 0)).toBe(true);
      }),
      { numRuns },
    );
  });
});
