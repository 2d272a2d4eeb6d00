import { setTimeout as wait } from 'node:timers/promises';

/**
 * All that the command has of the world around it, files aside. Tests give
 * their own.
 *
 * @public
 */
export interface Shell {
  version: string;
  /** The one file that all of the program is in; undefined where it runs from its sources. */
  program?: string;
  /** Folder that relative paths start from. */
  cwd: string;
  env: Record<string, string | undefined>;
  stdin: AsyncIterable<Buffer>;
  out(text: string): void;
  err(text: string): void;
  /** Progress shows where standard error is a terminal. */
  interactive: boolean;
  /** Width of standard output in characters; tables shorten to it. */
  columns: number;
  /** ISO instant. */
  now(): string;
  fetch: typeof fetch;
  sleep(milliseconds: number): Promise<void>;
}

/** Where there is no terminal, tables are as wide as they need to be. */
const unlimited = 10_000;

export function processShell(version: string, program: string): Shell {
  return {
    version,
    program,
    cwd: process.cwd(),
    env: process.env,
    stdin: process.stdin,
    out: text => process.stdout.write(text),
    err: text => process.stderr.write(text),
    interactive: Boolean(process.stderr.isTTY),
    columns: process.stdout.columns ?? unlimited,
    now: () => new Date().toISOString(),
    fetch: globalThis.fetch,
    sleep: async milliseconds => {
      await wait(milliseconds);
    },
  };
}
