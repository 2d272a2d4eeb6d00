import { Histogram } from 'backstage-plugin-perf-coverage-common';
import { RunBuilder, requestTotals } from './RunBuilder';
import { Span } from './Span';
import { Timeline } from './Timeline';
import { addLoad } from './load';

/** Operations beyond this many are part of the whole run alone. */
const maxOperations = 500;

/** One request as a raw log tells it. */
export interface LoadSample {
  /** In ms. */
  elapsed: number;
  failed: boolean;
  /** Undefined where the log does not tell. */
  operation: string | undefined;
  /** Start in ms since 1970; undefined where the log does not tell. */
  start: number | undefined;
}

/** The requests of one operation, or of the run. */
export class LoadTally {
  readonly times = new Histogram();
  failed = 0;
}

/**
 * Gathers the requests of a raw log in bounded memory: one histogram per
 * operation, which together make that of the run.
 */
export class LoadSamples {
  count = 0;

  /** Requests that no operation counts; the run is these and those. */
  readonly #others = new LoadTally();
  readonly #operations = new Map<string, LoadTally>();
  readonly #timeline = new Timeline();
  #folded = 0;
  readonly #span = new Span();

  add(sample: LoadSample): void {
    this.take(
      sample.elapsed,
      sample.failed,
      sample.operation === undefined
        ? undefined
        : this.tally(sample.operation) ?? null,
      sample.start,
    );
  }

  /** The tally of an operation; undefined where there are too many of them. */
  tally(operation: string): LoadTally | undefined {
    let tally = this.#operations.get(operation);
    if (!tally && this.#operations.size < maxOperations) {
      tally = new LoadTally();
      this.#operations.set(operation, tally);
    }
    return tally;
  }

  /**
   * Takes a request in: undefined where it has no operation, null where its
   * operation has no tally.
   */
  take(
    elapsed: number,
    failed: boolean,
    tally: LoadTally | undefined | null,
    start: number | undefined,
  ): void {
    const bucket = Histogram.bucketOf(elapsed);
    const counted = tally ?? this.#others;
    counted.times.addTo(bucket, elapsed);
    counted.failed += failed ? 1 : 0;
    this.count += 1;
    if (tally === null) {
      this.#folded += 1;
    }
    if (start !== undefined) {
      this.#takeTime(start, elapsed, bucket, failed);
    }
  }

  #takeTime(
    start: number,
    elapsed: number,
    bucket: number,
    failed: boolean,
  ): void {
    this.#span.add(start, start + elapsed);
    const step = this.#timeline.at(start);
    if (step) {
      step.requests += 1;
      step.failed += failed ? 1 : 0;
      step.times.addTo(bucket, elapsed);
    }
  }

  /**
   * Adds times, metrics and totals to the run. Logs that tell no status set
   * `failuresKnown` to false: unknown is not zero.
   */
  addTo(run: RunBuilder, { failuresKnown = true } = {}): void {
    this.#span.addTo(run);
    run.timeline = this.#timeline.build(failuresKnown);
    const all = new LoadTally();
    for (const tally of [this.#others, ...this.#operations.values()]) {
      all.times.merge(tally.times);
      all.failed += tally.failed;
    }
    run.requests = requestTotals(this.count, failuresKnown ? all.failed : null);
    this.#addTally(run, [], all, failuresKnown);
    for (const [operation, tally] of this.#operations) {
      this.#addTally(run, [['operation', operation]], tally, failuresKnown);
    }
    if (this.#folded > 0) {
      run.warn(
        'operations-folded',
        `Only the first ${maxOperations} operations have figures of their own; give requests names in the tool, so that URLs with identifiers are one`,
        this.#folded,
      );
    }
  }

  #addTally(
    run: RunBuilder,
    scope: [string, string][],
    tally: LoadTally,
    failuresKnown: boolean,
  ): void {
    addLoad(run, {
      scope,
      requests: tally.times.count,
      failed: failuresKnown ? tally.failed : undefined,
      perSecond: run.durationSeconds
        ? tally.times.count / run.durationSeconds
        : undefined,
      milliseconds: tally.times.stats(),
      histogram: tally.times,
    });
  }
}
