const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** How far a file is searched for a NUL byte, as git does. */
const binaryProbeBytes = 8000;

/**
 * The text of a source file without its byte order mark: UTF-8, UTF-16 by its
 * mark, else Latin-1, in which every byte is a character. Undefined where the
 * bytes are no text.
 */
export function decodeSource(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  if (bytes.subarray(0, binaryProbeBytes).includes(0)) {
    return undefined;
  }
  try {
    return strictUtf8.decode(bytes);
  } catch {
    // Not UTF-8: old sources are Latin-1 more often than anything else.
    return withoutMark(bytes.toString('latin1'));
  }
}

/** A text without the byte order mark that it may start with. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
