/**
 * How much of a repository is read, by the portal and by the command alike.
 *
 * @public
 */
export const sourceLimits = {
  /** Of one file; a larger one is counted as skipped. */
  maxFileBytes: 4 * 1024 * 1024,
  /** Of one tree; more are refused. */
  maxFiles: 250_000,
  /** Folders nested deeper are counted as skipped. */
  maxFolderDepth: 100,
} as const;
