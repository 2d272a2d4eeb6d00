import { InputError } from '@backstage/errors';

/** A file in an archive. Its path is shown to people and never opened. */
export interface ArchiveEntry {
  path: string;
  /** The bytes, uncompressed; may be asked for once, before the next entry. */
  chunks(): AsyncIterable<Buffer>;
}

/** An archive costs more than it may: whatever was read of it is not given. */
export class ArchiveLimitError extends InputError {}

/** An archive cannot be read on; what was read before is whole. */
export class ArchiveBrokenError extends InputError {
  constructor(kind: string, cause: unknown) {
    super(
      `The ${kind} archive is broken (${
        cause instanceof Error ? cause.message : String(cause)
      }); pack the files again`,
    );
  }
}

/** What an archive may cost. */
export interface ArchiveLimits {
  /** Entries of any kind, folders included. */
  maxEntries: number;
  /** Bytes of all entries together, uncompressed. */
  maxBytes: number;
}

/** Beyond this an archive that is more than a hundred times its size is a bomb. */
const ratioFreeBytes = 256 * 1024 * 1024;
const maxRatio = 100;

/** Counts what an archive gives, and stops it at its limits. */
export class ArchiveMeter {
  #entries = 0;
  #bytes = 0;
  #packedBytes = 0;

  constructor(private readonly limits: ArchiveLimits) {}

  entry(): void {
    this.#entries += 1;
    if (this.#entries > this.limits.maxEntries) {
      throw new ArchiveLimitError(
        `The archive holds more than ${this.limits.maxEntries} files, the limit; pack the result files alone`,
      );
    }
  }

  packed(bytes: number): void {
    this.#packedBytes += bytes;
  }

  async *metered(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#bytes += chunk.length;
      if (this.#bytes > this.limits.maxBytes) {
        throw new ArchiveLimitError(
          `The archive holds more than ${this.limits.maxBytes} bytes uncompressed, the limit; write summaries instead of raw samples, or send the files one by one`,
        );
      }
      if (
        this.#bytes > ratioFreeBytes &&
        this.#bytes > maxRatio * this.#packedBytes
      ) {
        throw new ArchiveLimitError(
          `The archive unpacks to more than ${maxRatio} times its size, which no result files do; send the files one by one`,
        );
      }
      yield chunk;
    }
  }
}

/** Files that packing tools add by themselves. */
export function isByproduct(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    path.startsWith('__MACOSX/') ||
    name.startsWith('._') ||
    name === '.DS_Store'
  );
}

/** Bytes that tell an archive: a tar's magic stands at 257. */
export const archiveHeadBytes = 512;

const zipStarts = [
  Buffer.from([0x50, 0x4b, 3, 4]),
  Buffer.from([0x50, 0x4b, 5, 6]),
];

/** Which archive the first bytes are of. */
export function archiveKind(start: Buffer): 'zip' | 'tar' | undefined {
  if (zipStarts.some(magic => start.subarray(0, 4).equals(magic))) {
    return 'zip';
  }
  return start.toString('latin1', 257, 262) === 'ustar' ? 'tar' : undefined;
}
