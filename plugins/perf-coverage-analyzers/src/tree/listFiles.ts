import { InputError } from '@backstage/errors';
import fs, { Dirent } from 'fs';
import path from 'path';
import { breathe } from './breath';
import { ConfinedFiles } from './confinedFiles';
import { isEnvironment, isLeftOutFile, isLeftOutFolder } from './leftOut';
import { Skips } from './skips';

/** The files below a folder, sorted, and which of them are links. */
export interface ListedFiles {
  paths: readonly string[];
  linked: ReadonlySet<string>;
}

const noNames: ReadonlySet<string> = new Set();

/**
 * Lists what a scan may look at. Linked folders are not entered: what lies in
 * the tree is listed at its own place.
 */
export async function listFiles(
  files: ConfinedFiles,
  limits: { maxFiles: number; maxFolderDepth: number },
  skips: Skips,
): Promise<ListedFiles> {
  const paths: string[] = [];
  const linked = new Set<string>();
  const take = (file: string) => {
    paths.push(file);
    if (paths.length > limits.maxFiles) {
      throw new InputError(
        `The folder ${files.root} holds more than ${limits.maxFiles} files; scan a folder further down`,
      );
    }
  };
  const breath = breathe();
  const waiting = [{ folder: '', depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    await breath();
    const entries = entriesOf(files.root, next.folder, skips);
    const names = new Set(entries.map(entry => entry.name));
    if (next.folder !== '' && isEnvironment(names)) continue;
    for (const entry of entries) {
      const file =
        next.folder === '' ? entry.name : `${next.folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (isLeftOutFolder(entry.name, names)) continue;
        if (next.depth < limits.maxFolderDepth) {
          waiting.push({ folder: file, depth: next.depth + 1 });
        } else {
          skips.add(file, 'too-deep');
        }
      } else if (isLeftOutFile(entry.name)) {
        continue;
      } else if (entry.isFile()) {
        take(file);
      } else if (
        entry.isSymbolicLink() &&
        !isLeftOutFolder(entry.name, names) &&
        leadsToFile(files, file, skips)
      ) {
        linked.add(file);
        take(file);
      }
    }
  }
  paths.sort();
  return { paths, linked };
}

function entriesOf(root: string, folder: string, skips: Skips): Dirent[] {
  try {
    return fs.readdirSync(path.join(root, folder), { withFileTypes: true });
  } catch {
    // Gone meanwhile, or not ours to read: the scan goes on without it.
    skips.add(folder === '' ? '.' : folder, 'unreadable');
    return [];
  }
}

function leadsToFile(
  files: ConfinedFiles,
  file: string,
  skips: Skips,
): boolean {
  const real = files.realPath(file);
  if (real === undefined) {
    skips.add(file, 'link');
    return false;
  }
  let stat;
  try {
    stat = fs.statSync(real);
  } catch {
    skips.add(file, 'unreadable');
    return false;
  }
  if (stat.isDirectory()) {
    // A folder of the tree is listed at its own place; a circle is a mistake.
    const here = path.join(files.root, path.dirname(file));
    if (here === real || here.startsWith(`${real}${path.sep}`)) {
      skips.add(file, 'link');
    }
    return false;
  }
  const folders = path.relative(files.root, real).split(path.sep).slice(0, -1);
  return (
    stat.isFile() && !folders.some(folder => isLeftOutFolder(folder, noNames))
  );
}
