import { ByteMarks, nextLineFeed } from './ByteMarks';
import { maxLineBytes } from './blocks';
import { wholeNumber } from './wholeNumber';

const quote = 34;
const lineFeed = 10;

/**
 * Finds the fields of CSV rows in their bytes, as far as the last column that
 * is wanted. Rows with quotes are left to others.
 */
export class RowFields {
  /** Start and end of each wanted column, in the order of `columns`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;

  readonly #columns: readonly number[];
  readonly #marks: ByteMarks;
  /** By column: its place among the wanted ones, or -1. */
  readonly #places: Int32Array;
  readonly #lastColumn: number;
  #bytes: Buffer = Buffer.alloc(0);
  #view = new DataView(new ArrayBuffer(0));
  /** The next quote from where was looked last. */
  #quote = -1;

  /** Columns that are -1 are missing, and stay empty at 0. */
  constructor(delimiter: string, columns: readonly number[]) {
    this.#columns = columns;
    this.starts = new Int32Array(columns.length);
    this.ends = new Int32Array(columns.length);
    const code = delimiter.charCodeAt(0);
    // One of several bytes is never found: such rows are left to others.
    this.#marks = new ByteMarks(code < 128 ? code : lineFeed, lineFeed);
    this.#lastColumn = Math.max(...columns);
    this.#places = new Int32Array(this.#lastColumn + 1).fill(-1);
    columns.forEach((column, place) => {
      if (column >= 0) {
        this.#places[column] = place;
      }
    });
  }

  use(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#quote = -1;
  }

  /**
   * Finds the wanted fields of the row at `from`; the offset behind its line
   * feed, or -1 where it has a quote, lacks columns or is too long.
   */
  split(from: number): number {
    const bytes = this.#bytes;
    const last = this.#lastColumn;
    if (this.#quote < from) {
      const found = bytes.indexOf(quote, from);
      this.#quote = found < 0 ? bytes.length : found;
    }
    const view = this.#view;
    const places = this.#places;
    let column = 0;
    let start = from;
    let at = from;
    for (;;) {
      at = this.#marks.next(view, at);
      const code = bytes[at];
      const place = places[column];
      if (place >= 0) {
        this.starts[place] = start;
        this.ends[place] =
          code === lineFeed && at > start && bytes[at - 1] === 13 ? at - 1 : at;
      }
      if (column === last || code === lineFeed) {
        break;
      }
      column += 1;
      at += 1;
      start = at;
    }
    const end = bytes[at] === lineFeed ? at : nextLineFeed(view, at + 1);
    return column < last || this.#quote < end || end - from >= maxLineBytes
      ? -1
      : end + 1;
  }

  /** The field as a whole number of at most 15 digits, or -1. */
  whole(place: number): number {
    return wholeNumber(this.#bytes, this.starts[place], this.ends[place]);
  }

  /** Whether there is such a column. */
  has(place: number): boolean {
    return this.#columns[place] >= 0;
  }

  length(place: number): number {
    return this.ends[place] - this.starts[place];
  }

  /** Whether the field is this text. */
  is(place: number, text: Buffer): boolean {
    const start = this.starts[place];
    if (this.ends[place] - start !== text.length) {
      return false;
    }
    for (let n = 0; n < text.length; n += 1) {
      if (this.#bytes[start + n] !== text[n]) {
        return false;
      }
    }
    return true;
  }
}
