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
    return await parseResult(await openResult(cwd, file), { format });
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
    return await parseResults(chunks, options);
  } catch (error) {
    throw failureAt(place, error);
  }
}

/** The bytes of a result file of the call. */
export async function openResult(
  cwd: string,
  file: string,
): Promise<AsyncIterable<Buffer>> {
  const location = path.resolve(cwd, file);
  try {
    if ((await fs.stat(location)).isDirectory()) {
      throw new Error('it is a folder, name a file');
    }
  } catch (error) {
    throw failureAt(file, error);
  }
  return createReadStream(location, { highWaterMark: 2 ** 17 });
}
