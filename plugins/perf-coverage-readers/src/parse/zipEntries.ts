/*
 * The .ZIP file format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
import { InputError } from '@backstage/errors';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Entry, ZipFile, open } from 'yauzl';
import {
  ArchiveBrokenError,
  ArchiveEntry,
  ArchiveLimitError,
  ArchiveMeter,
} from './archive';
import { copied } from './decompress';
import { makeTemporaryFolder } from './temporaryFolder';

/**
 * The plain files of a zip archive, in the order of its directory. That is at
 * the end, so the archive is kept in a temporary file meanwhile.
 */
export async function* zipEntries(
  chunks: AsyncIterable<Buffer>,
  meter: ArchiveMeter,
  maxBytes: number,
): AsyncGenerator<ArchiveEntry> {
  const folder = await makeTemporaryFolder('zip');
  let zip: ZipFile | undefined;
  try {
    const spool = path.join(folder.path, 'archive');
    await pipeline(within(copied(chunks), maxBytes), createWriteStream(spool));
    zip = await openZip(spool);
    for await (const entry of entriesOf(zip)) {
      meter.entry();
      const name = nameOf(entry);
      if (!name.endsWith('/')) {
        yield { path: name, chunks: () => contentOf(zip, entry, name, meter) };
      }
    }
  } finally {
    zip?.close();
    await folder.remove();
  }
}

async function* within(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new ArchiveLimitError(
        `The zip archive is larger than ${maxBytes} bytes, the limit`,
      );
    }
    yield chunk;
  }
}

function openZip(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(
      file,
      // Names are shown, never opened: what they hold needs no checking here.
      { lazyEntries: true, autoClose: false, decodeStrings: false },
      (error, zip) =>
        error ? reject(new ArchiveBrokenError('zip', error)) : resolve(zip),
    );
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      const settle = (done: () => void) => {
        zip.removeAllListeners();
        done();
      };
      zip.once('entry', (found: Entry) => settle(() => resolve(found)));
      zip.once('end', () => settle(() => resolve(undefined)));
      zip.once('error', (error: Error) =>
        settle(() => reject(new ArchiveBrokenError('zip', error))),
      );
      zip.readEntry();
    });
    if (!entry) {
      return;
    }
    yield entry;
  }
}

/** Without `decodeStrings` a name is its bytes, whatever its type says. */
function nameOf(entry: Entry): string {
  const name: unknown = entry.fileName;
  return Buffer.isBuffer(name) ? name.toString('utf8') : String(name);
}

async function* contentOf(
  zip: ZipFile | undefined,
  entry: Entry,
  name: string,
  meter: ArchiveMeter,
): AsyncGenerator<Buffer> {
  if (entry.generalPurposeBitFlag % 2 === 1) {
    throw new InputError(`${name} is encrypted; pack it without a password`);
  }
  meter.packed(entry.compressedSize);
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip?.openReadStream(entry, (error, opened) =>
      error ? reject(new ArchiveBrokenError('zip', error)) : resolve(opened),
    );
  });
  try {
    for await (const chunk of stream) {
      yield chunk as Buffer;
    }
  } catch (error) {
    throw new ArchiveBrokenError('zip', error);
  } finally {
    stream.destroy();
  }
}
