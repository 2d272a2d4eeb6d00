/* Reads the annotations of an entity that say what to scan. */
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { globMatcher } from 'backstage-plugin-perf-coverage-analyzers';
import {
  ANNOTATION_PLAN,
  ANNOTATION_RESULTS,
  ANNOTATION_SOURCES,
} from 'backstage-plugin-perf-coverage-common';

const maxGlobs = 100;
const maxGlobLength = 500;
const defaultPlan = './perf-coverage.yaml';

export interface ScanSettings {
  sources: Globs;
  /** Empty `include` means that there are none to read. */
  results: Globs;
  plan: PlanPlace;
  /** Annotations that can't be used, with the mend. */
  problems: { file: string; message: string }[];
}

export interface Globs {
  include: string[];
  exclude: string[];
}

export type PlanPlace =
  | { type: 'path'; path: string; explicit: boolean }
  | { type: 'url'; url: string }
  | { type: 'unusable' };

export function readScanSettings(entity: Entity): ScanSettings {
  const annotations = entity.metadata.annotations ?? {};
  const problems: ScanSettings['problems'] = [];
  return {
    sources: readGlobs(annotations, ANNOTATION_SOURCES, problems),
    results: readGlobs(annotations, ANNOTATION_RESULTS, problems),
    plan: readPlanPlace(annotations[ANNOTATION_PLAN], problems),
    problems,
  };
}

/** Globs separated by commas or line ends (not those in braces); `!` excludes. */
function readGlobs(
  annotations: Record<string, string>,
  name: string,
  problems: ScanSettings['problems'],
): Globs {
  const globs: Globs = { include: [], exclude: [] };
  const complain = (message: string) =>
    problems.push({ file: `annotation ${name}`, message });
  const parts = splitOutsideBraces(annotations[name] ?? '');
  if (parts.length > maxGlobs) {
    complain(
      `It has ${parts.length} globs; only the first ${maxGlobs} count, name folders instead`,
    );
  }
  for (const part of parts.slice(0, maxGlobs)) {
    const excludes = part.startsWith('!');
    const glob = (excludes ? part.slice(1) : part).replace(/^\.\//, '');
    if (glob.length > maxGlobLength) {
      complain(
        `The glob "${glob.slice(
          0,
          40,
        )}…" is longer than ${maxGlobLength} characters and does not count; split it`,
      );
    } else if (glob.startsWith('/') || glob.split('/').includes('..')) {
      complain(
        `The glob "${glob}" leads out of the component's sources and does not count; write it relative to them`,
      );
    } else if (glob !== '' && usable(glob, complain)) {
      (excludes ? globs.exclude : globs.include).push(glob);
    }
  }
  return globs;
}

function usable(glob: string, complain: (message: string) => void): boolean {
  try {
    globMatcher([glob]);
    return true;
  } catch (error) {
    complain(`${toError(error).message}; until then it does not count`);
    return false;
  }
}

function splitOutsideBraces(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    if (character === '}') depth = Math.max(0, depth - 1);
    if (character === '\n' || (character === ',' && depth === 0)) {
      parts.push(part.trim());
      part = '';
    } else {
      part += character;
    }
  }
  parts.push(part.trim());
  return parts.filter(one => one !== '');
}

function readPlanPlace(
  value: string | undefined,
  problems: ScanSettings['problems'],
): PlanPlace {
  const place = value?.trim() ?? defaultPlan;
  if (/^https?:\/\//i.test(place)) return { type: 'url', url: place };
  const path = place.replace(/^(\.\/)+/, '');
  if (
    path === '' ||
    path.includes('\\') ||
    path.startsWith('/') ||
    /^[a-z]+:/i.test(path) ||
    path.split('/').includes('..')
  ) {
    problems.push({
      file: `annotation ${ANNOTATION_PLAN}`,
      message: `"${place}" is no path inside the component's sources; write it like ${defaultPlan}, or as an address with https://`,
    });
    return { type: 'unusable' };
  }
  return { type: 'path', path, explicit: value !== undefined };
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
