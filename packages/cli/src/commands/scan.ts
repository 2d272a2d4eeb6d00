import { SourceGlobs } from 'backstage-plugin-perf-coverage-common';
import { Command } from 'commander';
import { CommandFailure } from '../failure';
import { chooseComponent } from '../inputs/component';
import { openDir } from '../inputs/files';
import { CacheChoice, openScanCache } from '../inputs/scanCache';
import { scanFolder } from '../inputs/sources';
import { printJson, printParts, warn } from '../output/print';
import { Shell } from '../shell';
import { addCacheOptions } from './cacheOptions';
import { describeInventory } from './scanReport';

interface ScanOptions {
  json?: boolean;
  include?: string[];
  exclude?: string[];
  component?: string;
  cache?: CacheChoice;
}

export function scanCommand(program: Command, shell: Shell): void {
  const command = program
    .command('scan')
    .description(
      'What performance tests a folder holds: tests, scenarios, thresholds, requests, findings',
    )
    .argument('[dir]', 'folder to scan', '.')
    .option('--include <glob...>', 'files to report')
    .option('--exclude <glob...>', 'files to leave out')
    .option(
      '--component <name>',
      'whose perf-coverage.io/sources of catalog-info.yaml count where --include does not say',
    );
  addCacheOptions(command)
    .option('--json', 'print the inventory as JSON')
    .action(async (dir: string, options: ScanOptions) => {
      const root = await openDir(shell.cwd, dir);
      const globs = await globsFor(root, options, shell);
      const cache = await openScanCache(options.cache, shell);
      const inventory = await scanFolder(root, globs, shell, cache);
      if (options.json) printJson(shell, inventory);
      else {
        printParts(
          shell,
          describeInventory(inventory, dir, globs, shell.columns),
        );
      }
    });
}

/** The call's globs, else those of the component: the portal then shows the same. */
async function globsFor(
  root: string,
  options: ScanOptions,
  shell: Shell,
): Promise<SourceGlobs> {
  const exclude = options.exclude ?? [];
  if (options.include) return { include: options.include, exclude };
  try {
    const component = await chooseComponent({
      root,
      cwd: shell.cwd,
      component: options.component,
    });
    const { sources } = component.settings;
    for (const message of component.warnings) warn(shell, message);
    return {
      include: sources.include,
      exclude: [...sources.exclude, ...exclude],
    };
  } catch (error) {
    if (!(error instanceof CommandFailure) || options.component) throw error;
    // The inventory does not hang on the catalog file or the plan.
    warn(shell, `${error.message}; scanning the whole folder`);
    return { include: [], exclude };
  }
}
