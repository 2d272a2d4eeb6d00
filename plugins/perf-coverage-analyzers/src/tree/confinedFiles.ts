import fs from 'fs';
import path from 'path';

/** What reading a file came to. */
export type ReadBytes =
  | { state: 'read'; bytes: Buffer }
  | { state: 'too-large'; size: number }
  | { state: 'unreadable' }
  | { state: 'link' };

/** Not through a link, and without waiting for somebody at the end of a pipe. */
const openFlags =
  fs.constants.O_RDONLY |
  // Systems that lack them name none.
  (fs.constants.O_NOFOLLOW ?? 0) |
  (fs.constants.O_NONBLOCK ?? 0);

/**
 * Files below a folder, never out of it. Synchronous: several times as fast for
 * the many small files of a repository; the caller gives way in between.
 */
export class ConfinedFiles {
  /** Whether a folder really is where its path says, asked once of each. */
  private readonly folders = new Map<string, boolean>();

  /** @param root - a real path. */
  constructor(readonly root: string) {}

  /** The real path of a linked file, or undefined where it leads out or nowhere. */
  realPath(file: string): string | undefined {
    try {
      const real = fs.realpathSync.native(path.join(this.root, file));
      return isInside(this.root, real) ? real : undefined;
    } catch {
      // A link that leads nowhere or in a circle.
      return undefined;
    }
  }

  /** A file that the listing found; `linked` where it is a link. */
  read(file: string, linked: boolean, maxBytes: number): ReadBytes {
    return this.withFile(file, linked, (handle, size) => {
      if (size > maxBytes) return { state: 'too-large', size };
      const bytes = readUpTo(handle, size, maxBytes + 1);
      // It may have grown since it was asked for its size.
      return bytes.length > maxBytes
        ? { state: 'too-large', size: bytes.length }
        : { state: 'read', bytes };
    });
  }

  /** The first bytes of a file, whatever its size. */
  readHead(file: string, linked: boolean, bytes: number): ReadBytes {
    return this.withFile(file, linked, (handle, size) => ({
      state: 'read',
      bytes: readUpTo(handle, size, bytes),
    }));
  }

  private withFile(
    file: string,
    linked: boolean,
    read: (handle: number, size: number) => ReadBytes,
  ): ReadBytes {
    // Asked again at the time of reading: the folder may change under a scan.
    const place = linked ? this.realPath(file) : this.placeOf(file);
    if (place === undefined) return { state: 'link' };
    let handle;
    try {
      handle = fs.openSync(place, openFlags);
    } catch (error) {
      return isCode(error, 'ELOOP')
        ? { state: 'link' }
        : { state: 'unreadable' };
    }
    try {
      const stat = fs.fstatSync(handle);
      return stat.isFile() ? read(handle, stat.size) : { state: 'unreadable' };
    } catch {
      // A disk or network that fails in between: not ours to read.
      return { state: 'unreadable' };
    } finally {
      fs.closeSync(handle);
    }
  }

  private placeOf(file: string): string | undefined {
    const slash = file.lastIndexOf('/');
    const folder = slash < 0 ? '' : file.slice(0, slash);
    let real = this.folders.get(folder);
    if (real === undefined) {
      const place = path.join(this.root, folder);
      try {
        real = fs.realpathSync.native(place) === place;
      } catch {
        // Gone since it was listed.
        real = false;
      }
      this.folders.set(folder, real);
    }
    return real ? `${this.root}${path.sep}${file}` : undefined;
  }
}

/** Whether a real path is the folder or lies below it. */
export function isInside(root: string, real: string): boolean {
  const inside = path.relative(root, real);
  return (
    inside !== '..' &&
    !inside.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(inside)
  );
}

/** The bytes of a file that had `size` of them a moment ago. */
function readUpTo(handle: number, size: number, limit: number): Buffer {
  const buffer = Buffer.allocUnsafe(Math.min(limit, size + 1));
  let length = 0;
  while (length < buffer.length) {
    const read = fs.readSync(
      handle,
      buffer,
      length,
      buffer.length - length,
      null,
    );
    length += read;
    // There was room for one more: the file ends where it should.
    if (read === 0 || length === size) break;
  }
  return buffer.subarray(0, length);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
