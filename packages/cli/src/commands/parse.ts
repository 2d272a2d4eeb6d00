import { Run } from 'backstage-plugin-perf-coverage-common';
import {
  Mapping,
  parseMapping,
  parseResult,
  previewMapping,
} from 'backstage-plugin-perf-coverage-readers';
import { Command } from 'commander';
import { parse as parseYaml } from 'yaml';
import { CommandFailure, failureAt } from '../failure';
import { readNamed } from '../inputs/files';
import { openResult, readRun } from '../inputs/run';
import { printJson, printParts, warn } from '../output/print';
import { Shell } from '../shell';
import { mappingReport } from './mappingReport';
import { runReport } from './runReport';

interface ParseOptions {
  format?: string;
  mapping?: string;
  json?: boolean;
}

export function parseCommand(program: Command, shell: Shell): void {
  program
    .command('parse')
    .description('What a result file says, whatever tool wrote it')
    .argument(
      '<file>',
      'result file, compressed or not; - reads standard input',
    )
    .option(
      '--format <name>',
      'name of the reader; the content decides without it',
    )
    .option(
      '--mapping <file>',
      'read by the rules of this YAML or JSON file, and show what each found',
    )
    .option('--json', 'print the run as JSON')
    .action(async (file: string, options: ParseOptions) => {
      if (options.mapping !== undefined) {
        await parseByMapping(shell, file, options.mapping, options);
        return;
      }
      const run =
        file === '-'
          ? await readStandardInput(shell, options.format)
          : await readRun(shell.cwd, file, options.format);
      if (options.json) {
        printJson(shell, run);
      } else {
        printParts(shell, runReport(run, shell.columns));
      }
    });
}

async function readStandardInput(shell: Shell, format?: string): Promise<Run> {
  try {
    return await parseResult(shell.stdin, { format });
  } catch (error) {
    throw failureAt('standard input', error);
  }
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
  const chunks = file === '-' ? shell.stdin : await openResult(shell.cwd, file);
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
