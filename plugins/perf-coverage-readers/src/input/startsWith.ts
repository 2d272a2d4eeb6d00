/** Whether the bytes at an offset are those of a text. */
export function startsWith(bytes: Buffer, at: number, text: Buffer): boolean {
  for (let n = 0; n < text.length; n += 1) {
    if (bytes[at + n] !== text[n]) {
      return false;
    }
  }
  return true;
}
