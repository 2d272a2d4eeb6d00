import {
  InventoryFile,
  SkippedSource,
} from 'backstage-plugin-perf-coverage-common';

/**
 * How the bytes of a source became text. `latin-1` where they are no UTF-8,
 * `utf-8-cut` where they end in the middle of a character.
 *
 * @public
 */
export type SourceEncoding = 'utf-8' | 'utf-8-cut' | 'utf-16' | 'latin-1';

/**
 * The files of a repository as an analyser sees them. Paths are relative to
 * the scanned folder and use `/`. What `.gitignore`-like rules, size limits
 * and `exclude` globs leave out is not there.
 *
 * @public
 */
export interface SourceTree {
  /** Sorted paths of all files that may be looked at. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  /**
   * Decoded text, without byte order mark; line ends as they are. Undefined
   * where there is no such file, it is larger than the limit, or it is binary.
   */
  read(path: string): Promise<string | undefined>;
  /**
   * What could not be listed, and which files `read` had to leave out so far.
   * A tree without it leaves out nothing.
   */
  skipped?(): readonly SkippedSource[];
  /** How a file was decoded that has been read. */
  encodingOf?(path: string): SourceEncoding | undefined;
  /**
   * The first 64 KiB of a file that `read` left out as too large or binary, to
   * tell what it is; undefined where that can't be read either.
   */
  head?(path: string): Promise<string | undefined>;
}

/**
 * Reads the test sources of one framework. Files are hostile input: an
 * analyser parses, never executes, and turns every defect into a finding.
 *
 * @public
 */
export interface SourceAnalyzer {
  /** As in the inventory: `k6`, `pytest`, … */
  readonly framework: string;
  /**
   * The files of this framework that are performance tests, and the helper
   * modules that they use. Must not throw for what a file contains.
   */
  analyze(tree: SourceTree): Promise<InventoryFile[]>;
}
