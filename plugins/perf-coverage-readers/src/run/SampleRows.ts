import { InputError } from '@backstage/errors';
import { LinesEnd } from '../input/lines';
import { LoadSample, LoadSamples } from './LoadSamples';
import { RunBuilder } from './RunBuilder';
import { StrayLines } from './warnLines';

/** One request of a file that lists them row by row. */
export interface SampleRow extends Pick<LoadSample, 'failed'> {
  /** In ms. */
  elapsed: number;
  /** Start in ms since 1970, where the file tells. */
  start?: number;
  /** Start in ms since the run's, where the file tells only that. */
  offset?: number;
  operation?: string;
}

/** Gathers the requests of a file that lists them row by row, and its stray rows. */
export class SampleRows {
  readonly #samples = new LoadSamples();
  readonly #stray = new StrayLines();
  /** In ms since the run's start. */
  #lastEnd = 0;

  /** Takes a row in; undefined stands for one that is no request. */
  take(row: SampleRow | undefined, line: number): void {
    if (row === undefined) {
      this.#stray.add(line);
      return;
    }
    const { elapsed, failed, operation, start, offset } = row;
    if (offset !== undefined) {
      this.#lastEnd = Math.max(this.#lastEnd, offset + elapsed);
    }
    this.#samples.add({ elapsed, failed, operation, start });
  }

  /** @throws InputError where no row was a request. */
  addTo(run: RunBuilder, format: string, end: LinesEnd): void {
    if (this.#samples.count === 0) {
      throw new InputError(
        `line ${
          this.#stray.first ?? end.lines
        }: the ${format} file holds no request`,
      );
    }
    if (this.#lastEnd > 0) {
      run.durationSeconds = this.#lastEnd / 1000;
    }
    this.#samples.addTo(run);
    this.#stray.warn(run, end);
  }
}
