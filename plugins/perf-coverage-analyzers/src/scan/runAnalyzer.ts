import { isError } from '@backstage/errors';
import {
  InventoryFile,
  SkippedSource,
} from 'backstage-plugin-perf-coverage-common';
import { SourceAnalyzer } from 'backstage-plugin-perf-coverage-node';
import { SharedReads } from './sharedReads';

/** So many files may make one analyser fail before it is given up. */
const maxFailures = 3;

/** What one analyser found. */
export interface Analysis {
  files: InventoryFile[];
  /** Files at which it failed. */
  skipped: SkippedSource[];
  /** Paths that the answer hangs on, beside the list of all paths. */
  reads: ReadonlySet<string>;
}

/**
 * Runs one analyser. Where it fails in spite of its contract, it is asked again
 * without the file that it read last, so that one file never costs the others
 * their inventory.
 *
 * @param leftOut - files that ended the analyser before
 */
export async function runAnalyzer(
  analyzer: SourceAnalyzer,
  sources: SharedReads,
  leftOut: readonly string[] = [],
): Promise<Analysis> {
  const without = new Set(leftOut);
  const skipped: SkippedSource[] = [];
  const reads = new Set<string>();
  for (;;) {
    const view = sources.viewFor(without);
    try {
      const files = await analyzer.analyze(view);
      for (const path of view.reads) reads.add(path);
      return { files, skipped, reads };
    } catch (error) {
      for (const path of view.reads) reads.add(path);
      const path = view.last();
      const givenUp = path === undefined || skipped.length + 1 >= maxFailures;
      skipped.push(
        stopped(
          analyzer.framework,
          path,
          givenUp,
          isError(error) ? error.message : String(error),
        ),
      );
      if (givenUp) return { files: [], skipped, reads };
      without.add(path);
    }
  }
}

/** What to say of a file at which an analyser stopped. */
export function stopped(
  framework: string,
  path: string | undefined,
  givenUp: boolean,
  why: string,
): SkippedSource {
  const scope = givenUp
    ? `the sources were not searched for ${framework} tests`
    : `the file was not searched for ${framework} tests`;
  return {
    path: path ?? '.',
    reason: 'analysis-stopped',
    why: `The analyser of ${framework} stopped here (${why.slice(
      0,
      200,
    )}), and ${scope}; please report it, and exclude the file meanwhile`,
  };
}
