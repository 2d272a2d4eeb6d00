import { Command } from 'commander';

/** Where a command that scans keeps what it found; it becomes a `CacheChoice`. */
export function addCacheOptions(command: Command): Command {
  return command
    .option(
      '--cache <dir>',
      "where answers about unchanged files are kept; default the user's cache folder",
    )
    .option('--no-cache', 'analyse every file anew, and keep nothing');
}
