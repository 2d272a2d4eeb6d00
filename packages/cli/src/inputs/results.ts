import { globMatcher } from 'backstage-plugin-perf-coverage-analyzers';
import {
  Run,
  RunEvidence,
  SourceGlobs,
} from 'backstage-plugin-perf-coverage-common';
import { parseResult } from 'backstage-plugin-perf-coverage-readers';
import { createReadStream, promises as fs } from 'node:fs';
import path from 'node:path';
import { reasonOf } from '../failure';
import { shownPath } from './files';
import { readRun } from './run';

const maxFiles = 200;
const maxEntries = 250_000;
const maxDepth = 50;
/** Never looked into, whatever a glob says. */
const skipped = new Set(['.git', '.hg', '.svn', 'node_modules']);

export interface FoundRuns {
  runs: RunEvidence[];
  warnings: string[];
}

/** The result files that the call names; a broken one ends the command. */
export async function readNamedRuns(
  place: { root: string; cwd: string },
  files: readonly string[],
  now: string,
): Promise<FoundRuns> {
  const runs: RunEvidence[] = [];
  for (const file of files) {
    const run = await readRun(place.cwd, file);
    runs.push(
      await evidenceOf(place.root, path.resolve(place.cwd, file), run, now),
    );
  }
  return { runs, warnings: [] };
}

/** The result files kept beside the sources; a broken one is a warning. */
export async function readKeptRuns(
  root: string,
  globs: SourceGlobs,
  now: string,
): Promise<FoundRuns> {
  const found: FoundRuns = { runs: [], warnings: [] };
  if (globs.include.length === 0) return found;
  const included = globMatcher(globs.include);
  const excluded = globMatcher(globs.exclude);
  const files = await listFiles(
    root,
    file => included(file) && !excluded(file),
  );
  if (files.length > maxFiles) {
    found.warnings.push(
      `${files.length} result files match the annotation perf-coverage.io/results; only the first ${maxFiles} are read`,
    );
  }
  for (const file of files.slice(0, maxFiles)) {
    const location = path.join(root, file);
    try {
      const run = await parseResult(
        createReadStream(location, { highWaterMark: 2 ** 20 }),
      );
      found.runs.push(await evidenceOf(root, location, run, now));
    } catch (error) {
      found.warnings.push(`${file}: ${reasonOf(error)}`);
    }
  }
  return found;
}

/** A run without a time of its own is as old as its file. */
async function evidenceOf(
  root: string,
  location: string,
  run: Run,
  now: string,
): Promise<RunEvidence> {
  const { mtime } = await fs.stat(location);
  const source = shownPath(root, location);
  return {
    id: source,
    startedAt: run.startedAt,
    receivedAt: mtime.getTime() < Date.parse(now) ? mtime.toISOString() : now,
    source,
    environment: null,
    run,
  };
}

/** Files below a folder, sorted; links are not followed. */
export async function listFiles(
  root: string,
  matches: (file: string) => boolean,
): Promise<string[]> {
  const files: string[] = [];
  const open = [{ folder: '', depth: 0 }];
  let seen = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const entries = await fs.readdir(path.join(root, next.folder), {
      withFileTypes: true,
    });
    seen += entries.length;
    if (seen > maxEntries) break;
    for (const entry of entries) {
      const file = next.folder ? `${next.folder}/${entry.name}` : entry.name;
      if (entry.isFile() && matches(file)) files.push(file);
      if (
        entry.isDirectory() &&
        next.depth < maxDepth &&
        !skipped.has(entry.name)
      ) {
        open.push({ folder: file, depth: next.depth + 1 });
      }
    }
  }
  return files.sort();
}
