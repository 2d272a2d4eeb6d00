/**
 * A text that is looked for at one place, eight bytes at once. Bytes that are
 * no number as a double differ from themselves: such a text is never found.
 */
export class Literal {
  readonly length: number;
  readonly #words: Float64Array;
  readonly #tail: number;

  /** A text of eight bytes or more. */
  constructor(text: string) {
    const bytes = Buffer.from(text, 'utf8');
    this.length = bytes.length;
    this.#words = Float64Array.from(
      { length: Math.floor((bytes.length - 1) / 8) },
      (_, n) => bytes.readDoubleLE(8 * n),
    );
    this.#tail = bytes.readDoubleLE(bytes.length - 8);
  }

  /** Whether the text is at an offset, and ends before `to`. */
  isAt(view: DataView, at: number, to: number): boolean {
    if (at + this.length > to) {
      return false;
    }
    const words = this.#words;
    for (let n = 0; n < words.length; n += 1) {
      if (view.getFloat64(at + 8 * n, true) !== words[n]) {
        return false;
      }
    }
    return view.getFloat64(at + this.length - 8, true) === this.#tail;
  }
}
