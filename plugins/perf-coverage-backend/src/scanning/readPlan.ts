import { UrlReaderService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  ANNOTATION_PLAN,
  compileGlobs,
  mergeOpenSlo,
  parsePlan,
  PlanPlace,
  PlanProblem,
} from 'backstage-plugin-perf-coverage-common';
import { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { StoredPlan } from '../database';
import { maxSloFiles } from '../plans';
import { namesComponent } from './annotations';

const maxPlanBytes = 1024 * 1024;

/** A plan's file with its text, to show the lines that problems and gaps name. */
export interface ReadPlan {
  stored: StoredPlan | null;
  text: { path: string; content: string } | null;
}

export interface ReadPlanOptions {
  entityRef: string;
  place: PlanPlace;
  /** Where a plan within the sources is read; null for one elsewhere. */
  tree: SourceTree | null;
  urlReader: UrlReaderService;
  /** What counts until now. */
  previous: StoredPlan | undefined;
  now: string;
}

/**
 * The plan of a component. One that can't be read, or is broken, leaves the
 * last good one in force and says so.
 */
export async function readPlan(options: ReadPlanOptions): Promise<ReadPlan> {
  const { place, previous } = options;
  if (place.type === 'unusable') {
    return {
      stored: previous ? keepLastGood(options, previous.file, []) : null,
      text: null,
    };
  }
  const file = place.type === 'url' ? place.url : place.path;
  const found = await readText(options);
  if (found.type === 'absent') return { stored: null, text: null };
  if (found.type === 'unreadable') {
    return {
      stored: keepLastGood(options, file, [
        problem(file, found.message, found.suggestion),
      ]),
      text: null,
    };
  }

  const text =
    place.type === 'path' ? { path: file, content: found.content } : null;
  const { plan, problems } = await readWithOpenSlo(
    parsePlan(found.content, file),
    options.tree,
  );
  if (!plan || problems.some(one => one.severity === 'error')) {
    return { stored: keepLastGood(options, file, problems), text };
  }
  if (plan.component && !namesComponent(plan.component, options.entityRef)) {
    // A repository of several components has its plan for one of them.
    if (place.type === 'path' && !place.explicit) {
      return { stored: null, text: null };
    }
    return {
      stored: {
        file,
        plan: null,
        problems: [
          ...problems,
          problem(
            file,
            `The annotation ${ANNOTATION_PLAN} names this plan, but the plan is for ${plan.component} and does not count here`,
            `Remove "component" from the plan, or set it to ${options.entityRef}`,
          ),
        ],
        lastGood: false,
        readAt: options.now,
      },
      text,
    };
  }
  return {
    stored: { file, plan, problems, lastGood: false, readAt: options.now },
    text,
  };
}

/** The plan with the SLOs of the OpenSLO files that it names. */
async function readWithOpenSlo(
  parsed: ReturnType<typeof parsePlan>,
  tree: SourceTree | null,
): Promise<ReturnType<typeof parsePlan>> {
  const globs = parsed.plan?.openslo ?? [];
  if (parsed.plan === null || tree === null || globs.length === 0) {
    return parsed;
  }
  const matches = compileGlobs(globs);
  const files = [];
  for (const path of tree.paths.filter(matches).slice(0, maxSloFiles)) {
    const text = await tree.read(path);
    if (text !== undefined) files.push({ file: path, text });
  }
  const { plan, problems } = mergeOpenSlo(parsed.plan, files);
  return {
    plan,
    // One broken SLO file is no reason to keep an older plan in force.
    problems: [
      ...parsed.problems,
      ...problems.map(own => ({ ...own, severity: 'warning' as const })),
    ],
  };
}

type Found =
  | { type: 'text'; content: string }
  | { type: 'absent' }
  | { type: 'unreadable'; message: string; suggestion?: string };

async function readText({
  place,
  tree,
  urlReader,
}: ReadPlanOptions): Promise<Found> {
  if (place.type === 'path') {
    if (!tree?.has(place.path)) {
      return place.explicit
        ? {
            type: 'unreadable',
            message: `The annotation ${ANNOTATION_PLAN} names ${place.path}, but the sources have no such file`,
            suggestion: 'Create the file, or correct the annotation',
          }
        : { type: 'absent' };
    }
    const content = await tree.read(place.path);
    return content === undefined || content.length > maxPlanBytes
      ? {
          type: 'unreadable',
          message: `It is no text, or larger than ${maxPlanBytes} bytes`,
        }
      : { type: 'text', content };
  }
  if (place.type === 'unusable') return { type: 'absent' };
  try {
    const response = await urlReader.readUrl(place.url);
    const bytes = await response.buffer();
    return bytes.length > maxPlanBytes
      ? {
          type: 'unreadable',
          message: `It is larger than ${maxPlanBytes} bytes`,
        }
      : { type: 'text', content: bytes.toString('utf8') };
  } catch (error) {
    return {
      type: 'unreadable',
      message: `It could not be read: ${
        isError(error) ? error.message : String(error)
      }`,
    };
  }
}

function keepLastGood(
  { previous, now }: ReadPlanOptions,
  file: string,
  problems: PlanProblem[],
): StoredPlan {
  const plan = previous?.plan ?? null;
  return { file, plan, problems, lastGood: plan !== null, readAt: now };
}

function problem(
  file: string,
  message: string,
  suggestion: string | null = null,
): PlanProblem {
  return { severity: 'error', message, file, line: 1, column: 1, suggestion };
}
