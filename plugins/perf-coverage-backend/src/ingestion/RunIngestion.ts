import { InputError } from '@backstage/errors';
import {
  mergeRuns,
  nameByOperations,
  OperationMatcher,
  Run,
  RunSummary,
} from 'backstage-plugin-perf-coverage-common';
import {
  ReaderLimits,
  ResultReader,
} from 'backstage-plugin-perf-coverage-node';
import {
  parseResults,
  withoutSecrets,
} from 'backstage-plugin-perf-coverage-readers';
import { createHash, randomUUID } from 'crypto';
import { NewRun, RunStore } from '../database';

export interface ResultFile {
  /** For people; null where the sender gave none. */
  name: string | null;
  /** The bytes from the start; asked for twice. */
  open(): Promise<AsyncIterable<Buffer>>;
}

export type RunContext = Pick<
  NewRun,
  | 'entityRef'
  | 'environment'
  | 'commit'
  | 'branch'
  | 'url'
  | 'source'
  | 'labels'
> & {
  /** Wins over the file's own. */
  startedAt: string | null;
  /** Name of a reader; the content decides without it. */
  format?: string;
  /** Makes one run of all files, and of all files of an archive. */
  merge?: boolean;
  /** Of the component's APIs: requests are named by their operations. */
  matcher: OperationMatcher;
};

/** What a result file gives: a run that is there already, or a new one. */
export type ReadRun =
  | { type: 'known'; run: RunSummary }
  | { type: 'new'; run: NewRun; warnings: Run['warnings'] };

/**
 * Reads result files into runs. The same bytes for the same component,
 * environment and commit are one run; each file of an archive is one of its own.
 */
export class RunIngestion {
  constructor(
    private readonly options: {
      readers: ResultReader[];
      limits: Partial<ReaderLimits>;
      now(): Date;
    },
  ) {}

  /**
   * Throws `InputError` with place and mend where a file is no known format,
   * empty or broken.
   */
  async read(
    runs: Pick<RunStore, 'find'>,
    files: readonly ResultFile[],
    context: RunContext,
  ): Promise<ReadRun[]> {
    if (context.merge) return this.readMerged(runs, files, context);
    const read: ReadRun[] = [];
    for (const file of files) {
      read.push(...(await this.readEach(runs, file, context)));
    }
    return read;
  }

  /** Names of the formats that are known. */
  formats(): string[] {
    return this.options.readers.map(({ format }) => format);
  }

  private async readEach(
    runs: Pick<RunStore, 'find'>,
    file: ResultFile,
    context: RunContext,
  ): Promise<ReadRun[]> {
    const digest = await digestOf(file);
    const known = await runs.find({ ...context, digest });
    if (known) return [{ type: 'known', run: known }];
    return (await this.parse(file, context)).map(({ path, run }) =>
      this.newRun(
        run,
        // Each file of an archive is a run of its own.
        path === null ? digest : sha256(JSON.stringify([digest, path])),
        path ?? file.name,
        context,
      ),
    );
  }

  private async readMerged(
    runs: Pick<RunStore, 'find'>,
    files: readonly ResultFile[],
    context: RunContext,
  ): Promise<ReadRun[]> {
    const digests: string[] = [];
    for (const file of files) digests.push(await digestOf(file));
    const digest = sha256(JSON.stringify(['merged', ...digests]));
    const known = await runs.find({ ...context, digest });
    if (known) return [{ type: 'known', run: known }];
    const shards: Run[] = [];
    for (const file of files) {
      const parsed = await this.parse(file, context);
      shards.push(...parsed.map(({ run }) => run));
    }
    const formats = new Set(shards.map(shard => shard.format));
    if (formats.size > 1) {
      throw new InputError(
        `Files of ${[...formats].join(
          ' and ',
        )} can't be merged into one run; send them without merge, or one kind at a time`,
      );
    }
    const names = files.flatMap(({ name }) => name ?? []);
    return [
      this.newRun(
        mergeRuns(shards),
        digest,
        names.length > 0 ? names.join(', ').slice(0, 512) : null,
        context,
      ),
    ];
  }

  private async parse(file: ResultFile, context: RunContext) {
    const { readers, limits } = this.options;
    try {
      return await parseResults(await file.open(), {
        format: context.format,
        merge: context.merge,
        readers,
        limits,
      });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      // It quotes the file, is logged, and stands on pages after a scan.
      const message = withoutSecrets(error.message);
      throw new InputError(
        file.name === null ? message : `${file.name}: ${message}`,
      );
    }
  }

  private newRun(
    read: Run,
    digest: string,
    fileName: string | null,
    context: RunContext,
  ): ReadRun {
    // So that /users/1 and /users/2 are one thing, in figures and in trends.
    const run = nameByOperations(read, context.matcher);
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
        fileName,
        labels: context.labels,
        startedAt: context.startedAt ?? run.startedAt,
        receivedAt: this.options.now().toISOString(),
        run,
      },
    };
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function digestOf(file: ResultFile): Promise<string> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of await file.open()) {
    size += chunk.length;
    hash.update(chunk);
  }
  if (size === 0) {
    throw new InputError(
      `${
        file.name ? `${file.name}: the` : 'The'
      } result file is empty; check that the tool finished and wrote its summary`,
    );
  }
  return hash.digest('hex');
}
