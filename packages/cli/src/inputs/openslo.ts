import {
  compileGlobs,
  mergeOpenSlo,
  PerformancePlan,
  PlanProblem,
} from 'backstage-plugin-perf-coverage-common';
import { readInside } from './files';
import { listFiles } from './results';

const maxFiles = 100;

/** Puts the SLOs of the OpenSLO files that a plan names into it. */
export async function withOpenSlo<
  T extends { file: string; plan: PerformancePlan; problems: PlanProblem[] },
>(root: string, found: T): Promise<T> {
  const globs = found.plan.openslo ?? [];
  if (globs.length === 0) return found;
  const paths = await listFiles(root, compileGlobs(globs));
  const files = [];
  for (const file of paths.slice(0, maxFiles)) {
    const text = await readInside(root, file);
    if (text !== undefined) files.push({ file, text });
  }
  const { plan, problems } = mergeOpenSlo(found.plan, files);
  return { ...found, plan, problems: [...found.problems, ...problems] };
}
