import { InputError } from '@backstage/errors';
import { Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';

const gzipMagic = Buffer.from([0x1f, 0x8b]);
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** What decompression learns on its way; complete once the bytes are read. */
export interface Decompression {
  bytes: AsyncIterable<Buffer>;
  /** True where a gzip file ends too early, known after the last byte. */
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

/** One step unpacks no more of a gzip bomb than a thousand times this. */
const gzipStep = 32 * 1024;

/**
 * Undoes gzip, of which a file may hold several members (RFC 1952, 2.2), and
 * gives what a cut file holds.
 */
async function* gunzip(
  packed: AsyncIterable<Buffer>,
  onCut: () => void,
): AsyncGenerator<Buffer> {
  const transform = createGunzip();
  let unpacked: Buffer[] = [];
  let ended = false;
  let proceed = () => {};
  let fail: (error: Error) => void = () => {};
  transform.on('data', (chunk: Buffer) => unpacked.push(chunk));
  transform.on('error', error => fail(error));
  transform.on('end', () => {
    ended = true;
    proceed();
  });
  const step = (run: () => void) =>
    new Promise<void>((resolve, reject) => {
      proceed = resolve;
      fail = reject;
      run();
    });
  const write = (part: Buffer) =>
    step(() =>
      transform.write(part, error => (error ? fail(error) : proceed())),
    );
  function* taken(): Generator<Buffer> {
    const chunks = unpacked;
    unpacked = [];
    yield* chunks;
  }
  try {
    for await (const chunk of packed) {
      for (let at = 0; at < chunk.length && !ended; at += gzipStep) {
        const part = chunk.subarray(at, at + gzipStep);
        await write(part);
        yield* taken();
      }
      if (ended) {
        // Zeros that fill a block up: zlib takes nothing behind the last member.
        break;
      }
    }
    if (!ended) {
      await step(() => transform.end());
    }
  } catch (error) {
    // What zlib says of a file without its end: it is found after all else.
    if (errorCode(error) === 'Z_BUF_ERROR') {
      onCut();
    } else {
      throw broken('gzip', error);
    }
  } finally {
    transform.destroy();
  }
  yield* taken();
}

async function* unzstd(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const transform = createZstdDecompress();
  const source = Readable.from(copied(packed), { objectMode: false });
  source.on('error', error => transform.destroy(error));
  source.pipe(transform);
  try {
    for await (const chunk of transform) {
      yield chunk as Buffer;
    }
  } catch (error) {
    throw broken('zstd', error);
  } finally {
    source.destroy();
    transform.destroy();
  }
}

function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error
    ? error.code
    : undefined;
}

function broken(kind: string, error: unknown): InputError {
  return new InputError(
    `The ${kind} data is broken (${
      error instanceof Error ? error.message : String(error)
    }); compress the file again, or send it uncompressed`,
  );
}

type Packing = 'gzip' | 'zstd' | undefined;

function packingOf(start: Buffer): Packing {
  if (start.subarray(0, 4).equals(zstdMagic)) {
    return 'zstd';
  }
  return start.subarray(0, 2).equals(gzipMagic) ? 'gzip' : undefined;
}

/** Each level could multiply what a small file costs: one is enough. */
async function* packedOnce(
  unpacked: AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
  const { start, all } = await peekBytes(unpacked, 4);
  const inner = packingOf(start);
  if (inner) {
    throw new InputError(
      `The file is compressed twice: what it holds is ${inner} again; compress the result file once`,
    );
  }
  yield* all();
}

/**
 * Undoes gzip (RFC 1952) and Zstandard (RFC 8878) by their magic numbers;
 * anything else passes through. A cut gzip file yields what it holds.
 *
 * @throws InputError, while the bytes are read, where they are broken or were
 *   compressed twice.
 */
export async function decompress(
  chunks: AsyncIterable<Buffer>,
): Promise<Decompression> {
  const { start, all } = await peekBytes(chunks, 4);
  let isCut = false;
  const cut = () => isCut;
  switch (packingOf(start)) {
    case 'zstd':
      return { bytes: packedOnce(unzstd(all())), cut };
    case 'gzip':
      return {
        bytes: packedOnce(
          gunzip(all(), () => {
            isCut = true;
          }),
        ),
        cut,
      };
    default:
      return { bytes: all(), cut };
  }
}
