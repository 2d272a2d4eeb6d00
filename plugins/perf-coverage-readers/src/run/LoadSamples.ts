import { Histogram } from '../histogram';
import { RunBuilder, requestTotals } from './RunBuilder';
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

class Tally {
  readonly times = new Histogram();
  failed = 0;
}

/**
 * Gathers the requests of a raw log in bounded memory: one histogram for the
 * run and one per operation.
 */
export class LoadSamples {
  readonly #all = new Tally();
  readonly #operations = new Map<string, Tally>();
  #folded = 0;
  #start = Infinity;
  #end = -Infinity;

  get count(): number {
    return this.#all.times.count;
  }

  add(sample: LoadSample): void {
    this.#tally(this.#all, sample);
    if (sample.start !== undefined) {
      this.#start = Math.min(this.#start, sample.start);
      this.#end = Math.max(this.#end, sample.start + sample.elapsed);
    }
    if (sample.operation === undefined) {
      return;
    }
    let tally = this.#operations.get(sample.operation);
    if (!tally) {
      if (this.#operations.size >= maxOperations) {
        this.#folded += 1;
        return;
      }
      tally = new Tally();
      this.#operations.set(sample.operation, tally);
    }
    this.#tally(tally, sample);
  }

  /**
   * Adds times, metrics and totals to the run. Logs that tell no status set
   * `failuresKnown` to false: unknown is not zero.
   */
  addTo(run: RunBuilder, { failuresKnown = true } = {}): void {
    if (this.#end >= this.#start) {
      run.startedAt ??= new Date(this.#start).toISOString();
      run.durationSeconds ??= (this.#end - this.#start) / 1000;
    }
    run.requests = requestTotals(
      this.count,
      failuresKnown ? this.#all.failed : null,
    );
    this.#addTally(run, [], this.#all, failuresKnown);
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

  #tally(tally: Tally, sample: LoadSample): void {
    tally.times.add(sample.elapsed);
    tally.failed += sample.failed ? 1 : 0;
  }

  #addTally(
    run: RunBuilder,
    scope: [string, string][],
    tally: Tally,
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
    });
  }
}
