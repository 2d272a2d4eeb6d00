import { SourceEncoding } from 'backstage-plugin-perf-coverage-node';

/** How far a file is searched for a NUL byte, as git does. */
const binaryProbeBytes = 8000;

/** Longest part of a UTF-8 character that can be missing its end. */
const maxCutBytes = 3;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A text and how its bytes were read. */
export interface DecodedSource {
  text: string;
  encoding: SourceEncoding;
}

/**
 * The text of a source file without its byte order mark: UTF-8, UTF-16 by its
 * mark, else Latin-1, in which every byte is a character. Undefined where the
 * bytes are no text.
 */
export function decodeSource(bytes: Buffer): DecodedSource | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return decoded(new TextDecoder('utf-16le').decode(bytes), 'utf-16');
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return decoded(new TextDecoder('utf-16be').decode(bytes), 'utf-16');
  }
  if (bytes.subarray(0, binaryProbeBytes).includes(0)) {
    return undefined;
  }
  const text = strictUtf8(bytes);
  if (text !== undefined) return decoded(text, 'utf-8');
  const whole = wholeCharacters(bytes);
  const start = whole && strictUtf8(whole);
  if (start !== undefined) return decoded(start, 'utf-8-cut');
  // Not UTF-8: old sources are Latin-1 more often than anything else.
  return decoded(bytes.toString('latin1'), 'latin-1');
}

/** The readable start of bytes that are no source as a whole. */
export function decodeHead(bytes: Buffer): string {
  return withoutMark(bytes.toString('utf8')).replaceAll('\0', ' ');
}

/** A text without the byte order mark that it may start with. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function decoded(text: string, encoding: SourceEncoding): DecodedSource {
  return { text: withoutMark(text), encoding };
}

function strictUtf8(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    // The question was whether they are UTF-8.
    return undefined;
  }
}

/**
 * The bytes without a last character of UTF-8 that lacks its end. One byte at
 * the end of otherwise plain ASCII is rather a letter of Latin-1.
 */
function wholeCharacters(bytes: Buffer): Buffer | undefined {
  for (let back = 1; back <= Math.min(maxCutBytes, bytes.length); back++) {
    const lead = bytes[bytes.length - back];
    if (lead >= 0xc0) {
      const length = 2 + Number(lead >= 0xe0) + Number(lead >= 0xf0);
      const rest = bytes.subarray(0, -back);
      const sure = back > 1 || rest.some(byte => byte >= 0x80);
      return length > back && sure ? rest : undefined;
    }
    if (lead < 0x80) return undefined;
  }
  return undefined;
}
