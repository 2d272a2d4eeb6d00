import { isError } from '@backstage/errors';
import { globMatcher } from 'backstage-plugin-perf-coverage-analyzers';
import {
  OperationMatcher,
  SourceGlobs,
} from 'backstage-plugin-perf-coverage-common';
import { RunIngestion } from '../ingestion';
import { ComponentSources } from '../sources';
import { NewRun, RunStore } from '../database';

const maxResultFiles = 200;

export interface ReadResults {
  runs: NewRun[];
  problems: { file: string; message: string }[];
}

/**
 * The result files that are kept beside the sources, as runs; those that are
 * stored already are not read again. One that can't be read is a problem of its
 * own and stops nothing.
 */
export async function readResults(options: {
  entityRef: string;
  matcher: OperationMatcher;
  globs: SourceGlobs;
  sources: ComponentSources;
  ingestion: RunIngestion;
  runs: Pick<RunStore, 'find'>;
}): Promise<ReadResults> {
  const { entityRef, matcher, globs, sources, ingestion, runs } = options;
  const result: ReadResults = { runs: [], problems: [] };
  if (globs.include.length === 0) return result;
  const included = globMatcher(globs.include);
  const excluded = globMatcher(globs.exclude);
  const { paths, leftOut } = await sources.findFiles(
    file => included(file) && !excluded(file),
    maxResultFiles,
  );
  if (leftOut > 0) {
    result.problems.push({
      file: globs.include.join(', '),
      message: `${leftOut} more result files match than the ${maxResultFiles} that are read; narrow the globs or upload results instead`,
    });
  }
  for (const path of paths) {
    try {
      const read = await ingestion.read(
        runs,
        [{ name: null, open: () => sources.openFile(path) }],
        {
          entityRef,
          environment: null,
          commit: null,
          branch: null,
          url: null,
          startedAt: null,
          labels: {},
          matcher,
          source: path,
        },
      );
      for (const one of read) {
        if (one.type === 'new') result.runs.push(one.run);
      }
    } catch (error) {
      result.problems.push({
        file: path,
        message: isError(error) ? error.message : String(error),
      });
    }
  }
  return result;
}
