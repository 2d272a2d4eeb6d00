import { Run, RunMetric } from 'backstage-plugin-perf-coverage-common';
import { parseResult } from 'backstage-plugin-perf-coverage-readers';
import { Command } from 'commander';
import { failureAt } from '../failure';
import { readRun } from '../inputs/run';
import { printJson, printParts, section, warn } from '../output/print';
import { table } from '../output/table';
import { count, measured, percent, seconds } from '../output/text';
import { Shell } from '../shell';

const shownMetrics = 25;
const shownStats = [
  'count',
  'avg',
  'med',
  'p95',
  'p99',
  'max',
  'rate',
  'value',
];

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
    .option('--json', 'print the run as JSON')
    .action(
      async (file: string, options: { format?: string; json?: boolean }) => {
        const run =
          file === '-'
            ? await readStandardInput(shell, options.format)
            : await readRun(shell.cwd, file, options.format);
        if (options.json) {
          printJson(shell, run);
          return;
        }
        for (const warning of run.warnings) {
          warn(
            shell,
            `${file}${warning.line === null ? '' : `:${warning.line}`}: ${
              warning.message
            }`,
          );
        }
        printParts(shell, describe(run, shell.columns));
      },
    );
}

async function readStandardInput(shell: Shell, format?: string): Promise<Run> {
  try {
    return await parseResult(shell.stdin, { format });
  } catch (error) {
    throw failureAt('standard input', error);
  }
}

function describe(run: Run, width: number): string[] {
  const { totals } = run;
  const facts = [
    totals.requests === null ? '' : count(totals.requests, 'request'),
    totals.errorRate === null ? '' : `${percent(totals.errorRate)} failed`,
    totals.tests === 0
      ? ''
      : `${count(totals.tests, 'test')}, ${totals.failedTests} failed, ${
          totals.skippedTests
        } skipped`,
    totals.thresholds === 0
      ? ''
      : `${count(totals.thresholds, 'threshold')}, ${
          totals.failedThresholds
        } crossed`,
    totals.checks === 0
      ? ''
      : `${count(totals.checks, 'check')}, ${
          totals.failedChecks
        } with failures`,
  ].filter(fact => fact !== '');
  const failed = run.tests.filter(
    test => test.status === 'failed' || test.status === 'error',
  );
  return [
    [
      `${run.tool.name}${run.tool.version ? ` ${run.tool.version}` : ''}`,
      run.format,
      run.startedAt ?? '',
      run.durationSeconds === null ? '' : seconds(run.durationSeconds),
      run.synthetic ? 'synthetic: generated, not measured' : '',
    ]
      .filter(fact => fact !== '')
      .join(', '),
    facts.join('; '),
    metricTable(run.metrics, width),
    section(
      'Thresholds crossed',
      run.thresholds
        .filter(threshold => !threshold.ok)
        .map(threshold => `  ${threshold.metric} ${threshold.expression}\n`)
        .join(''),
    ),
    section(
      'Failed tests',
      failed
        .map(
          test =>
            `  ${test.suite === null ? '' : `${test.suite} › `}${test.name}\n`,
        )
        .join(''),
    ),
  ];
}

function metricTable(metrics: readonly RunMetric[], width: number): string {
  if (metrics.length === 0) return '';
  const rows = [...metrics]
    .sort(byInterest)
    .slice(0, shownMetrics)
    .map(metric => [
      metric.name,
      scopeOf(metric),
      ...shownStats.map(stat =>
        Object.hasOwn(metric.stats, stat) ? measured(metric.stats[stat]) : '',
      ),
      metric.unit,
    ]);
  const more = metrics.length - rows.length;
  return (
    table(
      [
        { title: 'Metric' },
        { title: 'Of', flexible: true },
        ...shownStats.map(title => ({ title, align: 'right' as const })),
        { title: 'Unit' },
      ],
      rows,
      width,
    ) + (more > 0 ? `… and ${more} more; --json has them all\n` : '')
  );
}

/** Response times first, then what is about the whole run. */
function byInterest(a: RunMetric, b: RunMetric): number {
  const key = ({ name, scope }: RunMetric) =>
    (name === 'http_req_duration' ? 0 : 2) +
    (Object.keys(scope).length === 0 ? 0 : 1);
  return key(a) - key(b);
}

function scopeOf({ scope }: RunMetric): string {
  return Object.entries(scope)
    .map(([key, value]) =>
      ['operation', 'scenario', 'test', 'name'].includes(key)
        ? value
        : `${key}=${value}`,
    )
    .join(' ');
}
