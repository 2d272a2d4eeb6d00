import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExitStatus, main } from '../main';
import { Shell } from '../shell';

export interface Outcome {
  status: ExitStatus;
  out: string;
  err: string;
}

/** Runs the command in this process; standard output and error are kept apart. */
export async function run(
  args: readonly string[],
  over: Partial<Shell> = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  const status = await main(args, {
    version: '1.2.3',
    cwd: os.tmpdir(),
    env: {},
    stdin: chunksOf(''),
    out: text => {
      out += text;
    },
    err: text => {
      err += text;
    },
    interactive: false,
    columns: 120,
    now: () => '2026-01-05T09:00:00.000Z',
    fetch: globalThis.fetch,
    sleep: async () => {},
    ...over,
  });
  return { status, out, err };
}

export async function* chunksOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

/** Folders that are removed after the tests of a file. */
export function useFolders() {
  const made: string[] = [];
  afterAll(async () => {
    for (const dir of made) await fs.rm(dir, { recursive: true, force: true });
  });
  return async (files: Record<string, string | Buffer>): Promise<string> => {
    const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'perf-coverage-cli-'));
    made.push(dir);
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(dir, name);
      await fs.mkdir(path.dirname(file), { recursive: true });
      await fs.writeFile(file, content);
    }
    return dir;
  };
}
