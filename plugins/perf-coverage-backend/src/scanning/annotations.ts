/* Reads the annotations of an entity that say what to scan. */
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { globMatcher } from 'backstage-plugin-perf-coverage-analyzers';
import {
  PlanPlace,
  readSourceSettings,
  ResultAddress,
  SourceGlobs,
} from 'backstage-plugin-perf-coverage-common';

export interface ScanSettings {
  sources: SourceGlobs;
  /** Empty `include` means that there are none to read. */
  results: SourceGlobs;
  /** Where else results are. */
  resultAddresses: ResultAddress[];
  plan: PlanPlace;
  /** Annotations that can't be used, with the mend. */
  problems: { file: string; message: string }[];
}

export function readScanSettings(entity: Entity): ScanSettings {
  const annotations = entity.metadata.annotations ?? {};
  const { problems, ...settings } = readSourceSettings(
    name => (Object.hasOwn(annotations, name) ? annotations[name] : undefined),
    globProblem,
  );
  return {
    ...settings,
    problems: problems.map(({ annotation, message }) => ({
      file: `annotation ${annotation}`,
      message,
    })),
  };
}

function globProblem(glob: string): string | null {
  try {
    globMatcher([glob]);
    return null;
  } catch (error) {
    return toError(error).message;
  }
}

/** Whether a plan that names a component means this one. */
export function namesComponent(named: string, entityRef: string): boolean {
  try {
    return (
      stringifyEntityRef(
        parseEntityRef(named, {
          defaultKind: 'component',
          defaultNamespace: 'default',
        }),
      ) === entityRef
    );
  } catch {
    // No reference at all names nobody; the plan's own check says so.
    return false;
  }
}
