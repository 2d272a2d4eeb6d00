import {
  Inventory,
  InventoryFile,
  SourceGlobs,
} from 'backstage-plugin-perf-coverage-common';
import { Command } from 'commander';
import { CommandFailure } from '../failure';
import { chooseComponent } from '../inputs/component';
import { openDir } from '../inputs/files';
import { scanFolder } from '../inputs/sources';
import { printJson, printParts, section, warn } from '../output/print';
import { table } from '../output/table';
import { count } from '../output/text';
import { Shell } from '../shell';

interface ScanOptions {
  json?: boolean;
  include?: string[];
  exclude?: string[];
  component?: string;
}

export function scanCommand(program: Command, shell: Shell): void {
  program
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
    )
    .option('--json', 'print the inventory as JSON')
    .action(async (dir: string, options: ScanOptions) => {
      const root = await openDir(shell.cwd, dir);
      const globs = await globsFor(root, options, shell);
      const inventory = await scanFolder(root, globs, shell);
      if (options.json) printJson(shell, inventory);
      else printParts(shell, describe(inventory, dir, globs, shell.columns));
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

function describe(
  { files, totals }: Inventory,
  dir: string,
  globs: SourceGlobs,
  width: number,
): string[] {
  if (files.length === 0) {
    const where =
      globs.include.length === 0
        ? ''
        : `, among what matches ${globs.include.join(', ')}`;
    return [
      `No performance tests found in ${dir}${where}. Tests are known by what they import and how they are named.`,
    ];
  }
  const findings = files.flatMap(file =>
    file.findings.map(finding => [
      `${file.path}:${finding.line}`,
      finding.severity,
      `${finding.message} ${finding.help}`.trim(),
    ]),
  );
  return [
    [
      count(totals.files, 'file'),
      count(totals.tests, 'test'),
      count(totals.cases, 'case'),
      count(totals.scripts, 'script'),
      count(totals.scenarios, 'scenario'),
      count(totals.thresholds, 'threshold'),
      count(totals.requests, 'request'),
      count(totals.findings, 'finding'),
    ].join(', '),
    table(
      [
        { title: 'File', flexible: true },
        { title: 'Framework' },
        { title: 'Kind' },
        { title: 'Tests', align: 'right' },
        { title: 'Scenarios', align: 'right' },
        { title: 'Thresholds', align: 'right' },
        { title: 'Requests', align: 'right' },
        { title: 'Runs' },
      ],
      files.map(row),
      width,
    ),
    section(
      'Findings',
      findings.length === 0
        ? ''
        : table(
            [
              { title: 'Place' },
              { title: 'Severity' },
              { title: 'What is wrong', flexible: true },
            ],
            findings,
            width,
          ),
    ),
  ];
}

function row(file: InventoryFile): string[] {
  const limits = file.tests.reduce((sum, test) => sum + test.limits.length, 0);
  return [
    file.path,
    file.framework,
    file.role === 'helper' ? 'helper' : file.kind ?? '',
    some(file.tests.length),
    some(file.scenarios.length),
    some(file.thresholds.length + limits),
    some(file.requests.length),
    file.runnable ? 'yes' : 'no',
  ];
}

function some(number: number): string {
  return number === 0 ? '' : String(number);
}
