import { InputError } from '@backstage/errors';
import { makeTemporaryFolder } from 'backstage-plugin-perf-coverage-readers';
import busboy from 'busboy';
import { createReadStream, promises as fs } from 'fs';
import { IncomingHttpHeaders } from 'http';
import path from 'path';
import { Readable } from 'stream';
import { ResultFile } from './RunIngestion';

/** Files of one request; more belong into an archive. */
const maxFiles = 100;

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

class Spool {
  readonly files: ResultFile[] = [];
  private size = 0;

  constructor(
    private readonly folder: string,
    private readonly maxBytes: number,
  ) {}

  async add(bytes: Readable, name: string | null): Promise<void> {
    const place = path.join(this.folder, String(this.files.length));
    const handle = await fs.open(place, 'wx');
    try {
      // The request stays open where the size is refused: it still gets an answer.
      for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
        this.size += chunk.length;
        if (this.size > this.maxBytes) {
          throw new UploadTooLargeError(this.maxBytes);
        }
        await handle.write(chunk);
      }
    } finally {
      await handle.close();
    }
    this.files.push({ name, open: async () => createReadStream(place) });
  }
}

/** A request with result files: one as its body, or several as `multipart/form-data`. */
export type UploadRequest = Readable & { headers: IncomingHttpHeaders };

/**
 * Keeps the bytes of an upload in temporary files while `work` reads them, so
 * that memory stays small whatever the size, and a sender that breaks off
 * leaves nothing.
 *
 * @param maxBytes - Of all files together
 */
export async function withSpooledUpload<T>(
  request: UploadRequest,
  options: { maxBytes: number; fileName: string | null },
  work: (files: ResultFile[]) => Promise<T>,
): Promise<T> {
  const folder = await makeTemporaryFolder('upload');
  const spool = new Spool(folder.path, options.maxBytes);
  try {
    if (isMultipart(request)) await spoolParts(request, spool);
    else await spool.add(request, options.fileName);
    return await work(spool.files);
  } finally {
    await folder.remove();
  }
}

function isMultipart(request: UploadRequest): boolean {
  return /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '');
}

async function spoolParts(request: UploadRequest, spool: Spool): Promise<void> {
  const parser = multipartParser(request);
  // Parts come one after the other, and each is written before the next is read.
  let writing: Promise<void> = Promise.resolve();
  let refused = false;
  const refusal = await new Promise<unknown>(resolve => {
    parser.on('file', (_field, bytes, { filename }) => {
      // Said to the writer below, too; on its own it would end the process.
      bytes.on('error', () => {});
      writing = writing
        .then(async () => {
          if (refused) return;
          await spool.add(bytes, filename ? path.basename(filename) : null);
        })
        .catch(error => {
          refused = true;
          resolve(error);
        });
    });
    parser.on('field', field =>
      resolve(
        new InputError(
          `The form has the field "${field}", but only files are taken; give the rest in the address`,
        ),
      ),
    );
    parser.on('filesLimit', () =>
      resolve(
        new InputError(
          `The form has more than ${maxFiles} files; send them as a zip or tar archive`,
        ),
      ),
    );
    parser.on('error', error =>
      resolve(new InputError('The multipart form is broken', error)),
    );
    parser.on('close', () => resolve(undefined));
    request.on('aborted', () =>
      resolve(new InputError('The sender broke off')),
    );
    request.pipe(parser);
  });
  if (refusal !== undefined) {
    refused = true;
    request.unpipe(parser);
    parser.destroy();
  }
  // Else a file would still be written while the folder is removed.
  await writing;
  if (refusal !== undefined) throw refusal;
  if (spool.files.length === 0) {
    throw new InputError('The form has no file; send at least one');
  }
}

function multipartParser(request: UploadRequest) {
  try {
    return busboy({
      headers: request.headers,
      limits: { files: maxFiles, fields: 1, fieldSize: 1024 },
    });
  } catch (error) {
    throw new InputError('The multipart form is broken', error);
  }
}
