import { InputError } from '@backstage/errors';
import {
  SourceEncoding,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { promises as fs } from 'fs';
import { breathe } from './breath';
import { ConfinedFiles, ReadBytes } from './confinedFiles';
import { decodeHead, decodeSource } from './decode';
import { sourceLimits } from './limits';
import { ListedFiles, listFiles } from './listFiles';
import { Skips } from './skips';

/** Limits that differ from `sourceLimits`; for tests and special trees. @public */
export interface OpenFolderOptions {
  maxFileBytes?: number;
  maxFiles?: number;
  maxFolderDepth?: number;
}

/** A tree over a folder of this machine. @public */
export interface FolderTree extends SourceTree {
  /** The folder's real path; another process can open the same tree there. */
  readonly root: string;
  readonly limits: Required<OpenFolderOptions>;
  /** Paths that are links to files of the folder. */
  readonly linked: ReadonlySet<string>;
}

const headBytes = 64 * 1024;

/**
 * The sources below a folder, as analysers see them. Left out are version
 * control, dependencies, vendored code, virtual environments, build output,
 * archives and binaries. Linked folders are not entered, and linked files are
 * read only where they lead to a file inside of the folder, so that a hostile
 * repository shows nothing of the machine that scans it. What could not be
 * read for another reason is counted in `skipped`.
 *
 * Throws `InputError` where `dir` is no readable folder or holds more files
 * than `sourceLimits.maxFiles`.
 *
 * @public
 */
export async function openFolder(
  dir: string,
  options: OpenFolderOptions = {},
): Promise<FolderTree> {
  const limits = { ...sourceLimits, ...options };
  const files = new ConfinedFiles(await realFolder(dir));
  const skips = new Skips();
  const listed = await listFiles(files, limits, skips);
  return treeOver(files, listed, skips, limits);
}

/**
 * Some files of a folder that was opened before, by another thread. They are
 * looked at anew, so that it does not matter what happened since.
 */
export function reopenFolder(known: {
  root: string;
  limits: Required<OpenFolderOptions>;
  paths: readonly string[];
  linked: ReadonlySet<string>;
}): FolderTree {
  return treeOver(
    new ConfinedFiles(known.root),
    known,
    new Skips(),
    known.limits,
  );
}

function treeOver(
  files: ConfinedFiles,
  { paths, linked }: ListedFiles,
  skips: Skips,
  limits: Required<OpenFolderOptions>,
): FolderTree {
  const known = new Set(paths);
  const encodings = new Map<string, SourceEncoding>();
  const breath = breathe();
  return {
    root: files.root,
    limits,
    linked,
    paths,
    has: file => known.has(file),
    read: async file => {
      if (!known.has(file)) return undefined;
      const turn = breath();
      if (turn) await turn;
      const read = files.read(file, linked.has(file), limits.maxFileBytes);
      if (read.state !== 'read') {
        skips.add(file, read.state, whyNot(read, limits.maxFileBytes));
        return undefined;
      }
      const decoded = decodeSource(read.bytes);
      if (decoded === undefined) {
        skips.add(file, 'binary');
        return undefined;
      }
      // Nearly all are UTF-8, which is said by not being here.
      if (decoded.encoding !== 'utf-8') encodings.set(file, decoded.encoding);
      return decoded.text;
    },
    skipped: () => skips.list(),
    encodingOf: file => encodings.get(file) ?? 'utf-8',
    head: async file => {
      if (!known.has(file)) return undefined;
      const read = files.readHead(file, linked.has(file), headBytes);
      return read.state === 'read' ? decodeHead(read.bytes) : undefined;
    },
  };
}

function whyNot(read: ReadBytes, maxFileBytes: number): string | undefined {
  return read.state === 'too-large'
    ? `It has ${read.size} bytes, and ${maxFileBytes} is the most that is read of a file; move data out of it, or exclude it`
    : undefined;
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
