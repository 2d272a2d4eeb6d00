import {
  parsePlan,
  PerformancePlan,
  PlanProblem,
} from 'backstage-plugin-perf-coverage-common';
import path from 'node:path';
import { CommandFailure } from '../failure';
import { count } from '../output/text';
import { Settings } from './annotations';
import { readInside, readNamed, shownPath } from './files';

/** A plan file as read, sound or not. */
export interface PlanFile {
  /** Relative to the folder. */
  file: string;
  plan: PerformancePlan | null;
  problems: PlanProblem[];
}

export type FoundPlan = PlanFile & { plan: PerformancePlan };

/**
 * The plan that the call names, or the component's own; null where it has
 * none. A plan named by the call or by an annotation has to be there.
 */
export async function findPlan(
  place: { root: string; cwd: string },
  named: string | undefined,
  settings: Pick<Settings, 'plan'>,
): Promise<PlanFile | null> {
  if (named !== undefined) {
    const text = await readNamed(place.cwd, named);
    const file = shownPath(place.root, path.resolve(place.cwd, named));
    return { file, ...parsePlan(text, file) };
  }
  if (settings.plan === null) return null;
  const target = path.resolve(place.root, settings.plan.file);
  const file = shownPath(place.root, target);
  const text = await readInside(place.root, settings.plan.file);
  if (text !== undefined) return { file, ...parsePlan(text, file) };
  if (settings.plan.explicit) {
    throw new CommandFailure(
      `${file}: the annotation perf-coverage.io/plan names this plan, but there is no such file`,
    );
  }
  return null;
}

/** Ends the command where a plan can't be used, with the first place and mend. */
export function soundPlan(found: PlanFile): FoundPlan {
  if (found.plan !== null) return { ...found, plan: found.plan };
  throw new CommandFailure(brokenPlan(found));
}

export function brokenPlan(found: PlanFile): string {
  const errors = found.problems.filter(problem => problem.severity === 'error');
  const more = errors.length - 1;
  return `${describeProblem(errors[0])}${
    more > 0
      ? ` (and ${count(
          more,
          'more error',
        )}: "perf-coverage plan check" lists all)`
      : ''
  }`;
}

/** `perf-coverage.yaml:3:5: what is wrong; how to mend it`. */
export function describeProblem(problem: PlanProblem): string {
  const { file, line, column, message, suggestion } = problem;
  return `${file}:${line}:${column}: ${message}${
    suggestion === null ? '' : `; ${suggestion}`
  }`;
}
