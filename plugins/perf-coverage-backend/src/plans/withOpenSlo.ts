import {
  compileGlobs,
  mergeOpenSlo,
  PerformancePlan,
  PlanProblem,
} from 'backstage-plugin-perf-coverage-common';
import { InputStore } from '../database';

/** OpenSLO files that are read beside a plan. */
export const maxSloFiles = 100;

/**
 * A plan that the portal keeps, with the SLOs of the files that it names: as the
 * last scan of the sources saw them. What is wrong with these files is a
 * warning, never a reason to leave the plan out.
 */
export async function withOpenSlo(
  inputs: Pick<InputStore, 'getSourceFiles'>,
  entityRef: string,
  plan: PerformancePlan,
): Promise<{ plan: PerformancePlan; problems: PlanProblem[] }> {
  if (!plan.openslo?.length) return { plan, problems: [] };
  const texts = await inputs.getSourceFiles(
    entityRef,
    compileGlobs(plan.openslo),
    maxSloFiles,
  );
  const merged = mergeOpenSlo(
    plan,
    [...texts].map(([file, text]) => ({ file, text })),
  );
  return {
    plan: merged.plan,
    problems: merged.problems.map(own => ({ ...own, severity: 'warning' })),
  };
}
