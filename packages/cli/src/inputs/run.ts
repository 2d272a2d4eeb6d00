import { Run } from 'backstage-plugin-perf-coverage-common';
import { parseResult } from 'backstage-plugin-perf-coverage-readers';
import { createReadStream, promises as fs } from 'node:fs';
import path from 'node:path';
import { failureAt } from '../failure';

/** One result file of the call: any of the formats, compressed or not. */
export async function readRun(
  cwd: string,
  file: string,
  format?: string,
): Promise<Run> {
  const location = path.resolve(cwd, file);
  try {
    if ((await fs.stat(location)).isDirectory()) {
      throw new Error('it is a folder, name a file');
    }
    return await parseResult(
      createReadStream(location, { highWaterMark: 2 ** 20 }),
      { format },
    );
  } catch (error) {
    throw failureAt(file, error);
  }
}
