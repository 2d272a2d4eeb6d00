import {
  Inventory,
  InventoryFile,
  inventoryTotals,
  SkippedSource,
} from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { findStatedCounts } from '../documentation';
import { sourceAnalyzers } from '../sourceAnalyzers';
import { cachedAnalysis, ScanCache } from './cache';
import { globMatcher } from './globs';
import { Analysis, runAnalyzer } from './runAnalyzer';
import { SharedReads } from './sharedReads';
import { isFolderTree, ScanThreadOptions, ThreadedAnalysis } from './workers';
import { unreadFiles, withEncodingFindings } from './sourceFindings';

/** @public */
export interface ScanOptions {
  /** Default: all analysers of this package. */
  analyzers?: SourceAnalyzer[];
  /** Globs of the files to report; default all. Modules that they import are read all the same. */
  include?: string[];
  /** Globs of files that are not there for the scan. */
  exclude?: string[];
  /** What analysers found before; without one each file is analysed anew. */
  cache?: ScanCache;
  /**
   * Runs this package's analysers in a thread of their own, bounded in memory
   * and time, where the tree is a folder. Other analysers, and all where no
   * thread can be started, run in this one. Default: all in this one.
   */
  thread?: ScanThreadOptions;
  /** Called while files are read; `filesRead` reaches `filesTotal` at the end. */
  onProgress?(progress: { filesRead: number; filesTotal: number }): void;
}

/** More skipped files than this are only counted. */
const maxSkipped = 1000;

/**
 * The inventory of the performance tests of a tree. The same tree gives the
 * same inventory: files are sorted by path, and one that several analysers
 * claim belongs to the surest of them. Throws `InputError` for an unusable
 * glob; what files contain never makes it throw.
 *
 * @public
 */
export async function scanSources(
  tree: SourceTree,
  options: ScanOptions = {},
): Promise<Inventory> {
  const included = options.include?.length
    ? globMatcher(options.include)
    : () => true;
  const excluded = options.exclude?.length
    ? globMatcher(options.exclude)
    : () => false;
  let filesTotal = 0;
  const sources = new SharedReads(
    tree,
    path => !excluded(path),
    filesRead => options.onProgress?.({ filesRead, filesTotal }),
  );
  filesTotal = sources.paths.length;

  const analyzers = options.analyzers ?? sourceAnalyzers;
  const found: InventoryFile[] = [];
  const skipped: SkippedSource[] = [];
  const thread =
    options.thread && isFolderTree(tree)
      ? new ThreadedAnalysis(tree, sources, options.thread, looks =>
          options.onProgress?.({
            filesRead: Math.min(looks, filesTotal),
            filesTotal,
          }),
        )
      : undefined;
  try {
    for (const [place, analyzer] of analyzers.entries()) {
      const analyze = async (): Promise<Analysis> =>
        (await thread?.run(analyzer)) ?? runAnalyzer(analyzer, sources);
      const analysis = options.cache
        ? await cachedAnalysis(
            options.cache,
            `${analyzer.framework} ${place}`,
            sources,
            analyze,
          )
        : await analyze();
      found.push(...analysis.files);
      skipped.push(...analysis.skipped);
    }
  } finally {
    await thread?.close();
  }
  skipped.push(
    ...onceEach([...sources.skipped(), ...(thread?.skipped() ?? [])]),
  );
  // First, so that no analyser's word on a file that it could not read counts more.
  found.unshift(...(await unreadFiles(skipped, tree, analyzers)));
  found.push(...(await findStatedCounts(sources, surest(found))));
  options.onProgress?.({ filesRead: filesTotal, filesTotal });

  const files: InventoryFile[] = [];
  for (const file of surest(found)) {
    if (!included(file.path)) continue;
    files.push(await withEncodingFindings(file, sources, tree));
  }
  const left = skipped
    // Folders and links are no files of the tree, which globs are about.
    .filter(
      ({ path }) => !excluded(path) && (included(path) || !tree.has(path)),
    )
    .sort((a, b) => order(a.path, b.path));
  return {
    schemaVersion: 1,
    files,
    totals: inventoryTotals(files),
    skipped: left.slice(0, maxSkipped),
    skippedTotal: left.length,
  };
}

/** What this process and a thread both left out counts once. */
function onceEach(skipped: readonly SkippedSource[]): SkippedSource[] {
  return [...new Map(skipped.map(one => [one.path, one])).values()];
}

/** One entry per path, sorted by it. */
function surest(found: readonly InventoryFile[]): InventoryFile[] {
  const byPath = new Map<string, InventoryFile>();
  for (const file of found) {
    const rival = byPath.get(file.path);
    if (!rival || isSurer(file, rival)) byPath.set(file.path, file);
  }
  return [...byPath.values()].sort((a, b) => order(a.path, b.path));
}

/** A file that tests something beats one that only helps; then the surer analyser. */
function isSurer(file: InventoryFile, rival: InventoryFile): boolean {
  const helps = file.role === 'helper';
  const rivalHelps = rival.role === 'helper';
  return helps === rivalHelps ? file.confidence > rival.confidence : rivalHelps;
}

/** By code unit, so that no locale of a machine changes an inventory. */
function order(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
