import { parsePlan } from 'backstage-plugin-perf-coverage-common';
import {
  SCHEDULER,
  aComponentDetail,
  aGap,
  anAssessment,
} from '../__testUtils__/builders';
import { nextBest } from './NextActions';
import { planSnippet } from './snippets';

describe('nextBest', () => {
  const ids = (...gaps: Parameters<typeof aGap>[0][]) =>
    nextBest(
      gaps.map(gap => aGap(gap)),
      3,
    ).map(gap => gap.id);

  it('takes the most urgent, of equal ones the smaller', () => {
    expect(
      ids(
        { id: 'low', priority: 'low', capability: 'a' },
        { id: 'none', capability: 'b', estimate: null },
        {
          id: 'small',
          capability: 'c',
          estimate: { low: 1, high: 2, source: 'plan' },
        },
        { id: 'large', capability: 'd' },
      ),
    ).toEqual(['small', 'large', 'none']);
  });

  it('leaves closed ones out and puts last what waits for open work', () => {
    expect(
      ids(
        { id: 'closed', status: 'closed', capability: 'x' },
        { id: 'waits', capability: 'a', dependsOn: ['b'] },
        { id: 'first', capability: 'b', priority: 'low' },
        { id: 'free', capability: 'c', dependsOn: ['x'], priority: 'high' },
      ),
    ).toEqual(['free', 'first', 'waits']);
  });
});

describe('planSnippet', () => {
  it.each([
    ['without operations', []],
    [
      'with the component’s operations',
      ['/api/swaps/{id}', '/api/people', '/{tenant}', "/it's/odd: path"],
    ],
  ])('is a plan that can be used as it stands, %s', (_name, paths) => {
    const text = planSnippet(
      SCHEDULER,
      aComponentDetail({
        assessment: anAssessment({
          operations: paths.map(path => ({
            api: 'api:default/scheduler',
            method: 'GET',
            path,
            operationId: null,
            evidence: 'none',
            by: [],
          })),
        }),
      }),
    );

    const { plan, problems } = parsePlan(text, 'perf-coverage.yaml');
    expect(problems).toEqual([]);
    expect(plan?.component).toBe(SCHEDULER);
    expect(plan?.capabilities.length).toBeGreaterThan(0);
  });
});
