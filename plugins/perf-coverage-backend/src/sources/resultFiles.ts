import { constants, promises as fs } from 'fs';
import path from 'path';
import { SourcesError } from './SourcesError';

const maxDepth = 50;
const maxEntries = 250_000;
/** Never looked into, whatever a glob says. */
const skippedFolders = new Set(['.git', '.hg', '.svn', 'node_modules']);

export interface ResultFiles {
  /** Sorted paths relative to the folder. */
  paths: string[];
  /** How many more there were than may be read. */
  leftOut: number;
}

/**
 * The files below a folder that a matcher takes, compressed ones included,
 * which a source tree leaves out. Links are not followed.
 */
export async function findResultFiles(
  root: string,
  matches: (file: string) => boolean,
  limit: number,
): Promise<ResultFiles> {
  const found: string[] = [];
  const open = [{ folder: '', depth: 0 }];
  let entries = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const listed = await fs.readdir(path.join(root, next.folder), {
      withFileTypes: true,
    });
    entries += listed.length;
    if (entries > maxEntries) {
      throw new SourcesError(
        'failed',
        `The sources hold more than ${maxEntries} files; point the source location at a folder further down`,
      );
    }
    for (const entry of listed) {
      const file = next.folder ? `${next.folder}/${entry.name}` : entry.name;
      if (entry.isFile() && matches(file)) found.push(file);
      if (
        entry.isDirectory() &&
        next.depth < maxDepth &&
        !skippedFolders.has(entry.name)
      ) {
        open.push({ folder: file, depth: next.depth + 1 });
      }
    }
  }
  found.sort();
  return {
    paths: found.slice(0, limit),
    leftOut: Math.max(0, found.length - limit),
  };
}

/**
 * The bytes of a file that `findResultFiles` named. Throws `SourcesError` where
 * it is larger than the limit, or where a folder or the file itself has become
 * a link meanwhile.
 */
export async function openResultFile(
  root: string,
  file: string,
  maxBytes: number,
): Promise<AsyncIterable<Buffer>> {
  const location = path.join(root, file);
  if ((await fs.realpath(location)) !== location) {
    throw new SourcesError(
      'failed',
      `${file} is a link, which is not followed`,
    );
  }
  // Read only; not where it has become a link since.
  const handle = await fs.open(location, constants.O_NOFOLLOW);
  const { size } = await handle.stat();
  if (size > maxBytes) {
    await handle.close();
    throw new SourcesError(
      'failed',
      `${file} has ${size} bytes, more than perfCoverage.upload.maxBytes (${maxBytes}); keep a smaller summary or raise the limit`,
    );
  }
  return handle.createReadStream();
}
