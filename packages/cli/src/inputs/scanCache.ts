import { isError } from '@backstage/errors';
import { ScanCache } from 'backstage-plugin-perf-coverage-analyzers';
import { createHash, randomUUID } from 'node:crypto';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { warn } from '../output/print';
import { Shell } from '../shell';

/** What the call says: a folder, none at all, or nothing. */
export type CacheChoice = string | false | undefined;

/** A cache in a folder, and where that is. */
export interface FolderCache {
  folder: string;
  cache: ScanCache;
}

const maxEntryBytes = 64 * 1024 * 1024;
/** Some hundred repositories with a dozen analysers each. */
const maxEntries = 3000;
const versionName = /^[0-9a-f]{16}$/;
const entryName = /^[0-9a-f]{64}\.json$/;

/**
 * The cache of `scan`: a folder per version of this program below the one that
 * the call names, else the cache folder of the user. None where the program
 * can't tell its version from another, as when it runs from its sources.
 */
export async function openScanCache(
  choice: CacheChoice,
  shell: Shell,
): Promise<FolderCache | undefined> {
  if (choice === false || shell.program === undefined) return undefined;
  const folder =
    choice === undefined
      ? userCacheFolder(shell.env, process.platform)
      : path.resolve(shell.cwd, choice);
  if (folder === undefined) return undefined;
  const version = createHash('sha256')
    .update(await fs.readFile(shell.program))
    .digest('hex')
    .slice(0, 16);
  const complain =
    choice === undefined
      ? // Nobody asked for it: without, the scan takes longer, and that is all.
        () => {}
      : onceWarning(choice, shell);
  await dropOld(folder, version);
  return { folder, cache: cacheIn(path.join(folder, version), complain) };
}

/** Where users' programs keep what they can do without. */
export function userCacheFolder(
  env: Shell['env'],
  platform: string,
): string | undefined {
  const below = (root: string | undefined, ...parts: string[]) =>
    root && path.isAbsolute(root)
      ? path.join(root, ...parts, 'perf-coverage')
      : undefined;
  if (platform === 'win32') return below(env.LOCALAPPDATA);
  if (platform === 'darwin') return below(env.HOME, 'Library', 'Caches');
  return below(env.XDG_CACHE_HOME) ?? below(env.HOME, '.cache');
}

function cacheIn(
  folder: string,
  complain: (error: unknown) => void,
): ScanCache {
  const fileOf = (key: string) => path.join(folder, `${key}.json`);
  return {
    get: async key => {
      try {
        const { size } = await fs.stat(fileOf(key));
        return size > maxEntryBytes
          ? undefined
          : await fs.readFile(fileOf(key), 'utf8');
      } catch (error) {
        if (!isError(error) || error.code !== 'ENOENT') complain(error);
        return undefined;
      }
    },
    set: async (key, entry) => {
      // Whole or not at all: another call may read at the same time.
      const draft = path.join(folder, `${randomUUID()}.tmp`);
      try {
        await fs.mkdir(folder, { recursive: true, mode: 0o700 });
        await fs.writeFile(draft, entry, { flag: 'wx', mode: 0o600 });
        await fs.rename(draft, fileOf(key));
      } catch (error) {
        complain(error);
      }
    },
  };
}

function onceWarning(choice: string, shell: Shell) {
  let said = false;
  return (error: unknown) => {
    if (said) return;
    said = true;
    const why = isError(error) ? error.message : String(error);
    warn(shell, `The cache ${choice} is not used: ${why}`);
  };
}

/** Entries of other versions, and of this one those used longest ago. */
async function dropOld(folder: string, version: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!versionName.test(name)) continue;
    const place = path.join(folder, name);
    const entries = (await namesIn(place)).filter(one => entryName.test(one));
    if (name !== version) {
      for (const entry of entries) await drop(path.join(place, entry));
      // Stays where somebody else put something into it.
      await fs.rmdir(place).catch(() => {});
    } else if (entries.length > maxEntries) {
      for (const entry of await oldest(place, entries)) await drop(entry);
    }
  }
}

async function oldest(place: string, entries: string[]): Promise<string[]> {
  const aged: { file: string; at: number }[] = [];
  for (const entry of entries) {
    const file = path.join(place, entry);
    try {
      aged.push({ file, at: (await fs.stat(file)).mtimeMs });
    } catch {
      // Dropped by another call meanwhile.
    }
  }
  aged.sort((a, b) => a.at - b.at);
  return aged.slice(0, entries.length - maxEntries).map(one => one.file);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await fs.readdir(folder);
  } catch {
    // No cache yet, or none of ours: there is nothing to drop.
    return [];
  }
}

async function drop(file: string): Promise<void> {
  // Gone already, or not ours to remove: it is no harm where it is.
  await fs.unlink(file).catch(() => {});
}
