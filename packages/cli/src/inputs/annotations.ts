import { globMatcher } from 'backstage-plugin-perf-coverage-analyzers';
import {
  ANNOTATION_PLAN,
  ANNOTATION_RESULTS,
  ANNOTATION_SOURCES,
} from 'backstage-plugin-perf-coverage-common';
import { reasonOf } from '../failure';
import { LocalEntity } from './catalog';

export const defaultPlan = 'perf-coverage.yaml';

export interface Globs {
  include: string[];
  exclude: string[];
}

/** What a component's annotations say about its files. */
export interface Settings {
  plan: { file: string; explicit: boolean } | null;
  sources: Globs;
  results: Globs;
  warnings: string[];
}

/** Reads the annotations as the portal does; what can't be used becomes a warning. */
export function readSettings(entity: LocalEntity | null): Settings {
  const warnings: string[] = [];
  const text = (name: string) => entity?.annotations.get(name);
  return {
    plan: planOf(text(ANNOTATION_PLAN), warnings),
    sources: globsOf(text(ANNOTATION_SOURCES), ANNOTATION_SOURCES, warnings),
    results: globsOf(text(ANNOTATION_RESULTS), ANNOTATION_RESULTS, warnings),
    warnings,
  };
}

function planOf(
  value: string | undefined,
  warnings: string[],
): Settings['plan'] {
  if (value === undefined) return { file: defaultPlan, explicit: false };
  if (/^https?:\/\//i.test(value.trim())) {
    warnings.push(
      `The annotation ${ANNOTATION_PLAN} names an address, which is not fetched; give a copy of the plan with --plan`,
    );
    return null;
  }
  return { file: value.trim(), explicit: true };
}

/** Globs between commas or line ends, those within braces aside; `!` excludes. */
function globsOf(
  value: string | undefined,
  name: string,
  warnings: string[],
): Globs {
  const globs: Globs = { include: [], exclude: [] };
  for (const part of splitOutsideBraces(value ?? '')) {
    const excludes = part.startsWith('!');
    const glob = (excludes ? part.slice(1) : part).replace(/^\.\//, '');
    if (glob.startsWith('/') || glob.split('/').includes('..')) {
      warnings.push(
        `The glob "${glob}" of the annotation ${name} leads out of the folder and does not count; write it relative to the folder`,
      );
    } else if (glob !== '' && usable(glob, name, warnings)) {
      (excludes ? globs.exclude : globs.include).push(glob);
    }
  }
  return globs;
}

function usable(glob: string, name: string, warnings: string[]): boolean {
  try {
    globMatcher([glob]);
    return true;
  } catch (error) {
    warnings.push(
      `${reasonOf(error)} (annotation ${name}); until then it does not count`,
    );
    return false;
  }
}

function splitOutsideBraces(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    else if (character === '}') depth = Math.max(0, depth - 1);
    if (character === '\n' || (character === ',' && depth === 0)) {
      parts.push('');
    } else {
      parts[parts.length - 1] += character;
    }
  }
  return parts.map(part => part.trim()).filter(part => part !== '');
}
