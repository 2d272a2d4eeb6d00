import { Run } from 'backstage-plugin-perf-coverage-common';
import {
  ParseResultsOptions,
  ParsedResult,
  parseResult,
  parseResults,
} from 'backstage-plugin-perf-coverage-readers';
import { createReadStream, promises as fs } from 'node:fs';
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

const chunkBytes = 2 ** 20;

/**
 * A file in chunks, whose memory is used again for those to come: while one is worked on, another thread reads the
 * next into a second place.
 */
async function* chunksOf(location: string): AsyncGenerator<Buffer> {
  const file = await fs.open(location, 'r');
  const read = (into: Buffer) => {
    const answer = file.read(into, 0, chunkBytes, null);
    // It is waited for once the chunk before is done; until then a failure has nobody to hear it.
    answer.catch(() => {});
    return answer;
  };
  let reading: ReturnType<typeof read> | undefined;
  try {
    let spare = Buffer.allocUnsafeSlow(chunkBytes);
    reading = read(Buffer.allocUnsafeSlow(chunkBytes));
    for (;;) {
      const { buffer, bytesRead } = await reading;
      if (bytesRead === 0) {
        return;
      }
      reading = read(spare);
      yield buffer.subarray(0, bytesRead);
      spare = buffer;
    }
  } finally {
    // The file must not close under a reading that nobody wants any more.
    await Promise.allSettled([reading]);
    await file.close();
  }
}
