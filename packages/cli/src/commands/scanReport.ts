import {
  Finding,
  Inventory,
  InventoryFile,
  SourceGlobs,
} from 'backstage-plugin-perf-coverage-common';
import { section } from '../output/print';
import { table } from '../output/table';
import { count } from '../output/text';

/** More findings, or files that were skipped, are only counted. */
const maxShown = 50;
const severities: Finding['severity'][] = ['error', 'warning', 'info'];

/**
 * An inventory for people: the sums, then what is wrong and what was not looked
 * into, then the frameworks and the files.
 */
export function describeInventory(
  inventory: Inventory,
  dir: string,
  globs: SourceGlobs,
  width: number,
): string[] {
  const { files } = inventory;
  if (files.length === 0) {
    const where =
      globs.include.length === 0
        ? ''
        : `, among what matches ${globs.include.join(', ')}`;
    return [
      `No performance tests found in ${dir}${where}. Tests are known by what they import and how they are named.`,
      skippedSection(inventory, width),
    ];
  }
  return [
    sums(inventory),
    findingsSection(files, width),
    skippedSection(inventory, width),
    section('Frameworks', frameworkTable(files, width)),
    section('Files', fileTable(files, width)),
  ];
}

function sums({ totals }: Inventory): string {
  return [
    count(totals.files, 'file'),
    count(totals.tests, 'test'),
    count(totals.cases, 'case'),
    count(totals.scripts, 'script'),
    count(totals.scenarios, 'scenario'),
    count(totals.thresholds, 'threshold'),
    count(totals.requests, 'request'),
    count(totals.findings, 'finding'),
  ].join(', ');
}

function findingsSection(
  files: readonly InventoryFile[],
  width: number,
): string {
  const findings = files
    .flatMap(file => file.findings.map(finding => ({ file, finding })))
    .sort(
      (a, b) =>
        severities.indexOf(a.finding.severity) -
        severities.indexOf(b.finding.severity),
    );
  if (findings.length === 0) return '';
  const rows = findings
    .slice(0, maxShown)
    .map(({ file, finding }) => [
      `${file.path}:${finding.line}`,
      finding.severity,
      `${finding.message.replace(/[.:;]?$/, '.')} ${finding.help}`.trim(),
    ]);
  return section(
    'Findings',
    withMore(
      table(
        [
          { title: 'Place' },
          { title: 'Severity' },
          { title: 'What is wrong', flexible: true },
        ],
        rows,
        width,
      ),
      findings.length - rows.length,
    ),
  );
}

function skippedSection(
  { skipped = [], skippedTotal = 0 }: Inventory,
  width: number,
): string {
  if (skipped.length === 0) return '';
  const rows = skipped.slice(0, maxShown).map(one => [one.path, one.why]);
  return section(
    'Not looked into',
    withMore(
      table([{ title: 'Path' }, { title: 'Why', flexible: true }], rows, width),
      skippedTotal - rows.length,
    ),
  );
}

function withMore(text: string, more: number): string {
  return more > 0 ? `${text}… and ${more} more; --json lists them\n` : text;
}

function frameworkTable(
  files: readonly InventoryFile[],
  width: number,
): string {
  const groups = new Map<string, InventoryFile[]>();
  for (const file of files) {
    groups.set(file.framework, [...(groups.get(file.framework) ?? []), file]);
  }
  const sum = (group: InventoryFile[], of: (file: InventoryFile) => number) =>
    some(group.reduce((total, file) => total + of(file), 0));
  return table(
    [
      { title: 'Framework' },
      { title: 'Files', align: 'right' },
      { title: 'Tests', align: 'right' },
      { title: 'Scenarios', align: 'right' },
      { title: 'Thresholds', align: 'right' },
      { title: 'Requests', align: 'right' },
      { title: 'Findings', align: 'right' },
    ],
    [...groups].map(([framework, group]) => [
      framework,
      String(group.length),
      sum(group, file => file.tests.length),
      sum(group, file => file.scenarios.length),
      sum(group, thresholdsOf),
      sum(group, file => file.requests.length),
      sum(group, file => file.findings.length),
    ]),
    width,
  );
}

function fileTable(files: readonly InventoryFile[], width: number): string {
  return table(
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
    files.map(file => [
      file.path,
      file.framework,
      file.role === 'helper' ? 'helper' : file.kind ?? '',
      some(file.tests.length),
      some(file.scenarios.length),
      some(thresholdsOf(file)),
      some(file.requests.length),
      file.runnable ? 'yes' : 'no',
    ]),
    width,
  );
}

/** Of the script and of its tests. */
function thresholdsOf(file: InventoryFile): number {
  return file.tests.reduce(
    (total, test) => total + test.limits.length,
    file.thresholds.length,
  );
}

function some(number: number): string {
  return number === 0 ? '' : String(number);
}
