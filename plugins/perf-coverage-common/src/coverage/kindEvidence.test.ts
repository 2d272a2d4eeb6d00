import { AssessedRequirement, CoverageState } from '../vocabulary';
import { kindEvidence } from './kindEvidence';

const needs = (
  subject: string,
  evidence: AssessedRequirement['evidence'],
  met = false,
  type: AssessedRequirement['type'] = 'test',
): AssessedRequirement => ({
  ...{ type, subject, evidence, met },
  ...{ why: '', close: null, links: [] },
});

function capability(
  state: CoverageState,
  requirements: AssessedRequirement[],
) {
  return {
    ...{ name: 'swap', title: 'Swap', state, impact: 'high' as const },
    ...{ rationale: null, met: 0, applicable: 0, requirements },
  };
}

describe('the heat map of a component', () => {
  it('counts tests by kind and evidence over its capabilities', () => {
    expect(
      kindEvidence({
        state: 'partial',
        capabilities: [
          capability('partial', [
            needs('load', 'fresh', true),
            needs('spike', 'none'),
            needs('GET /swaps', 'none', false, 'operation'),
          ]),
          capability('untested', [needs('load', 'none')]),
          capability('excluded', [needs('soak', 'none')]),
        ] as Parameters<typeof kindEvidence>[0]['capabilities'],
      }),
    ).toEqual({ load: { met: 1, none: 1 }, spike: { none: 1 } });
  });

  it('says nothing of what is not known', () => {
    expect(kindEvidence({ state: 'unknown', capabilities: [] })).toBeNull();
  });
});
