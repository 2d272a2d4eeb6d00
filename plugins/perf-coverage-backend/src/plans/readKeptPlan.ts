import {
  KEPT_PLAN_FILE,
  parsePlan,
  PerformancePlan,
  planLimits,
  PlanProblem,
  readYaml,
} from 'backstage-plugin-perf-coverage-common';
import { namesComponent } from '../scanning/annotations';

/**
 * A plan that is to be kept in the portal. It must be for this component; null
 * with the problems where it can't count.
 */
export function readKeptPlan(
  text: string,
  entityRef: string,
): { plan: PerformancePlan | null; problems: PlanProblem[] } {
  const { plan, problems } = parsePlan(text, KEPT_PLAN_FILE);
  if (plan === null) return { plan, problems };
  const at = (key: string) => ({
    file: KEPT_PLAN_FILE,
    ...keyPlace(text, key),
  });
  if (plan.component && !namesComponent(plan.component, entityRef)) {
    return {
      plan: null,
      problems: [
        {
          severity: 'error',
          message: `The plan is for ${plan.component}, not for ${entityRef}`,
          suggestion: `Remove "component", or set it to ${entityRef}`,
          ...at('component'),
        },
        ...problems,
      ],
    };
  }
  return { plan, problems };
}

function keyPlace(text: string, key: string) {
  return readYaml(text, planLimits).placeOfKey([key]);
}
