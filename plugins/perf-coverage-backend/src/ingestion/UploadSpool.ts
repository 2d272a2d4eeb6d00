import { createReadStream, promises as fs } from 'fs';
import os from 'os';
import path from 'path';
import { Readable } from 'stream';
import { ResultFile } from './RunIngestion';

/** More bytes than are accepted; answered as 413. */
export class UploadTooLargeError extends Error {
  readonly statusCode = 413;

  constructor(maxBytes: number) {
    super(
      `The file is larger than the ${maxBytes} bytes that this portal accepts; send the tool's summary instead of its samples, or have perfCoverage.upload.maxBytes raised`,
    );
    this.name = 'UploadTooLargeError';
  }
}

/**
 * Keeps the bytes of an upload in a temporary file while `work` reads them, so
 * that memory stays small whatever the size, and a sender that breaks off
 * leaves nothing.
 */
export async function withSpooledUpload<T>(
  body: Readable,
  maxBytes: number,
  work: (file: ResultFile) => Promise<T>,
): Promise<T> {
  const folder = await fs.mkdtemp(
    path.join(os.tmpdir(), 'perf-coverage-upload-'),
  );
  try {
    const spool = path.join(folder, 'upload');
    await write(body, spool, maxBytes);
    return await work({ open: async () => createReadStream(spool) });
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

async function write(
  body: Readable,
  spool: string,
  maxBytes: number,
): Promise<void> {
  const handle = await fs.open(spool, 'wx');
  try {
    let size = 0;
    // The request stays open where the size is refused: it still gets an answer.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > maxBytes) throw new UploadTooLargeError(maxBytes);
      await handle.write(chunk);
    }
  } finally {
    await handle.close();
  }
}
