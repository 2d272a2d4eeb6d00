/**
 * Bytes as UTF-8 without byte order mark. UTF-16 is recognised by its mark
 * only (PowerShell redirections write it); everything else passes untouched.
 */
export async function* toUtf8(
  chunks: AsyncIterable<Buffer>,
  start: Buffer,
): AsyncGenerator<Buffer> {
  const encoding = utf16ByMark(start);
  if (encoding) {
    const decoder = new TextDecoder(encoding);
    for await (const chunk of chunks) {
      yield Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8');
    }
    yield Buffer.from(decoder.decode(), 'utf8');
    return;
  }
  let skip =
    start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0;
  for await (const chunk of chunks) {
    const rest = chunk.subarray(Math.min(skip, chunk.length));
    skip -= chunk.length - rest.length;
    if (rest.length > 0) {
      yield rest;
    }
  }
}

function utf16ByMark(start: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) {
    return 'utf-16le';
  }
  if (start[0] === 0xfe && start[1] === 0xff) {
    return 'utf-16be';
  }
  return undefined;
}
