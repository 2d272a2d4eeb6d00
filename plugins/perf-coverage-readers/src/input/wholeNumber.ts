/** More digits than a double holds for certain. */
const exactDigits = 15;

/** The bytes as a whole number of at most 15 digits, or -1. */
export function wholeNumber(bytes: Buffer, from: number, end: number): number {
  if (end === from || end - from > exactDigits) {
    return -1;
  }
  let value = 0;
  for (let at = from; at < end; at += 1) {
    const digit = bytes[at] - 48;
    if (digit < 0 || digit > 9) {
      return -1;
    }
    value = value * 10 + digit;
  }
  return value;
}
