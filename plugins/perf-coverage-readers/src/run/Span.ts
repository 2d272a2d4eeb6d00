import { isPlausibleTime, toIsoTime } from '../input/time';
import { RunBuilder } from './RunBuilder';

/** From the first to the last of times, in ms. */
class Extent {
  start = Infinity;
  end = -Infinity;

  add(from: number, to: number): void {
    if (from < this.start) {
      this.start = from;
    }
    if (to > this.end) {
      this.end = to;
    }
  }
}

/**
 * When the samples of a run were taken. Times that cannot be count only where
 * there are no others: then they tell the length of the run, not its start.
 */
export class Span {
  readonly #plausible = new Extent();
  readonly #odd = new Extent();
  #oddTimes = 0;

  /** Takes a sample's start and end in, in ms since 1970. */
  add(from: number, to: number): void {
    if (isPlausibleTime(from)) {
      this.#plausible.add(from, to);
    } else {
      this.#oddTimes += 1;
      this.#odd.add(from, to);
    }
  }

  addTo(run: RunBuilder): void {
    const { start, end } =
      this.#plausible.end >= this.#plausible.start
        ? this.#plausible
        : this.#odd;
    if (end >= start) {
      run.startedAt ??= toIsoTime(start);
      run.durationSeconds ??= (end - start) / 1000;
    }
    if (this.#oddTimes > 0) {
      run.warn(
        'times-out-of-range',
        'Times of samples are before 1990 or after 2200, and left out',
        this.#oddTimes,
      );
    }
  }
}
