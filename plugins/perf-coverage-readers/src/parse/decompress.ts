import { InputError } from '@backstage/errors';
import { Readable } from 'node:stream';
import { constants, createGunzip, createZstdDecompress } from 'node:zlib';

const gzipMagic = Buffer.from([0x1f, 0x8b]);
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** What decompression learns on its way; complete once the bytes are read. */
export interface Decompression {
  bytes: AsyncIterable<Buffer>;
  /** True where a gzip file ends before its trailer, known after the last byte. */
  cut(): boolean;
}

/** The first `size` bytes and an iterable that gives everything, those bytes included. */
export async function peekBytes(
  chunks: AsyncIterable<Buffer>,
  size: number,
): Promise<{
  start: Buffer;
  complete: boolean;
  all: () => AsyncGenerator<Buffer>;
}> {
  const iterator = chunks[Symbol.asyncIterator]();
  const held: Buffer[] = [];
  let length = 0;
  let complete = false;
  while (length <= size) {
    const next = await iterator.next();
    if (next.done) {
      complete = true;
      break;
    }
    // A copy: the memory of a chunk may be used again for the next.
    held.push(Buffer.from(next.value));
    length += next.value.length;
  }
  const together = Buffer.concat(held);

  async function* all(): AsyncGenerator<Buffer> {
    try {
      if (together.length > 0) {
        yield together;
      }
      while (!complete) {
        const next = await iterator.next();
        if (next.done) {
          return;
        }
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { start: together.subarray(0, size), complete, all };
}

/** Chunks that stay as they are when the next one is asked for. */
export async function* copied(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    yield Buffer.from(chunk);
  }
}

async function* unpack(
  packed: AsyncIterable<Buffer>,
  transform: ReturnType<typeof createGunzip>,
  kind: string,
): AsyncGenerator<Buffer> {
  const source = Readable.from(copied(packed), { objectMode: false });
  source.on('error', error => transform.destroy(error));
  source.pipe(transform);
  try {
    for await (const chunk of transform) {
      yield chunk as Buffer;
    }
  } catch (error) {
    throw new InputError(
      `The ${kind} data is broken (${
        error instanceof Error ? error.message : String(error)
      }); compress the file again, or send it uncompressed`,
    );
  } finally {
    source.destroy();
    transform.destroy();
  }
}

/**
 * Undoes gzip (RFC 1952) and Zstandard (RFC 8878) by their magic numbers;
 * anything else passes through. A cut gzip file yields what it holds.
 */
export async function decompress(
  chunks: AsyncIterable<Buffer>,
): Promise<Decompression> {
  const { start, all } = await peekBytes(chunks, 4);
  if (start.subarray(0, 4).equals(zstdMagic)) {
    return {
      bytes: unpack(all(), createZstdDecompress(), 'zstd'),
      cut: () => false,
    };
  }
  if (!start.subarray(0, 2).equals(gzipMagic)) {
    return { bytes: all(), cut: () => false };
  }

  // The trailer's last four bytes are the length of the content modulo 2^32
  // (RFC 1952, 2.3.1): the sign by which a cut file shows.
  let tail: Buffer = Buffer.alloc(0);
  let unpacked = 0;
  async function* watchTail(): AsyncGenerator<Buffer> {
    for await (const chunk of all()) {
      tail =
        chunk.length >= 4
          ? Buffer.from(chunk.subarray(chunk.length - 4))
          : Buffer.concat([tail, chunk]).subarray(-4);
      yield chunk;
    }
  }
  async function* count(): AsyncGenerator<Buffer> {
    const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    for await (const chunk of unpack(watchTail(), gunzip, 'gzip')) {
      unpacked += chunk.length;
      yield chunk;
    }
  }
  return {
    bytes: count(),
    cut: () => tail.length < 4 || tail.readUInt32LE(0) !== unpacked % 2 ** 32,
  };
}
