import { isError } from '@backstage/errors';
import { OperationMatcher } from 'backstage-plugin-perf-coverage-common';
import { NewRun, RunStore } from '../database';
import { RunIngestion } from '../ingestion';

export interface ReadResults {
  runs: NewRun[];
  problems: { file: string; message: string }[];
}

/**
 * Runs of result files; those that are stored already are not read again. A
 * file that can't be read is a problem of its own and stops nothing.
 */
export async function readFiles(
  files: readonly {
    source: string;
    open(): Promise<AsyncIterable<Buffer>>;
  }[],
  {
    entityRef,
    matcher,
    ingestion,
    runs,
  }: {
    entityRef: string;
    /** Of the component: requests are named by their operations. */
    matcher: OperationMatcher;
    ingestion: RunIngestion;
    runs: Pick<RunStore, 'find'>;
  },
): Promise<ReadResults> {
  const result: ReadResults = { runs: [], problems: [] };
  for (const { source, open } of files) {
    try {
      const read = await ingestion.read(runs, [{ name: null, open }], {
        entityRef,
        environment: null,
        commit: null,
        branch: null,
        url: null,
        startedAt: null,
        labels: {},
        matcher,
        source,
      });
      for (const one of read) {
        if (one.type === 'new') result.runs.push(one.run);
      }
    } catch (error) {
      result.problems.push({
        file: source,
        message: isError(error) ? error.message : String(error),
      });
    }
  }
  return result;
}
