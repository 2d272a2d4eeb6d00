import { globMatcher } from 'backstage-plugin-perf-coverage-analyzers';
import {
  ANNOTATION_PLAN,
  ANNOTATION_RESULTS,
  DEFAULT_PLAN_FILE,
  readSourceSettings,
  SourceGlobs,
} from 'backstage-plugin-perf-coverage-common';
import { CommandFailure, reasonOf } from '../failure';
import { catalogFile, LocalEntity } from './catalog';

/** What a component's annotations say about its files. */
export interface Settings {
  plan: { file: string; explicit: boolean } | null;
  sources: SourceGlobs;
  results: SourceGlobs;
  warnings: string[];
}

/**
 * Reads the annotations as the portal does; what can't be used becomes a
 * warning, but for the plan: without it something else would be judged.
 */
export function readSettings(entity: LocalEntity | null): Settings {
  const { plan, sources, results, resultAddresses, problems } =
    readSourceSettings(name => entity?.annotations.get(name), globProblem);
  const warnings = problems.map(
    ({ annotation, message }) => `${message} (annotation ${annotation})`,
  );
  if (resultAddresses.length > 0) {
    warnings.push(
      `The annotation ${ANNOTATION_RESULTS} names results at ${resultAddresses[0].url}, which are not fetched; give copies of them with --results`,
    );
  }
  switch (plan.type) {
    case 'path':
      return {
        plan: { file: plan.path, explicit: plan.explicit },
        ...{ sources, results, warnings },
      };
    case 'url':
      warnings.push(
        `The annotation ${ANNOTATION_PLAN} names an address, which is not fetched; give a copy of the plan with --plan`,
      );
      return { plan: null, sources, results, warnings };
    default:
      throw new CommandFailure(
        `${catalogFile}: the annotation ${ANNOTATION_PLAN} leads out of the folder; write it like ./${DEFAULT_PLAN_FILE}`,
      );
  }
}

function globProblem(glob: string): string | null {
  try {
    globMatcher([glob]);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}
