import { isError, toError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { promises as fs, readlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder for files that nobody needs once the work is done. @public */
export interface TemporaryFolder {
  path: string;
  remove(): Promise<void>;
}

/** What became of folders that other processes have left. @public */
export interface SweptFolders {
  removed: number;
  /** Of those that could not be removed. */
  errors: Error[];
}

const namePattern = /^perf-coverage-([0-9a-f]{12})-([0-9]{1,10})-[a-z]+-/;

/**
 * Makes a folder that tells whose it is, so that it can be removed after a
 * process that was killed.
 *
 * @param purpose - One word in small letters, for people
 * @public
 */
export async function makeTemporaryFolder(
  purpose: string,
): Promise<TemporaryFolder> {
  const folder = await fs.mkdtemp(
    path.join(
      os.tmpdir(),
      `perf-coverage-${machineId()}-${process.pid}-${purpose}-`,
    ),
  );
  return {
    path: folder,
    remove: () => fs.rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Removes folders of processes on this machine that are gone. Those of live
 * ones stay, of containers with processes of their own, too.
 *
 * @public
 */
export async function sweepTemporaryFolders(): Promise<SweptFolders> {
  const swept: SweptFolders = { removed: 0, errors: [] };
  const root = os.tmpdir();
  for (const entry of await fs.readdir(root, { withFileTypes: true })) {
    const [, machine, pid] = namePattern.exec(entry.name) ?? [];
    if (machine !== machineId() || !entry.isDirectory()) continue;
    const folder = path.join(root, entry.name);
    try {
      if (await isInUse(folder, Number(pid))) continue;
      await fs.rm(folder, { recursive: true, force: true });
      swept.removed += 1;
    } catch (error) {
      // Another replica that starts at this moment may have been faster.
      if (isErrno(error, 'ENOENT')) continue;
      swept.errors.push(toError(error));
    }
  }
  return swept;
}

async function isInUse(folder: string, pid: number): Promise<boolean> {
  if (pid !== process.pid) return isAlive(pid);
  // A container's process has the same number after each start.
  const startedAt = Date.now() - process.uptime() * 1000;
  return (await fs.stat(folder)).mtimeMs >= startedAt;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Anything else, such as a lack of rights, says that it is there.
    return !isErrno(error, 'ESRCH');
  }
}

function isErrno(error: unknown, code: string): boolean {
  return isError(error) && error.code === code;
}

/** Where numbers of processes mean the same: this host, and on Linux this namespace. */
function machineId(): string {
  return createHash('sha256')
    .update(`${os.hostname()}\n${processNamespace()}`)
    .digest('hex')
    .slice(0, 12);
}

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has them.
    return '';
  }
}
