import { SourceTree } from 'backstage-plugin-perf-coverage-node';

/** Characters of texts that are kept for the next analyser. */
const maxKeptCharacters = 64 * 1024 * 1024;

/**
 * The files of a tree that pass `keep`; each is read once for all analysers,
 * and `onRead` hears of the first reading.
 */
export function observedTree(
  tree: SourceTree,
  keep: (path: string) => boolean,
  onRead: (filesRead: number) => void,
): SourceTree {
  const paths = tree.paths.filter(keep);
  const known = new Set(paths);
  const read = new Set<string>();
  const kept = new Map<string, string | undefined>();
  let keptCharacters = 0;
  return {
    paths,
    has: path => known.has(path),
    read: async path => {
      if (!known.has(path)) {
        return undefined;
      }
      if (kept.has(path)) {
        return kept.get(path);
      }
      const text = await tree.read(path);
      if (!read.has(path)) {
        read.add(path);
        onRead(read.size);
      }
      const length = text?.length ?? 0;
      if (keptCharacters + length <= maxKeptCharacters && !kept.has(path)) {
        kept.set(path, text);
        keptCharacters += length;
      }
      return text;
    },
  };
}
