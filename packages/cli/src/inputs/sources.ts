import {
  openFolder,
  scanSources,
} from 'backstage-plugin-perf-coverage-analyzers';
import { Inventory, SourceGlobs } from 'backstage-plugin-perf-coverage-common';
import { Shell } from '../shell';

/** Scans a folder; shows how far it is where somebody may be watching. */
export async function scanFolder(
  root: string,
  globs: SourceGlobs,
  shell: Shell,
): Promise<Inventory> {
  const tree = await openFolder(root);
  const progress = shell.interactive ? progressOn(shell) : undefined;
  try {
    return await scanSources(tree, {
      include: globs.include,
      exclude: globs.exclude,
      onProgress: progress?.show,
    });
  } finally {
    progress?.clear();
  }
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
