import { Run } from 'backstage-plugin-perf-coverage-common';
import {
  ParseResultsOptions,
  ParsedResult,
  parseResult,
  parseResults,
} from 'backstage-plugin-perf-coverage-readers';
import {
  closeSync,
  createReadStream,
  openSync,
  promises as fs,
  readSync,
} from 'node:fs';
import path from 'node:path';
import { failureAt } from '../failure';

/** One result file of the call: any of the formats, compressed or not. */
export async function readRun(
  cwd: string,
  file: string,
  format?: string,
): Promise<Run> {
  try {
    return await parseResult(await openResult(cwd, file), {
      format,
      chunksAreReused: true,
    });
  } catch (error) {
    throw failureAt(file, error);
  }
}

/** The runs of a result file, or of all of them in an archive. */
export async function readResults(
  place: string,
  chunks: AsyncIterable<Buffer>,
  options: ParseResultsOptions,
): Promise<ParsedResult[]> {
  try {
    return await parseResults(chunks, { ...options, chunksAreReused: true });
  } catch (error) {
    throw failureAt(place, error);
  }
}

/** The bytes of a result file, in chunks that stay as they are. */
export async function* keptChunks(
  cwd: string,
  file: string,
): AsyncGenerator<Buffer> {
  for await (const chunk of await openResult(cwd, file)) {
    yield Buffer.from(chunk);
  }
}

/** The bytes of a result file of the call; a chunk's memory is used again for the next. */
export async function openResult(
  cwd: string,
  file: string,
): Promise<AsyncIterable<Buffer>> {
  const location = path.resolve(cwd, file);
  try {
    const stat = await fs.stat(location);
    if (stat.isDirectory()) {
      throw new Error('it is a folder, name a file');
    }
    return stat.isFile() ? chunksOf(location) : createReadStream(location);
  } catch (error) {
    throw failureAt(file, error);
  }
}

const chunkBytes = 2 ** 18;

/**
 * A file in chunks, which all lie in the same memory. The command has nothing else to do meanwhile: to read in
 * its own thread takes half the time of handing each chunk from another.
 */
async function* chunksOf(location: string): AsyncGenerator<Buffer> {
  const descriptor = openSync(location, 'r');
  const chunk = Buffer.allocUnsafeSlow(chunkBytes);
  try {
    for (;;) {
      const bytes = readSync(descriptor, chunk, 0, chunkBytes, null);
      if (bytes === 0) {
        return;
      }
      yield chunk.subarray(0, bytes);
    }
  } finally {
    closeSync(descriptor);
  }
}
