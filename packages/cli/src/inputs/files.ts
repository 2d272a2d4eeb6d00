import { isError } from '@backstage/errors';
import { promises as fs, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { failureAt, CommandFailure } from '../failure';

const maxTextBytes = 20_000_000;

/** The folder that the call names, as a real path. */
export async function openDir(cwd: string, dir: string): Promise<string> {
  let real: string;
  try {
    real = await fs.realpath(path.resolve(cwd, dir));
    if ((await fs.stat(real)).isDirectory()) return real;
  } catch (error) {
    throw failureAt(dir, error);
  }
  throw new CommandFailure(`${dir}: it is no folder; name the folder to read`);
}

/** A file that the call names, wherever it lies. */
export async function readNamed(cwd: string, file: string): Promise<string> {
  try {
    return await readText(path.resolve(cwd, file));
  } catch (error) {
    throw failureAt(file, error);
  }
}

/**
 * A file that another file names: it has to lie in the folder, links included.
 * Undefined where there is none.
 */
export async function readInside(
  root: string,
  file: string,
): Promise<string | undefined> {
  const target = path.resolve(root, file);
  let real: string;
  try {
    real = await fs.realpath(target);
  } catch (error) {
    if (isAbsent(error) && isBelow(root, target)) return undefined;
    throw failureAt(file, isBelow(root, target) ? error : outside());
  }
  if (!isBelow(root, real)) throw failureAt(file, outside());
  try {
    return await readText(real);
  } catch (error) {
    throw failureAt(file, error);
  }
}

/**
 * Reads files that the documents of a folder name: undefined for what is no
 * file in `root`, links included, or may not be read.
 *
 * @param folder - from which the names lead
 */
export function readerOf(
  root: string,
  folder: string,
): (file: string) => string | undefined {
  return file => {
    try {
      const real = realpathSync(path.resolve(folder, file));
      if (!isBelow(root, real)) return undefined;
      const stat = statSync(real);
      return stat.isFile() && stat.size <= maxTextBytes
        ? readFileSync(real, 'utf8')
        : undefined;
    } catch (error) {
      if (isError(error) && typeof error.code === 'string') return undefined;
      throw error;
    }
  };
}

/** A path as documents show it: relative to the folder, with `/`. */
export function shownPath(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}

async function readText(file: string): Promise<string> {
  const handle = await fs.open(file, 'r');
  try {
    const { size } = await handle.stat();
    if (size > maxTextBytes) {
      throw new Error(`it has ${size} bytes, more than ${maxTextBytes}`);
    }
    const text = await handle.readFile('utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  } finally {
    await handle.close();
  }
}

/** Whether a path is the folder or lies in it; both without links. */
export function isBelow(root: string, file: string): boolean {
  const inside = path.relative(root, file);
  return (
    inside !== '..' &&
    !inside.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(inside)
  );
}

function isAbsent(error: unknown): boolean {
  return (
    isError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}

function outside(): Error {
  return new Error('it leads out of the folder, and is not read');
}
