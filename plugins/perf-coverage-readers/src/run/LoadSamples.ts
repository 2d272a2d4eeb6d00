import { Histogram } from 'backstage-plugin-perf-coverage-common';
import { RunBuilder, requestTotals } from './RunBuilder';
import { Span } from './Span';
import { Timeline } from './Timeline';
import { addLoad } from './load';

/** Operations beyond this many are part of the whole run alone. */
const maxOperations = 500;

/** One request as a raw log tells it. */
export interface LoadSample {
  /** In ms; undefined where the log does not tell. */
  elapsed: number | undefined;
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
  /** Requests whose time the log does not tell. */
  untimed = 0;

  get requests(): number {
    return this.times.count + this.untimed;
  }

  merge(other: LoadTally): void {
    this.times.merge(other.times);
    this.failed += other.failed;
    this.untimed += other.untimed;
  }
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

  add({ elapsed, failed, operation, start }: LoadSample): void {
    const tally =
      operation === undefined ? undefined : this.tally(operation) ?? null;
    if (elapsed === undefined) {
      this.#takeUntimed(failed, tally, start);
    } else {
      this.take(elapsed, failed, tally, start);
    }
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

  #takeUntimed(
    failed: boolean,
    tally: LoadTally | undefined | null,
    start: number | undefined,
  ): void {
    const counted = tally ?? this.#others;
    counted.untimed += 1;
    counted.failed += failed ? 1 : 0;
    this.count += 1;
    this.#folded += tally === null ? 1 : 0;
    const step = start === undefined ? undefined : this.#timeline.at(start);
    if (start !== undefined && step) {
      this.#span.add(start, start);
      step.requests += 1;
      step.failed += failed ? 1 : 0;
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
      all.merge(tally);
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
      requests: tally.requests,
      failed: failuresKnown ? tally.failed : undefined,
      perSecond: run.durationSeconds
        ? tally.requests / run.durationSeconds
        : undefined,
      milliseconds: tally.times.stats(),
      histogram: tally.times,
    });
  }
}
