import { Histogram, RunTimeline } from 'backstage-plugin-perf-coverage-common';
import { isPlausibleTime } from '../input/time';

/** A chart shows no more; a longer run has wider steps. */
const maxSteps = 600;

/** What happened in one step of a run. */
export class TimelineStep {
  requests = 0;
  failed = 0;
  readonly times = new Histogram();

  merge(other: TimelineStep): void {
    this.requests += other.requests;
    this.failed += other.failed;
    this.times.merge(other.times);
  }
}

/**
 * Gathers a run over time in bounded memory: steps of a second, doubled in
 * length as often as the run needs to fit. Samples may come in any order.
 */
export class Timeline {
  #width = 1000;
  #steps = new Map<number, TimelineStep>();
  #first = Infinity;
  #last = -Infinity;
  /** The step of the sample before, and the ms from which and before which it is. */
  #current = new TimelineStep();
  #from = Infinity;
  #to = -Infinity;

  /** The step of a time in ms since 1970; none where that cannot be. */
  at(time: number): TimelineStep | undefined {
    if (time >= this.#from && time < this.#to) {
      return this.#current;
    }
    if (!isPlausibleTime(time)) {
      return undefined;
    }
    const index = Math.floor(time / this.#width);
    this.#first = Math.min(this.#first, index);
    this.#last = Math.max(this.#last, index);
    while (this.#last - this.#first >= maxSteps) {
      this.#double();
    }
    const placed = Math.floor(time / this.#width);
    let step = this.#steps.get(placed);
    if (!step) {
      step = new TimelineStep();
      this.#steps.set(placed, step);
    }
    this.#current = step;
    this.#from = placed * this.#width;
    this.#to = this.#from + this.#width;
    return step;
  }

  /** Undefined where no sample carried a time. */
  build(failuresKnown: boolean): RunTimeline | undefined {
    if (this.#steps.size === 0) {
      return undefined;
    }
    const steps = Array.from({ length: this.#last - this.#first + 1 }, (_, n) =>
      this.#steps.get(this.#first + n),
    );
    const quantiles = steps.map(step =>
      step && step.times.count > 0
        ? step.times.quantiles([0.5, 0.95])
        : [null, null],
    );
    return {
      startedAt: new Date(this.#first * this.#width).toISOString(),
      stepSeconds: this.#width / 1000,
      requests: steps.map(step => step?.requests ?? 0),
      failedRequests: steps.map(step =>
        failuresKnown ? step?.failed ?? 0 : null,
      ),
      p50: quantiles.map(([p50]) => p50),
      p95: quantiles.map(([, p95]) => p95),
    };
  }

  #double(): void {
    this.#width *= 2;
    const steps = new Map<number, TimelineStep>();
    for (const [index, step] of this.#steps) {
      const half = Math.floor(index / 2);
      const known = steps.get(half);
      if (known) {
        known.merge(step);
      } else {
        steps.set(half, step);
      }
    }
    this.#steps = steps;
    this.#first = Math.floor(this.#first / 2);
    this.#last = Math.floor(this.#last / 2);
  }
}
