import { Run } from 'backstage-plugin-perf-coverage-common';

/** The first bytes of a file, decompressed. @public */
export interface ResultHead {
  /** At most 64 KiB, decoded as UTF-8 (or by its byte order mark), without byte order mark. */
  readonly text: string;
  readonly bytes: Buffer;
  /** True where the head is the whole file. */
  readonly complete: boolean;
}

/** A result file that is read once, front to back. @public */
export interface ResultInput {
  readonly head: ResultHead;
  /** All bytes including the head; may be asked for once. */
  chunks(): AsyncIterable<Buffer>;
}

/**
 * How surely a reader recognises a file: 0 not at all, 1 beyond doubt.
 * `near` says what is missing where a file is almost of the format.
 *
 * @public
 */
export interface Recognition {
  confidence: number;
  near?: string;
}

/**
 * What a reader may take in; beyond it throws `InputError`, but for metrics.
 *
 * @public
 */
export interface ReaderLimits {
  /** Decompressed bytes of formats that must be held whole. */
  maxDocumentBytes: number;
  /** Decompressed bytes of formats that stream. */
  maxStreamBytes: number;
  /** Metrics of one run; further scopes are folded and counted in a warning. */
  maxMetrics: number;
}

/**
 * Reads one result format into the common model. Throws `InputError` of
 * `@backstage/errors` with place and mend where a file is broken beyond use.
 *
 * @public
 */
export interface ResultReader {
  /** As in `Run.format`: `k6-summary-export`, … */
  readonly format: string;
  /** For people: "k6 end-of-test summary (--summary-export)". */
  readonly title: string;
  /**
   * True where the reader is done with a chunk when it asks for the next one,
   * so that the memory of chunks may be used again. Others get chunks that
   * stay as they are.
   */
  readonly readsInPlace?: boolean;
  recognise(head: ResultHead): Recognition;
  read(input: ResultInput, limits: ReaderLimits): Promise<Run>;
}
