/**
 * Keeps what analysers found, so that unchanged sources cost no analysis. Keys
 * are hexadecimal digests. What it returns is checked before it is believed; an
 * entry that is lost, cut or forged costs time and changes no answer that the
 * analysers would not give in that shape. One cache serves one version of the
 * analysers: its owner keeps versions apart.
 *
 * @public
 */
export interface ScanCache {
  get(key: string): Promise<string | undefined>;
  set(key: string, entry: string): Promise<void>;
}

/**
 * A cache in memory. When it is full, what was used longest ago goes first.
 *
 * @param maxCharacters - of all entries together
 * @public
 */
export function createMemoryScanCache(maxCharacters: number): ScanCache {
  const entries = new Map<string, string>();
  let characters = 0;
  const drop = (key: string) => {
    characters -= entries.get(key)?.length ?? 0;
    entries.delete(key);
  };
  return {
    get: async key => {
      const entry = entries.get(key);
      if (entry !== undefined) {
        // The order of a Map is that of its latest insertions.
        entries.delete(key);
        entries.set(key, entry);
      }
      return entry;
    },
    set: async (key, entry) => {
      drop(key);
      if (entry.length > maxCharacters) return;
      entries.set(key, entry);
      characters += entry.length;
      for (const oldest of entries.keys()) {
        if (characters <= maxCharacters) return;
        drop(oldest);
      }
    },
  };
}
