import { InputError } from '@backstage/errors';
import { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { Dirent, promises as fs } from 'fs';
import path from 'path';
import { decodeSource } from './decode';
import { isEnvironment, isLeftOutFile, isLeftOutFolder } from './leftOut';

/** @public */
export interface OpenFolderOptions {
  /** Larger files are listed but not read. Default 8 MiB. */
  maxFileBytes?: number;
  /** More files than this are refused. Default 250,000. */
  maxFiles?: number;
}

/** Folders nested deeper are left out. */
const maxFolderDepth = 100;

/**
 * The sources below a folder, as analysers see them. Left out are version
 * control, dependencies, vendored code, virtual environments, build output,
 * archives and binaries. Linked folders are not entered, and linked files are
 * read only where they lead to a file inside of the folder, so that a hostile
 * repository shows nothing of the machine that scans it.
 *
 * Throws `InputError` where `dir` is no readable folder or holds more than
 * `maxFiles` files.
 *
 * @public
 */
export async function openFolder(
  dir: string,
  options: OpenFolderOptions = {},
): Promise<SourceTree> {
  const maxFileBytes = options.maxFileBytes ?? 8 * 1024 * 1024;
  const maxFiles = options.maxFiles ?? 250_000;
  const root = await realFolder(dir);
  const paths = await listFiles(root, maxFiles);
  const known = new Set(paths);
  return {
    paths,
    has: file => known.has(file),
    read: async file =>
      known.has(file) ? readInside(root, file, maxFileBytes) : undefined,
  };
}

async function realFolder(dir: string): Promise<string> {
  try {
    const root = await fs.realpath(dir);
    if ((await fs.stat(root)).isDirectory()) {
      return root;
    }
  } catch (error) {
    throw new InputError(
      `Cannot open the folder ${dir}; name a folder that exists and may be read`,
      error,
    );
  }
  throw new InputError(`${dir} is not a folder; name the folder to scan`);
}

async function listFiles(root: string, maxFiles: number): Promise<string[]> {
  const paths: string[] = [];
  const waiting: { folder: string; depth: number }[] = [
    { folder: '', depth: 0 },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const entries = await entriesOf(path.join(root, next.folder));
    const names = new Set(entries.map(entry => entry.name));
    if (next.folder !== '' && isEnvironment(names)) {
      continue;
    }
    for (const entry of entries) {
      const file =
        next.folder === '' ? entry.name : `${next.folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (
          next.depth < maxFolderDepth &&
          !isLeftOutFolder(entry.name, names)
        ) {
          waiting.push({ folder: file, depth: next.depth + 1 });
        }
      } else if (
        !isLeftOutFile(entry.name) &&
        (entry.isFile() ||
          (entry.isSymbolicLink() && (await leadsToFile(root, file))))
      ) {
        paths.push(file);
        if (paths.length > maxFiles) {
          throw new InputError(
            `The folder ${root} holds more than ${maxFiles} files; scan a folder further down`,
          );
        }
      }
    }
  }
  return paths.sort();
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await fs.readdir(folder, { withFileTypes: true });
  } catch {
    // Gone meanwhile, or not ours to read: to the scan it is not there.
    return [];
  }
}

/** The real path of a file of the tree, or undefined where it leads out of it. */
async function insidePath(
  root: string,
  file: string,
): Promise<string | undefined> {
  try {
    const real = await fs.realpath(path.join(root, file));
    const inside = path.relative(root, real);
    return inside !== '..' &&
      !inside.startsWith(`..${path.sep}`) &&
      !path.isAbsolute(inside)
      ? real
      : undefined;
  } catch {
    // A link that leads nowhere or in a circle.
    return undefined;
  }
}

async function leadsToFile(root: string, file: string): Promise<boolean> {
  const real = await insidePath(root, file);
  if (real === undefined) {
    return false;
  }
  const folders = path.relative(root, real).split(path.sep).slice(0, -1);
  const nothing = new Set<string>();
  return (
    !folders.some(folder => isLeftOutFolder(folder, nothing)) &&
    (await fs.stat(real)).isFile()
  );
}

async function readInside(
  root: string,
  file: string,
  maxFileBytes: number,
): Promise<string | undefined> {
  // Asked again at the time of reading: the folder may change under a scan.
  const real = await insidePath(root, file);
  if (real === undefined) {
    return undefined;
  }
  let handle;
  try {
    handle = await fs.open(real, 'r');
  } catch {
    return undefined;
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile() || stat.size > maxFileBytes) {
      return undefined;
    }
    return decodeSource(await handle.readFile());
  } finally {
    await handle.close();
  }
}
