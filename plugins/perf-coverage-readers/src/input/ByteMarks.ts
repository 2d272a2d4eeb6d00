/** One in each byte of a word, and the highest bit of each. */
const ones = 0x01010101;
const highs = 0x80808080 | 0;

/**
 * Finds the next of two bytes, four bytes at once: a word that holds a byte
 * becomes one with a zero byte by XOR, and a zero byte shows in the highest
 * bit when one is taken from each.
 * https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord
 */
export class ByteMarks {
  readonly #first: number;
  readonly #second: number;
  readonly #firstWord: number;
  readonly #secondWord: number;

  constructor(first: number, second: number) {
    this.#first = first;
    this.#second = second;
    this.#firstWord = Math.imul(first, ones);
    this.#secondWord = Math.imul(second, ones);
  }

  /** The offset of the next of them from `from`; there has to be one. */
  next(view: DataView, from: number): number {
    let at = from;
    const words = view.byteLength - 3;
    while (at < words) {
      const word = view.getInt32(at, true);
      const first = word ^ this.#firstWord;
      const second = word ^ this.#secondWord;
      const found =
        (((first - ones) & ~first) | ((second - ones) & ~second)) & highs;
      if (found !== 0) {
        return at + lowestByte(found);
      }
      at += 4;
    }
    for (;;) {
      const byte = view.getUint8(at);
      if (byte === this.#first || byte === this.#second) {
        return at;
      }
      at += 1;
    }
  }
}

const lineFeed = 10;
const lineFeeds = Math.imul(lineFeed, ones);

/** The offset of the next line feed from `from`; there has to be one. */
export function nextLineFeed(view: DataView, from: number): number {
  let at = from;
  // Two words at once: most of what is looked at holds none.
  const pairs = view.byteLength - 7;
  while (at < pairs) {
    const first = view.getInt32(at, true) ^ lineFeeds;
    const second = view.getInt32(at + 4, true) ^ lineFeeds;
    const inFirst = (first - ones) & ~first & highs;
    const inSecond = (second - ones) & ~second & highs;
    if ((inFirst | inSecond) !== 0) {
      return inFirst === 0
        ? at + 4 + lowestByte(inSecond)
        : at + lowestByte(inFirst);
    }
    at += 8;
  }
  while (view.getUint8(at) !== lineFeed) {
    at += 1;
  }
  return at;
}

/** The byte of the lowest bit that is set: those above it may be a carry. */
function lowestByte(found: number): number {
  return (31 - Math.clz32(found & -found)) >> 3;
}
