/*
 * The ustar and pax formats:
 * https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13
 */
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import {
  ArchiveBrokenError,
  ArchiveEntry,
  ArchiveLimitError,
  ArchiveMeter,
} from './archive';
import { copied } from './decompress';

/** The plain files of a tar archive, in their order. */
export async function* tarEntries(
  chunks: AsyncIterable<Buffer>,
  meter: ArchiveMeter,
): AsyncGenerator<ArchiveEntry> {
  const source = Readable.from(copied(chunks), { objectMode: false });
  const unpacked = extract();
  source.on('error', error => unpacked.destroy(error));
  source.pipe(unpacked);
  try {
    for await (const entry of unpacked) {
      meter.entry();
      const { name, type } = entry.header;
      // To leave an entry early would end the archive: the rest is passed.
      const content = entry[Symbol.asyncIterator]();
      const chunksOfEntry = async function* chunksOfEntry() {
        for (;;) {
          const next = await content.next();
          if (next.done) {
            return;
          }
          yield Buffer.from(next.value as Uint8Array);
        }
      };
      if (type === 'file' || type === 'contiguous-file') {
        yield { path: name, chunks: chunksOfEntry };
      }
      const rest = chunksOfEntry();
      while (!(await rest.next()).done);
    }
  } catch (error) {
    throw error instanceof ArchiveLimitError
      ? error
      : new ArchiveBrokenError('tar', error);
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}
