import {
  Mapping,
  ParsedResult,
  parseMapping,
  previewMapping,
} from 'backstage-plugin-perf-coverage-readers';
import { Command } from 'commander';
import { parse as parseYaml } from 'yaml';
import { CommandFailure, failureAt } from '../failure';
import { readNamed } from '../inputs/files';
import { keptChunks, openResult, readResults } from '../inputs/run';
import { printJson, printParts, warn } from '../output/print';
import { oneLine } from '../output/text';
import { Shell } from '../shell';
import { mappingReport } from './mappingReport';
import { runReport } from './runReport';

interface ParseOptions {
  format?: string;
  mapping?: string;
  merge?: boolean;
  json?: boolean;
}

export function parseCommand(program: Command, shell: Shell): void {
  program
    .command('parse')
    .description('What a result file says, whatever tool wrote it')
    .argument(
      '<file>',
      'result file, compressed or not, or a zip or tar of several; - reads standard input',
    )
    .option(
      '--format <name>',
      'name of the reader; the content decides without it',
    )
    .option(
      '--mapping <file>',
      'read by the rules of this YAML or JSON file, and show what each found',
    )
    .option('--merge', 'make one run of the files of an archive: its shards')
    .option('--json', 'print the run as JSON')
    .action(async (file: string, options: ParseOptions) => {
      if (options.mapping !== undefined) {
        await parseByMapping(shell, file, options.mapping, options);
        return;
      }
      const results = await readResults(
        file === '-' ? 'standard input' : file,
        file === '-' ? shell.stdin : await openResult(shell.cwd, file),
        { format: options.format, merge: options.merge },
      );
      if (options.json) {
        printJson(shell, documentOf(results));
        return;
      }
      for (const { path, run } of results) {
        if (results.length > 1) printParts(shell, [`${oneLine(path ?? '')}\n`]);
        printParts(shell, runReport(run, shell.columns));
      }
    });
}

/** A run stands alone; those of an archive have the paths of their files. */
function documentOf(results: readonly ParsedResult[]): unknown {
  return results.length === 1
    ? results[0].run
    : { schemaVersion: 1, runs: results };
}

async function parseByMapping(
  shell: Shell,
  file: string,
  mappingFile: string,
  options: ParseOptions,
): Promise<void> {
  if (options.format !== undefined) {
    throw new CommandFailure('--mapping and --format exclude each other');
  }
  const mapping = await readMapping(shell, mappingFile);
  const place = file === '-' ? 'standard input' : file;
  const chunks = file === '-' ? shell.stdin : keptChunks(shell.cwd, file);
  const preview = await previewMapping(chunks, mapping).catch(error => {
    throw failureAt(place, error);
  });
  if (!options.json) {
    printParts(shell, [
      ...(preview.run ? runReport(preview.run, shell.columns) : []),
      mappingReport(preview.rules, shell.columns),
    ]);
  }
  if (preview.run === null) {
    throw new CommandFailure(`${place}: ${preview.problem}`);
  }
  if (options.json) {
    for (const { rule, path, matched } of preview.rules) {
      if (matched === 0) {
        warn(shell, `${mappingFile}: ${rule}: '${path}' found nothing`);
      }
    }
    printJson(shell, preview.run);
  }
}

/** Aliases of YAML that stand for more than this are a bomb. */
const maxAliasCount = 50;

async function readMapping(shell: Shell, file: string): Promise<Mapping> {
  const text = await readNamed(shell.cwd, file);
  try {
    return parseMapping(parseYaml(text, { maxAliasCount }));
  } catch (error) {
    throw failureAt(file, error);
  }
}
