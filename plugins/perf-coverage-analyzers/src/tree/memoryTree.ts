import { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { withoutMark } from './decode';
import { isEnvironment, isLeftOutFile, isLeftOutFolder } from './leftOut';

/**
 * A tree over texts in memory, such as files read from a version control
 * service. The same folders and files are left out as by `openFolder`; paths
 * that would lead out of the tree are not there.
 *
 * @public
 */
export function createMemoryTree(files: Record<string, string>): SourceTree {
  const texts = new Map<string, string>();
  for (const [name, text] of Object.entries(files)) {
    const file = normalise(name);
    if (file !== undefined) {
      texts.set(file, withoutMark(text));
    }
  }
  const namesByFolder = new Map<string, Set<string>>();
  for (const file of texts.keys()) {
    addNames(namesByFolder, file);
  }
  const judged = new Map<string, boolean>([['', false]]);
  const folderLeftOut = (folder: string): boolean => {
    // From the root down, so that depth costs no stack.
    const parts = folder === '' ? [] : folder.split('/');
    let parent = '';
    let leftOut = false;
    for (const part of parts) {
      const here = parent === '' ? part : `${parent}/${part}`;
      leftOut =
        judged.get(here) ??
        (leftOut ||
          isLeftOutFolder(part, namesByFolder.get(parent) ?? new Set()) ||
          isEnvironment(namesByFolder.get(here) ?? new Set()));
      judged.set(here, leftOut);
      if (leftOut) {
        return true;
      }
      parent = here;
    }
    return leftOut;
  };
  const paths = [...texts.keys()]
    .filter(file => {
      const slash = file.lastIndexOf('/');
      return (
        !isLeftOutFile(file.slice(slash + 1)) &&
        !folderLeftOut(slash < 0 ? '' : file.slice(0, slash))
      );
    })
    .sort();
  const known = new Set(paths);
  return {
    paths,
    has: file => known.has(file),
    read: async file => (known.has(file) ? texts.get(file) : undefined),
  };
}

function normalise(name: string): string | undefined {
  const parts = name
    .replaceAll('\\', '/')
    .split('/')
    .filter(part => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..')
    ? undefined
    : parts.join('/');
}

function addNames(namesByFolder: Map<string, Set<string>>, file: string) {
  let rest = file;
  for (;;) {
    const slash = rest.lastIndexOf('/');
    const folder = slash < 0 ? '' : rest.slice(0, slash);
    const names = namesByFolder.get(folder) ?? new Set<string>();
    const name = rest.slice(slash + 1);
    if (names.has(name)) {
      return;
    }
    names.add(name);
    namesByFolder.set(folder, names);
    if (slash < 0) {
      return;
    }
    rest = folder;
  }
}
