import { Command } from 'commander';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { CommandFailure, failureAt } from '../failure';
import { GatedSla, gateVerdict, GateVerdict } from '../gate/verdict';
import { assessFolder } from '../inputs/assessFolder';
import { CacheChoice } from '../inputs/scanCache';
import { cell, markdownTable } from '../output/markdown';
import { printJson, printParts, section } from '../output/print';
import { table } from '../output/table';
import { count } from '../output/text';
import { Shell } from '../shell';
import { addCacheOptions } from './cacheOptions';

interface GateOptions {
  dir: string;
  cache?: CacheChoice;
  openapi?: string[];
  plan?: string;
  policy?: string;
  component?: string;
  now?: string;
  strict?: boolean;
  toolFailures?: boolean;
  summary?: string;
  json?: boolean;
}

export function gateCommand(program: Command, shell: Shell): void {
  const command = program
    .command('gate')
    .description(
      'Exit with 1 where results breach an SLA of the plan, for CI jobs',
    )
    .argument('<file...>', 'result files of this job')
    .option('--dir <dir>', 'folder of the component', '.')
    .option('--plan <file>', "plan instead of the component's own")
    .option(
      '--openapi <file...>',
      'API documents instead of the APIs in catalog-info.yaml',
    )
    .option('--policy <file>', "the portal's policy")
    .option('--component <name>', 'component of catalog-info.yaml')
    .option('--now <iso>', 'judge as of this instant')
    .option('--strict', 'fail where an SLA is not measured, too')
    .option(
      '--tool-failures',
      "fail where a test failed or a tool's own threshold was crossed, too",
    )
    .option(
      '--summary <file>',
      'add a Markdown summary to this file; else to the one that GITHUB_STEP_SUMMARY names',
    );
  addCacheOptions(command)
    .option('--json', 'print the verdict as JSON')
    .action((files: string[], options: GateOptions) =>
      gate(files, options, shell),
    );
}

async function gate(
  files: string[],
  options: GateOptions,
  shell: Shell,
): Promise<void> {
  const { inputs, assessment } = await assessFolder(
    options.dir,
    { ...options, results: files },
    shell,
  );
  const { title } = inputs.component;
  const verdict = gateVerdict(assessment, inputs.runs, {
    strict: options.strict ?? false,
    toolFailures: options.toolFailures ?? false,
  });
  const summary = options.summary ?? shell.env.GITHUB_STEP_SUMMARY;
  if (summary) await addSummary(summary, title, verdict, shell);
  if (options.json) printJson(shell, { schemaVersion: 1, ...verdict });
  else printParts(shell, describe(title, verdict, shell.columns));
  if (!verdict.passed) throw new CommandFailure(reasons(verdict), 1);
}

function headline(title: string, verdict: GateVerdict): string {
  return `${title}: ${verdict.passed ? 'passed' : 'not passed'}; ${count(
    verdict.slas.length,
    'SLA',
  )}, ${verdict.met} met, ${verdict.breached} breached, ${
    verdict.notMeasured
  } not measured by these results`;
}

function describe(
  title: string,
  verdict: GateVerdict,
  width: number,
): string[] {
  return [
    headline(title, verdict),
    verdict.slas.length === 0
      ? 'The plan has no SLA; add "slas" to a capability in perf-coverage.yaml to have something to hold results against.'
      : table(
          [
            { title: 'SLA', flexible: true },
            { title: 'Limit', flexible: true },
            { title: 'Actual', align: 'right' },
            { title: 'Result' },
          ],
          verdict.slas.map(cells),
          width,
        ),
    section(
      'Said by the tools',
      verdict.failures
        .map(({ file, message }) => `  ${file}: ${message}`)
        .join('\n'),
    ),
  ];
}

function cells({ name, limit, actual, result }: GatedSla): string[] {
  return [name, limit, actual ?? '', result];
}

function reasons(verdict: GateVerdict): string[] {
  const breached = verdict.slas.filter(sla => sla.result === 'breached');
  return [
    ...breached.map(sla => `${sla.name} is breached: ${sla.why}`),
    ...(breached.length === 0 && verdict.notMeasured > 0
      ? [`${count(verdict.notMeasured, 'SLA')} not measured by these results`]
      : []),
    ...(breached.length === 0 && verdict.notMeasured === 0
      ? verdict.failures.map(({ file, message }) => `${file}: ${message}`)
      : []),
  ];
}

async function addSummary(
  file: string,
  title: string,
  verdict: GateVerdict,
  shell: Shell,
): Promise<void> {
  const mark = verdict.passed ? '✅' : '❌';
  const parts = [
    `### ${mark} Performance: ${cell(headline(title, verdict))}`,
    verdict.slas.length === 0
      ? ''
      : markdownTable(
          ['SLA', 'Limit', 'Actual', 'Result'],
          verdict.slas.map(cells),
        ),
    verdict.failures
      .map(({ file: source, message }) => `- ${cell(source)}: ${cell(message)}`)
      .join('\n'),
  ];
  const text = `${parts.filter(part => part !== '').join('\n\n')}\n`;
  try {
    await fs.appendFile(path.resolve(shell.cwd, file), text);
  } catch (error) {
    throw failureAt(`--summary ${file}`, error);
  }
}
