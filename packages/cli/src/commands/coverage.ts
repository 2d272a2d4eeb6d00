import {
  AssessedCapability,
  AssessedGap,
  Assessment,
  Effort,
  priorities,
} from 'backstage-plugin-perf-coverage-common';
import { Command } from 'commander';
import { assessFolder, AssessOptions } from '../inputs/assessFolder';
import { printJson, printParts, section } from '../output/print';
import { table } from '../output/table';
import {
  count,
  figure,
  hours,
  measured,
  oneLine,
  percent,
} from '../output/text';
import { Shell } from '../shell';
import { addAssessOptions } from './assessOptions';

const shownOperations = 20;
const shownMissing = 4;

export function coverageCommand(program: Command, shell: Shell): void {
  addAssessOptions(
    program
      .command('coverage')
      .description(
        'What is performance-tested and what is missing, from sources, plan, APIs and results',
      ),
  )
    .option('--json', 'print the assessment as JSON')
    .action(
      async (dir: string, options: AssessOptions & { json?: boolean }) => {
        const { inputs, assessment } = await assessFolder(dir, options, shell);
        if (options.json) printJson(shell, assessment);
        else {
          printParts(
            shell,
            describe(inputs.component.title, assessment, shell.columns),
          );
        }
      },
    );
}

function describe(
  title: string,
  assessment: Assessment,
  width: number,
): string[] {
  const { totals } = assessment;
  return [
    `${title}: ${assessment.state}, ${
      totals.coverage === null
        ? 'nothing is asked of it yet'
        : `${percent(totals.coverage)} covered (${
            totals.metRequirements
          } of ${count(totals.requirements, 'requirement')} met)`
    }`,
    capabilityTable(assessment, width),
    section('SLAs', slaTable(assessment, width)),
    section(
      `Gaps: ${count(totals.gaps, 'gap')}${effortOf(totals.effort)}`,
      gapTable(assessment.gaps, width),
    ),
    operationsText(assessment),
    section(
      'Tests and SLAs that contradict each other',
      lines(
        assessment.findings
          ?.filter(({ severity }) => severity === 'warning')
          .map(({ file, line, message }) => `${file}:${line}: ${message}`),
      ),
    ),
    section(
      'Limits that results suggest',
      lines(
        assessment.capabilities.flatMap(capability =>
          (capability.recommendedSlas ?? []).map(
            ({ threshold, metric, stat, method }) =>
              `${capability.title}: ${metric} ${stat} ${threshold} (${method})`,
          ),
        ),
      ),
    ),
  ];
}

/** At most so many; --json has them all. */
const shownLines = 20;

function lines(texts: readonly string[] = []): string {
  const more = texts.length - shownLines;
  return [
    ...texts.slice(0, shownLines).map(text => `  ${oneLine(text)}\n`),
    more > 0 ? `  … and ${more} more; --json has them all\n` : '',
  ].join('');
}

function effortOf(effort: Effort): string {
  return effort.mean === 0
    ? ''
    : `, ${hours(effort.low, effort.high)} (80 % interval; ${figure(
        effort.naiveLow,
      )}–${figure(effort.naiveHigh)} h if the ends are added)`;
}

function capabilityTable({ capabilities }: Assessment, width: number): string {
  if (capabilities.length === 0) return '';
  return table(
    [
      { title: 'Capability', flexible: true },
      { title: 'State' },
      { title: 'Met', align: 'right' },
      { title: 'Missing', flexible: true },
    ],
    capabilities.map(capability => [
      capability.title,
      capability.state,
      `${capability.met}/${capability.applicable}`,
      capability.excludedBecause ?? missingFrom(capability),
    ]),
    width,
  );
}

function missingFrom({ requirements }: AssessedCapability): string {
  const missing = requirements
    .filter(requirement => !requirement.met)
    .map(requirement => requirement.subject);
  const more = missing.length - shownMissing;
  return more > 1
    ? `${missing.slice(0, shownMissing).join(', ')} and ${more} more`
    : missing.join(', ');
}

function slaTable({ slas }: Assessment, width: number): string {
  if (slas.length === 0) return '';
  return table(
    [
      { title: 'SLA', flexible: true },
      { title: 'Limit' },
      { title: 'Actual', align: 'right' },
      { title: 'State' },
    ],
    slas.map(sla => [
      sla.name,
      `${sla.metric} ${sla.stat} ${sla.operator} ${measured(sla.value)} ${
        sla.unit
      }`,
      sla.actual === null ? '' : `${measured(sla.actual)} ${sla.unit}`,
      sla.state,
    ]),
    width,
  );
}

function gapTable(gaps: readonly AssessedGap[], width: number): string {
  if (gaps.length === 0) return '';
  const sorted = priorities.flatMap(priority =>
    gaps.filter(gap => gap.priority === priority),
  );
  return table(
    [
      { title: 'Priority' },
      { title: 'Gap', flexible: true },
      { title: 'Estimate', align: 'right' },
      { title: 'Phase' },
      { title: 'Assignee' },
      { title: 'Id' },
    ],
    sorted.map(gap => [
      gap.priority,
      gap.title,
      gap.estimate === null ? '' : hours(gap.estimate.low, gap.estimate.high),
      gap.phase ?? '',
      gap.assignee ?? '',
      gap.id,
    ]),
    width,
  );
}

function operationsText({
  operations,
  requestsWithoutOperation,
  totals,
}: Assessment): string {
  if (operations.length === 0) return '';
  const open = operations.filter(
    operation =>
      operation.evidence === 'none' || operation.evidence === 'broken',
  );
  const shown = open
    .slice(0, shownOperations)
    .map(operation => `  ${operation.method} ${operation.path}\n`);
  const more = open.length - shown.length;
  return [
    `Operations: ${totals.coveredOperations} of ${totals.operations} exercised by a test`,
    requestsWithoutOperation.length === 0
      ? ''
      : `, ${count(
          requestsWithoutOperation.length,
          'request',
        )} to no known operation`,
    '\n',
    open.length === 0 ? '' : 'Not exercised:\n',
    ...shown,
    more > 0 ? `  … and ${more} more; --json has them all\n` : '',
  ].join('');
}
