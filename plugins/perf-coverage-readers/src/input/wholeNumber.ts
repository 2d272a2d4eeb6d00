/** More digits than a double holds for certain. */
const exactDigits = 15;

/** As many digits as always fit an integer of 32 bits, in which a step is fast. */
const fastDigits = 9;

/** The bytes as a whole number of at most 15 digits, or -1. */
export function wholeNumber(bytes: Buffer, from: number, end: number): number {
  const digits = end - from;
  if (digits <= fastDigits) {
    return digits > 0 ? upToNine(bytes, from, end) : -1;
  }
  if (digits > exactDigits) {
    return -1;
  }
  const high = upToNine(bytes, from, end - fastDigits);
  const low = upToNine(bytes, end - fastDigits, end);
  return high < 0 || low < 0 ? -1 : high * 10 ** fastDigits + low;
}

function upToNine(bytes: Buffer, from: number, end: number): number {
  let value = 0;
  for (let at = from; at < end; at += 1) {
    const digit = bytes[at] - 48;
    if (digit < 0 || digit > 9) {
      return -1;
    }
    value = (Math.imul(value, 10) + digit) | 0;
  }
  return value;
}
