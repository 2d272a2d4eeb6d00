import { globMatcher } from 'backstage-plugin-perf-coverage-analyzers';
import {
  OperationMatcher,
  SourceGlobs,
} from 'backstage-plugin-perf-coverage-common';
import { RunIngestion } from '../ingestion';
import { ComponentSources } from '../sources';
import { RunStore } from '../database';
import { readFiles, ReadResults } from './readFiles';

const maxResultFiles = 200;

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
  const { globs, sources } = options;
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
  const read = await readFiles(
    paths.map(source => ({ source, open: () => sources.openFile(source) })),
    options,
  );
  return {
    runs: read.runs,
    problems: [...result.problems, ...read.problems],
  };
}
