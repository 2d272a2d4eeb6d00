import {
  ANNOTATION_PLAN,
  ANNOTATION_RESULTS,
  ANNOTATION_SOURCES,
} from './annotations';

/** Where a component's plan lies unless an annotation says otherwise. @public */
export const DEFAULT_PLAN_FILE = 'perf-coverage.yaml';

/** What the portal's own plan is called where a file is named. @public */
export const KEPT_PLAN_FILE = 'perf-coverage.yaml (kept in the portal)';

/** Globs of files, relative to a component's sources. @public */
export interface SourceGlobs {
  include: string[];
  exclude: string[];
}

/** Where the plan is. @public */
export type PlanPlace =
  | { type: 'path'; path: string; explicit: boolean }
  | { type: 'url'; url: string }
  | { type: 'unusable' };

/**
 * A place outside of the sources: a file, or a folder with the globs of what
 * is read there. @public
 */
export type ResultAddress =
  | { type: 'file'; url: string }
  | {
      type: 'folder';
      /** With a slash at the end. */
      url: string;
      /** Relative to the folder. */
      glob: string;
    };

/** What a component's annotations say about its files. @public */
export interface SourceSettings {
  /** Without `include`: all files. */
  sources: SourceGlobs;
  /** Without `include`: none. */
  results: SourceGlobs;
  /** Where else results are. */
  resultAddresses: ResultAddress[];
  plan: PlanPlace;
  /** Annotations that can't be used, with the mend. */
  problems: { annotation: string; message: string }[];
}

const maxGlobs = 100;
const maxGlobLength = 500;
const maxAddresses = 20;
const maxAddressLength = 2000;

/**
 * Reads the annotations of a component that say what to scan, the same in the
 * portal and in the command. What can't be used becomes a problem and is left
 * out.
 *
 * @param annotation - value of an annotation by its name
 * @param globProblem - why a glob can't be used; null where it can
 * @public
 */
export function readSourceSettings(
  annotation: (name: string) => string | undefined,
  globProblem: (glob: string) => string | null,
): SourceSettings {
  const problems: SourceSettings['problems'] = [];
  const complainOf = (name: string) => (message: string) =>
    problems.push({ annotation: name, message });
  const globs = (name: string, parts: readonly string[]) =>
    readGlobs(parts, globProblem, complainOf(name));
  const results = partsOf(annotation(ANNOTATION_RESULTS));
  return {
    sources: globs(ANNOTATION_SOURCES, partsOf(annotation(ANNOTATION_SOURCES))),
    results: globs(
      ANNOTATION_RESULTS,
      results.filter(part => !isAddress(part)),
    ),
    resultAddresses: readAddresses(
      results.filter(isAddress),
      globProblem,
      complainOf(ANNOTATION_RESULTS),
    ),
    plan: readPlanPlace(annotation(ANNOTATION_PLAN), message =>
      problems.push({ annotation: ANNOTATION_PLAN, message }),
    ),
    problems,
  };
}

function isAddress(part: string): boolean {
  return /^https?:\/\//i.test(part);
}

/** Of a file; of a folder with all below it; or with a glob: only what matches. */
function readAddresses(
  parts: readonly string[],
  globProblem: (glob: string) => string | null,
  complain: (message: string) => void,
): ResultAddress[] {
  if (parts.length > maxAddresses) {
    complain(
      `It has ${parts.length} addresses; only the first ${maxAddresses} are read, name folders instead`,
    );
  }
  return parts.slice(0, maxAddresses).flatMap((part): ResultAddress[] => {
    if (part.length > maxAddressLength || !URL.canParse(part)) {
      complain(`"${part.slice(0, 100)}" is no address and is not read`);
      return [];
    }
    const wild = part.search(/[*{[]/);
    if (wild < 0) {
      return part.endsWith('/')
        ? [{ type: 'folder', url: part, glob: '**' }]
        : [{ type: 'file', url: part }];
    }
    const end = part.lastIndexOf('/', wild) + 1;
    const [url, glob] = [part.slice(0, end), part.slice(end)];
    if (end <= part.indexOf('//') + 2 || /[?#]/.test(part)) {
      complain(
        `"${part.slice(
          0,
          100,
        )}" has wildcards outside of its path, or a query beside them, and is not read`,
      );
      return [];
    }
    const problem = unusable(globProblem(glob));
    if (problem !== null) complain(problem);
    return problem === null ? [{ type: 'folder', url, glob }] : [];
  });
}

/** Globs; `!` excludes. */
function readGlobs(
  parts: readonly string[],
  globProblem: (glob: string) => string | null,
  complain: (message: string) => void,
): SourceGlobs {
  const globs: SourceGlobs = { include: [], exclude: [] };
  if (parts.length > maxGlobs) {
    complain(
      `It has ${parts.length} globs; only the first ${maxGlobs} count, name folders instead`,
    );
  }
  for (const part of parts.slice(0, maxGlobs)) {
    const excludes = part.startsWith('!');
    const glob = (excludes ? part.slice(1) : part).replace(/^\.\//, '');
    if (glob === '') continue;
    const problem = placeProblem(glob) ?? unusable(globProblem(glob));
    if (problem !== null) complain(problem);
    else (excludes ? globs.exclude : globs.include).push(glob);
  }
  return globs;
}

function placeProblem(glob: string): string | null {
  if (glob.length > maxGlobLength) {
    return `The glob "${glob.slice(
      0,
      40,
    )}…" is longer than ${maxGlobLength} characters and does not count; split it`;
  }
  return glob.startsWith('/') || glob.split('/').includes('..')
    ? `The glob "${glob}" leads out of the component's sources and does not count; write it relative to them`
    : null;
}

function unusable(problem: string | null): string | null {
  return problem === null ? null : `${problem}; until then it does not count`;
}

/** Separated by commas or line ends, but for those in braces. */
function partsOf(text = ''): string[] {
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

function readPlanPlace(
  value: string | undefined,
  complain: (message: string) => void,
): PlanPlace {
  const place = value?.trim() ?? DEFAULT_PLAN_FILE;
  if (/^https?:\/\//i.test(place)) return { type: 'url', url: place };
  const path = place.replace(/^(\.\/)+/, '');
  if (
    path === '' ||
    path.includes('\\') ||
    path.startsWith('/') ||
    /^[a-z]+:/i.test(path) ||
    path.split('/').includes('..')
  ) {
    complain(
      `"${place}" is no path inside the component's sources; write it like ./${DEFAULT_PLAN_FILE}, or as an address with https://`,
    );
    return { type: 'unusable' };
  }
  return { type: 'path', path, explicit: value !== undefined };
}
