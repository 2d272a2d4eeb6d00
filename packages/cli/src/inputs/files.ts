import { isError } from '@backstage/errors';
import { promises as fs } from 'node:fs';
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

function isBelow(root: string, file: string): boolean {
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
