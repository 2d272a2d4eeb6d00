import { InventoryFile } from 'backstage-plugin-perf-coverage-common';

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
