import {
  InventoryFile,
  parseInventory,
} from 'backstage-plugin-perf-coverage-common';
import { hash } from 'crypto';
import { Analysis } from '../runAnalyzer';
import { SharedReads } from '../sharedReads';
import { ScanCache } from './ScanCache';

/** A change of what an entry holds makes older ones unreadable, which is well. */
const formatVersion = 1;

/** What an analyser found, and what that hangs on. */
interface Entry {
  /** Places of the files that it read in the sorted list of all paths. */
  reads: number[];
  /** Over the hashes of these files, in the same order. */
  digest: string;
  files: InventoryFile[];
}

/**
 * The kept answer of an analyser, where the paths of the tree and the content
 * of every file that it read are still the same; else `analyze` is asked, and
 * its answer kept.
 *
 * @param name - tells the analysers of one scan apart
 */
export async function cachedAnalysis(
  cache: ScanCache,
  name: string,
  sources: SharedReads,
  analyze: () => Promise<Analysis>,
): Promise<Analysis> {
  const key = hash(
    'sha256',
    JSON.stringify([formatVersion, name, sources.pathsDigest]),
  );
  const kept = readEntry(await cache.get(key), sources);
  if (kept && (await digestOf(kept.reads, sources)) === kept.digest) {
    return { files: kept.files, skipped: [], reads: new Set() };
  }
  const analysis = await analyze();
  // An analysis that was stopped may come through the next time.
  if (analysis.skipped.length === 0) {
    const reads = [...analysis.reads]
      .map(path => sources.placeOf(path))
      .sort((a, b) => a - b);
    const entry: Entry = {
      reads,
      digest: await digestOf(reads, sources),
      files: analysis.files,
    };
    await cache.set(key, JSON.stringify(entry));
  }
  return analysis;
}

async function digestOf(
  reads: readonly number[],
  sources: SharedReads,
): Promise<string> {
  const hashes: string[] = [];
  for (const place of reads) {
    hashes.push(await sources.hashOf(sources.paths[place]));
  }
  return hash('sha256', hashes.join('\n'));
}

/** An entry in the right shape that speaks of this tree alone. */
function readEntry(
  text: string | undefined,
  sources: SharedReads,
): Entry | undefined {
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Cut or overwritten: as good as lost.
    return undefined;
  }
  return isEntry(value) && speaksOf(value, sources) ? value : undefined;
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  if (!('reads' in value && 'digest' in value && 'files' in value)) {
    return false;
  }
  const { reads, digest, files } = value;
  if (typeof digest !== 'string' || !Array.isArray(reads)) return false;
  if (!reads.every(Number.isSafeInteger)) return false;
  try {
    parseInventory({ schemaVersion: 1, files });
    return true;
  } catch {
    // Whoever wrote it, it is no part of an inventory.
    return false;
  }
}

/** Paths of an entry are places of this tree, and nothing else is believed. */
function speaksOf({ reads, files }: Entry, sources: SharedReads): boolean {
  return (
    reads.every(place => place >= 0 && place < sources.paths.length) &&
    files.every(
      file =>
        sources.has(file.path) &&
        file.requests.every(request => sources.has(request.file)),
    )
  );
}
