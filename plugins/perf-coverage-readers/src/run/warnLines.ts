import { RunBuilder } from './RunBuilder';
import { LinesEnd } from '../input/lines';

/** Counts lines that are no record of the format, with the first of them. */
export class StrayLines {
  count = 0;
  first: number | undefined;

  add(line: number): void {
    this.count += 1;
    this.first ??= line;
  }

  /** Warns of stray and overlong lines. */
  warn(run: RunBuilder, end: LinesEnd): void {
    if (this.count > 0) {
      run.warn(
        'lines-unreadable',
        this.count === 1 && this.first === end.lines
          ? 'The last line is cut; everything before it was read'
          : 'Lines that are no record of the format were left out',
        this.count,
        this.first,
      );
    }
    if (end.tooLong > 0) {
      run.warn(
        'lines-too-long',
        'Lines longer than 1 MiB were left out',
        end.tooLong,
        end.firstTooLong,
      );
    }
  }
}
