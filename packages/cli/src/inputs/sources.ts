import {
  openFolder,
  scanSources,
} from 'backstage-plugin-perf-coverage-analyzers';
import { Inventory, SourceGlobs } from 'backstage-plugin-perf-coverage-common';
import path from 'node:path';
import { Shell } from '../shell';
import { FolderCache } from './scanCache';

/** Scans a folder; shows how far it is where somebody may be watching. */
export async function scanFolder(
  root: string,
  globs: SourceGlobs,
  shell: Shell,
  kept?: FolderCache,
): Promise<Inventory> {
  const tree = await openFolder(root);
  const progress = shell.interactive ? progressOn(shell) : undefined;
  try {
    return await scanSources(tree, {
      include: globs.include,
      exclude: [...globs.exclude, ...ownFiles(root, kept)],
      cache: kept?.cache,
      onProgress: progress?.show,
    });
  } finally {
    progress?.clear();
  }
}

/** A cache within the folder is no source of it, or it would change itself. */
function ownFiles(root: string, kept: FolderCache | undefined): string[] {
  if (!kept) return [];
  const inside = path.relative(root, kept.folder).split(path.sep).join('/');
  const isPlain = inside !== '' && !/^\.\.|[[\]{}*?!]/.test(inside);
  return isPlain && !path.isAbsolute(inside) ? [`/${inside}/**`] : [];
}

function progressOn(shell: Shell) {
  let shown = -1;
  return {
    show({ filesRead, filesTotal }: { filesRead: number; filesTotal: number }) {
      const share =
        filesTotal === 0 ? 100 : Math.floor((filesRead / filesTotal) * 100);
      if (share === shown) return;
      shown = share;
      shell.err(`\rReading ${filesTotal} files: ${share} %`);
    },
    clear() {
      if (shown >= 0) shell.err('\r\u001b[K');
    },
  };
}
