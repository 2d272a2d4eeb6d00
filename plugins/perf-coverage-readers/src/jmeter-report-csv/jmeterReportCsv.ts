/*
 * The table of JMeter's Aggregate Report or Summary Report, saved as CSV, and
 * that of the plugins' command line (JMeterPluginsCMD):
 * https://jmeter.apache.org/usermanual/component_reference.html#Aggregate_Report
 */
import { InputError } from '@backstage/errors';
import { Run } from 'backstage-plugin-perf-coverage-common';
import {
  ReaderLimits,
  Recognition,
  ResultHead,
  ResultInput,
  ResultReader,
} from 'backstage-plugin-perf-coverage-node';
import { detectDelimiter, forEachRecord, splitRecord } from '../input/csv';
import { decimal } from '../input/numbers';
import { labelOperation } from '../jmeter/sample';
import { addLoad } from '../run/load';
import { RunBuilder, requestTotals } from '../run/RunBuilder';
import { StrayLines } from '../run/warnLines';

const format = 'jmeter-report-csv';
const maxRows = 50_000;

/** The names that JMeter and its plugins give to a column. */
const columns = {
  label: ['Label', 'sampler_label'],
  count: ['# Samples', 'aggregate_report_count'],
  avg: ['Average', 'average'],
  med: ['Median', 'aggregate_report_median'],
  min: ['Min', 'aggregate_report_min'],
  max: ['Max', 'aggregate_report_max'],
  stddev: ['Std. Dev.', 'aggregate_report_stddev'],
  error: ['Error %', 'aggregate_report_error%'],
  rate: ['Throughput', 'aggregate_report_rate'],
} as const;

const percentileColumn =
  /^(?:aggregate_report_)?(\d{1,2}(?:\.\d{1,3})?)%[ _][Ll]ine$/;

/**
 * Reads the saved table; percentiles are those that its header names.
 *
 * @public
 */
export const jmeterReportCsvReader: ResultReader = {
  format,
  title: 'JMeter Aggregate or Summary Report (CSV)',
  recognise,
  read,
};

type Row = ReadonlyMap<string, string>;

function cell(row: Row, names: readonly string[]): string | undefined {
  return row.get(names.find(name => row.has(name)) ?? '');
}

function headerOf(head: ResultHead): { delimiter: string; names: string[] } {
  const line = head.text.trimStart().split('\n', 1)[0].trim();
  const delimiter = detectDelimiter(line);
  return {
    delimiter,
    names: (splitRecord(line, delimiter) ?? []).map(name => name.trim()),
  };
}

function recognise(head: ResultHead): Recognition {
  const { names } = headerOf(head);
  const has = (column: readonly string[]) =>
    column.some(name => names.includes(name));
  return {
    confidence:
      has(columns.label) &&
      has(columns.count) &&
      has(columns.avg) &&
      has(columns.error)
        ? 0.96
        : 0,
  };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const { delimiter, names } = headerOf(input.head);
  const rows: Row[] = [];
  const stray = new StrayLines();
  let headerSeen = false;
  const end = await forEachRecord(input, delimiter, (fields, line) => {
    if (!headerSeen) {
      headerSeen = true;
      return;
    }
    const row = new Map(names.map((name, n) => [name, fields[n] ?? '']));
    if (decimal(cell(row, columns.count)) === undefined) {
      stray.add(line);
    } else if (rows.length < maxRows) {
      rows.push(row);
    }
  });
  if (rows.length === 0) {
    throw new InputError(
      `line ${
        stray.first ?? end.lines
      }: the ${format} file has no row with a number of samples`,
    );
  }
  const run = new RunBuilder(format, 'jmeter', limits);
  const whole = rows.find(isWhole);
  const counted = whole ? [whole] : rows;
  const requests = counted.reduce((sum, row) => sum + requestsOf(row), 0);
  const failed = counted.reduce((sum, row) => sum + (failedOf(row) ?? 0), 0);
  run.requests = requestTotals(requests, failed);
  for (const row of [...rows].sort((a, b) => +isWhole(b) - +isWhole(a))) {
    addRow(run, row);
  }
  stray.warn(run, end);
  return run.build();
}

function isWhole(row: Row): boolean {
  return cell(row, columns.label)?.trim().toUpperCase() === 'TOTAL';
}

function requestsOf(row: Row): number {
  return decimal(cell(row, columns.count)) ?? 0;
}

/** `1.25%`, or a share where the table was saved without formats. */
function failedOf(row: Row): number | undefined {
  const text = cell(row, columns.error)?.trim() ?? '';
  const share = text.endsWith('%')
    ? (decimal(text.slice(0, -1)) ?? NaN) / 100
    : decimal(text) ?? NaN;
  const failed = Math.round(share * requestsOf(row));
  return share <= 1 ? failed : undefined;
}

const perUnit = new Map([
  ['sec', 1],
  ['min', 60],
  ['hour', 3600],
]);

/** `12.5/sec`, `30.0/min`, or a number per second. */
function perSecond(row: Row): number | undefined {
  const [number, unit] = (cell(row, columns.rate) ?? '').split('/', 2);
  const value = decimal(number);
  const seconds = perUnit.get(unit?.trim() ?? 'sec');
  return value === undefined || seconds === undefined
    ? undefined
    : value / seconds;
}

function addRow(run: RunBuilder, row: Row): void {
  const label = cell(row, columns.label) ?? '';
  const operation = labelOperation(label);
  if (!isWhole(row) && operation === undefined) {
    return;
  }
  addLoad(run, {
    scope:
      isWhole(row) || operation === undefined ? [] : [['operation', operation]],
    requests: requestsOf(row),
    failed: failedOf(row),
    perSecond: perSecond(row),
    milliseconds: [
      ...(['count', 'min', 'avg', 'med', 'max', 'stddev'] as const).map(
        stat => [stat, decimal(cell(row, columns[stat]))] as const,
      ),
      ...[...row].flatMap(([column, value]): [string, number | undefined][] => {
        const match = percentileColumn.exec(column);
        return match ? [[`p${Number(match[1])}`, decimal(value)]] : [];
      }),
    ],
  });
}
