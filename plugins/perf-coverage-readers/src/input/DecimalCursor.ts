/** More digits than a double holds for certain. */
const exactDigits = 15;
const powersOfTen = Array.from({ length: exactDigits + 1 }, (_, n) => 10 ** n);

const zero = 48;
const nine = 57;

/** Reads numbers as JSON writes them from bytes, exactly as `JSON.parse` does. */
export class DecimalCursor {
  value = 0;

  /**
   * Reads a number that is not negative; the offset behind it, or -1 where
   * there is none or it is not finite.
   */
  read(bytes: Buffer, from: number): number {
    let at = from;
    let code = bytes[at];
    let value = 0;
    let digits = 0;
    while (code >= zero && code <= nine) {
      value = value * 10 + (code - zero);
      digits += 1;
      at += 1;
      code = bytes[at];
    }
    if (digits === 0 || (digits > 1 && bytes[from] === zero)) {
      return -1;
    }
    let decimals = 0;
    if (code === 46) {
      at += 1;
      code = bytes[at];
      while (code >= zero && code <= nine) {
        value = value * 10 + (code - zero);
        decimals += 1;
        at += 1;
        code = bytes[at];
      }
      if (decimals === 0) {
        return -1;
      }
    }
    if (code === 101 || code === 69) {
      return this.#exponent(bytes, from, at + 1);
    }
    if (digits + decimals <= exactDigits) {
      // Both are exact, so the quotient is the double that is nearest.
      this.value = value / powersOfTen[decimals];
      return at;
    }
    return this.#slow(bytes, from, at);
  }

  #exponent(bytes: Buffer, from: number, behindE: number): number {
    const signed = bytes[behindE] === 43 || bytes[behindE] === 45;
    const first = signed ? behindE + 1 : behindE;
    let at = first;
    while (bytes[at] >= zero && bytes[at] <= nine) {
      at += 1;
    }
    return at === first ? -1 : this.#slow(bytes, from, at);
  }

  #slow(bytes: Buffer, from: number, end: number): number {
    this.value = Number(bytes.toString('latin1', from, end));
    return Number.isFinite(this.value) ? end : -1;
  }
}
