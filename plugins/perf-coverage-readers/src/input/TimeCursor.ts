const quote = 34;
/** `2026-03-02T08:15:00` */
const toSecond = 19;
const maxLength = 40;

/**
 * Reads RFC 3339 times from bytes as `Date.parse` does. Neighbours in a file
 * share their time or at least its second, which is parsed once.
 */
export class TimeCursor {
  /** In ms since 1970. */
  value = 0;

  readonly #last = new Uint8Array(maxLength);
  #lastLength = 0;
  /** Time of the last text up to its second, in its zone. */
  #second = NaN;
  #zoneAt = 0;

  /**
   * Reads a time up to its closing quote; the offset behind that, or -1 where
   * it is none of the usual form.
   */
  read(bytes: Buffer, from: number): number {
    const last = this.#last;
    let same = 0;
    while (same < this.#lastLength && bytes[from + same] === last[same]) {
      same += 1;
    }
    if (same === this.#lastLength && same > 0 && bytes[from + same] === quote) {
      return from + same + 1;
    }
    let end = from + same;
    while (bytes[end] !== quote) {
      if (bytes[end] < 32 || end - from >= maxLength) {
        return -1;
      }
      end += 1;
    }
    const zone = zoneOf(bytes, from, end);
    if (zone < 0) {
      return -1;
    }
    if (same < toSecond || !this.#sameZone(bytes, from + zone, end)) {
      const text = bytes.toString('latin1', from, end);
      const second = Date.parse(text.slice(0, toSecond) + text.slice(zone));
      if (Number.isNaN(second)) {
        return -1;
      }
      this.#second = second;
    }
    for (let n = same; n < end - from; n += 1) {
      last[n] = bytes[from + n];
    }
    this.#lastLength = end - from;
    this.#zoneAt = zone;
    this.value = this.#second + milliseconds(bytes, from, from + zone);
    return end + 1;
  }

  #sameZone(bytes: Buffer, from: number, end: number): boolean {
    const length = end - from;
    if (this.#lastLength - this.#zoneAt !== length) {
      return false;
    }
    for (let n = 0; n < length; n += 1) {
      if (this.#last[this.#zoneAt + n] !== bytes[from + n]) {
        return false;
      }
    }
    return true;
  }
}

/** Where the zone starts, behind a fraction of up to nine digits; or -1. */
function zoneOf(bytes: Buffer, from: number, end: number): number {
  let at = from + toSecond;
  if (bytes[at] === 46) {
    at += 1;
    const first = at;
    while (at < end && bytes[at] >= 48 && bytes[at] <= 57) {
      at += 1;
    }
    if (at === first || at - first > 9) {
      return -1;
    }
  }
  if (bytes[at] === 90) {
    return at + 1 === end ? at - from : -1;
  }
  return (bytes[at] === 43 || bytes[at] === 45) && end - at === 6
    ? at - from
    : -1;
}

/** Of a fraction like `.123456789`; what is finer is cut off. */
function milliseconds(bytes: Buffer, from: number, zone: number): number {
  let value = 0;
  for (let n = 1; n <= 3; n += 1) {
    const at = from + toSecond + n;
    value = value * 10 + (at < zone ? bytes[at] - 48 : 0);
  }
  return value;
}
