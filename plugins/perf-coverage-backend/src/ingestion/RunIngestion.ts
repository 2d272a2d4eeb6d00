import { InputError } from '@backstage/errors';
import { Run, RunSummary } from 'backstage-plugin-perf-coverage-common';
import { ResultReader } from 'backstage-plugin-perf-coverage-node';
import { parseResult } from 'backstage-plugin-perf-coverage-readers';
import { createHash, randomUUID } from 'crypto';
import { NewRun, RunStore } from '../database';

export interface ResultFile {
  /** The bytes from the start; asked for twice. */
  open(): Promise<AsyncIterable<Buffer>>;
}

export type RunContext = Pick<
  NewRun,
  'entityRef' | 'environment' | 'commit' | 'branch' | 'url' | 'source'
> & {
  /** Wins over the file's own. */
  startedAt: string | null;
  /** Name of a reader; the content decides without it. */
  format?: string;
};

/** What a result file gives: the run that is there already, or a new one. */
export type ReadRun =
  | { type: 'known'; run: RunSummary }
  | { type: 'new'; run: NewRun; warnings: Run['warnings'] };

/** Reads result files into runs. The same bytes for the same component, environment and commit are one run. */
export class RunIngestion {
  constructor(
    private readonly options: { readers: ResultReader[]; now(): Date },
  ) {}

  /**
   * Throws `InputError` with place and mend where a file is no known format,
   * empty or broken.
   */
  async read(
    runs: Pick<RunStore, 'find'>,
    file: ResultFile,
    context: RunContext,
  ): Promise<ReadRun> {
    const digest = await digestOf(await file.open());
    const known = await runs.find({ ...context, digest });
    if (known) return { type: 'known', run: known };
    const run = await parseResult(await file.open(), {
      format: context.format,
      readers: this.options.readers,
    });
    return {
      type: 'new',
      warnings: run.warnings,
      run: {
        id: randomUUID(),
        entityRef: context.entityRef,
        digest,
        environment: context.environment,
        commit: context.commit,
        branch: context.branch,
        url: context.url,
        source: context.source,
        startedAt: context.startedAt ?? run.startedAt,
        receivedAt: this.options.now().toISOString(),
        run,
      },
    };
  }
}

async function digestOf(chunks: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    hash.update(chunk);
  }
  if (size === 0) {
    throw new InputError(
      'The result file is empty; check that the tool finished and wrote its summary',
    );
  }
  return hash.digest('hex');
}
